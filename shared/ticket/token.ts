import type { TokenSummary } from '../token-summary.ts';
import { fields } from './layout.ts';

/** What may be told of an access token. */
export function tokenFields(token: TokenSummary): string[] {
  const kind =
    token.kind === 'jwt' ? 'JWT' : 'opaque: its claims cannot be read, which is no fault';
  return fields([
    ['Kind', kind],
    ['Length', `${token.length} characters`],
    ['Fingerprint', `${token.fingerprint} (first 8 digits of its SHA-256)`],
    ['aud', token.audience],
    ['iss', token.issuer],
    ['tid', token.tenantId],
    ['appid', token.clientId],
    ['scp', token.scopes.join(' ')],
    ['roles', token.roles.join(' ')],
    ['User', token.user],
    ['oid', token.objectId],
    ['Issued', token.issuedAt],
    ['Expires', token.expiresAt],
  ]);
}
