import type { ScriptField, ScriptSource } from '../script.ts';
import { addresses, isSame, sends } from './topic.ts';

/** What the app is called in Exchange Online, where nobody gave it another name. */
export const appDisplayName = 'Mailbox OAuth Assistant';

/** What has to be known before the app can be let into its mailboxes. */
export function appNeeds(source: ScriptSource): readonly ScriptField[] {
  const { furtherMailboxes, sender } = source;
  return [
    ...(['clientId', 'user', 'servicePrincipalObjectId'] as const),
    ...(furtherMailboxes === undefined ? [] : (['furtherMailboxes'] as const)),
    ...(sends(source) && sender !== undefined ? (['sender'] as const) : []),
  ];
}

/** The mailboxes that the app itself opens or sends from, each once. */
export function appMailboxes({ user, furtherMailboxes = [] }: ScriptSource): string[] {
  return addresses([user, ...furtherMailboxes]);
}

/** The address that the app sends as, where it is not the mailbox that it names as the user. */
export function appSender(source: ScriptSource): string[] {
  const { sender = '', user = '' } = source;
  return sends(source) && sender.trim() !== '' && !isSame(sender, user) ? addresses([sender]) : [];
}

/**
 * Finds the app in Exchange Online. Asked for one that is not there, Get-ServicePrincipal can answer
 * with all there are, so they are listed and compared.
 * Source: Microsoft, Get-ServicePrincipal, `-Identity`.
 */
export const findPrincipal = `
$principal = Get-ServicePrincipal | Where-Object { "$($_.AppId)" -eq $appId } | Select-Object -First 1`;

/**
 * Registers the app in Exchange Online with the object ID of its enterprise application. With the
 * object ID of the app registration sign-in to a mailbox fails, and it cannot be changed afterwards,
 * so a service principal that was made so is replaced.
 * Source: Microsoft, New-ServicePrincipal, and "Authenticate an IMAP, POP or SMTP connection using
 * OAuth", "Register service principals in Exchange".
 */
export const ensurePrincipal = `${findPrincipal}
if ($principal -and "$($principal.ObjectId)" -ne $objectId) {
    Write-Warning "The app is registered with the object ID $($principal.ObjectId). The enterprise application has $objectId, and only with that one can the app open mailboxes."
    if ($PSCmdlet.ShouldProcess("$($principal.ObjectId)", 'Remove the service principal, to make it again with the right object ID')) {
        # This asks before it removes.
        Remove-ServicePrincipal -Identity "$($principal.ObjectId)"
        ${findPrincipal.trim()}
        if ($principal) {
            Write-Host 'The old service principal is still there. Where it was to be removed, run this script again in a few minutes.'
            return
        }
        Write-Host 'What the old service principal was given on other mailboxes has to be given again.'
    }
}
elseif ($principal) {
    Write-Host "The app is registered in Exchange Online as $($principal.DisplayName). Nothing is changed."
}
if (-not $principal -and $PSCmdlet.ShouldProcess($appId, "Register the app in Exchange Online with the object ID $objectId")) {
    New-ServicePrincipal -AppId $appId -ObjectId $objectId -DisplayName $displayName | Out-Null
    ${findPrincipal.trim()}
    Write-Host "The app is now registered in Exchange Online as $displayName."
    Write-Host 'If it is not found in what follows, wait a few minutes and run this script again.'
}`;

/** Says how the app is registered. */
export const showPrincipal = `${findPrincipal}
if (-not $principal) {
    Write-Host 'The app is not registered in Exchange Online.'
}
else {
    $principal | Format-List -Property 'DisplayName', 'AppId', 'ObjectId', 'Identity'
    if ("$($principal.ObjectId)" -ne $objectId) {
        Write-Warning "The object ID of the enterprise application is $objectId. With another one the app cannot open mailboxes."
    }
}`;

/** Removes the app from Exchange Online, but only when told to: other mailboxes may rely on it. */
export const removePrincipal = `
if ($RemoveServicePrincipal -and $principal -and $PSCmdlet.ShouldProcess("$($principal.DisplayName)", 'Remove the app from Exchange Online')) {
    Remove-ServicePrincipal -Identity "$($principal.ObjectId)" -Confirm:$false
    Write-Host 'The app is no longer registered in Exchange Online.'
}`;

export const removePrincipalOption = {
  name: 'RemoveServicePrincipal',
  does: 'Also removes the app from Exchange Online, and so from every other mailbox.',
};
