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
import { addresses, exchangeAdministrator, hasExchange, sends, type Topic } from './topic.ts';

/**
 * SMTP for an app by a role for exactly its mailboxes, instead of permissions on each of them. It
 * goes without SMTP.SendAsApp in Entra ID: with that claim in the token, mailbox permissions are
 * asked for again.
 * Source: Microsoft, "SMTP Onboarding to App RBAC Overview"; New-ManagementScope;
 * New-ManagementRoleAssignment; "Filterable properties for the Filter parameter", EmailAddresses.
 */
export const appSmtpRole: Topic = {
  shell: 'exchange',
  role: `${exchangeAdministrator}, a member of Organization Management`,
  applies: (source) => source.access === 'application' && sends(source) && hasExchange(source),
  needs: appNeeds,
  values: (source) => ({
    appId: source.clientId ?? '',
    objectId: source.servicePrincipalObjectId ?? '',
    displayName: appDisplayName,
    mailboxes: addresses([...appMailboxes(source), ...appSender(source)]),
  }),
  parts: () => ({ show, grant, undo }),
};

const names = `
$role = 'Application SMTP.SendAsApp'
$scopeName = "SMTP scope $appId"
$assignmentName = "SMTP role $appId"`;

const findScope = `
$scope = Get-ManagementScope | Where-Object { "$($_.Name)" -eq $scopeName } | Select-Object -First 1
$assignment = Get-ManagementRoleAssignment -Role $role | Where-Object { "$($_.Name)" -eq $assignmentName } | Select-Object -First 1`;

const show = {
  synopsis: 'Shows whether an app may send over SMTP by a role.',
  description: [
    'Says whether the app is registered in Exchange Online, and lists which roles it has for',
    'which of the mailboxes of the connection.',
  ],
  body: `${showPrincipal.trim()}
if (-not $principal) { return }
${names}
${findScope}

if ($scope) {
    $scope | Format-List -Property 'Name', 'RecipientFilter'
}
else {
    Write-Host "There is no management scope by the name of $scopeName."
}
Write-Host "Assignment of the role $($role): $(if ($assignment) { 'there' } else { 'missing' })"
foreach ($mailbox in $mailboxes) {
    Write-Host "Roles of the app for $($mailbox):"
    Test-ServicePrincipalAuthorization -Identity $appId -Resource $mailbox |
        Format-Table -Property 'RoleName', 'AllowedResourceScope', 'InScope' -AutoSize
}`,
};

const grant = {
  synopsis: 'Lets an app send over SMTP from its mailboxes by a role.',
  description: [
    'Registers the app once (New-ServicePrincipal), makes a management scope that holds exactly',
    'the mailboxes of the connection, and assigns the role Application SMTP.SendAsApp in it. This',
    'is for SMTP only, and needs no permission on the mailboxes.',
    'For it to work, do not grant SMTP.SendAsApp to the app in Entra ID: a token that carries it',
    'is checked for mailbox permissions after all.',
  ],
  body: `${ensurePrincipal.trim()}
if (-not $principal) {
    Write-Host 'Scope and role follow once the app is registered.'
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
    throw "The scope would hold $($found.Count) recipients, and the connection has $($mailboxes.Count) addresses. Check the addresses. Nothing more is changed."
}

if ($scope) {
    if ($PSCmdlet.ShouldProcess($scopeName, 'Set the mailboxes of the management scope')) {
        Set-ManagementScope -Identity $scopeName -RecipientRestrictionFilter $filter
        Write-Host 'The management scope was there and now holds exactly the mailboxes of the connection.'
    }
}
elseif ($PSCmdlet.ShouldProcess($scopeName, 'Make a management scope for the mailboxes')) {
    New-ManagementScope -Name $scopeName -RecipientRestrictionFilter $filter | Out-Null
    Write-Host 'The management scope for the mailboxes is made.'
}
if ($assignment) {
    Write-Host 'The app has the role already. Nothing is changed.'
}
elseif ($PSCmdlet.ShouldProcess($assignmentName, "Assign the role $role in the scope")) {
    New-ManagementRoleAssignment -Name $assignmentName -Role $role -App "$($principal.ObjectId)" -CustomResourceScope $scopeName | Out-Null
    Write-Host 'The app now has the role. It can take some time to work.'
}`,
};

const undo = {
  synopsis: 'Takes the SMTP role for its mailboxes from an app.',
  description: [
    'Removes the role assignment and the management scope that the grant script makes. The app',
    'stays registered in Exchange Online, because other mailboxes may rely on it;',
    '-RemoveServicePrincipal removes that too.',
  ],
  asks: true,
  option: removePrincipalOption,
  body: `${findPrincipal.trim()}
${names}
${findScope}

if ($assignment -and $PSCmdlet.ShouldProcess($assignmentName, 'Remove the role assignment')) {
    Remove-ManagementRoleAssignment -Identity $assignmentName -Confirm:$false
    $assignment = $null
    Write-Host 'The app no longer has the role.'
}
# A scope cannot be removed while it is in use.
if ($scope -and -not $assignment -and $PSCmdlet.ShouldProcess($scopeName, 'Remove the management scope')) {
    Remove-ManagementScope -Identity $scopeName -Confirm:$false
    Write-Host 'The management scope is removed.'
}
if (-not $scope -and -not $assignment) {
    Write-Host 'Nothing is left of the role and its scope.'
}
${removePrincipal.trim()}`,
};
