import { quotePowerShell } from './powershell-quote.ts';

/**
 * The Exchange Online PowerShell that lets a person send as another address.
 * Source: Microsoft, Add-RecipientPermission.
 *
 * @param sender address to send as: a shared mailbox, a group, another person
 * @param user address of the person who signs in
 */
export function sendAsCommand(sender: string, user: string): string {
  return `Add-RecipientPermission -Identity ${quotePowerShell(sender)} -Trustee ${quotePowerShell(user)} -AccessRights SendAs`;
}
