import type { AccessType } from '../../flows.ts';
import type { ScriptTexts } from '../../messages/script-text.en.ts';
import { choose, comment, say } from '../say.ts';

type Text = ScriptTexts['registration'];

/**
 * Lines about the app registration that its three scripts share. `$listed` and the others are made
 * of tables of their own, because Microsoft Graph takes no mixture of those and of what it gave.
 * Source: Microsoft, "application resource type"; Get-MgApplication; Update-MgApplication.
 */
export const findApplication = (text: Text): string => `
${comment(text.byClientId)}
$filter = "displayName eq '$name'"
if ($clientId) { $filter = 'appId eq ''{0}''' -f $clientId.Replace("'", "''") }
$applications = @(Get-MgApplication -Filter $filter)
if ($applications.Count -gt 1) {
    throw ${say(text.several, '$($applications.Count)', '$name')}
}
$application = $applications | Select-Object -First 1`;

/** The permissions with the IDs that they have in this tenant. */
export function resolveAccess(access: AccessType, text: Text): string {
  const [list, type] =
    access === 'delegated' ? ['Oauth2PermissionScopes', 'Scope'] : ['AppRoles', 'Role'];
  return `
$resource = Get-MgServicePrincipal -Filter "appId eq '$api'"
if (-not $resource) {
    throw ${say(text.noApi)}
}
$access = @(foreach ($permission in $permissions) {
    $entry = $resource.${list} | Where-Object { $_.Value -eq $permission } | Select-Object -First 1
    if (-not $entry) { throw ${say(text.noPermission, '$($resource.DisplayName)', '$permission')} }
    @{ Id = "$($entry.Id)"; Type = '${type}' }
})`;
}

/** What the registration has; all of it empty while there is none. */
export const readApplication = `
$uris = @($application.PublicClient.RedirectUris | Where-Object { $_ })
$otherUris = @(@($application.Web.RedirectUris) + @($application.Spa.RedirectUris) | Where-Object { $_ })
$listed = @($application.RequiredResourceAccess | Where-Object { $_ } | ForEach-Object {
    @{ ResourceAppId = $_.ResourceAppId; ResourceAccess = @($_.ResourceAccess | ForEach-Object { @{ Id = "$($_.Id)"; Type = $_.Type } }) }
})
$own = @($listed | Where-Object { $_.ResourceAppId -eq $api } | ForEach-Object { $_.ResourceAccess })
$ownIds = @($own | ForEach-Object { $_.Id })
$newUris = @($redirectUris | Where-Object { $uris -notcontains $_ })
$newAccess = @($access | Where-Object { $ownIds -notcontains $_.Id })`;

/** Makes the registration, or completes it; what it has beyond is left alone. */
export const ensureApplication = (text: Text): string => `
if (-not $application) {
    if ($clientId) { throw ${say(text.noClientId, '$clientId')} }
    $body = @{
        DisplayName = $name
        SignInAudience = $signInAudience
        IsFallbackPublicClient = $publicClient
        PublicClient = @{ RedirectUris = @($redirectUris) }
        RequiredResourceAccess = @(@{ ResourceAppId = $api; ResourceAccess = $access })
    }
    ${comment(text.personalNeeds)}
    if ($signInAudience -like '*PersonalMicrosoftAccount') { $body['Api'] = @{ RequestedAccessTokenVersion = 2 } }
    if ($PSCmdlet.ShouldProcess($name, ${say(text.make)})) {
        $application = New-MgApplication -BodyParameter $body
        Write-Host ${say(text.made, '$name')}
    }
}
else {
    Write-Host ${say(text.isThere, '$($application.DisplayName)')}
    if ($application.SignInAudience -ne $signInAudience) {
        Write-Warning ${say(text.otherAudience, '$($application.SignInAudience)', '$signInAudience')}
    }
    foreach ($uri in $newUris) {
        if ($otherUris -contains $uri) {
            throw ${say(text.otherPlatform, '$uri')}
        }
    }
    $changes = @{}
    if ($newUris.Count -gt 0) { $changes['PublicClient'] = @{ RedirectUris = @($uris + $newUris) } }
    if ($publicClient -and -not $application.IsFallbackPublicClient) { $changes['IsFallbackPublicClient'] = $true }
    if ($newAccess.Count -gt 0) {
        $others = @($listed | Where-Object { $_.ResourceAppId -ne $api })
        $changes['RequiredResourceAccess'] = @($others + @{ ResourceAppId = $api; ResourceAccess = @($own + $newAccess) })
    }
    if ($changes.Count -eq 0) {
        Write-Host ${say(text.complete)}
    }
    elseif ($PSCmdlet.ShouldProcess($application.DisplayName, ${say(text.change, "$($changes.Keys -join ', ')")})) {
        Update-MgApplication -ApplicationId $application.Id -BodyParameter $changes | Out-Null
        Write-Host ${say(text.changed, "$($changes.Keys -join ', ')")}
    }
}`;

/** Says what the registration has and lacks. */
export const showApplication = (text: Text): string => `
if (-not $application) {
    Write-Host ${say(text.none)}
    return
}
$application | Format-List -Property 'DisplayName', 'AppId', 'SignInAudience', 'IsFallbackPublicClient'
Write-Host ${say(text.desktopUris, "$($uris -join ' ')")}
Write-Host ${say(text.otherUris, "$($otherUris -join ' ')")}
Write-Host ${say(text.missingUris, "$($newUris -join ' ')")}
if ($publicClient -and -not $application.IsFallbackPublicClient) {
    Write-Host ${say(text.publicFlowsOff)}
}
foreach ($permission in $permissions) {
    $entry = $access[[array]::IndexOf($permissions, $permission)]
    Write-Host ${say(text.permission, '$permission', choose('$ownIds -contains $entry.Id', text.listed, text.missing))}
}`;

/** Finds the enterprise application: what the tenant keeps of the app, with an ID of its own. */
export const findEnterprise = `
$principal = Get-MgServicePrincipal -Filter "appId eq '$($application.AppId)'"`;

export const ensureEnterprise = (text: Text): string => `${findEnterprise}
if (-not $principal -and $PSCmdlet.ShouldProcess($application.DisplayName, ${say(text.makeEnterprise)})) {
    $principal = New-MgServicePrincipal -AppId $application.AppId
    Write-Host ${say(text.enterpriseMade)}
}
if (-not $principal) {
    Write-Host ${say(text.consentFollows)}
    return
}`;

/** What is entered in this program; a secret is not among it, for none is made. */
export const tellIds = (text: Text): string => `
Write-Host ''
Write-Host ${say(text.toEnter)}
Write-Host ${say(text.clientId, '$($application.AppId)')}
Write-Host ${say(text.tenantId, '$((Get-MgContext).TenantId)')}`;
export const tellObjectId = (text: Text): string => `
Write-Host ${say(text.objectId, '$($principal.Id)')}`;

/** Deletes the registration, but only when told to. */
export const deleteApplication = (text: Text): string => `
if ($DeleteRegistration -and $PSCmdlet.ShouldProcess("$($application.DisplayName), $($application.AppId)", ${say(text.delete)})) {
    Remove-MgApplication -ApplicationId $application.Id
    Write-Host ${say(text.deleted)}
}
elseif (-not $DeleteRegistration) {
    Write-Host ${say(text.stays)}
}`;
