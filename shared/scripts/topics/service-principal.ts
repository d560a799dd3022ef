import type { ScriptTexts } from '../../messages/script-text.en.ts';
import type { ScriptParts } from '../layout.ts';
import type { ScriptField, ScriptSource } from '../script.ts';
import { comment, say } from '../say.ts';
import { addresses, isSame, sends } from './topic.ts';

type Text = ScriptTexts['servicePrincipal'];

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
export const ensurePrincipal = (text: Text): string => `${findPrincipal}
if ($principal -and "$($principal.ObjectId)" -ne $objectId) {
    Write-Warning ${say(text.wrongObjectId, '$($principal.ObjectId)', '$objectId')}
    if ($PSCmdlet.ShouldProcess("$($principal.ObjectId)", ${say(text.replace)})) {
        ${comment(text.asksFirst)}
        Remove-ServicePrincipal -Identity "$($principal.ObjectId)"
        ${findPrincipal.trim()}
        if ($principal) {
            Write-Host ${say(text.stillThere)}
            return
        }
        Write-Host ${say(text.giveAgain)}
    }
}
elseif ($principal) {
    Write-Host ${say(text.isRegistered, '$($principal.DisplayName)')}
}
if (-not $principal -and $PSCmdlet.ShouldProcess($appId, ${say(text.register, '$objectId')})) {
    New-ServicePrincipal -AppId $appId -ObjectId $objectId -DisplayName $displayName | Out-Null
    ${findPrincipal.trim()}
    Write-Host ${say(text.registered, '$displayName')}
    Write-Host ${say(text.waitForIt)}
}`;

/** Says how the app is registered. */
export const showPrincipal = (text: Text): string => `${findPrincipal}
if (-not $principal) {
    Write-Host ${say(text.notRegistered)}
}
else {
    $principal | Format-List -Property 'DisplayName', 'AppId', 'ObjectId', 'Identity'
    if ("$($principal.ObjectId)" -ne $objectId) {
        Write-Warning ${say(text.otherObjectId, '$objectId')}
    }
}`;

/** Removes the app from Exchange Online, but only when told to: other mailboxes may rely on it. */
export const removePrincipal = (text: Text): string => `
if ($RemoveServicePrincipal -and $principal -and $PSCmdlet.ShouldProcess("$($principal.DisplayName)", ${say(text.remove)})) {
    Remove-ServicePrincipal -Identity "$($principal.ObjectId)" -Confirm:$false
    Write-Host ${say(text.removed)}
}`;

export const removePrincipalOption = (text: Text): NonNullable<ScriptParts['option']> => ({
  name: 'RemoveServicePrincipal',
  does: text.option,
});
