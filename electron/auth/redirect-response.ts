import { createHash, timingSafeEqual } from 'node:crypto';
import type { Secret } from '../../shared/secret.ts';
import { isExpectedIssuer, tenantOfIssuer } from './issuer.ts';
import { maxRedirectUrlCharacters } from './limits.ts';
import { makeSecret } from './make-secret.ts';
import { matchesRedirectUri } from './redirect-uri.ts';

/**
 * An authorization code whose `state` was checked. Only {@link parseRedirectResponse} can make
 * one, and what redeems a code takes nothing else, so the check cannot be left out by accident.
 */
class VerifiedCode {
  readonly #code: Secret;
  /** The state that came with the code, for the library to check once more. */
  readonly returnedState: string;

  constructor(code: string, returnedState: string) {
    this.#code = makeSecret(code);
    this.returnedState = returnedState;
  }

  /** The code, still hidden. */
  get secret(): Secret {
    return this.#code;
  }
}
export type { VerifiedCode };

/** An answer that came as a form (`response_mode=form_post`); a secret, because it holds the code. */
export interface FormAnswer {
  /** `application/x-www-form-urlencoded` */
  form: Secret;
}

/** What came to the redirect URI: the whole address it was led to, or a form that was posted there. */
export type RedirectAnswer = Secret | FormAnswer;

/** What the authority answered at the redirect URI. */
export type RedirectResponse =
  /** `issuerTenantId`: the tenant in `iss`, where the answer has one. */
  | { kind: 'code'; code: VerifiedCode; issuerTenantId?: string }
  /** RFC 6749 section 4.1.2.1; both texts as the server sent them. */
  | { kind: 'error'; error: string; description: string }
  /** The answer of the admin-consent page: the tenant it is for and the scopes, as they were said. */
  | { kind: 'adminConsent'; granted: boolean; tenant?: string; scope?: string }
  /** Not an answer to this request; `reason` holds nothing of the answer but parameter names. */
  | { kind: 'unknown'; reason: string };

/** What the answer is held against. */
export interface ExpectedResponse {
  redirectUri: string;
  state: string;
  /**
   * The authority's issuer, which an `iss` in the answer must equal (RFC 9207); with `{tenantid}`
   * in it, `iss` may name any tenant.
   */
  issuer: string;
}

/**
 * Reads the authority's answer. In this order: an address is the redirect URI; no parameter occurs
 * twice (RFC 6749 section 3.1); `state` is the expected one, compared in constant time (section
 * 10.12); `iss`, where there is one, is the expected one (RFC 9207 section 2.4). Only then are
 * `code` and `error` looked at.
 *
 * @param answer for a form, who received it has seen to it that it came to the redirect URI
 */
export function parseRedirectResponse(
  answer: RedirectAnswer,
  expected: ExpectedResponse,
): RedirectResponse {
  const text = textOf(answer);
  if (text.length > maxRedirectUrlCharacters) return unknown('the address is too long');
  if (!isForm(answer) && !matchesRedirectUri(text.reveal(), expected.redirectUri)) {
    return unknown('the address is not the redirect URI');
  }
  const parameters = parametersOf(answer);
  const names = [...parameters.keys()];
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated !== undefined) return unknown(`${repeated} is there more than once`);

  const state = parameters.get('state');
  if (state === null) return unknown('state is missing');
  if (!equalInConstantTime(state, expected.state)) return unknown('state is not the one sent');
  const issuer = parameters.get('iss');
  if (issuer !== null && !isExpectedIssuer(issuer, expected.issuer)) {
    return unknown('iss is not the expected issuer');
  }

  const error = parameters.get('error');
  const code = parameters.get('code');
  if (error !== null && code !== null) return unknown('both code and error are there');
  if (error !== null) {
    return { kind: 'error', error, description: parameters.get('error_description') ?? '' };
  }
  if (code !== null && code !== '') {
    const issuerTenantId = issuer === null ? undefined : tenantOfIssuer(issuer);
    return {
      ...{ kind: 'code', code: new VerifiedCode(code, state) },
      ...(issuerTenantId === undefined ? {} : { issuerTenantId }),
    };
  }
  const consent = parameters.get('admin_consent');
  if (consent !== null) {
    const tenant = parameters.get('tenant');
    const scope = parameters.get('scope');
    return {
      kind: 'adminConsent',
      granted: consent.toLowerCase() === 'true',
      ...(tenant === null ? {} : { tenant }),
      ...(scope === null ? {} : { scope }),
    };
  }
  return unknown('neither code nor error is there');
}

/**
 * Why an answer cannot be to the request that had this state: for whoever listens where others can
 * send something too. Looks at nothing but `state`, so that what nobody else could have made stays
 * an answer whatever else is wrong with it.
 *
 * @returns `undefined` where one `state` is right
 */
export function reasonNotAnswered(answer: RedirectAnswer, state: string): string | undefined {
  if (textOf(answer).length > maxRedirectUrlCharacters) return 'the answer is too long';
  const states = parametersOf(answer).getAll('state');
  if (states.length === 0) return 'state is missing';
  const isRight = states.map((given) => equalInConstantTime(given, state)).includes(true);
  return isRight ? undefined : 'state is not the one sent';
}

function isForm(answer: RedirectAnswer): answer is FormAnswer {
  return 'form' in answer;
}

function textOf(answer: RedirectAnswer): Secret {
  return isForm(answer) ? answer.form : answer;
}

function parametersOf(answer: RedirectAnswer): URLSearchParams {
  if (isForm(answer)) return new URLSearchParams(answer.form.reveal());
  const address = answer.reveal();
  return URL.canParse(address) ? new URL(address).searchParams : new URLSearchParams();
}

function unknown(reason: string): RedirectResponse {
  return { kind: 'unknown', reason };
}

/** Compares digests, so that neither content nor length shows in the time it takes. */
function equalInConstantTime(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
