import { clouds } from '../clouds.ts';
import type { GuideFacts } from './guide-facts.ts';

/** The portals that guides lead to. */
export const portalIds = ['entra', 'exchange', 'microsoft-365', 'defender', 'outlook'] as const;
export type PortalId = (typeof portalIds)[number];

/** A page of a portal; `electron/windows/open-external.ts` opens no other hosts. */
export interface PortalLink {
  readonly portal: PortalId;
  readonly url: string;
}

/** The parts of an app registration that have a page, by the names that their addresses have. */
export type RegistrationPage = 'Overview' | 'Authentication' | 'Credentials' | 'CallAnAPI';

/**
 * A page of the app registration; the list of them while the client ID is not known. The practice
 * tenant's app is in no portal. An address that the portal does not know leads to its first page.
 */
export function registrationLink(facts: GuideFacts, page: RegistrationPage): PortalLink {
  const { clientId, isPractice } = facts;
  const view =
    clientId === undefined || isPractice
      ? 'ApplicationsListBlade'
      : `ApplicationMenuBlade/~/${page}/appId/${encodeURIComponent(clientId)}`;
  return entraLink(facts, `#view/Microsoft_AAD_RegisteredApps/${view}`);
}

/** The enterprise application once its object ID is known, else the list of them. */
export function enterpriseAppLink(facts: GuideFacts): PortalLink {
  const { clientId, objectId, isPractice } = facts;
  const view =
    clientId === undefined || objectId === undefined || isPractice
      ? 'StartboardApplicationsMenuBlade/~/AppAppsPreview'
      : `ManagedAppMenuBlade/~/Overview/objectId/${encodeURIComponent(objectId)}/appId/${encodeURIComponent(clientId)}`;
  return entraLink(facts, `#view/Microsoft_AAD_IAM/${view}`);
}

/** @param page what follows the portal's address; without it the first page */
export function entraLink({ cloud }: GuideFacts, page = ''): PortalLink {
  return { portal: 'entra', url: `${clouds[cloud].portals.entra.value}${page}` };
}

/**
 * A page of the Exchange admin center, in the clouds that have the new one.
 * Source: Microsoft, "Exchange admin center in Exchange Online".
 */
export function exchangeLink(
  { cloud }: GuideFacts,
  page: 'mailboxes' | 'settings',
): PortalLink | undefined {
  const portal = clouds[cloud].portals.exchange?.value;
  return portal === undefined || !hasNewExchangeCenter(cloud)
    ? undefined
    : { portal: 'exchange', url: `${portal}#/${page}` };
}

/**
 * True where the pages of the Exchange admin center are as the guides say. 21Vianet's address is
 * that of the classic one, and none is known for DoD.
 */
export function hasNewExchangeCenter(cloud: GuideFacts['cloud']): boolean {
  return cloud === 'global' || cloud === 'gcc-high';
}

/** The list of users in the Microsoft 365 admin center. Addresses of other clouds are not known. */
export function activeUsersLink({ cloud }: GuideFacts): PortalLink | undefined {
  return cloud === 'global'
    ? { portal: 'microsoft-365', url: 'https://admin.microsoft.com/Adminportal/Home#/users' }
    : undefined;
}

/** Source: Microsoft, "Remove blocked users from the Restricted entities page". */
export function restrictedEntitiesLink({ cloud }: GuideFacts): PortalLink | undefined {
  return cloud === 'global'
    ? { portal: 'defender', url: 'https://security.microsoft.com/restrictedentities' }
    : undefined;
}

/** Where a personal mailbox has its settings. */
export const outlookLink: PortalLink = {
  portal: 'outlook',
  url: 'https://outlook.live.com/mail/',
};
