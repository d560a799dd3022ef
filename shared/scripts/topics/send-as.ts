import { exchangeAdministrator, hasExchange, isSame, sends, type Topic } from './topic.ts';
import type { ScriptSource } from '../script.ts';

/**
 * Send As of a person for another address, which SMTP needs.
 * Source: Microsoft, Add-RecipientPermission, Get-RecipientPermission and
 * Remove-RecipientPermission.
 */
export const sendAs: Topic = {
  shell: 'exchange',
  role: exchangeAdministrator,
  applies: (source) =>
    source.access === 'delegated' &&
    sends(source) &&
    hasExchange(source) &&
    otherSender(source) !== undefined,
  needs: ({ sender }) => ['user', sender === undefined ? 'sharedMailbox' : 'sender'],
  values: (source) => ({ sender: otherSender(source) ?? '', person: source.user ?? '' }),
  parts: () => ({ show, grant, undo }),
};

/**
 * What SMTP sends as, as `mailIdentity` has it, where that is not the person's own address; empty
 * while it is not named yet.
 */
function otherSender({ sender, sharedMailbox, user = '' }: ScriptSource): string | undefined {
  const address = sender ?? sharedMailbox;
  return address === undefined || (address !== '' && isSame(address, user)) ? undefined : address;
}

/**
 * The address may be a group's as well. A search for what is not there can be answered with all
 * there is, so that exactly one is found is made sure of first.
 */
const look = `
$found = @(Get-Recipient -Identity $sender)
if ($found.Count -ne 1) { throw "There is no address, or more than one, by the name of $sender." }
$given = @(Get-RecipientPermission -Identity $sender -Trustee $person -AccessRights 'SendAs' |
    Where-Object { "$($_.AccessControlType)" -ne 'Deny' })`;

const show = {
  synopsis: 'Shows who may send as an address.',
  description: [
    'Lists who has Send As for the address, and says whether the person who signs in has it,',
    'which SMTP needs for every sender but their own address.',
  ],
  body: `${look}

Get-RecipientPermission -Identity $sender -AccessRights 'SendAs' |
    Where-Object { "$($_.Trustee)" -ne 'NT AUTHORITY\\SELF' } |
    Format-Table -Property 'Trustee', 'AccessRights', 'AccessControlType' -AutoSize
if ($given.Count -gt 0) {
    Write-Host "$person may send as $sender."
}
else {
    Write-Host "$person has no Send As of their own for $sender. A group in the list may give it."
}`,
};

const grant = {
  synopsis: 'Lets a person send as another address.',
  description: [
    'Adds one Send As permission to the address, and nothing where the person has it already.',
    'It does not let the person open a mailbox. It can take up to two hours to work.',
  ],
  body: `${look}

if ($given.Count -gt 0) {
    Write-Host "$person may send as $sender already. Nothing is changed."
}
elseif ($PSCmdlet.ShouldProcess($sender, "Give Send As to $person")) {
    Add-RecipientPermission -Identity $sender -Trustee $person -AccessRights 'SendAs' -Confirm:$false | Out-Null
    Write-Host "$person may now send as $sender. It can take up to two hours to work."
}`,
};

const undo = {
  synopsis: 'Takes Send As for an address from a person.',
  description: [
    'Removes the Send As permission that was given to this person, whoever gave it. What the',
    'person has through a group stays.',
  ],
  asks: true,
  body: `${look}

if ($given.Count -eq 0) {
    Write-Host "$person has no Send As of their own for $sender. Nothing is changed."
}
elseif ($PSCmdlet.ShouldProcess($sender, "Take Send As from $person")) {
    Remove-RecipientPermission -Identity $sender -Trustee $person -AccessRights 'SendAs' -Confirm:$false
    Write-Host "$person may no longer send as $sender."
}`,
};
