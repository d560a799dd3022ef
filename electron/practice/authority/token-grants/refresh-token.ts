import { aadsts } from '../aadsts.ts';
import type { GrantStore } from '../grants.ts';
import type { Parameters } from '../http-message.ts';
import { readScopes } from '../scopes.ts';
import { refusal, type Outcome } from './types.ts';

/**
 * RFC 6749 section 6. A refresh token of Entra ID is bound to person and client, not to a resource:
 * it gives tokens for any permission that was consented to.
 */
export function redeemRefreshToken(form: Parameters, grants: GrantStore): Outcome {
  const token = form.get('refresh_token');
  if (token === undefined) return refusal(aadsts.missingParameter('refresh_token'));
  const asked = readScopes(form.get('scope') ?? '');
  if (!asked.ok) return refusal(asked.error);
  const redemption = grants.redeemRefreshToken(token);
  switch (redemption.kind) {
    case 'unknown':
    case 'spent':
      return refusal(aadsts.invalidRefreshToken());
    case 'expired':
      return refusal(aadsts.refreshTokenInactive(entraTime(redemption.issued)));
    case 'revoked': {
      const { issued, revoked } = redemption;
      return refusal(aadsts.grantRevoked(entraTime(issued), entraTime(revoked)));
    }
    case 'redeemed': {
      const { person, family } = redemption.grant;
      return { kind: 'person', person, scopes: asked.scopes, family };
    }
  }
}

/** A time as Entra ID writes it into these texts, to seven places. */
function entraTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('Z', '0000Z');
}
