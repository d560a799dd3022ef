import type { ScriptTexts } from '../../messages/script-text.en.ts';
import type { ScriptParts } from '../layout.ts';
import { choose, comment, say } from '../say.ts';
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
import { addresses, hasExchange, sends, type Topic } from './topic.ts';

/**
 * SMTP for an app by a role for exactly its mailboxes, instead of permissions on each of them. It
 * goes without SMTP.SendAsApp in Entra ID: with that claim in the token, mailbox permissions are
 * asked for again.
 * Source: Microsoft, "SMTP Onboarding to App RBAC Overview"; New-ManagementScope;
 * New-ManagementRoleAssignment; "Filterable properties for the Filter parameter", EmailAddresses.
 */
export const appSmtpRole: Topic = {
  shell: 'exchange',
  role: 'organization',
  applies: (source) => source.access === 'application' && sends(source) && hasExchange(source),
  needs: appNeeds,
  values: (source) => ({
    appId: source.clientId ?? '',
    objectId: source.servicePrincipalObjectId ?? '',
    displayName: appDisplayName,
    mailboxes: addresses([...appMailboxes(source), ...appSender(source)]),
  }),
  parts: (_source, texts) => ({ show: show(texts), grant: grant(texts), undo: undo(texts) }),
};

const names = `
$role = 'Application SMTP.SendAsApp'
$scopeName = "SMTP scope $appId"
$assignmentName = "SMTP role $appId"`;

const findScope = `
$scope = Get-ManagementScope | Where-Object { "$($_.Name)" -eq $scopeName } | Select-Object -First 1
$assignment = Get-ManagementRoleAssignment -Role $role | Where-Object { "$($_.Name)" -eq $assignmentName } | Select-Object -First 1`;

const show = ({ appSmtpRole: text, servicePrincipal }: ScriptTexts): ScriptParts => ({
  ...text.show,
  body: `${showPrincipal(servicePrincipal).trim()}
if (-not $principal) { return }
${names}
${findScope}

if ($scope) {
    $scope | Format-List -Property 'Name', 'RecipientFilter'
}
else {
    Write-Host ${say(text.noScope, '$scopeName')}
}
Write-Host ${say(text.assignment, '$role', choose('$assignment', text.there, text.missing))}
foreach ($mailbox in $mailboxes) {
    Write-Host ${say(text.rolesFor, '$mailbox')}
    Test-ServicePrincipalAuthorization -Identity $appId -Resource $mailbox |
        Format-Table -Property 'RoleName', 'AllowedResourceScope', 'InScope' -AutoSize
}`,
});

const grant = ({ appSmtpRole: text, servicePrincipal }: ScriptTexts): ScriptParts => ({
  ...text.grant,
  body: `${ensurePrincipal(servicePrincipal).trim()}
if (-not $principal) {
    Write-Host ${say(text.restFollows)}
    return
}
${names}
${findScope}

$clauses = foreach ($mailbox in $mailboxes) {
    'EmailAddresses -eq ''{0}''' -f $mailbox.Replace("'", "''")
}
$filter = $clauses -join ' -or '
$found = @(Get-Recipient -Filter $filter)
if ($found.Count -ne $mailboxes.Count) {
    throw ${say(text.otherCount, '$($found.Count)', '$($mailboxes.Count)')}
}

if ($scope) {
    if ($PSCmdlet.ShouldProcess($scopeName, ${say(text.setScope)})) {
        Set-ManagementScope -Identity $scopeName -RecipientRestrictionFilter $filter
        Write-Host ${say(text.scopeSet)}
    }
}
elseif ($PSCmdlet.ShouldProcess($scopeName, ${say(text.makeScope)})) {
    New-ManagementScope -Name $scopeName -RecipientRestrictionFilter $filter | Out-Null
    Write-Host ${say(text.scopeMade)}
}
if ($assignment) {
    Write-Host ${say(text.hasRole)}
}
elseif ($PSCmdlet.ShouldProcess($assignmentName, ${say(text.assign, '$role')})) {
    New-ManagementRoleAssignment -Name $assignmentName -Role $role -App "$($principal.ObjectId)" -CustomResourceScope $scopeName | Out-Null
    Write-Host ${say(text.assigned)}
}`,
});

const undo = ({ appSmtpRole: text, servicePrincipal }: ScriptTexts): ScriptParts => ({
  ...text.undo,
  asks: true,
  option: removePrincipalOption(servicePrincipal),
  body: `${findPrincipal.trim()}
${names}
${findScope}

if ($assignment -and $PSCmdlet.ShouldProcess($assignmentName, ${say(text.removeAssignment)})) {
    Remove-ManagementRoleAssignment -Identity $assignmentName -Confirm:$false
    $assignment = $null
    Write-Host ${say(text.assignmentRemoved)}
}
${comment(text.inUse)}
if ($scope -and -not $assignment -and $PSCmdlet.ShouldProcess($scopeName, ${say(text.removeScope)})) {
    Remove-ManagementScope -Identity $scopeName -Confirm:$false
    Write-Host ${say(text.scopeRemoved)}
}
if (-not $scope -and -not $assignment) {
    Write-Host ${say(text.nothingLeft)}
}
${removePrincipal(servicePrincipal).trim()}`,
});
