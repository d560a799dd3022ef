/** How consent for the whole tenant is read, given and taken back. */
export interface ConsentLines {
  read: string;
  show: string;
  give: string;
  take: string;
}

/**
 * Delegated: one grant for all persons of the tenant, with all permissions of the API in one line.
 * Its ID is handed over in a table because the grammar that tests these scripts takes no digit in
 * the name of a parameter, which PowerShell does.
 * Source: Microsoft, "oAuth2PermissionGrant resource type"; New-MgOauth2PermissionGrant.
 */
export const delegatedConsent: ConsentLines = {
  read: `
$grant = Get-MgOauth2PermissionGrant -Filter "clientId eq '$($principal.Id)'" -All |
    Where-Object { $_.ConsentType -eq 'AllPrincipals' -and $_.ResourceId -eq $resource.Id } |
    Select-Object -First 1
$granted = @("$($grant.Scope)" -split ' ' | Where-Object { $_ })`,
  show: `
Write-Host "Consent for the whole tenant: $($granted -join ' ')"
$missing = @($permissions | Where-Object { $granted -notcontains $_ })
Write-Host "Consent that is missing: $($missing -join ' ')"`,
  give: `
$missing = @($permissions | Where-Object { $granted -notcontains $_ })
if ($missing.Count -eq 0) {
    Write-Host 'Consent for the whole tenant is there already. Nothing is changed.'
}
elseif ($PSCmdlet.ShouldProcess($principal.DisplayName, "Consent for the whole tenant to: $($missing -join ' ')")) {
    $scope = @($granted + $missing) -join ' '
    if ($grant) {
        $change = @{ OAuth2PermissionGrantId = $grant.Id; BodyParameter = @{ Scope = $scope } }
        Update-MgOauth2PermissionGrant @change | Out-Null
    }
    else {
        New-MgOauth2PermissionGrant -ClientId $principal.Id -ConsentType 'AllPrincipals' -ResourceId $resource.Id -Scope $scope | Out-Null
    }
    Write-Host "Consent for the whole tenant is given to: $($missing -join ' ')"
}`,
  take: `
$left = @($granted | Where-Object { $permissions -notcontains $_ })
if ($granted.Count -eq $left.Count) {
    Write-Host 'There is no consent for the whole tenant to take back.'
}
elseif ($PSCmdlet.ShouldProcess($principal.DisplayName, "Take back consent for: $($permissions -join ' ')")) {
    $change = @{ OAuth2PermissionGrantId = $grant.Id }
    if ($left.Count -gt 0) {
        $change['BodyParameter'] = @{ Scope = $left -join ' ' }
        Update-MgOauth2PermissionGrant @change | Out-Null
    }
    else {
        Remove-MgOauth2PermissionGrant @change
    }
    Write-Host 'The consent is taken back.'
}`,
};

/**
 * Application: one assignment for each permission. Source: Microsoft, "Grant an appRoleAssignment to
 * a service principal"; New-MgServicePrincipalAppRoleAssignment.
 */
export const applicationConsent: ConsentLines = {
  read: `
$assignments = @(Get-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $principal.Id -All |
    Where-Object { $_.ResourceId -eq $resource.Id })
$granted = @($assignments | ForEach-Object { "$($_.AppRoleId)" })`,
  show: `
foreach ($permission in $permissions) {
    $entry = $access[[array]::IndexOf($permissions, $permission)]
    Write-Host "Consent to $($permission): $(if ($granted -contains $entry.Id) { 'given' } else { 'missing' })"
}`,
  give: `
foreach ($permission in $permissions) {
    $entry = $access[[array]::IndexOf($permissions, $permission)]
    if ($granted -contains $entry.Id) {
        Write-Host "Consent to $permission is there already."
    }
    elseif ($PSCmdlet.ShouldProcess($principal.DisplayName, "Consent to $permission")) {
        New-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $principal.Id -PrincipalId $principal.Id -ResourceId $resource.Id -AppRoleId $entry.Id | Out-Null
        Write-Host "Consent to $permission is given."
    }
}`,
  take: `
foreach ($permission in $permissions) {
    $entry = $access[[array]::IndexOf($permissions, $permission)]
    $assignment = $assignments | Where-Object { "$($_.AppRoleId)" -eq $entry.Id } | Select-Object -First 1
    if (-not $assignment) {
        Write-Host "There is no consent to $permission to take back."
    }
    elseif ($PSCmdlet.ShouldProcess($principal.DisplayName, "Take back consent to $permission")) {
        Remove-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $principal.Id -AppRoleAssignmentId $assignment.Id
        Write-Host "Consent to $permission is taken back."
    }
}`,
};
