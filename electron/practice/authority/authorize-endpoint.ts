import { randomBytes } from 'node:crypto';
import { tenant, type Person } from '../directory.ts';
import type { Clock } from '../tokens.ts';
import { aadsts, describeAadsts, type AadstsError } from './aadsts.ts';
import { readAuthorizeRequest, type AuthorizeRequest } from './authorize-request.ts';
import type { Consents } from './consents.ts';
import type { GrantStore } from './grants.ts';
import { html } from './html.ts';
import { textReply, type HttpReply, type HttpRequest } from './http-message.ts';
import type { PageFlows, StepResult } from './page-flow.ts';
import { textsOf, type PageTexts } from './page-texts.ts';
import { questionStep } from './question-step.ts';
import { redirectReply } from './redirect-reply.ts';
import { errorPage } from './sign-in-page.ts';
import { signInStep } from './sign-in-step.ts';
import { peopleOf } from './tenants.ts';

/** A request with the texts of its pages. */
type Asked = AuthorizeRequest & { texts: PageTexts };

/** Answers a request at `/oauth2/v2.0/authorize`. */
export type AuthorizeEndpoint = (request: HttpRequest, tenantName: string) => HttpReply;

/** Makes the authorization endpoint: its pages lead to the redirect URI (RFC 6749 section 4.1.2). */
export function createAuthorizeEndpoint(options: {
  grants: GrantStore;
  consents: Consents;
  pages: PageFlows;
  now: Clock;
}): AuthorizeEndpoint {
  const { grants, consents, pages, now } = options;

  function refuse(
    error: AadstsError,
    to: Pick<Asked, 'redirectUri' | 'responseMode' | 'state' | 'texts'>,
    requestId: string | undefined,
  ): HttpReply {
    const body = describeAadsts(error, now(), requestId);
    const parameters = {
      error: body.error,
      error_description: body.error_description,
      error_uri: body.error_uri,
      state: to.state,
    };
    return redirectReply(to.redirectUri, to.responseMode, parameters, to.texts);
  }

  function issueCode(request: Asked, person: Person): HttpReply {
    const { redirectUri, responseMode, codeChallenge, nonce, scopes, state } = request;
    const parameters = {
      code: grants.issueCode({
        person,
        redirectUri,
        codeChallenge,
        scopes,
        ...(nonce === undefined ? {} : { nonce }),
      }),
      state,
      session_state: randomBytes(16).toString('hex'),
    };
    return redirectReply(redirectUri, responseMode, parameters, request.texts);
  }

  /** After the password: consent where it is needed, else the code. */
  function signedIn(request: Asked, person: Person, requestId: string | undefined): StepResult {
    if (request.prompt !== 'consent' && !consents.isNeeded(person)) {
      return { kind: 'end', reply: issueCode(request, person) };
    }
    const permissions = request.scopes.full.map((scope) => html`<li><code>${scope}</code></li> `);
    return {
      kind: 'step',
      step: questionStep({
        title: (texts) => texts.permissions,
        content: (texts) =>
          html`<p>${texts.permissionsAs(tenant.clientName, person.address)}</p>
            <ul class="permissions">
              ${permissions}
            </ul>`,
        accept: (texts) => texts.accept,
        redirectUri: request.redirectUri,
        accepted: () => {
          consents.give(person);
          return { kind: 'end', reply: issueCode(request, person) };
        },
        refused: () => refuse(aadsts.consentDeclined(), request, requestId),
      }),
    };
  }

  return (request, tenantName) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return { ...textReply(405, 'Use GET.'), headers: { Allow: 'GET, HEAD' } };
    }
    const reading = readAuthorizeRequest(request.query);
    const requestId = request.requestId ?? request.query.get('client-request-id');
    const texts = textsOf(request);
    if (reading.kind === 'page') {
      const error = describeAadsts(reading.error, now(), requestId);
      return errorPage(400, texts.wrongSignInRequest, error, texts);
    }
    if (reading.kind === 'redirect') return refuse(reading.error, { ...reading, texts }, requestId);
    const asked: Asked = { ...reading.request, texts };
    return pages.begin(
      request,
      tenantName,
      signInStep({
        people: peopleOf(tenantName),
        loginHint: asked.loginHint ?? '',
        selectAccount: asked.prompt === 'select_account',
        redirectUri: asked.redirectUri,
        signedIn: (person) => signedIn(asked, person, requestId),
        cancelled: () =>
          redirectReply(
            asked.redirectUri,
            asked.responseMode,
            { error: 'access_denied', error_subcode: 'cancel', state: asked.state },
            texts,
          ),
      }),
    );
  };
}
