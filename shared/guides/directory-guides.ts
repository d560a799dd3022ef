import { clouds } from '../clouds.ts';
import { applicationPermissions, delegatedPermissions } from '../scopes.ts';
import type { GuideFacts } from './guide-facts.ts';
import { valuesOf, type GuideStep } from './guide.ts';
import { enterpriseAppLink, entraLink, registrationLink } from './portal-pages.ts';

/** What the portal calls the API that has the application permissions. */
const exchangeApi = 'Office 365 Exchange Online';

/**
 * The permissions, under the API tile where the portal has them: those of persons under Microsoft
 * Graph, those of apps under Office 365 Exchange Online.
 * Sources: Microsoft, "Configure app permissions for a web API" and "Authenticate an IMAP, POP or
 * SMTP connection using OAuth".
 */
export function permissions(facts: GuideFacts): GuideStep[] {
  const open: GuideStep = {
    id: 'add-permission',
    values: [],
    link: registrationLink(facts, 'CallAnAPI'),
  };
  const values = valuesOf('permission', ...permissionNames(facts));
  return facts.access === 'delegated'
    ? [open, { id: 'choose-graph', values: [] }, { id: 'tick-delegated', values }]
    : [
        open,
        { id: 'choose-exchange-online', values: valuesOf('api', exchangeApi) },
        { id: 'tick-application', values },
      ];
}

function permissionNames({ access, protocols, offlineAccess }: GuideFacts): string[] {
  const names = access === 'delegated' ? delegatedPermissions : applicationPermissions;
  const ofProtocols = protocols.map((protocol) => names[protocol]);
  return offlineAccess ? [...ofProtocols, 'offline_access'] : ofProtocols;
}

/**
 * Consent for the whole tenant: by the button of the portal, or by a link. Personal accounts have
 * nobody who could give it.
 * Sources: Microsoft, "Grant tenant-wide admin consent to an application" and "Admin consent on the
 * Microsoft identity platform", which wants the redirect URI to be a registered one.
 */
export function consent(facts: GuideFacts): GuideStep[] {
  if (facts.isPersonal) return [];
  const { value } = clouds[facts.cloud].nativeClientRedirectUri;
  const link = valuesOf('consent-link', facts.consentLink);
  const byLink: GuideStep = {
    id: 'consent-link',
    values: [...link, ...valuesOf('redirect-uri', value)],
    instead: true,
  };
  return [
    { id: 'grant-consent', values: [], link: registrationLink(facts, 'CallAnAPI') },
    { id: 'check-consent', values: valuesOf('permission', ...permissionNames(facts)) },
    ...(link.length === 0 ? [] : [byLink]),
  ];
}

/** Leads to the enterprise application, by way of its registration: that is found by its ID. */
function openEnterpriseApp(facts: GuideFacts): GuideStep {
  return {
    id: 'open-enterprise-app',
    values: valuesOf('client-id', facts.clientId),
    link: enterpriseAppLink(facts),
  };
}

/**
 * The object ID that Exchange Online wants: the enterprise application's, not the registration's.
 * Sources: Microsoft, "Authenticate an IMAP, POP or SMTP connection using OAuth" and "Properties of
 * an enterprise application".
 */
export function enterpriseObjectId(facts: GuideFacts): GuideStep[] {
  if (facts.isPersonal) return [];
  return [
    openEnterpriseApp(facts),
    { id: 'copy-object-id', values: valuesOf('object-id', facts.objectId) },
    { id: 'compare-object-id', values: [] },
  ];
}

/** Source: Microsoft, "Properties of an enterprise application". */
export function appEnabled(facts: GuideFacts): GuideStep[] {
  return [openEnterpriseApp(facts), { id: 'enable-sign-in', values: [] }];
}

/**
 * Sources: Microsoft, "Manage users and groups assignment to an application" and "Properties of an
 * enterprise application".
 */
export function userAssignment(facts: GuideFacts): GuideStep[] {
  const person = facts.access === 'delegated' ? facts.user : undefined;
  return [
    openEnterpriseApp(facts),
    { id: 'assign-person', values: valuesOf('person', person) },
    { id: 'assignment-not-required', values: [], instead: true },
  ];
}

/**
 * Which policy refused a sign-in.
 * Sources: Microsoft, "Troubleshooting sign-in problems with Conditional Access" and "Security
 * defaults in Microsoft Entra ID" (blocks the device code flow).
 */
export function signInLog(facts: GuideFacts): GuideStep[] {
  if (facts.isPersonal) return [];
  const found: GuideStep =
    facts.access === 'delegated'
      ? { id: 'find-person-sign-in', values: valuesOf('person', facts.user) }
      : { id: 'find-app-sign-in', values: valuesOf('client-id', facts.clientId) };
  const deviceCode: GuideStep[] =
    facts.flow === 'device-code'
      ? [{ id: 'device-code-policies', values: [], link: entraLink(facts) }]
      : [];
  return [
    { id: 'open-sign-in-logs', values: [], link: entraLink(facts) },
    found,
    { id: 'read-policy', values: [] },
    ...deviceCode,
  ];
}
