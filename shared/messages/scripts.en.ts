import type { ScriptField, ScriptShell } from '../scripts/script.ts';
import type { ScriptKind, ScriptTopic } from '../scripts/script-ids.ts';
import { listOf } from './format.en.ts';

/** The scripts, in English. What stands in the scripts themselves is in `script-text.en.ts`. */
export const scripts = {
  /** Of scripts that are shown for the practice tenant. */
  practice: 'This is what it would be in your own tenant. The practice tenant has no PowerShell.',
  titles: {
    'app-registration': 'Script: make the app registration',
    'app-access': 'Script: let the app open its mailboxes',
    'app-smtp-role': 'Script: let the app send over SMTP by a role',
    'full-access': 'Script: give Full Access to the shared mailbox',
    'send-as': 'Script: give Send As for the sender',
    'mailbox-protocols': 'Script: switch on the protocols of the mailboxes',
    'smtp-organization': 'Script: switch on SMTP AUTH for the organization',
  } satisfies Record<ScriptTopic, string>,
  changes: {
    'app-registration':
      'Makes the app registration with exactly the permissions and the redirect URI of this connection, grants admin consent, and tells the IDs to enter here. It follows what is chosen here and in step 3. Where a client ID is filled in, that registration is completed instead.',
    'app-access':
      'Registers the app in Exchange Online with the object ID of the enterprise application, and gives it Full Access to each mailbox.',
    'app-smtp-role':
      'Instead of permissions on each mailbox, for SMTP only: assigns the role Application SMTP.SendAsApp for exactly these mailboxes. Do not grant SMTP.SendAsApp to the app in Entra ID then.',
    'full-access':
      'Lets the person who signs in open the shared mailbox over IMAP and POP. Outlook does not add it by itself.',
    'send-as':
      'Lets the person who signs in send as the other address over SMTP. It can take up to two hours to work.',
    'mailbox-protocols':
      'Switches on what is off of the chosen protocols, for these mailboxes only. SMTP AUTH is then on for them whatever the organization says.',
    'smtp-organization':
      'Changes one switch for every mailbox that does not say otherwise. To switch SMTP AUTH on for the mailboxes only is the smaller change, and goes before this switch.',
  } satisfies Record<ScriptTopic, string>,
  kinds: { show: 'Show me first', grant: 'Change', undo: 'Undo' } satisfies Record<
    ScriptKind,
    string
  >,
  kindTexts: {
    show: 'Reads how things are. It changes nothing.',
    grant: 'Looks first and changes only what is missing. With -WhatIf it says what it would do.',
    undo: 'Takes back what “Change” does, and asks before each step.',
  } satisfies Record<ScriptKind, string>,
  where: {
    exchange:
      'Run it in PowerShell with the module ExchangeOnlineManagement. It signs in by itself.',
    graph:
      'Run it in PowerShell with the modules of Microsoft Graph PowerShell. It signs in by itself.',
  } satisfies Record<ScriptShell, string>,
  /** What must be known before there is a script. */
  missing: (names: readonly string[]) => `Fill in first: ${listOf(names)}.`,
  fields: {
    clientId: 'the client ID (step 2)',
    servicePrincipalObjectId: 'the object ID of the enterprise application (step 4)',
    user: 'the mailbox or person (step 4)',
    furtherMailboxes: 'the further mailboxes, each an address (step 4)',
    sharedMailbox: 'the shared mailbox (step 4)',
    sender: 'the sender’s address (step 4)',
    protocols: 'the protocols (step 3)',
  } satisfies Record<ScriptField, string>,
  tabs: 'Which script',
  region: (fileName: string) => `Script ${fileName}`,
  save: 'Save as .ps1',
  saveOf: (fileName: string) => `Save as .ps1: ${fileName}`,
  saved: 'Saved',
};
