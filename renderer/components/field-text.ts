import type { Messages } from '../../shared/messages/en.ts';
import type { FieldText } from '../../shared/messages/fields.en.ts';
import type { Draft, DraftField } from '../../shared/wizard/draft.ts';

/** What stands around a field: for an app that signs in as itself, the user is a mailbox. */
export function fieldTextOf(messages: Messages, field: DraftField, draft: Draft): FieldText {
  const isMailbox = field === 'user' && draft.access === 'application';
  return isMailbox ? messages.applicationUser : messages.fields[field];
}
