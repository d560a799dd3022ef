import type { Messages } from '../../messages/en.ts';
import type { TokenSummary } from '../../token-summary.ts';
import type { Field } from '../document.ts';
import { said, told } from '../fields.ts';

/** What may be told of an access token, under the claims' own names. */
export function tokenFields(token: TokenSummary, { reportDocument: text }: Messages): Field[] {
  const { fields } = text;
  return [
    told(fields.kind, text.tokenKinds[token.kind]),
    told(fields.length, text.characters(token.length)),
    told(fields.fingerprint, text.fingerprint(token.fingerprint)),
    said('aud', token.audience),
    said('iss', token.issuer),
    said('tid', token.tenantId),
    said('appid', token.clientId),
    said('scp', token.scopes.join(' ')),
    said('roles', token.roles.join(' ')),
    said(fields.user, token.user),
    said('oid', token.objectId),
    said(fields.issued, token.issuedAt),
    said(fields.expires, token.expiresAt),
  ];
}
