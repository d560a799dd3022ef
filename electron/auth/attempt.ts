import { randomBytes } from 'node:crypto';
import { CryptoProvider } from '@azure/msal-node';
import type { Secret } from '../../shared/secret.ts';
import { makeSecret } from './make-secret.ts';
import {
  parseRedirectResponse,
  reasonNotAnswered,
  type ExpectedResponse,
  type RedirectAnswer,
  type RedirectResponse,
  type VerifiedCode,
} from './redirect-response.ts';

/** 256 bits: RFC 6749 section 10.10 asks for at least 128, and says to prefer 160. */
const randomLength = 32;

const alreadyAnswered = 'this sign-in was already answered';

/** What the authorization request carries; none of it lets anyone redeem the code. */
export interface AuthorizationParameters {
  state: string;
  nonce: string;
  /** S256 of the verifier (RFC 7636 section 4.2). */
  codeChallenge: string;
}

/** All that redeeming one code takes. */
export interface Redemption {
  kind: 'code';
  code: VerifiedCode;
  verifier: Secret;
  state: string;
  nonce: string;
  /** The tenant that the answer's `iss` named (RFC 9207), where it had one. */
  issuerTenantId?: string;
}

export type AttemptResult = Redemption | Exclude<RedirectResponse, { kind: 'code' }>;

/** The values that bind one authorization request to its answer. Used once. */
export interface SignInAttempt {
  parameters: AuthorizationParameters;
  /**
   * Reads the answer and ends the attempt, whatever the answer is: state, nonce and verifier are
   * dropped, and a second answer is `unknown`.
   */
  finish(answer: RedirectAnswer, expected: Omit<ExpectedResponse, 'state'>): AttemptResult;
  /** Why an answer is not to this attempt, by its state; the attempt goes on whatever it says. */
  reasonNotMine(answer: RedirectAnswer): string | undefined;
}

/** Makes state, nonce and PKCE codes for one sign-in. */
export async function createSignInAttempt(): Promise<SignInAttempt> {
  const pkce = await new CryptoProvider().generatePkceCodes();
  const parameters: AuthorizationParameters = {
    state: randomBytes(randomLength).toString('base64url'),
    nonce: randomBytes(randomLength).toString('base64url'),
    codeChallenge: pkce.challenge,
  };
  let open: { state: string; nonce: string; verifier: Secret } | undefined = {
    state: parameters.state,
    nonce: parameters.nonce,
    verifier: makeSecret(pkce.verifier),
  };
  return {
    parameters,
    finish(answer, expected) {
      if (!open) return { kind: 'unknown', reason: alreadyAnswered };
      const kept = open;
      // Before the answer is even read: an attempt that was answered wrongly is over as well.
      open = undefined;
      const response = parseRedirectResponse(answer, { ...expected, state: kept.state });
      return response.kind === 'code' ? { ...kept, ...response } : response;
    },
    reasonNotMine: (answer) => (open ? reasonNotAnswered(answer, open.state) : alreadyAnswered),
  };
}
