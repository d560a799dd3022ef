import type { Connection } from '../connection.ts';
import type { ScriptId, ScriptKind, ScriptTopic } from './script-ids.ts';

/** Where a script is run: in Exchange Online PowerShell, or in Microsoft Graph PowerShell. */
export type ScriptShell = 'exchange' | 'graph';

/** A whole PowerShell script, with line feeds between its lines. It holds no secret. */
export interface Script {
  id: ScriptId;
  fileName: string;
  kind: ScriptKind;
  shell: ScriptShell;
  text: string;
}

/** What a script can lack before it can be made. */
export type ScriptField =
  | 'clientId'
  | 'servicePrincipalObjectId'
  | 'user'
  | 'furtherMailboxes'
  | 'sharedMailbox'
  | 'sender'
  | 'protocols';

/** The scripts of one topic. Where something is missing there are none, rather than half ones. */
export interface TopicScripts {
  topic: ScriptTopic;
  shell: ScriptShell;
  missing: readonly ScriptField[];
  /** In the order of `scriptKinds`. */
  scripts: readonly Script[];
}

/** What of a connection may still be unknown while it is being typed. */
type Typed =
  | 'tenant'
  | 'clientId'
  | 'user'
  | 'sharedMailbox'
  | 'sender'
  | 'servicePrincipalObjectId'
  | 'furtherMailboxes'
  | 'signInAudience';

/**
 * What scripts are made from: a connection, or as much of one as is known. What is absent is not
 * wanted; what is empty is wanted and not there yet, as a shared mailbox that was chosen and not
 * named, or further mailboxes of which one is no address.
 */
export type ScriptSource = Pick<Connection, 'cloud' | 'access' | 'flow' | 'offlineAccess'> & {
  readonly protocols: readonly Connection['protocols'][number][];
} & { readonly [Name in Typed]?: Connection[Name] | undefined };
