import type { ScriptTexts } from '../../messages/script-text.en.ts';
import type { ScriptParts, TopicParts } from '../layout.ts';
import type { ScriptField, ScriptShell, ScriptSource } from '../script.ts';
import type { ScriptKind } from '../script-ids.ts';

/** How the scripts of one topic are made; `scripts.ts` puts them together. */
export interface Topic {
  shell: ScriptShell;
  /** Microsoft's names of the least roles that its commands need. */
  role: TopicParts['role'];
  graphScopes?: (source: ScriptSource) => NonNullable<TopicParts['graphScopes']>;
  /** Whether a connection has any use for it. */
  applies: (source: ScriptSource) => boolean;
  /** What has to be known of the connection. */
  needs: (source: ScriptSource) => readonly ScriptField[];
  /** The variables of its scripts; only called when all that it needs is there. */
  values: (source: ScriptSource) => TopicParts['values'];
  parts: (source: ScriptSource, texts: ScriptTexts) => Readonly<Record<ScriptKind, ScriptParts>>;
}

/** True for work accounts: personal ones have no administrator and no PowerShell. */
export function hasExchange({ cloud }: ScriptSource): boolean {
  return cloud !== 'outlook';
}

/** True where a connection opens mailboxes, and not only sends from them. */
export function opens({ protocols }: ScriptSource): boolean {
  return protocols.includes('imap') || protocols.includes('pop');
}

export function sends({ protocols }: ScriptSource): boolean {
  return protocols.includes('smtp');
}

/** Addresses without space around them, each once, whatever its case. */
export function addresses(texts: readonly (string | undefined)[]): string[] {
  const found = new Map<string, string>();
  for (const text of texts) {
    const address = text?.trim() ?? '';
    const key = address.toLowerCase();
    if (address !== '' && !found.has(key)) found.set(key, address);
  }
  return [...found.values()];
}

export function isSame(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}
