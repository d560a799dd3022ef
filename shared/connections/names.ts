import { isAddress, isTenant, isTenantAlias } from '../text/validators.ts';
import { draftMailbox, draftTenant, type Draft } from '../wizard/draft.ts';
import { maxNameLength } from './limits.ts';
import { hasUnshown } from './shown-text.ts';

/** What is wrong with a name. */
export type NameProblem = 'missing' | 'too-long' | 'unshown' | 'taken';

/** What is wrong with a name that is typed, if anything; space around it is forgiven. */
export function nameProblem(name: string, taken: readonly string[]): NameProblem | undefined {
  const trimmed = name.trim();
  if (trimmed === '') return 'missing';
  if (trimmed.length > maxNameLength) return 'too-long';
  if (hasUnshown(trimmed)) return 'unshown';
  return isTaken(trimmed, taken) ? 'taken' : undefined;
}

/**
 * What a connection is called until somebody names it: the mailbox that it opens, before that its
 * tenant, and nothing while neither can be right. The same in every language.
 */
export function suggestedName(draft: Draft): string {
  const mailbox = draftMailbox(draft);
  if (isAddress(mailbox)) return mailbox.slice(0, maxNameLength);
  const tenant = draftTenant(draft);
  return isTenant(tenant) || isTenantAlias(tenant) ? tenant.slice(0, maxNameLength) : '';
}

/** A name that no other connection has: `contoso.com`, then `contoso.com (2)`. Empty stays empty. */
export function uniqueName(name: string, taken: readonly string[]): string {
  if (name === '') return '';
  for (let number = 1; ; number += 1) {
    const suffix = number === 1 ? '' : ` (${String(number)})`;
    const candidate = `${cut(name, maxNameLength - suffix.length)}${suffix}`;
    if (!isTaken(candidate, taken)) return candidate;
  }
}

/** A draft under the name that it suggests, unless a person has named it. */
export function withSuggestedName(draft: Draft, taken: readonly string[]): Draft {
  if (draft.isNamed) return draft;
  const name = uniqueName(suggestedName(draft), taken);
  return name === draft.name ? draft : { ...draft, name };
}

function isTaken(name: string, taken: readonly string[]): boolean {
  return taken.some((other) => key(other) === key(name));
}

/** Names that look the same are the same. */
function key(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}

/** Does not leave half a character at its end. */
function cut(text: string, length: number): string {
  const short = text.slice(0, length);
  return /[\ud800-\udbff]$/.test(short) ? short.slice(0, -1) : short;
}
