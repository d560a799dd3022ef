import { exchangeAdministrator, hasExchange, type Topic } from './topic.ts';
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

/**
 * What the app itself needs in Exchange Online: a service principal, and Full Access to each
 * mailbox; Send As where it sends as another address.
 * Source: Microsoft, "Authenticate an IMAP, POP or SMTP connection using OAuth", "Register service
 * principals in Exchange"; Add-MailboxPermission; Add-RecipientPermission.
 */
export const appAccess: Topic = {
  shell: 'exchange',
  role: `${exchangeAdministrator}, a member of Organization Management`,
  applies: (source) => source.access === 'application' && hasExchange(source),
  needs: appNeeds,
  values: (source) => ({
    appId: source.clientId ?? '',
    objectId: source.servicePrincipalObjectId ?? '',
    displayName: appDisplayName,
    mailboxes: appMailboxes(source),
    senders: appSender(source),
  }),
  parts: () => ({ show, grant, undo }),
};

/** The rights of the service principal are read by its own identity, not by the client ID. */
const fullAccessGiven = `@(Get-MailboxPermission -Identity $mailbox -User $identity | Where-Object {
        "$($_.AccessRights)" -match 'FullAccess' -and -not $_.Deny
    })`;
const sendAsGiven = `@(Get-RecipientPermission -Identity $sender -Trustee $identity -AccessRights 'SendAs' |
        Where-Object { "$($_.AccessControlType)" -ne 'Deny' })`;
const oneMailbox = `if (@(Get-Mailbox -Identity $mailbox).Count -ne 1) { throw "There is no mailbox, or more than one, by the name of $mailbox." }`;
const oneSender = `if (@(Get-Recipient -Identity $sender).Count -ne 1) { throw "There is no address, or more than one, by the name of $sender." }`;

const show = {
  synopsis: 'Shows what an app may open in Exchange Online.',
  description: [
    'Says whether the app is registered in Exchange Online with the right object ID, and to',
    'which of the mailboxes of the connection it has Full Access.',
  ],
  body: `${showPrincipal.trim()}
if (-not $principal) { return }
$identity = "$($principal.Identity)"

foreach ($mailbox in $mailboxes) {
    ${oneMailbox}
    $given = ${fullAccessGiven}
    Write-Host "$($mailbox): Full Access $(if ($given.Count -gt 0) { 'given' } else { 'missing' })"
}
foreach ($sender in $senders) {
    ${oneSender}
    $given = ${sendAsGiven}
    Write-Host "$($sender): Send As $(if ($given.Count -gt 0) { 'given' } else { 'missing' })"
}`,
};

const grant = {
  synopsis: 'Registers an app in Exchange Online and lets it open mailboxes.',
  description: [
    'Registers the app once (New-ServicePrincipal), and gives it Full Access to each mailbox of',
    'the connection, and Send As for the sender where that is another address. What is there',
    'already is left alone. A registration with a wrong object ID is replaced, which asks first.',
  ],
  body: `${ensurePrincipal.trim()}
if (-not $principal) {
    Write-Host 'The mailboxes follow once the app is registered.'
    return
}
$identity = "$($principal.Identity)"

foreach ($mailbox in $mailboxes) {
    ${oneMailbox}
    $given = ${fullAccessGiven}
    if ($given.Count -gt 0) {
        Write-Host "$($mailbox): the app has Full Access already."
    }
    elseif ($PSCmdlet.ShouldProcess($mailbox, 'Give the app Full Access')) {
        # There is no Outlook that could add the mailbox by itself.
        Add-MailboxPermission -Identity $mailbox -User $identity -AccessRights 'FullAccess' -InheritanceType 'All' -AutoMapping $false | Out-Null
        Write-Host "$($mailbox): the app now has Full Access."
    }
}
foreach ($sender in $senders) {
    ${oneSender}
    $given = ${sendAsGiven}
    if ($given.Count -gt 0) {
        Write-Host "$($sender): the app has Send As already."
    }
    elseif ($PSCmdlet.ShouldProcess($sender, 'Give the app Send As')) {
        Add-RecipientPermission -Identity $sender -Trustee $identity -AccessRights 'SendAs' -Confirm:$false | Out-Null
        Write-Host "$($sender): the app now has Send As. It can take up to two hours to work."
    }
}`,
};

const undo = {
  synopsis: 'Takes the mailboxes of a connection from an app.',
  description: [
    'Removes Full Access to each mailbox of the connection, and Send As for the sender where that',
    'is another address, whoever gave it. The app stays registered in Exchange Online, because',
    'other mailboxes may rely on it; -RemoveServicePrincipal removes that too.',
  ],
  asks: true,
  option: removePrincipalOption,
  body: `${findPrincipal.trim()}
if (-not $principal) {
    Write-Host 'The app is not registered in Exchange Online. Nothing is changed.'
    return
}
$identity = "$($principal.Identity)"

foreach ($mailbox in $mailboxes) {
    ${oneMailbox}
    $given = ${fullAccessGiven}
    if ($given.Count -eq 0) {
        Write-Host "$($mailbox): the app has no Full Access."
    }
    elseif ($PSCmdlet.ShouldProcess($mailbox, 'Take Full Access from the app')) {
        Remove-MailboxPermission -Identity $mailbox -User $identity -AccessRights 'FullAccess' -InheritanceType 'All' -Confirm:$false
        Write-Host "$($mailbox): the app no longer has Full Access."
    }
}
foreach ($sender in $senders) {
    ${oneSender}
    $given = ${sendAsGiven}
    if ($given.Count -eq 0) {
        Write-Host "$($sender): the app has no Send As."
    }
    elseif ($PSCmdlet.ShouldProcess($sender, 'Take Send As from the app')) {
        Remove-RecipientPermission -Identity $sender -Trustee $identity -AccessRights 'SendAs' -Confirm:$false
        Write-Host "$($sender): the app no longer has Send As."
    }
}
${removePrincipal.trim()}`,
};
