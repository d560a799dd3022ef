import { resourcesIn } from '../../scopes.ts';
import { isGuid } from '../../text/validators.ts';
import type { PartialRun } from '../partial-run.ts';
import type { Facts } from './facts.ts';
import { given } from './given.ts';

type Registration = Pick<
  Partial<Facts>,
  | 'clientId'
  | 'signInAudience'
  | 'publicClientFlows'
  | 'platform'
  | 'redirectUri'
  | 'scope'
  | 'offlineAccess'
>;

/** What is known of the app registration, and what was asked of it. */
export function registrationFacts({ connection = {}, reported = {} }: PartialRun): Registration {
  const clientId = reported.clientId ?? connection.clientId;
  const scope = reported.scope;
  const offline = scope === undefined ? connection.offlineAccess : /offline_access/i.test(scope);
  return {
    ...given('clientId', clientId === undefined ? undefined : clientIdKind(clientId)),
    ...given('signInAudience', reported.signInAudience ?? connection.signInAudience),
    ...given('publicClientFlows', onOff(reported.publicClientFlows)),
    ...given('platform', platformKind(reported.platform)),
    ...given('redirectUri', redirectUse(reported.redirectUriSent, reported.redirectUriRegistered)),
    ...given('scope', scope === undefined ? ownScope(connection) : scopeKind(scope)),
    ...given('offlineAccess', offline === undefined ? undefined : offline ? 'asked' : 'not-asked'),
  };
}

/** Scopes are made from the connection, always of Exchange Online, unless another resource was typed. */
function ownScope({
  access,
  cloud,
  resource,
}: NonNullable<PartialRun['connection']>): Facts['scope'] {
  if (access === undefined || cloud === undefined) return undefined;
  return resource !== undefined && /graph/i.test(resource) ? 'graph' : 'exchange';
}

function onOff(value: boolean | undefined): 'on' | 'off' | undefined {
  if (value === undefined) return undefined;
  return value ? 'on' : 'off';
}

/**
 * Microsoft's own apps that people borrow. Source: Microsoft, "Verify first-party Microsoft
 * applications in sign-in reports".
 */
const firstParty: ReadonlySet<string> = new Set([
  '04b07795-8ddb-461a-bbee-02f9e1bf7b46',
  '1950a258-227b-4e31-a9cf-717495945fc2',
  'd3590ed6-52b3-4102-aeff-aad2292ab01c',
  '14d82eec-204b-4c2f-b7e8-296a70dab67e',
  '872cd9fa-d31f-45e0-9eab-6e460a02d1f1',
  '1fec8e78-bce4-4aaf-ab1b-5451cc387264',
  '27922004-5251-4030-b22d-91ecd9a37ea4',
  'aebc6443-996d-45c2-90f0-388ff96faa56',
]);

function clientIdKind(text: string): Facts['clientId'] {
  const [id = ''] = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i.exec(text) ?? [];
  if (firstParty.has(id.toLowerCase())) return 'first-party';
  return isGuid(text.trim()) ? 'right-form' : 'wrong-form';
}

function platformKind(platform: string | undefined): Facts['platform'] {
  if (platform === undefined) return undefined;
  if (/single|spa\b/i.test(platform)) return 'spa';
  if (/mobile|desktop|native|public/i.test(platform)) return 'desktop';
  return /web|confidential/i.test(platform) ? 'web' : undefined;
}

function redirectUse(
  sent: string | undefined,
  registered: string | undefined,
): Facts['redirectUri'] {
  if (registered !== undefined && /^(?:none|no|)$/i.test(registered.trim())) return 'none';
  if (sent === undefined || registered === undefined) return undefined;
  return sent === registered ? 'same' : 'other';
}

function scopeKind(scope: string): Facts['scope'] {
  const scopes = scope.split(/[\s,+]+/).filter((part) => part !== '');
  if (scopes.length === 0) return 'none';
  const resources = resourcesIn(scopes);
  if (resources.length === 0) return 'openid-only';
  const kinds = new Set(resources.map((name) => (name.includes('graph.') ? 'graph' : name)));
  if (kinds.size > 1) return 'mixed';
  if (!kinds.has('graph')) {
    return /outlook|office365|office\.com/.test(resources.join(' ')) ? 'exchange' : undefined;
  }
  return scopes.some((each) => /graph\./i.test(each)) ? 'graph' : 'bare';
}
