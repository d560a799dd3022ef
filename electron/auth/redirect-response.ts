import { createHash, timingSafeEqual } from 'node:crypto';
import type { Secret } from '../../shared/secret.ts';
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

/** What the authority answered at the redirect URI. */
export type RedirectResponse =
  | { kind: 'code'; code: VerifiedCode }
  /** RFC 6749 section 4.1.2.1; both texts as the server sent them. */
  | { kind: 'error'; error: string; description: string }
  /** The answer of the admin-consent page, which this flow never asked for. */
  | { kind: 'adminConsent'; granted: boolean }
  /** Not an answer to this request; `reason` holds nothing of the answer but parameter names. */
  | { kind: 'unknown'; reason: string };

/** What the answer is held against. */
export interface ExpectedResponse {
  redirectUri: string;
  state: string;
  /** The authority's issuer, which an `iss` in the answer must equal (RFC 9207). */
  issuer: string;
}

/**
 * Reads the authority's answer out of the address it redirected to. In this order: the address is
 * the redirect URI; no parameter occurs twice (RFC 6749 section 3.1); `state` is the expected one,
 * compared in constant time (section 10.12); `iss`, where there is one, is the expected one
 * (RFC 9207 section 2.4). Only then are `code` and `error` looked at.
 *
 * @param url the whole address; a secret, because it holds the code
 */
export function parseRedirectResponse(url: Secret, expected: ExpectedResponse): RedirectResponse {
  if (url.length > maxRedirectUrlCharacters) return unknown('the address is too long');
  const address = url.reveal();
  if (!matchesRedirectUri(address, expected.redirectUri)) {
    return unknown('the address is not the redirect URI');
  }
  const parameters = new URL(address).searchParams;
  const names = [...parameters.keys()];
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated !== undefined) return unknown(`${repeated} is there more than once`);

  const state = parameters.get('state');
  if (state === null) return unknown('state is missing');
  if (!equalInConstantTime(state, expected.state)) return unknown('state is not the one sent');
  const issuer = parameters.get('iss');
  if (issuer !== null && issuer !== expected.issuer) {
    return unknown('iss is not the expected issuer');
  }

  const error = parameters.get('error');
  const code = parameters.get('code');
  if (error !== null && code !== null) return unknown('both code and error are there');
  if (error !== null) {
    return { kind: 'error', error, description: parameters.get('error_description') ?? '' };
  }
  if (code !== null && code !== '') return { kind: 'code', code: new VerifiedCode(code, state) };
  const consent = parameters.get('admin_consent');
  if (consent !== null) {
    return { kind: 'adminConsent', granted: consent.toLowerCase() === 'true' };
  }
  return unknown('neither code nor error is there');
}

function unknown(reason: string): RedirectResponse {
  return { kind: 'unknown', reason };
}

/** Compares digests, so that neither content nor length shows in the time it takes. */
function equalInConstantTime(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
