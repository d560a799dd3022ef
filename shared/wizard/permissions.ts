import { fullAccessCommand } from '../scripts/full-access.ts';
import { sendAsCommand } from '../scripts/send-as.ts';
import { isAddress } from '../text/validators.ts';
import { draftMailbox, draftSender, opensShared, type Draft } from './draft.ts';

/** A permission that a set-up needs, with the line that grants it once its addresses are known. */
export interface NeededPermission {
  command: string | undefined;
}

/** What a set-up needs beyond a person's own mailbox. */
export interface NeededPermissions {
  fullAccess: NeededPermission | undefined;
  sendAs: NeededPermission | undefined;
}

/**
 * What a person needs: Full Access to open a shared mailbox over IMAP or POP; Send As where SMTP
 * sends as any address but the person's own. What an app needs is granted to its service principal,
 * which these lines do not know.
 */
export function neededPermissions(draft: Draft): NeededPermissions {
  if (draft.access === 'application') return { fullAccess: undefined, sendAs: undefined };
  const user = draft.user.trim();
  const [mailbox, sender] = [draftMailbox(draft), draftSender(draft)];
  const opens = draft.protocols.includes('imap') || draft.protocols.includes('pop');
  const sends = draft.protocols.includes('smtp');
  const grant = (address: string, command: (address: string, user: string) => string) => ({
    command: isAddress(user) && isAddress(address) ? command(address, user) : undefined,
  });
  return {
    fullAccess: opens && opensShared(draft) ? grant(mailbox, fullAccessCommand) : undefined,
    sendAs:
      sends && sender.toLowerCase() !== user.toLowerCase()
        ? grant(sender, sendAsCommand)
        : undefined,
  };
}
