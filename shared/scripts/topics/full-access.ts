import { exchangeAdministrator, hasExchange, opens, type Topic } from './topic.ts';

/**
 * Full Access of a person to a shared mailbox, which IMAP and POP need.
 * Source: Microsoft, Add-MailboxPermission, Get-MailboxPermission and Remove-MailboxPermission.
 */
export const fullAccess: Topic = {
  shell: 'exchange',
  role: exchangeAdministrator,
  applies: (source) =>
    source.access === 'delegated' &&
    source.sharedMailbox !== undefined &&
    opens(source) &&
    hasExchange(source),
  needs: () => ['user', 'sharedMailbox'],
  values: ({ user = '', sharedMailbox = '' }) => ({ mailbox: sharedMailbox, person: user }),
  parts: () => ({ show, grant, undo }),
};

/** The mailbox, and what the person may do with it: the permission is read for this person only. */
const look = `
$found = @(Get-Mailbox -Identity $mailbox)
if ($found.Count -ne 1) { throw "There is no mailbox, or more than one, by the name of $mailbox." }
$given = @(Get-MailboxPermission -Identity $mailbox -User $person | Where-Object {
    "$($_.AccessRights)" -match 'FullAccess' -and -not $_.Deny
})`;

const show = {
  synopsis: 'Shows who has Full Access to a shared mailbox.',
  description: [
    'Lists the permissions that were given on the mailbox, and says whether the person who',
    'signs in has Full Access, which IMAP and POP need to open it.',
  ],
  body: `${look}

Get-MailboxPermission -Identity $mailbox |
    Where-Object { "$($_.User)" -ne 'NT AUTHORITY\\SELF' } |
    Format-Table -Property 'User', 'AccessRights', 'Deny', 'IsInherited' -AutoSize
if ($given.Count -gt 0) {
    Write-Host "$person has Full Access to $mailbox."
}
else {
    Write-Host "$person has no Full Access of their own to $mailbox. A group in the list may give it."
}`,
};

const grant = {
  synopsis: 'Gives a person Full Access to a shared mailbox.',
  description: [
    'Adds one permission to the mailbox, and nothing where the person has it already.',
    'With it the person can open the mailbox over IMAP and POP; it does not let them send.',
    'AutoMapping is off: Outlook does not add the mailbox to this person by itself.',
  ],
  body: `${look}

if ($given.Count -gt 0) {
    Write-Host "$person has Full Access to $mailbox already. Nothing is changed."
}
elseif ($PSCmdlet.ShouldProcess($mailbox, "Give Full Access to $person")) {
    Add-MailboxPermission -Identity $mailbox -User $person -AccessRights 'FullAccess' -InheritanceType 'All' -AutoMapping $false | Out-Null
    Write-Host "$person now has Full Access to $mailbox. It can take some time to work."
}`,
};

const undo = {
  synopsis: 'Takes Full Access to a shared mailbox from a person.',
  description: [
    'Removes the permission that was given to this person on the mailbox, whoever gave it. What',
    'the person has through a group stays.',
  ],
  asks: true,
  body: `${look}

if ($given.Count -eq 0) {
    Write-Host "$person has no Full Access of their own to $mailbox. Nothing is changed."
}
elseif ($PSCmdlet.ShouldProcess($mailbox, "Take Full Access from $person")) {
    Remove-MailboxPermission -Identity $mailbox -User $person -AccessRights 'FullAccess' -InheritanceType 'All' -Confirm:$false
    Write-Host "$person no longer has Full Access to $mailbox."
}`,
};
