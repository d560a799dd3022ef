import { consentLink } from '../admin-consent.ts';
import { clouds, type CloudId } from '../clouds.ts';
import type { Connection } from '../connection.ts';
import type { AccessType, FlowId } from '../flows.ts';
import { mailIdentity, targetMailbox } from '../mail-identity.ts';
import type { Protocol } from '../protocols.ts';
import { neededAudience as audienceOf, type SignInAudience } from '../registration.ts';
import { isAddress, isGuid, isTenant } from '../text/validators.ts';
import { draftMailbox, draftSender, draftTenant, type Draft } from '../wizard/draft.ts';
import { furtherMailboxesIn } from '../wizard/further-mailboxes.ts';
import { toConnection, toConsentConnection } from '../wizard/validation.ts';

/**
 * What guides know of a connection. Of one that is still being typed, whatever is missing or wrong
 * is left out, so that nothing unfinished is ever offered to be copied.
 */
export interface GuideFacts {
  readonly cloud: CloudId;
  /** Personal accounts: no tenant, no administrator, no Exchange admin center. */
  readonly isPersonal: boolean;
  readonly isPractice: boolean;
  /** Host of the Microsoft Entra admin center of this cloud. */
  readonly entraHost: string;
  /** Host of its Exchange admin center, where the address is known. */
  readonly exchangeHost: string | undefined;
  /** The tenant by its domain or ID; left out where an alias stands for many. */
  readonly tenant: string | undefined;
  readonly clientId: string | undefined;
  readonly access: AccessType;
  readonly flow: FlowId;
  readonly protocols: readonly Protocol[];
  readonly offlineAccess: boolean;
  /** The accounts that the app is for, as it was said, else as the tenant needs it. */
  readonly signInAudience: SignInAudience;
  /** The accounts that it has to be for so that the authority of this tenant serves it. */
  readonly neededAudience: SignInAudience;
  readonly objectId: string | undefined;
  /** Who signs in; of an app, the mailbox it opens. */
  readonly user: string | undefined;
  /** The mailbox that is opened: the shared one where there is one. */
  readonly mailbox: string | undefined;
  /** All that are opened, each once. */
  readonly mailboxes: readonly string[];
  /** What SMTP sends as, where that is not who signs in. */
  readonly otherSender: string | undefined;
  /** Once all that it is made of is known. */
  readonly consentLink: string | undefined;
}

/** What guides know of a connection, or of one that is still being typed. */
export function guideFacts(source: Connection | Draft): GuideFacts {
  return 'version' in source ? factsOfConnection(source) : factsOfDraft(source);
}

function factsOfConnection(connection: Connection): GuideFacts {
  const { cloud, practice, tenant, access, flow, protocols, user } = connection;
  const sender = protocols.includes('smtp') ? mailIdentity(connection, 'smtp').sender : user;
  const neededAudience = audienceOf(cloud, tenant);
  return {
    ...factsOfCloud(cloud),
    isPractice: practice,
    tenant: isTenant(tenant) ? tenant : undefined,
    clientId: connection.clientId,
    ...{ access, flow, protocols, user },
    offlineAccess: connection.offlineAccess,
    signInAudience: connection.signInAudience ?? neededAudience,
    neededAudience,
    objectId: connection.servicePrincipalObjectId,
    mailbox: targetMailbox(connection),
    mailboxes: eachOnce([targetMailbox(connection), ...(connection.furtherMailboxes ?? [])]),
    otherSender: otherThan(user, sender),
    consentLink: practice || isPersonal(cloud) ? undefined : consentLink(connection),
  };
}

function factsOfDraft(draft: Draft): GuideFacts {
  // What is complete is read as what it will be; each part below stands in until then.
  const connection = toConnection(draft);
  if (connection) return factsOfConnection(connection);
  const { cloud, access, flow, protocols, offlineAccess } = draft;
  const tenant = draftTenant(draft);
  const user = addressIn(draft.user);
  const mailbox = addressIn(draftMailbox(draft));
  const sender = protocols.includes('smtp') ? addressIn(draftSender(draft)) : user;
  const objectId = access === 'application' ? draft.servicePrincipalObjectId.trim() : '';
  const further =
    access === 'application' ? furtherMailboxesIn(draft.furtherMailboxes).filter(isAddress) : [];
  const forConsent = toConsentConnection(draft);
  const neededAudience = audienceOf(cloud, tenant);
  return {
    ...factsOfCloud(cloud),
    isPractice: draft.practice !== undefined,
    tenant: isTenant(tenant) ? tenant : undefined,
    clientId: isGuid(draft.clientId.trim()) ? draft.clientId.trim() : undefined,
    ...{ access, flow, protocols, user, mailbox },
    offlineAccess: access === 'delegated' && offlineAccess,
    signInAudience: draft.signInAudience ?? neededAudience,
    neededAudience,
    objectId: isGuid(objectId) ? objectId : undefined,
    mailboxes: eachOnce(mailbox === undefined ? further : [mailbox, ...further]),
    otherSender: otherThan(user, sender),
    consentLink: forConsent && factsOfConnection(forConsent).consentLink,
  };
}

function factsOfCloud(cloud: CloudId) {
  const { entra, exchange } = clouds[cloud].portals;
  return {
    cloud,
    isPersonal: isPersonal(cloud),
    entraHost: hostOf(entra.value),
    exchangeHost: exchange && hostOf(exchange.value),
  };
}

function isPersonal(cloud: CloudId): boolean {
  return clouds[cloud].fixedTenant !== undefined;
}

/** @param portal `https://host/`, perhaps with a path */
function hostOf(portal: string): string {
  return portal.replace(/^https:\/\//, '').replace(/\/.*$/, '');
}

function addressIn(text: string): string | undefined {
  return isAddress(text.trim()) ? text.trim() : undefined;
}

function otherThan(user: string | undefined, sender: string | undefined): string | undefined {
  return sender?.toLowerCase() === user?.toLowerCase() ? undefined : sender;
}

function eachOnce(addresses: readonly string[]): string[] {
  const seen = new Set<string>();
  return addresses.filter((address) => {
    const isNew = !seen.has(address.toLowerCase());
    seen.add(address.toLowerCase());
    return isNew;
  });
}
