import type { ScriptTexts } from '../../messages/script-text.en.ts';
import { choose, say } from '../say.ts';

type Text = ScriptTexts['consent'];

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
export const delegatedConsent = (text: Text): ConsentLines => ({
  read: `
$grant = Get-MgOauth2PermissionGrant -Filter "clientId eq '$($principal.Id)'" -All |
    Where-Object { $_.ConsentType -eq 'AllPrincipals' -and $_.ResourceId -eq $resource.Id } |
    Select-Object -First 1
$granted = @("$($grant.Scope)" -split ' ' | Where-Object { $_ })`,
  show: `
Write-Host ${say(text.all, "$($granted -join ' ')")}
$missing = @($permissions | Where-Object { $granted -notcontains $_ })
Write-Host ${say(text.allMissing, "$($missing -join ' ')")}`,
  give: `
$missing = @($permissions | Where-Object { $granted -notcontains $_ })
if ($missing.Count -eq 0) {
    Write-Host ${say(text.allThere)}
}
elseif ($PSCmdlet.ShouldProcess($principal.DisplayName, ${say(text.giveAll, "$($missing -join ' ')")})) {
    $scope = @($granted + $missing) -join ' '
    if ($grant) {
        $change = @{ OAuth2PermissionGrantId = $grant.Id; BodyParameter = @{ Scope = $scope } }
        Update-MgOauth2PermissionGrant @change | Out-Null
    }
    else {
        New-MgOauth2PermissionGrant -ClientId $principal.Id -ConsentType 'AllPrincipals' -ResourceId $resource.Id -Scope $scope | Out-Null
    }
    Write-Host ${say(text.allGiven, "$($missing -join ' ')")}
}`,
  take: `
$left = @($granted | Where-Object { $permissions -notcontains $_ })
if ($granted.Count -eq $left.Count) {
    Write-Host ${say(text.noneToTake)}
}
elseif ($PSCmdlet.ShouldProcess($principal.DisplayName, ${say(text.takeAll, "$($permissions -join ' ')")})) {
    $change = @{ OAuth2PermissionGrantId = $grant.Id }
    if ($left.Count -gt 0) {
        $change['BodyParameter'] = @{ Scope = $left -join ' ' }
        Update-MgOauth2PermissionGrant @change | Out-Null
    }
    else {
        Remove-MgOauth2PermissionGrant @change
    }
    Write-Host ${say(text.allTaken)}
}`,
});

/**
 * Application: one assignment for each permission. Source: Microsoft, "Grant an appRoleAssignment to
 * a service principal"; New-MgServicePrincipalAppRoleAssignment.
 */
export const applicationConsent = (text: Text): ConsentLines => ({
  read: `
$assignments = @(Get-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $principal.Id -All |
    Where-Object { $_.ResourceId -eq $resource.Id })
$granted = @($assignments | ForEach-Object { "$($_.AppRoleId)" })`,
  show: `
foreach ($permission in $permissions) {
    $entry = $access[[array]::IndexOf($permissions, $permission)]
    Write-Host ${say(text.one, '$permission', choose('$granted -contains $entry.Id', text.given, text.missing))}
}`,
  give: `
foreach ($permission in $permissions) {
    $entry = $access[[array]::IndexOf($permissions, $permission)]
    if ($granted -contains $entry.Id) {
        Write-Host ${say(text.oneThere, '$permission')}
    }
    elseif ($PSCmdlet.ShouldProcess($principal.DisplayName, ${say(text.giveOne, '$permission')})) {
        New-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $principal.Id -PrincipalId $principal.Id -ResourceId $resource.Id -AppRoleId $entry.Id | Out-Null
        Write-Host ${say(text.oneGiven, '$permission')}
    }
}`,
  take: `
foreach ($permission in $permissions) {
    $entry = $access[[array]::IndexOf($permissions, $permission)]
    $assignment = $assignments | Where-Object { "$($_.AppRoleId)" -eq $entry.Id } | Select-Object -First 1
    if (-not $assignment) {
        Write-Host ${say(text.noneToTakeOf, '$permission')}
    }
    elseif ($PSCmdlet.ShouldProcess($principal.DisplayName, ${say(text.takeOne, '$permission')})) {
        Remove-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $principal.Id -AppRoleAssignmentId $assignment.Id
        Write-Host ${say(text.oneTaken, '$permission')}
    }
}`,
});
