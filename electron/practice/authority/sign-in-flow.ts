import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { isAddress } from '../../../shared/text/validators.ts';
import { findPerson, type Person } from '../directory.ts';
import type { Clock } from '../tokens.ts';
import { aadsts, describeAadsts, type AadstsError } from './aadsts.ts';
import { readAuthorizeRequest, type AuthorizeRequest } from './authorize-request.ts';
import { createExpiringMap } from './expiring-map.ts';
import type { GrantStore } from './grants.ts';
import { textReply, type HttpReply, type HttpRequest } from './http-message.ts';
import { errorPage, signInActions, signInFields, signInPage } from './sign-in-page.ts';

/** As long as a person may take over the page. */
const flowLifetimeMs = 10 * 60_000;

/** More than one administrator's tries leave open; the oldest give way. */
const maxFlows = 200;

/** `__Host-`: only this origin can set it, only over TLS, for the whole origin. */
const cookieName = '__Host-practice-browser';
const cookieSyntax = /^[A-Za-z0-9_-]{43}$/;

const wrongInputTitle = 'Your account or password is incorrect.';
const noRedirectTitle = 'The sign-in request is not one this tenant can answer.';

/** A sign-in between its first page and the redirect. */
interface Flow {
  request: AuthorizeRequest;
  tenantName: string;
  /** The browser that was given the page; no other may post its form. */
  browser: string;
  requestId: string | undefined;
}

/** The pages of one authority on which people sign in. */
export interface SignInFlow {
  /** Answers a request at `/oauth2/v2.0/authorize`. */
  authorize(request: HttpRequest, tenantName: string): HttpReply;
  /** Answers the page's form. */
  submit(request: HttpRequest): HttpReply;
}

/**
 * Makes the authorization endpoint: GET shows the page, its form leads to the redirect URI.
 *
 * @param origin of the authority; forms posted from elsewhere are refused
 */
export function createSignInFlow(options: {
  origin: string;
  grants: GrantStore;
  now: Clock;
}): SignInFlow {
  const { origin, grants, now } = options;
  const flows = createExpiringMap<Flow>({ lifetimeMs: flowLifetimeMs, maxEntries: maxFlows, now });

  function showPage(
    id: string,
    flow: Flow,
    user: string,
    refusal?: { title: string; error: AadstsError },
  ): HttpReply {
    return signInPage({
      flow: id,
      action: `/${flow.tenantName}/login`,
      user,
      picker: user === '' || flow.request.prompt === 'select_account',
      redirectUri: flow.request.redirectUri,
      cookie: `${cookieName}=${flow.browser}; Path=/; Secure; HttpOnly; SameSite=Strict`,
      ...(refusal
        ? {
            error: {
              ...describeAadsts(refusal.error, now(), flow.requestId),
              title: refusal.title,
            },
          }
        : {}),
    });
  }

  function signIn(id: string, flow: Flow, user: string, password: string): HttpReply {
    const person = findPerson(user);
    if (!person || !isPassword(person, password)) {
      const error = person || !isAddress(user) ? aadsts.wrongPassword() : aadsts.unknownUser(user);
      return showPage(id, flow, user, { title: wrongInputTitle, error });
    }
    flows.delete(id);
    const { redirectUri, codeChallenge, nonce, scopes, state } = flow.request;
    return redirect(redirectUri, {
      code: grants.issueCode({
        person,
        redirectUri,
        codeChallenge,
        scopes,
        ...(nonce === undefined ? {} : { nonce }),
      }),
      state,
      session_state: randomBytes(16).toString('hex'),
    });
  }

  return {
    authorize(request, tenantName) {
      if (request.method !== 'GET' && request.method !== 'HEAD') {
        return { ...textReply(405, 'Use GET.'), headers: { Allow: 'GET, HEAD' } };
      }
      const reading = readAuthorizeRequest(request.query);
      const requestId = request.requestId ?? request.query.get('client-request-id');
      if (reading.kind === 'page') {
        return errorPage(400, noRedirectTitle, describeAadsts(reading.error, now(), requestId));
      }
      if (reading.kind === 'redirect') {
        const { error, error_description, error_uri } = describeAadsts(
          reading.error,
          now(),
          requestId,
        );
        const { redirectUri, state } = reading;
        return redirect(redirectUri, { error, error_description, error_uri, state });
      }
      const known = request.cookie(cookieName);
      const flow: Flow = {
        request: reading.request,
        tenantName,
        browser: known !== undefined && cookieSyntax.test(known) ? known : randomName(),
        requestId,
      };
      const id = randomName();
      flows.set(id, flow);
      return showPage(id, flow, reading.request.loginHint ?? '');
    },

    submit(request) {
      if (request.method !== 'POST') {
        return { ...textReply(405, 'Use POST.'), headers: { Allow: 'POST' } };
      }
      const { form } = request;
      const id = form.get(signInFields.flow);
      const flow = id === undefined ? undefined : flows.get(id);
      const expired = () =>
        errorPage(
          400,
          'This sign-in has expired. Start it again from the program that asked for it.',
          describeAadsts(aadsts.signInExpired(), now(), request.requestId),
        );
      if (id === undefined || !flow || form.repeated !== undefined) return expired();
      // The form must come from the page itself, in the browser that was given it.
      if (request.origin !== undefined && request.origin !== origin) return expired();
      if (!sameText(request.cookie(cookieName) ?? '', flow.browser)) return expired();

      const user = (form.get(signInFields.user) ?? '').trim().slice(0, 254);
      switch (form.get(signInFields.action)) {
        case signInActions.cancel:
          flows.delete(id);
          return redirect(flow.request.redirectUri, {
            error: 'access_denied',
            error_subcode: 'cancel',
            state: flow.request.state,
          });
        case signInActions.pick:
          return showPage(id, flow, user);
        case undefined:
        default:
          return signIn(id, flow, user, form.get(signInFields.password) ?? '');
      }
    },
  };
}

/** Sends the browser to the client with the given parameters. */
function redirect(
  redirectUri: string,
  parameters: Readonly<Record<string, string | undefined>>,
): HttpReply {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined) url.searchParams.set(name, value);
  }
  return { status: 302, headers: { Location: url.href } };
}

function isPassword(person: Person, password: string): boolean {
  return sameText(person.password, password);
}

/** Compares in a time that tells nothing about where two texts differ. */
function sameText(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}

/** 256 random bits. */
function randomName(): string {
  return randomBytes(32).toString('base64url');
}
