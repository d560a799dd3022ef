import type { ScriptTexts } from '../../messages/script-text.en.ts';
import type { ScriptParts } from '../layout.ts';
import type { ScriptSource } from '../script.ts';
import { say } from '../say.ts';
import { hasExchange, isSame, sends, type Topic } from './topic.ts';

type Text = ScriptTexts['sendAs'];

/**
 * Send As of a person for another address, which SMTP needs.
 * Source: Microsoft, Add-RecipientPermission, Get-RecipientPermission and
 * Remove-RecipientPermission.
 */
export const sendAs: Topic = {
  shell: 'exchange',
  role: 'exchange',
  applies: (source) =>
    source.access === 'delegated' &&
    sends(source) &&
    hasExchange(source) &&
    otherSender(source) !== undefined,
  needs: ({ sender }) => ['user', sender === undefined ? 'sharedMailbox' : 'sender'],
  values: (source) => ({ sender: otherSender(source) ?? '', person: source.user ?? '' }),
  parts: (_source, { sendAs: text }) => ({
    show: show(text),
    grant: grant(text),
    undo: undo(text),
  }),
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
const look = (text: Text): string => `
$found = @(Get-Recipient -Identity $sender)
if ($found.Count -ne 1) { throw ${say(text.noAddress, '$sender')} }
$given = @(Get-RecipientPermission -Identity $sender -Trustee $person -AccessRights 'SendAs' |
    Where-Object { "$($_.AccessControlType)" -ne 'Deny' })`;

const show = (text: Text): ScriptParts => ({
  ...text.show,
  body: `${look(text)}

Get-RecipientPermission -Identity $sender -AccessRights 'SendAs' |
    Where-Object { "$($_.Trustee)" -ne 'NT AUTHORITY\\SELF' } |
    Format-Table -Property 'Trustee', 'AccessRights', 'AccessControlType' -AutoSize
if ($given.Count -gt 0) {
    Write-Host ${say(text.has, '$person', '$sender')}
}
else {
    Write-Host ${say(text.hasNot, '$person', '$sender')}
}`,
});

const grant = (text: Text): ScriptParts => ({
  ...text.grant,
  body: `${look(text)}

if ($given.Count -gt 0) {
    Write-Host ${say(text.hasAlready, '$person', '$sender')}
}
elseif ($PSCmdlet.ShouldProcess($sender, ${say(text.give, '$person')})) {
    Add-RecipientPermission -Identity $sender -Trustee $person -AccessRights 'SendAs' -Confirm:$false | Out-Null
    Write-Host ${say(text.given, '$person', '$sender')}
}`,
});

const undo = (text: Text): ScriptParts => ({
  ...text.undo,
  asks: true,
  body: `${look(text)}

if ($given.Count -eq 0) {
    Write-Host ${say(text.hadNone, '$person', '$sender')}
}
elseif ($PSCmdlet.ShouldProcess($sender, ${say(text.take, '$person')})) {
    Remove-RecipientPermission -Identity $sender -Trustee $person -AccessRights 'SendAs' -Confirm:$false
    Write-Host ${say(text.taken, '$person', '$sender')}
}`,
});
