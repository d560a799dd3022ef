import { tenant, type Person } from '../directory.ts';
import type { Clock } from '../tokens.ts';
import { aadsts, describeAadsts, type AadstsError } from './aadsts.ts';
import { isRegisteredRedirectUri } from './authorize-request.ts';
import type { Consents } from './consents.ts';
import { html } from './html.ts';
import { textReply, type HttpReply, type HttpRequest } from './http-message.ts';
import type { PageFlows, StepResult } from './page-flow.ts';
import { textsOf, type PageTexts } from './page-texts.ts';
import { questionStep } from './question-step.ts';
import { redirectReply } from './redirect-reply.ts';
import { errorPage } from './sign-in-page.ts';
import { signInStep } from './sign-in-step.ts';
import { peopleOf } from './tenants.ts';

const maxScopeLength = 2048;

/** What an administrator is asked to agree to. */
interface ConsentRequest {
  redirectUri: string;
  state: string | undefined;
  /** As it was asked; without it, everything that the registration lists. */
  scope: string | undefined;
}

/** Answers a request at `/adminconsent` or `/v2.0/adminconsent`. */
export type AdminConsentEndpoint = (request: HttpRequest, tenantName: string) => HttpReply;

/**
 * Makes the page on which an administrator agrees for the whole tenant.
 * Source: Microsoft, "Admin consent on the Microsoft identity platform".
 */
export function createAdminConsent(options: {
  consents: Consents;
  pages: PageFlows;
  now: Clock;
}): AdminConsentEndpoint {
  const { consents, pages, now } = options;

  function ask(
    person: Person,
    { redirectUri, state, scope }: ConsentRequest,
    requestId: string | undefined,
    texts: PageTexts,
  ): StepResult {
    if (!person.admin) {
      const error = describeAadsts(aadsts.adminApprovalNeeded(), now(), requestId);
      return { kind: 'end', reply: errorPage(403, texts.needAdmin, error, texts) };
    }
    const scopes = scope?.split(' ').filter((part) => part !== '') ?? [];
    return {
      kind: 'step',
      step: questionStep({
        title: () => texts.permissionsForAll,
        content: () =>
          html`<p>${texts.everybody(tenant.displayName, tenant.clientName, scopes.length === 0)}</p>
            <ul class="permissions">
              ${scopes.map((name) => html`<li><code>${name}</code></li> `)}
            </ul>`,
        accept: () => texts.accept,
        redirectUri,
        accepted: () => {
          consents.giveForTenant();
          const reply = redirectReply(redirectUri, 'query', {
            admin_consent: 'True',
            tenant: tenant.id,
            state,
            scope,
          });
          return { kind: 'end', reply };
        },
        refused: () => declined({ redirectUri, state }, requestId),
      }),
    };
  }

  function declined(
    { redirectUri, state }: Pick<ConsentRequest, 'redirectUri' | 'state'>,
    requestId: string | undefined,
  ): HttpReply {
    const body = describeAadsts(aadsts.consentDeclined(), now(), requestId);
    return redirectReply(redirectUri, 'query', {
      error: body.error,
      error_subcode: 'cancel',
      error_description: body.error_description,
      error_uri: body.error_uri,
      state,
    });
  }

  return (request, tenantName) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return { ...textReply(405, 'Use GET.'), headers: { Allow: 'GET, HEAD' } };
    }
    const requestId = request.requestId ?? request.query.get('client-request-id');
    const reading = readConsentRequest(request);
    if ('error' in reading) {
      const texts = textsOf(request);
      const error = describeAadsts(reading.error, now(), requestId);
      return errorPage(400, texts.wrongConsentRequest, error, texts);
    }
    return pages.begin(
      request,
      tenantName,
      signInStep({
        people: peopleOf(tenantName),
        loginHint: '',
        selectAccount: false,
        redirectUri: reading.redirectUri,
        signedIn: (person, texts) => ask(person, reading, requestId, texts),
        cancelled: () => declined(reading, requestId),
      }),
    );
  };
}

function readConsentRequest({ query }: HttpRequest): ConsentRequest | { error: AadstsError } {
  if (query.repeated !== undefined) return { error: aadsts.malformedRequest() };
  const clientId = query.get('client_id');
  if (clientId === undefined) return { error: aadsts.missingParameter('client_id') };
  if (clientId.toLowerCase() !== tenant.clientId) {
    return { error: aadsts.unknownClient(clientId.slice(0, 64)) };
  }
  const redirectUri = query.get('redirect_uri');
  if (redirectUri === undefined) return { error: aadsts.missingParameter('redirect_uri') };
  if (!isRegisteredRedirectUri(redirectUri)) {
    return { error: aadsts.redirectUriMismatch(redirectUri.slice(0, 256), tenant.clientId) };
  }
  const scope = query.get('scope');
  const state = query.get('state');
  if ((scope?.length ?? 0) > maxScopeLength || (state?.length ?? 0) > maxScopeLength) {
    return { error: aadsts.malformedRequest() };
  }
  return { redirectUri, state, scope };
}
