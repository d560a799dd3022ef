import { exchangeEnvironments } from '../scripts/connect.ts';
import { quotePowerShell } from '../scripts/powershell-quote.ts';
import type { GuideFacts } from './guide-facts.ts';
import { valuesOf, type GuideStep, type GuideValue } from './guide.ts';
import {
  activeUsersLink,
  entraLink,
  exchangeLink,
  hasNewExchangeCenter,
  outlookLink,
  restrictedEntitiesLink,
  type PortalLink,
} from './portal-pages.ts';

/** Up to how long changes take until they work, in minutes: the last says Microsoft, the others people. */
const waits = { emailApps: 30, authenticatedSmtp: 15, sendAs: 120, unblocking: 60 } as const;

/** More are named by a script; a guide shows no longer list. */
const maxMailboxes = 10;

/**
 * IMAP and POP of the mailbox.
 * Sources: Microsoft, "Enable or Disable POP3 or IMAP4 access for a user", "Disable Exchange
 * ActiveSync for users in Exchange Online" (the names of the pages), Set-CASMailbox; of personal
 * accounts, "POP, IMAP, and SMTP settings for Outlook.com".
 */
export function mailboxProtocols(facts: GuideFacts): GuideStep[] {
  const imap = facts.protocols.includes('imap');
  const pop = facts.protocols.includes('pop');
  if (!imap && !pop) return [];
  if (facts.isPersonal) return outlookProtocols(imap, pop);
  const switches = [
    ...(imap ? ['-ImapEnabled $true'] : []),
    ...(pop ? ['-PopEnabled $true'] : []),
  ].join(' ');
  const powershell: GuideStep = {
    id: 'mailbox-powershell',
    values: casMailboxLines(facts, facts.mailboxes, switches),
    waitMinutes: waits.emailApps,
  };
  // The pages of other admin centers are not known, the cmdlet is the same everywhere.
  if (!hasNewExchangeCenter(facts.cloud)) return [powershell];
  return [
    openMailbox(facts, facts.mailboxes),
    { id: 'open-email-apps', values: [] },
    ...(imap ? [{ id: 'enable-imap', values: [] } as const] : []),
    ...(pop ? [{ id: 'enable-pop', values: [] } as const] : []),
    { id: 'save-email-apps', values: [], waitMinutes: waits.emailApps },
    { ...powershell, instead: true },
  ];
}

function outlookProtocols(imap: boolean, pop: boolean): GuideStep[] {
  return [
    { id: 'open-outlook-settings', values: [], link: outlookLink },
    ...(imap ? [{ id: 'outlook-imap', values: [] } as const] : []),
    ...(pop ? [{ id: 'outlook-pop', values: [] } as const] : []),
    { id: 'outlook-save', values: [] },
  ];
}

function openMailbox(facts: GuideFacts, mailboxes: readonly string[]): GuideStep {
  return {
    id: 'open-mailbox',
    values: valuesOf('mailbox', ...mailboxes.slice(0, maxMailboxes)),
    ...linkTo(exchangeLink(facts, 'mailboxes')),
  };
}

/**
 * The lines that connect to the cloud and set the switches of each mailbox; none without mailboxes.
 * Source: Microsoft, Set-CASMailbox and Connect-ExchangeOnline.
 */
function casMailboxLines(
  { cloud }: GuideFacts,
  mailboxes: readonly string[],
  switches: string,
): GuideValue[] {
  const environment = exchangeEnvironments[cloud];
  const where = environment === undefined ? '' : ` -ExchangeEnvironmentName ${environment}`;
  const lines = mailboxes
    .slice(0, maxMailboxes)
    .map((mailbox) => `Set-CASMailbox -Identity ${quotePowerShell(mailbox)} ${switches}`);
  return valuesOf(
    'powershell',
    ...(lines.length === 0 ? [] : [`Connect-ExchangeOnline${where}`, ...lines]),
  );
}

/**
 * SMTP AUTH, which OAuth needs as well: switched on for the one mailbox that signs in, as Microsoft
 * recommends, or for all.
 * Sources: Microsoft, "Enable or disable authenticated client SMTP submission (SMTP AUTH) in
 * Exchange Online" and "Security defaults in Microsoft Entra ID"; the name of the setting for the
 * organization is that of the Exchange admin center.
 */
export function smtpAuth(facts: GuideFacts): GuideStep[] {
  if (facts.isPersonal || !facts.protocols.includes('smtp')) return [];
  const { user } = facts;
  const powershell: GuideStep = {
    id: 'smtp-powershell',
    values: casMailboxLines(
      facts,
      user === undefined ? [] : [user],
      '-SmtpClientAuthenticationDisabled $false',
    ),
    waitMinutes: waits.authenticatedSmtp,
  };
  const defaults: GuideStep = { id: 'security-defaults', values: [], link: entraLink(facts) };
  if (!hasNewExchangeCenter(facts.cloud)) return [powershell, defaults];
  return [
    {
      id: 'open-active-user',
      values: valuesOf('mailbox', user),
      ...linkTo(activeUsersLink(facts)),
    },
    { id: 'authenticated-smtp', values: [], waitMinutes: waits.authenticatedSmtp },
    defaults,
    { ...powershell, instead: true },
    {
      id: 'smtp-organization',
      values: [],
      ...linkTo(exchangeLink(facts, 'settings')),
      instead: true,
    },
  ];
}

/**
 * Full Access and Send As of a person who opens a shared mailbox or sends as another address.
 * Source: Microsoft, "Create a shared mailbox" (its delegation in the Exchange admin center).
 */
export function mailboxDelegation(facts: GuideFacts): GuideStep[] {
  const { access, user, mailbox, otherSender, protocols } = facts;
  if (facts.isPersonal || access === 'application' || !hasNewExchangeCenter(facts.cloud)) return [];
  const opens = protocols.includes('imap') || protocols.includes('pop');
  const isShared = mailbox?.toLowerCase() !== user?.toLowerCase();
  const person = valuesOf('person', user);
  const fullAccess: GuideStep[] =
    opens && isShared
      ? [
          openMailbox(facts, mailbox === undefined ? [] : [mailbox]),
          { id: 'delegate-full-access', values: person },
        ]
      : [];
  const sendAs: GuideStep[] =
    protocols.includes('smtp') && otherSender !== undefined
      ? [
          {
            id: 'delegate-send-as',
            values: [...valuesOf('sender', otherSender), ...person],
            ...linkTo(exchangeLink(facts, 'mailboxes')),
            waitMinutes: waits.sendAs,
          },
        ]
      : [];
  return [...fullAccess, ...sendAs];
}

/** Source: Microsoft, "Remove blocked users from the Restricted entities page". */
export function restrictedSender(facts: GuideFacts): GuideStep[] {
  if (facts.isPersonal) return [];
  const sender = facts.otherSender ?? facts.user;
  return [
    { id: 'secure-account', values: valuesOf('mailbox', sender) },
    {
      id: 'open-restricted-entities',
      values: [],
      ...linkTo(restrictedEntitiesLink(facts)),
    },
    { id: 'unblock-sender', values: valuesOf('mailbox', sender), waitMinutes: waits.unblocking },
  ];
}

function linkTo(link: PortalLink | undefined): { link?: PortalLink } {
  return link === undefined ? {} : { link };
}
