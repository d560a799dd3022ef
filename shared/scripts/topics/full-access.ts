import type { ScriptTexts } from '../../messages/script-text.en.ts';
import type { ScriptParts } from '../layout.ts';
import { say } from '../say.ts';
import { hasExchange, opens, type Topic } from './topic.ts';

type Text = ScriptTexts['fullAccess'];

/**
 * Full Access of a person to a shared mailbox, which IMAP and POP need.
 * Source: Microsoft, Add-MailboxPermission, Get-MailboxPermission and Remove-MailboxPermission.
 */
export const fullAccess: Topic = {
  shell: 'exchange',
  role: 'exchange',
  applies: (source) =>
    source.access === 'delegated' &&
    source.sharedMailbox !== undefined &&
    opens(source) &&
    hasExchange(source),
  needs: () => ['user', 'sharedMailbox'],
  values: ({ user = '', sharedMailbox = '' }) => ({ mailbox: sharedMailbox, person: user }),
  parts: (_source, { fullAccess: text }) => ({
    show: show(text),
    grant: grant(text),
    undo: undo(text),
  }),
};

/** The mailbox, and what the person may do with it: the permission is read for this person only. */
const look = (text: Text): string => `
$found = @(Get-Mailbox -Identity $mailbox)
if ($found.Count -ne 1) { throw ${say(text.noMailbox, '$mailbox')} }
$given = @(Get-MailboxPermission -Identity $mailbox -User $person | Where-Object {
    "$($_.AccessRights)" -match 'FullAccess' -and -not $_.Deny
})`;

const show = (text: Text): ScriptParts => ({
  ...text.show,
  body: `${look(text)}

Get-MailboxPermission -Identity $mailbox |
    Where-Object { "$($_.User)" -ne 'NT AUTHORITY\\SELF' } |
    Format-Table -Property 'User', 'AccessRights', 'Deny', 'IsInherited' -AutoSize
if ($given.Count -gt 0) {
    Write-Host ${say(text.has, '$person', '$mailbox')}
}
else {
    Write-Host ${say(text.hasNot, '$person', '$mailbox')}
}`,
});

const grant = (text: Text): ScriptParts => ({
  ...text.grant,
  body: `${look(text)}

if ($given.Count -gt 0) {
    Write-Host ${say(text.hasAlready, '$person', '$mailbox')}
}
elseif ($PSCmdlet.ShouldProcess($mailbox, ${say(text.give, '$person')})) {
    Add-MailboxPermission -Identity $mailbox -User $person -AccessRights 'FullAccess' -InheritanceType 'All' -AutoMapping $false | Out-Null
    Write-Host ${say(text.given, '$person', '$mailbox')}
}`,
});

const undo = (text: Text): ScriptParts => ({
  ...text.undo,
  asks: true,
  body: `${look(text)}

if ($given.Count -eq 0) {
    Write-Host ${say(text.hadNone, '$person', '$mailbox')}
}
elseif ($PSCmdlet.ShouldProcess($mailbox, ${say(text.take, '$person')})) {
    Remove-MailboxPermission -Identity $mailbox -User $person -AccessRights 'FullAccess' -InheritanceType 'All' -Confirm:$false
    Write-Host ${say(text.taken, '$person', '$mailbox')}
}`,
});
