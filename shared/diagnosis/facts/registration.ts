import { firstPartyApp } from '../../first-party-apps.ts';
import { resourcesIn } from '../../scopes.ts';
import { isGuid } from '../../text/validators.ts';
import type { PartialRun } from '../partial-run.ts';
import type { Facts } from './facts.ts';
import type { Failure } from './failures.ts';
import { given } from './given.ts';
import { namedIn } from './named.ts';

type Registration = Pick<
  Partial<Facts>,
  | 'clientId'
  | 'signInAudience'
  | 'publicClientFlows'
  | 'platform'
  | 'redirectUri'
  | 'client'
  | 'scope'
  | 'consented'
  | 'offlineAccess'
>;

/** What is known of the app registration, and what was asked of it. */
export function registrationFacts(run: PartialRun, failure: Failure): Registration {
  const { connection = {}, reported = {} } = run;
  const named = namedIn(failure);
  const clientId = reported.clientId ?? connection.clientId ?? named.clientId;
  const scope = reported.scope ?? named.scopes?.join(' ');
  const { platform, redirectUriSent, redirectUriRegistered } = reported;
  return {
    ...given('clientId', clientId === undefined ? undefined : clientIdKind(clientId)),
    ...given('signInAudience', reported.signInAudience ?? connection.signInAudience),
    ...given('publicClientFlows', onOff(reported.publicClientFlows)),
    ...given('platform', platformKind(platform) ?? platformKind(besideUri(redirectUriRegistered))),
    ...given('redirectUri', redirectUse(redirectUriSent, redirectUriRegistered)),
    ...given('client', clientKind(run)),
    ...given('scope', scope === undefined ? ownScope(run) : scopeKind(scope)),
    ...given('consented', consentedUse(reported.scope, reported.consentedScope)),
    ...given('offlineAccess', offlineUse(run)),
  };
}

/** Whether the scopes name `offline_access`: those that were asked for, else the consented ones. */
function offlineUse({ connection = {}, reported = {} }: PartialRun): Facts['offlineAccess'] {
  if (connection.access === 'application') return undefined;
  const scope = reported.scope ?? reported.consentedScope;
  const asked = scope === undefined ? connection.offlineAccess : /offline_access/i.test(scope);
  if (asked === undefined) return undefined;
  return asked ? 'asked' : 'not-asked';
}

/** Whether the app can keep a secret, by what is said of it and by what it signs in with. */
function clientKind({ connection = {}, reported = {} }: PartialRun): Facts['client'] {
  const { platform = '', program = '', credential } = reported;
  if (/confidential|secret|certificate/i.test(`${platform} ${program}`)) return 'confidential';
  if (credential === 'secret' || credential === 'certificate') return 'confidential';
  if (/public ?client/i.test(`${platform} ${program}`)) return 'public';
  if (connection.access === undefined || connection.flow === undefined) return undefined;
  return connection.access === 'application' ? 'confidential' : 'public';
}

/** What was said of a redirect URI beside the URI itself: `http://localhost (Web)`. */
function besideUri(registered: string | undefined): string | undefined {
  return registered?.replace(/[a-z][\w+.-]*:\/\/[^\s,;]*/gi, ' ');
}

/** Whether what was asked for is among what was consented to; those of OpenID Connect always are. */
function consentedUse(
  asked: string | undefined,
  consented: string | undefined,
): Facts['consented'] {
  if (asked === undefined || consented === undefined) return undefined;
  const ofResource = (scope: string): string[] =>
    scope
      .toLowerCase()
      .split(/[\s,+]+/)
      .filter((name) => name !== '' && !/^(?:openid|profile|email|offline_access)$/.test(name));
  const granted = new Set(ofResource(consented));
  return ofResource(asked).every((name) => granted.has(name)) ? 'all' : 'not-all';
}

/** Scopes are made from the connection, always of Exchange Online, unless another resource was typed. */
function ownScope({ connection = {}, reported }: PartialRun): Facts['scope'] {
  const { access, cloud, resource } = connection;
  // Another program's are its own.
  if (reported !== undefined) return undefined;
  if (access === undefined || cloud === undefined) return undefined;
  return resource !== undefined && /graph/i.test(resource) ? 'graph' : 'exchange';
}

function onOff(value: boolean | undefined): 'on' | 'off' | undefined {
  if (value === undefined) return undefined;
  return value ? 'on' : 'off';
}

function clientIdKind(text: string): Facts['clientId'] {
  const [id = ''] = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i.exec(text) ?? [];
  if (firstPartyApp(id) !== undefined) return 'first-party';
  // What somebody noted beside the ID is none of it.
  return isGuid(text.replace(/\s\([^)]*\)$/, '').trim()) ? 'right-form' : 'wrong-form';
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
