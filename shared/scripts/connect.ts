import type { CloudId } from '../clouds.ts';
import type { TopicParts } from './layout.ts';
import { quotePowerShell } from './powershell-quote.ts';
import type { ScriptShell } from './script.ts';
import type { ScriptKind } from './script-ids.ts';

/** Source: Microsoft, Connect-ExchangeOnline, `-ExchangeEnvironmentName`; none is the usual one. */
export const exchangeEnvironments: Readonly<Partial<Record<CloudId, string>>> = {
  'gcc-high': 'O365USGovGCCHigh',
  dod: 'O365USGovDoD',
  '21vianet': 'O365China',
};

/** Source: Microsoft, Connect-MgGraph and Get-MgEnvironment; none is the global one. */
const graphEnvironments: Readonly<Partial<Record<CloudId, string>>> = {
  'gcc-high': 'USGov',
  dod: 'USGovDoD',
  '21vianet': 'China',
};

/** The module that a shell's commands come from, in words. */
export function neededModule(shell: ScriptShell): string {
  return shell === 'exchange'
    ? 'ExchangeOnlineManagement 3.0 or later'
    : 'Microsoft.Graph.Applications and Microsoft.Graph.Identity.SignIns';
}

/** The lines that connect to the cloud of the connection and say where the script then works. */
export function connectLines(parts: TopicParts, kind: ScriptKind): string {
  return parts.shell === 'exchange' ? connectExchange(parts.cloud) : connectGraph(parts, kind);
}

/**
 * Takes a session that is there already, so that nobody has to sign in for each script, and tells
 * which organization it is. Get-ConnectionInformation came with version 3.0 of the module.
 * Source: Microsoft, Get-ConnectionInformation and Connect-ExchangeOnline.
 */
function connectExchange(cloud: CloudId): string {
  const environment = exchangeEnvironments[cloud];
  const where =
    environment === undefined ? '' : ` -ExchangeEnvironmentName ${quotePowerShell(environment)}`;
  return `
# Connects to Exchange Online, where that is not done yet.
if (-not (Get-Command -Name 'Get-ConnectionInformation' -ErrorAction 'SilentlyContinue')) {
    throw 'The module ExchangeOnlineManagement is missing or older than 3.0. To get it: Install-Module -Name ExchangeOnlineManagement -Scope CurrentUser -Force'
}
if (-not (Get-ConnectionInformation | Where-Object { $_.State -eq 'Connected' })) {
    Connect-ExchangeOnline -ShowBanner:$false${where}
}
Write-Host "Organization: $((Get-OrganizationConfig).Name)"`.trim();
}

/** Signs in anew for what the script needs, and for nothing more. Source: as above. */
function connectGraph({ cloud, tenant, graphScopes }: TopicParts, kind: ScriptKind): string {
  const environment = graphEnvironments[cloud];
  const scopes = (kind === 'show' ? graphScopes?.look : graphScopes?.change) ?? [];
  const options = [
    `-Scopes @(${scopes.map(quotePowerShell).join(', ')})`,
    ...(tenant === undefined ? [] : ['-TenantId $tenant']),
    ...(environment === undefined ? [] : [`-Environment ${quotePowerShell(environment)}`]),
    '-NoWelcome',
  ];
  return `
# Signs in to Microsoft Graph with the permissions that this script needs.
foreach ($command in @('Get-MgApplication', 'Get-MgOauth2PermissionGrant')) {
    if (-not (Get-Command -Name $command -ErrorAction 'SilentlyContinue')) {
        throw 'Modules of Microsoft Graph PowerShell are missing. To get them: Install-Module -Name Microsoft.Graph.Applications, Microsoft.Graph.Identity.SignIns -Scope CurrentUser -Force'
    }
}
Connect-MgGraph ${options.join(' ')}
Write-Host "Tenant: $((Get-MgContext).TenantId)"`.trim();
}
