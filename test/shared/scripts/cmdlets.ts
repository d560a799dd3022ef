/**
 * The commands that scripts may name, with the parameters that they may give them.
 *
 * Source: Microsoft, the reference of each at learn.microsoft.com/powershell/module/exchangepowershell
 * (read at MicrosoftDocs/office-docs-powershell 93336da2), …/module/microsoft.graph.applications and
 * …/module/microsoft.graph.identity.signins. All that change have `-WhatIf` and `-Confirm`.
 */
export const looking: Readonly<Record<string, readonly string[]>> = {
  'Get-Command': ['-Name', '-ErrorAction'],
  'Get-ConnectionInformation': [],
  'Connect-ExchangeOnline': ['-ShowBanner', '-ExchangeEnvironmentName'],
  'Get-OrganizationConfig': [],
  'Get-Mailbox': ['-Identity'],
  'Get-Recipient': ['-Identity', '-Filter'],
  'Get-MailboxPermission': ['-Identity', '-User'],
  'Get-RecipientPermission': ['-Identity', '-Trustee', '-AccessRights'],
  // Without -Identity: for one that is not there it can answer with all.
  'Get-ServicePrincipal': [],
  'Get-ManagementScope': [],
  'Get-ManagementRoleAssignment': ['-Role'],
  'Test-ServicePrincipalAuthorization': ['-Identity', '-Resource'],
  'Get-CASMailbox': ['-Identity', '-ResultSize'],
  'Get-TransportConfig': [],
  'Connect-MgGraph': ['-Scopes', '-TenantId', '-Environment', '-NoWelcome'],
  'Get-MgContext': [],
  'Get-MgApplication': ['-Filter'],
  'Get-MgServicePrincipal': ['-Filter'],
  'Get-MgOauth2PermissionGrant': ['-Filter', '-All'],
  'Get-MgServicePrincipalAppRoleAssignment': ['-ServicePrincipalId', '-All'],
  'Where-Object': [],
  'ForEach-Object': [],
  'Select-Object': ['-First'],
  'Format-List': ['-Property'],
  'Format-Table': ['-Property', '-AutoSize'],
  'Write-Host': [],
  'Write-Warning': [],
  'Out-Null': [],
};

/** Those that change something. */
export const changing: Readonly<Record<string, readonly string[]>> = {
  'Add-MailboxPermission': [
    '-Identity',
    '-User',
    '-AccessRights',
    '-InheritanceType',
    '-AutoMapping',
  ],
  'Remove-MailboxPermission': [
    '-Identity',
    '-User',
    '-AccessRights',
    '-InheritanceType',
    '-Confirm',
  ],
  'Add-RecipientPermission': ['-Identity', '-Trustee', '-AccessRights', '-Confirm'],
  'Remove-RecipientPermission': ['-Identity', '-Trustee', '-AccessRights', '-Confirm'],
  // Its -ServiceId is being deprecated for -ObjectId.
  'New-ServicePrincipal': ['-AppId', '-ObjectId', '-DisplayName'],
  'Remove-ServicePrincipal': ['-Identity', '-Confirm'],
  'New-ManagementScope': ['-Name', '-RecipientRestrictionFilter'],
  'Set-ManagementScope': ['-Identity', '-RecipientRestrictionFilter'],
  'Remove-ManagementScope': ['-Identity', '-Confirm'],
  'New-ManagementRoleAssignment': ['-Name', '-Role', '-App', '-CustomResourceScope'],
  'Remove-ManagementRoleAssignment': ['-Identity', '-Confirm'],
  'Set-CASMailbox': [
    '-Identity',
    '-ImapEnabled',
    '-PopEnabled',
    '-SmtpClientAuthenticationDisabled',
  ],
  'Set-TransportConfig': ['-SmtpClientAuthenticationDisabled'],
  'New-MgApplication': ['-BodyParameter'],
  'Update-MgApplication': ['-ApplicationId', '-BodyParameter'],
  'Remove-MgApplication': ['-ApplicationId'],
  'New-MgServicePrincipal': ['-AppId'],
  'New-MgOauth2PermissionGrant': ['-ClientId', '-ConsentType', '-ResourceId', '-Scope'],
  'Update-MgOauth2PermissionGrant': [],
  'Remove-MgOauth2PermissionGrant': [],
  'New-MgServicePrincipalAppRoleAssignment': [
    '-ServicePrincipalId',
    '-PrincipalId',
    '-ResourceId',
    '-AppRoleId',
  ],
  'Remove-MgServicePrincipalAppRoleAssignment': ['-ServicePrincipalId', '-AppRoleAssignmentId'],
};
