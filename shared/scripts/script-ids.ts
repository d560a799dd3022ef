/**
 * What can be done with a script, each with the script that does it, the one that only looks, and
 * the one that takes it back. IDs are kept in findings: never rename one.
 */
export const scriptTopics = [
  /** Makes or completes the app registration, and grants consent for the tenant. */
  'app-registration',
  /** Registers the app in Exchange Online and lets it open its mailboxes. */
  'app-access',
  /** Lets the app send from its mailboxes by a role instead of mailbox permissions. */
  'app-smtp-role',
  /** Lets a person open a shared mailbox. */
  'full-access',
  /** Lets a person send as another address. */
  'send-as',
  /** Switches on the protocols of the mailboxes. */
  'mailbox-protocols',
  /** Switches on SMTP AUTH for the whole organization. */
  'smtp-organization',
] as const;
export type ScriptTopic = (typeof scriptTopics)[number];

/** `show` reads and changes nothing, `grant` changes, `undo` takes back what `grant` does. */
export const scriptKinds = ['show', 'grant', 'undo'] as const;
export type ScriptKind = (typeof scriptKinds)[number];

/** Such as `full-access-grant`. */
export type ScriptId = `${ScriptTopic}-${ScriptKind}`;

/** Every script, those of one topic together. */
export const scriptIds: readonly ScriptId[] = scriptTopics.flatMap((topic) =>
  scriptKinds.map((kind): ScriptId => `${topic}-${kind}`),
);
