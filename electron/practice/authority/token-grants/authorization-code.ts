import { createHash, timingSafeEqual } from 'node:crypto';
import { aadsts } from '../aadsts.ts';
import type { GrantStore } from '../grants.ts';
import type { Parameters } from '../http-message.ts';
import { readScopes } from '../scopes.ts';
import { refusal, type Outcome } from './types.ts';

/** RFC 7636 section 4.1. */
const verifierSyntax = /^[A-Za-z0-9._~-]{43,128}$/;

/** RFC 6749 section 4.1.3 with RFC 7636 section 4.5. */
export function redeemCode(form: Parameters, grants: GrantStore): Outcome {
  const code = form.get('code');
  if (code === undefined) return refusal(aadsts.missingParameter('code'));
  const redirectUri = form.get('redirect_uri');
  if (redirectUri === undefined) return refusal(aadsts.missingParameter('redirect_uri'));
  const verifier = form.get('code_verifier');
  if (verifier === undefined) return refusal(aadsts.missingParameter('code_verifier'));
  const scope = form.get('scope');
  const asked = scope === undefined ? undefined : readScopes(scope);
  if (asked?.ok === false) return refusal(asked.error);

  // From here on the code is spent, whatever else is wrong: nobody gets a second try with it.
  const redemption = grants.redeemCode(code);
  switch (redemption.kind) {
    case 'unknown':
      return refusal(aadsts.malformedGrant());
    case 'expired':
      return refusal(aadsts.grantExpired());
    case 'spent':
      return refusal(aadsts.codeReused());
    case 'redeemed': {
      const { grant, family } = redemption;
      if (grant.redirectUri !== redirectUri) return refusal(aadsts.wrongRedirectUriForCode());
      if (!matchesChallenge(verifier, grant.codeChallenge)) return refusal(aadsts.badVerifier());
      return {
        kind: 'person',
        person: grant.person,
        scopes: asked?.scopes ?? grant.scopes,
        family,
        ...(grant.nonce === undefined ? {} : { nonce: grant.nonce }),
      };
    }
  }
}

function matchesChallenge(verifier: string, challenge: string): boolean {
  if (!verifierSyntax.test(verifier)) return false;
  const computed = createHash('sha256').update(verifier).digest('base64url');
  return (
    computed.length === challenge.length &&
    timingSafeEqual(Buffer.from(computed), Buffer.from(challenge))
  );
}
