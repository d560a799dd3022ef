import type { GuideId } from '../guides/guide-ids.ts';
import type { GuideValueKind } from '../guides/guide.ts';
import type { PortalId } from '../guides/portal-pages.ts';
import { countOf } from './format.en.ts';
import { guideSteps } from './guide-steps.en.ts';

/** The guides through Microsoft's portals, in English. */
export const guides = {
  titles: {
    'register-app-delegated': 'Register an app for people who sign in',
    'register-app-application': 'Register an app that signs in as itself',
    'account-types': 'Change the supported account types',
    'redirect-uri': 'Add the redirect URI',
    'public-client-flows': 'Allow public client flows',
    'app-credential': 'Add a client secret or certificate',
    permissions: 'Add the permissions to the app registration',
    consent: 'Grant admin consent in the portal',
    'enterprise-object-id': 'Find the object ID of the enterprise application',
    'app-enabled': 'Let the app sign in',
    'user-assignment': 'Assign the person to the app',
    'sign-in-log': 'Find the policy in the sign-in log',
    'mailbox-protocols': 'Allow IMAP and POP for the mailbox',
    'smtp-auth': 'Allow SMTP AUTH for the mailbox',
    'mailbox-delegation': 'Grant the mailbox permissions in the portal',
    'restricted-sender': 'Let a blocked sender send again',
  } satisfies Record<GuideId, string>,
  steps: guideSteps,
  values: {
    tenant: 'Tenant',
    'app-name': 'Name',
    'client-id': 'Application (client) ID',
    'account-types': 'Value of signInAudience',
    'redirect-uri': 'Redirect URI',
    api: 'API',
    permission: 'Permission',
    'consent-link': 'Admin consent link',
    'object-id': 'Object ID',
    person: 'Person',
    mailbox: 'Mailbox',
    sender: 'Sender address',
    powershell: 'PowerShell',
  } satisfies Record<GuideValueKind, string>,
  /** One of several values of the same kind. */
  valueOfMany: (kind: string, value: string) => `${kind} ${value}`,
  open: {
    entra: 'Open in the Entra admin center',
    exchange: 'Open in the Exchange admin center',
    'microsoft-365': 'Open in the Microsoft 365 admin center',
    defender: 'Open in the Defender portal',
    outlook: 'Open Outlook.com',
  } satisfies Record<PortalId, string>,
  /** For those who hear the button without seeing where it stands. */
  openForStep: (open: string, number: number) => `${open}, for step ${String(number)}`,
  openInstead: (open: string) => `${open}, for another way`,
  progress: (done: number, count: number) => `${String(done)} of ${String(count)} done`,
  instead: (count: number): string => (count === 1 ? 'Another way' : 'Other ways'),
  wait: (minutes: number) =>
    minutes < 60
      ? `It can take up to ${countOf(minutes, 'minute', 'minutes')} until this works.`
      : `It can take up to ${countOf(minutes / 60, 'hour', 'hours')} until this works.`,
  notKept:
    'What is ticked here could not be kept on this computer. It is there until the app ends.',
};
