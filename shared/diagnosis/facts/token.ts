import { cloudIds, clouds, type CloudId } from '../../clouds.ts';
import { comparableAudience, isGraphAudience } from '../../inspector/audience.ts';
import type { Protocol } from '../../protocols.ts';
import { applicationPermissions, delegatedPermissions } from '../../scopes.ts';
import type { PartialRun } from '../partial-run.ts';
import type { Facts, FailedProtocol } from './facts.ts';
import type { Failure } from './failures.ts';
import { given } from './given.ts';

type Token = Pick<
  Partial<Facts>,
  | 'audience'
  | 'permission'
  | 'tokenOver'
  | 'tokenForm'
  | 'tokenLength'
  | 'objectId'
  | 'clock'
  | 'tokenUser'
>;

/** POP servers were seen to refuse longer ones (github.com/jstedfast/MailKit issue 1948). */
const longToken = 4_096;
/** Entra ID and Exchange Online allow five minutes between their clocks and the claims' times. */
const clockToleranceMs = 300_000;

/** What the claims of the token say, held against what it is used for. */
export function tokenFacts(run: PartialRun, failure: Failure): Token {
  const { token = {}, connection = {}, reported = {}, finishedAt, clockOffsetMs } = run;
  const length = token.length ?? reported.tokenLength;
  return {
    ...given('audience', audienceOf(token.audience, connection.cloud, connection.clientId)),
    ...given('permission', permissionOf(run, failure.protocol)),
    ...given('tokenOver', tokenOver(token.expiresAt, finishedAt, clockOffsetMs)),
    ...given('tokenForm', token.kind),
    ...given(
      'tokenLength',
      length === undefined ? undefined : length > longToken ? 'over-4096' : 'usual',
    ),
    ...given('objectId', objectIdOf(run)),
    ...given(
      'clock',
      clockOffsetMs === undefined
        ? undefined
        : Math.abs(clockOffsetMs) > clockToleranceMs
          ? 'wrong'
          : 'right',
    ),
    ...given('tokenUser', tokenUser(run, failure)),
  };
}

function audienceOf(
  claim: string | undefined,
  cloud: CloudId | undefined,
  clientId: string | undefined,
): Facts['audience'] {
  if (claim === undefined) return undefined;
  const audience = comparableAudience(claim);
  if (isGraphAudience(audience)) return 'graph';
  const cloudsWithIt = cloudIds.filter((id) => clouds[id].audiences.value.includes(audience));
  if (cloudsWithIt.length > 0) {
    return cloud === undefined || cloudsWithIt.includes(cloud) ? 'exchange' : 'other-cloud';
  }
  // Names of Exchange Online of which nobody says whether its servers take them.
  if (/^(?:https:\/\/ps\.outlook\.com|00000002-0000-0ff1-ce00-0{12})$/.test(audience))
    return undefined;
  return audience === clientId?.toLowerCase() ? 'own-app' : 'other';
}

function isMailProtocol(protocol: FailedProtocol): protocol is Protocol {
  return protocol === 'imap' || protocol === 'pop' || protocol === 'smtp';
}

function permissionOf(run: PartialRun, protocol: FailedProtocol): Facts['permission'] {
  if (!isMailProtocol(protocol)) return undefined;
  const { token, connection = {}, reported = {} } = run;
  const application =
    connection.access === 'application' ||
    token?.forApplication === true ||
    (token?.roles?.length ?? 0) > 0;
  const wanted = (application ? applicationPermissions : delegatedPermissions)[protocol];
  const ofToken = application ? token?.roles : token?.scopes;
  const listed = ofToken ?? reported.permissions;
  if (listed === undefined || token?.kind === 'opaque') return undefined;
  if (listed.some((name) => name.toLowerCase().endsWith(wanted.toLowerCase()))) return 'there';
  return listed.length === 0 ? 'none-at-all' : 'missing';
}

function tokenOver(
  expiresAt: string | undefined,
  finishedAt: string | undefined,
  offsetMs = 0,
): Facts['tokenOver'] {
  if (expiresAt === undefined || finishedAt === undefined) return undefined;
  return Date.parse(expiresAt) <= Date.parse(finishedAt) + offsetMs ? 'yes' : 'no';
}

/** The service principal in Exchange Online is named by the enterprise application's ID. */
function objectIdOf({ connection = {}, token = {}, reported = {} }: PartialRun): Facts['objectId'] {
  const { mailboxPermissionUsers: users = [] } = reported;
  if (users.some((user) => /app(?:lication)? registration/i.test(user))) return 'other';
  return sameText(connection.servicePrincipalObjectId, token.objectId);
}

/** Whose token it is, against who is meant to sign in; a shared mailbox is opened by its delegate. */
function tokenUser(run: PartialRun, { check }: Failure): Facts['tokenUser'] {
  const { token, connection = {}, reported = {} } = run;
  // What was reported of `user=` can say who signed in instead.
  if (
    /\b(?:signed|logged) in (?:as|with)\b|\btoken (?:is )?(?:of|for|from|upn)\b/i.test(
      reported.user ?? '',
    )
  )
    return 'other';
  if (token?.user === undefined || token.forApplication === true) return undefined;
  return sameText(token.user, connection.user ?? check?.user);
}

function sameText(
  one: string | undefined,
  other: string | undefined,
): 'same' | 'other' | undefined {
  if (one === undefined || other === undefined) return undefined;
  return one.toLowerCase() === other.toLowerCase() ? 'same' : 'other';
}
