import type { Connection } from '../connection.ts';
import type { Protocol } from '../protocols.ts';
import { applicationPermissions, delegatedPermissions } from '../scopes.ts';
import type { TokenSummary } from '../token-summary.ts';
import type { InspectedClaim } from './inspected-claim.ts';

/**
 * Whether a token has the permission of each protocol: in `scp` for a person, in `roles` for an app.
 * A token of the other access type gives one row that says so.
 */
export function permissionRows(token: TokenSummary, connection: Connection): InspectedClaim[] {
  const { access, protocols } = connection;
  if (access === 'delegated' && token.forApplication) {
    return [
      { claim: 'roles', value: token.roles.join(' '), verdict: 'wrong', reason: 'app-token' },
    ];
  }
  if (access === 'application' && !token.forApplication) {
    return [
      { claim: 'scp', value: token.scopes.join(' '), verdict: 'wrong', reason: 'person-token' },
    ];
  }
  return protocols.map((protocol) =>
    access === 'delegated' ? scopeRow(token, protocol) : roleRow(token, protocol),
  );
}

function scopeRow({ scopes }: TokenSummary, protocol: Protocol): InspectedClaim {
  const expected = delegatedPermissions[protocol];
  const there = includesName(scopes, expected);
  return {
    ...{ claim: 'scp', value: scopes.join(' '), expected, protocol },
    verdict: there ? 'right' : 'wrong',
    reason: there ? 'scp-right' : 'scp-missing',
  };
}

function roleRow({ roles }: TokenSummary, protocol: Protocol): InspectedClaim {
  const expected = applicationPermissions[protocol];
  const row = { claim: 'roles', value: roles.join(' '), expected, protocol };
  if (includesName(roles, expected)) return { ...row, verdict: 'right', reason: 'roles-right' };
  if (protocol !== 'smtp') return { ...row, verdict: 'wrong', reason: 'roles-missing' };
  // SMTP alone can be allowed in Exchange Online instead, and then no role is to be in the token:
  // Microsoft, "RBAC for Applications for SMTP".
  return roles.length === 0
    ? { ...row, verdict: 'note', reason: 'roles-rbac' }
    : { ...row, verdict: 'unknown', reason: 'roles-smtp-elsewhere' };
}

function includesName(names: readonly string[], wanted: string): boolean {
  return names.some((name) => name.toLowerCase() === wanted.toLowerCase());
}
