import type { ScriptTexts } from '../../messages/script-text.en.ts';
import type { ScriptParts } from '../layout.ts';
import { choose, comment, say } from '../say.ts';
import { hasExchange, type Topic } from './topic.ts';
import {
  appDisplayName,
  appMailboxes,
  appNeeds,
  appSender,
  ensurePrincipal,
  findPrincipal,
  removePrincipal,
  removePrincipalOption,
  showPrincipal,
} from './service-principal.ts';

type Text = ScriptTexts['appAccess'];

/**
 * What the app itself needs in Exchange Online: a service principal, and Full Access to each
 * mailbox; Send As where it sends as another address.
 * Source: Microsoft, "Authenticate an IMAP, POP or SMTP connection using OAuth", "Register service
 * principals in Exchange"; Add-MailboxPermission; Add-RecipientPermission.
 */
export const appAccess: Topic = {
  shell: 'exchange',
  role: 'organization',
  applies: (source) => source.access === 'application' && hasExchange(source),
  needs: appNeeds,
  values: (source) => ({
    appId: source.clientId ?? '',
    objectId: source.servicePrincipalObjectId ?? '',
    displayName: appDisplayName,
    mailboxes: appMailboxes(source),
    senders: appSender(source),
  }),
  parts: (_source, texts) => ({ show: show(texts), grant: grant(texts), undo: undo(texts) }),
};

/** The rights of the service principal are read by its own identity, not by the client ID. */
const fullAccessGiven = `@(Get-MailboxPermission -Identity $mailbox -User $identity | Where-Object {
        "$($_.AccessRights)" -match 'FullAccess' -and -not $_.Deny
    })`;
const sendAsGiven = `@(Get-RecipientPermission -Identity $sender -Trustee $identity -AccessRights 'SendAs' |
        Where-Object { "$($_.AccessControlType)" -ne 'Deny' })`;
const oneMailbox = (text: Text): string =>
  `if (@(Get-Mailbox -Identity $mailbox).Count -ne 1) { throw ${say(text.noMailbox, '$mailbox')} }`;
const oneSender = (text: Text): string =>
  `if (@(Get-Recipient -Identity $sender).Count -ne 1) { throw ${say(text.noAddress, '$sender')} }`;

const show = ({ appAccess: text, servicePrincipal }: ScriptTexts): ScriptParts => ({
  ...text.show,
  body: `${showPrincipal(servicePrincipal).trim()}
if (-not $principal) { return }
$identity = "$($principal.Identity)"

foreach ($mailbox in $mailboxes) {
    ${oneMailbox(text)}
    $given = ${fullAccessGiven}
    Write-Host ${say(text.fullAccess, '$mailbox', choose('$given.Count -gt 0', text.given, text.missing))}
}
foreach ($sender in $senders) {
    ${oneSender(text)}
    $given = ${sendAsGiven}
    Write-Host ${say(text.sendAs, '$sender', choose('$given.Count -gt 0', text.given, text.missing))}
}`,
});

const grant = ({ appAccess: text, servicePrincipal }: ScriptTexts): ScriptParts => ({
  ...text.grant,
  body: `${ensurePrincipal(servicePrincipal).trim()}
if (-not $principal) {
    Write-Host ${say(text.mailboxesFollow)}
    return
}
$identity = "$($principal.Identity)"

foreach ($mailbox in $mailboxes) {
    ${oneMailbox(text)}
    $given = ${fullAccessGiven}
    if ($given.Count -gt 0) {
        Write-Host ${say(text.fullAccessAlready, '$mailbox')}
    }
    elseif ($PSCmdlet.ShouldProcess($mailbox, ${say(text.giveFullAccess)})) {
        ${comment(text.noAutoMapping)}
        Add-MailboxPermission -Identity $mailbox -User $identity -AccessRights 'FullAccess' -InheritanceType 'All' -AutoMapping $false | Out-Null
        Write-Host ${say(text.fullAccessGiven, '$mailbox')}
    }
}
foreach ($sender in $senders) {
    ${oneSender(text)}
    $given = ${sendAsGiven}
    if ($given.Count -gt 0) {
        Write-Host ${say(text.sendAsAlready, '$sender')}
    }
    elseif ($PSCmdlet.ShouldProcess($sender, ${say(text.giveSendAs)})) {
        Add-RecipientPermission -Identity $sender -Trustee $identity -AccessRights 'SendAs' -Confirm:$false | Out-Null
        Write-Host ${say(text.sendAsGiven, '$sender')}
    }
}`,
});

const undo = ({ appAccess: text, servicePrincipal }: ScriptTexts): ScriptParts => ({
  ...text.undo,
  asks: true,
  option: removePrincipalOption(servicePrincipal),
  body: `${findPrincipal.trim()}
if (-not $principal) {
    Write-Host ${say(text.notRegistered)}
    return
}
$identity = "$($principal.Identity)"

foreach ($mailbox in $mailboxes) {
    ${oneMailbox(text)}
    $given = ${fullAccessGiven}
    if ($given.Count -eq 0) {
        Write-Host ${say(text.noFullAccess, '$mailbox')}
    }
    elseif ($PSCmdlet.ShouldProcess($mailbox, ${say(text.takeFullAccess)})) {
        Remove-MailboxPermission -Identity $mailbox -User $identity -AccessRights 'FullAccess' -InheritanceType 'All' -Confirm:$false
        Write-Host ${say(text.fullAccessTaken, '$mailbox')}
    }
}
foreach ($sender in $senders) {
    ${oneSender(text)}
    $given = ${sendAsGiven}
    if ($given.Count -eq 0) {
        Write-Host ${say(text.noSendAs, '$sender')}
    }
    elseif ($PSCmdlet.ShouldProcess($sender, ${say(text.takeSendAs)})) {
        Remove-RecipientPermission -Identity $sender -Trustee $identity -AccessRights 'SendAs' -Confirm:$false
        Write-Host ${say(text.sendAsTaken, '$sender')}
    }
}
${removePrincipal(servicePrincipal).trim()}`,
});
