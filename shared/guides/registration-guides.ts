import { clouds } from '../clouds.ts';
import type { FlowId } from '../flows.ts';
import type { SignInAudience } from '../registration.ts';
import type { GuideFacts } from './guide-facts.ts';
import { valuesOf, type GuideStep } from './guide.ts';
import { registrationLink } from './portal-pages.ts';
import type { GuideStepId } from './step-ids.ts';

/** What the app is suggested to be called. */
const appName = 'Mailbox OAuth Assistant';

/** The redirect URI of the system browser: any port is accepted with it (RFC 8252 section 7.3). */
const loopbackRedirectUri = 'http://localhost';

const accountTypeSteps: Readonly<Record<SignInAudience, GuideStepId>> = {
  AzureADMyOrg: 'single-tenant',
  AzureADMultipleOrgs: 'multiple-tenants',
  AzureADandPersonalMicrosoftAccount: 'tenants-and-personal',
  PersonalMicrosoftAccount: 'personal-accounts',
};

/**
 * A new app registration for a person who signs in, with what the chosen flow needs of it.
 * Sources: Microsoft, "Register an application in Microsoft Entra ID", "How to add a redirect URI to
 * your application" (both of May 2026), "Desktop app that calls web APIs: App registration".
 */
export function registerForPersons(facts: GuideFacts): GuideStep[] {
  return [...newRegistration(facts), ...flowSteps(facts, facts.flow)];
}

/**
 * A new app registration for the app itself, with a secret or a certificate.
 * Sources: as above; Microsoft, "Add and manage app credentials in Microsoft Entra ID".
 */
export function registerForApplication(facts: GuideFacts): GuideStep[] {
  return [...newRegistration(facts), ...credentialSteps(facts)];
}

function newRegistration(facts: GuideFacts): GuideStep[] {
  return [
    {
      id: 'new-registration',
      values: valuesOf('tenant', facts.isPersonal ? undefined : facts.tenant),
      link: registrationLink({ ...facts, clientId: undefined }, 'Overview'),
    },
    { id: 'registration-name', values: valuesOf('app-name', appName) },
    { id: accountTypeSteps[facts.signInAudience], values: [] },
    { id: 'copy-client-id', values: valuesOf('client-id', facts.clientId) },
  ];
}

/** Leads to the registration that is there already. */
function openRegistration(facts: GuideFacts): GuideStep {
  return {
    id: 'open-registration',
    values: valuesOf('client-id', facts.clientId),
    link: registrationLink(facts, 'Overview'),
  };
}

/** What a flow of persons needs under Authentication; nothing for the flows of the app itself. */
function flowSteps(facts: GuideFacts, flow: FlowId): GuideStep[] {
  const link = registrationLink(facts, 'Authentication');
  if (flow === 'device-code') return [{ id: 'public-client-flows', values: [], link }];
  if (flow === 'browser') {
    const values = valuesOf('redirect-uri', loopbackRedirectUri);
    return [{ id: 'redirect-uri-browser', values, link }];
  }
  if (flow !== 'window') return [];
  const { value } = clouds[facts.cloud].nativeClientRedirectUri;
  return [{ id: 'redirect-uri-window', values: valuesOf('redirect-uri', value), link }];
}

/** The credential of the chosen flow; both where that is another one. */
function credentialSteps(facts: GuideFacts): GuideStep[] {
  const link = registrationLink(facts, 'Credentials');
  const secret: GuideStep = { id: 'client-secret', values: [], link };
  const certificate: GuideStep = { id: 'certificate', values: [], link };
  if (facts.flow === 'secret') return [secret];
  if (facts.flow === 'certificate') return [certificate];
  return [certificate, { ...secret, instead: true }];
}

/**
 * A redirect URI in the place where it belongs. Where another flow is chosen: for all that have one.
 * Source: Microsoft, "How to add a redirect URI to your application".
 */
export function redirectUri(facts: GuideFacts): GuideStep[] {
  const own = facts.flow === 'window' || facts.flow === 'browser' ? [facts.flow] : undefined;
  const flows = own ?? (['window', 'browser'] as const);
  return [
    openRegistration(facts),
    { id: 'remove-other-platform', values: [], link: registrationLink(facts, 'Authentication') },
    ...flows.flatMap((flow) => flowSteps(facts, flow)),
  ];
}

/** Source: Microsoft, "Desktop app that calls web APIs: App registration". */
export function publicClientFlows(facts: GuideFacts): GuideStep[] {
  return [openRegistration(facts), ...flowSteps(facts, 'device-code')];
}

/** A new secret, or another certificate. Source: Microsoft, "Add and manage app credentials". */
export function appCredential(facts: GuideFacts): GuideStep[] {
  return [openRegistration(facts), ...credentialSteps(facts)];
}

/** Source: Microsoft, "Change the account types supported by an application". */
export function accountTypes(facts: GuideFacts): GuideStep[] {
  return [
    openRegistration(facts),
    {
      id: 'change-account-types',
      values: [{ kind: 'account-types', value: facts.neededAudience }],
    },
  ];
}
