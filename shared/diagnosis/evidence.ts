import type { TokenSummary } from '../token-summary.ts';
import type { Failure, SaidLine } from './facts/failures.ts';
import type { PartialRun } from './partial-run.ts';
import type { Evidence } from './finding.ts';
import type { Sign } from './row.ts';

/** Which claim a fact about the token was read from. */
const claimsOf = {
  audience: 'aud',
  permission: 'scp',
  tokenOver: 'exp',
  tokenUser: 'upn',
  objectId: 'oid',
} as const;

/** The lines and claims that show what a sign asks for; the line first. */
export function evidenceOf(sign: Sign, run: PartialRun, failure: Failure): Evidence[] {
  const line = lineFor(sign, failure);
  return [
    ...(line ? [{ kind: 'line' as const, of: failure.protocol, ...line }] : []),
    ...Object.entries(claimsOf).flatMap(([fact, claim]) =>
      fact in sign ? claimEvidence(run, claim) : [],
    ),
  ];
}

/** The last line that says what the sign names, else the one that was marked when it came. */
function lineFor(sign: Sign, { said, sent, evidenceLine }: Failure): SaidLine | undefined {
  const names = [
    ...(sign.aadsts ?? []).map((number) => `aadsts${number}`),
    ...(sign.enhanced ?? []),
    ...(sign.smtp ?? []).map(String),
    ...(sign.marks ?? []).map((mark) => mark.toLowerCase()),
  ];
  const shows = ({ text }: SaidLine): boolean => {
    const lower = text.toLowerCase();
    return names.some((name) => lower.includes(name));
  };
  const worded = ({ text }: SaidLine): boolean =>
    sign.words?.some((word) => word.test(text.toLowerCase())) === true;
  const found =
    said.findLast(shows) ??
    said.findLast(worded) ??
    said.find(({ n }) => n === evidenceLine) ??
    said.findLast(({ text }) => text.trim() !== '') ??
    sent.at(-1);
  return found && { n: found.n, text: found.text };
}

function claimEvidence({ token }: PartialRun, claim: string): Evidence[] {
  const value = token && claimValue(token, claim);
  return value === undefined ? [] : [{ kind: 'claim', ...value }];
}

function claimValue(
  token: Partial<TokenSummary>,
  claim: string,
): { claim: string; value: string } | undefined {
  if (claim === 'scp') {
    const { scopes = [], roles = [] } = token;
    return token.forApplication === true
      ? { claim: 'roles', value: roles.join(' ') }
      : { claim, value: scopes.join(' ') };
  }
  const values: Record<string, string | undefined> = {
    aud: token.audience,
    exp: token.expiresAt,
    upn: token.user,
    oid: token.objectId,
  };
  const value = values[claim];
  return value === undefined ? undefined : { claim, value };
}
