import { quotePowerShell } from './powershell-quote.ts';

/**
 * The Exchange Online PowerShell that lets a person open a shared mailbox over IMAP or POP.
 * Source: Microsoft, Add-MailboxPermission.
 *
 * @param mailbox address of the shared mailbox
 * @param user address of the person who signs in
 */
export function fullAccessCommand(mailbox: string, user: string): string {
  return `Add-MailboxPermission -Identity ${quotePowerShell(mailbox)} -User ${quotePowerShell(user)} -AccessRights FullAccess -InheritanceType All`;
}
