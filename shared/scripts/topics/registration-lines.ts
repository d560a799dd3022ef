/**
 * Lines about the app registration that its three scripts share. `$listed` and the others are made
 * of tables of their own, because Microsoft Graph takes no mixture of those and of what it gave.
 * Source: Microsoft, "application resource type"; Get-MgApplication; Update-MgApplication.
 */
export const findApplication = `
# By its client ID where that is known, else by its name.
$filter = "displayName eq '$name'"
if ($clientId) { $filter = 'appId eq ''{0}''' -f $clientId.Replace("'", "''") }
$applications = @(Get-MgApplication -Filter $filter)
if ($applications.Count -gt 1) {
    throw "There are $($applications.Count) app registrations by the name of $name. Enter the client ID of the right one in Mailbox OAuth Assistant, and take the script from there again."
}
$application = $applications | Select-Object -First 1`;

/** The permissions with the IDs that they have in this tenant. */
export function resolveAccess(access: 'delegated' | 'application'): string {
  const [list, type] =
    access === 'delegated' ? ['Oauth2PermissionScopes', 'Scope'] : ['AppRoles', 'Role'];
  return `
$resource = Get-MgServicePrincipal -Filter "appId eq '$api'"
if (-not $resource) {
    throw 'The API with these permissions is not in this tenant. Office 365 Exchange Online comes with a licence for Exchange Online.'
}
$access = @(foreach ($permission in $permissions) {
    $entry = $resource.${list} | Where-Object { $_.Value -eq $permission } | Select-Object -First 1
    if (-not $entry) { throw "$($resource.DisplayName) has no permission $permission in this tenant." }
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
export const ensureApplication = `
if (-not $application) {
    if ($clientId) { throw "There is no app registration with the client ID $clientId in this tenant." }
    $body = @{
        DisplayName = $name
        SignInAudience = $signInAudience
        IsFallbackPublicClient = $publicClient
        PublicClient = @{ RedirectUris = @($redirectUris) }
        RequiredResourceAccess = @(@{ ResourceAppId = $api; ResourceAccess = $access })
    }
    # Needed wherever personal accounts may sign in.
    if ($signInAudience -like '*PersonalMicrosoftAccount') { $body['Api'] = @{ RequestedAccessTokenVersion = 2 } }
    if ($PSCmdlet.ShouldProcess($name, 'Make the app registration')) {
        $application = New-MgApplication -BodyParameter $body
        Write-Host "The app registration $name is made."
    }
}
else {
    Write-Host "The app registration $($application.DisplayName) is there. What it has is left alone."
    if ($application.SignInAudience -ne $signInAudience) {
        Write-Warning "It is for the accounts $($application.SignInAudience), and the connection is for $signInAudience. This script does not change that."
    }
    foreach ($uri in $newUris) {
        if ($otherUris -contains $uri) {
            throw "The redirect URI $uri stands under Web or Single-page application. Remove it there, under Manage > Authentication, and run this script again."
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
        Write-Host 'It has all that the connection needs.'
    }
    elseif ($PSCmdlet.ShouldProcess($application.DisplayName, "Change: $($changes.Keys -join ', ')")) {
        Update-MgApplication -ApplicationId $application.Id -BodyParameter $changes | Out-Null
        Write-Host "Changed: $($changes.Keys -join ', ')."
    }
}`;

/** Says what the registration has and lacks. */
export const showApplication = `
if (-not $application) {
    Write-Host 'There is no such app registration in this tenant.'
    return
}
$application | Format-List -Property 'DisplayName', 'AppId', 'SignInAudience', 'IsFallbackPublicClient'
Write-Host "Redirect URIs under Mobile and desktop applications: $($uris -join ' ')"
Write-Host "Redirect URIs under Web and Single-page application: $($otherUris -join ' ')"
Write-Host "Redirect URIs that are missing: $($newUris -join ' ')"
if ($publicClient -and -not $application.IsFallbackPublicClient) {
    Write-Host 'Allow public client flows is off, and the connection needs it.'
}
foreach ($permission in $permissions) {
    $entry = $access[[array]::IndexOf($permissions, $permission)]
    Write-Host "Permission $($permission): $(if ($ownIds -contains $entry.Id) { 'listed' } else { 'missing' })"
}`;

/** Finds the enterprise application: what the tenant keeps of the app, with an ID of its own. */
export const findEnterprise = `
$principal = Get-MgServicePrincipal -Filter "appId eq '$($application.AppId)'"`;

export const ensureEnterprise = `${findEnterprise}
if (-not $principal -and $PSCmdlet.ShouldProcess($application.DisplayName, 'Make the enterprise application')) {
    $principal = New-MgServicePrincipal -AppId $application.AppId
    Write-Host 'The enterprise application is made.'
}
if (-not $principal) {
    Write-Host 'The consent follows once the enterprise application is there.'
    return
}`;

/** What is entered in this program; a secret is not among it, for none is made. */
export const tellIds = `
Write-Host ''
Write-Host 'To be entered in Mailbox OAuth Assistant:'
Write-Host "Application (client) ID: $($application.AppId)"
Write-Host "Directory (tenant) ID: $((Get-MgContext).TenantId)"`;
export const tellObjectId = `
Write-Host "Object ID of the enterprise application: $($principal.Id)"`;

/** Deletes the registration, but only when told to. */
export const deleteApplication = `
if ($DeleteRegistration -and $PSCmdlet.ShouldProcess("$($application.DisplayName), $($application.AppId)", 'Delete the app registration')) {
    Remove-MgApplication -ApplicationId $application.Id
    Write-Host 'The app registration is deleted. It can be restored for 30 days.'
}
elseif (-not $DeleteRegistration) {
    Write-Host 'The app registration itself stays. -DeleteRegistration deletes it as well.'
}`;
