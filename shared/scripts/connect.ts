import type { CloudId } from '../clouds.ts';
import type { ScriptTexts } from '../messages/script-text.en.ts';
import type { TopicParts } from './layout.ts';
import { quotePowerShell } from './powershell-quote.ts';
import { comment, say } from './say.ts';
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

/** The lines that connect to the cloud of the connection and say where the script then works. */
export function connectLines(
  parts: TopicParts,
  kind: ScriptKind,
  text: ScriptTexts['connect'],
): string {
  return parts.shell === 'exchange'
    ? connectExchange(parts.cloud, text)
    : connectGraph(parts, kind, text);
}

const getExchange = 'Install-Module -Name ExchangeOnlineManagement -Scope CurrentUser -Force';
const getGraph =
  'Install-Module -Name Microsoft.Graph.Applications, Microsoft.Graph.Identity.SignIns -Scope CurrentUser -Force';

/**
 * Takes a session that is there already, so that nobody has to sign in for each script, and tells
 * which organization it is. Get-ConnectionInformation came with version 3.0 of the module.
 * Source: Microsoft, Get-ConnectionInformation and Connect-ExchangeOnline.
 */
function connectExchange(cloud: CloudId, text: ScriptTexts['connect']): string {
  const environment = exchangeEnvironments[cloud];
  const where =
    environment === undefined ? '' : ` -ExchangeEnvironmentName ${quotePowerShell(environment)}`;
  return `
${comment(text.exchange)}
if (-not (Get-Command -Name 'Get-ConnectionInformation' -ErrorAction 'SilentlyContinue')) {
    throw ${say(text.exchangeMissing(getExchange))}
}
if (-not (Get-ConnectionInformation | Where-Object { $_.State -eq 'Connected' })) {
    Connect-ExchangeOnline -ShowBanner:$false${where}
}
Write-Host ${say(text.organization, '$((Get-OrganizationConfig).Name)')}`.trim();
}

/** Signs in anew for what the script needs, and for nothing more. Source: as above. */
function connectGraph(
  { cloud, tenant, graphScopes }: TopicParts,
  kind: ScriptKind,
  text: ScriptTexts['connect'],
): string {
  const environment = graphEnvironments[cloud];
  const scopes = (kind === 'show' ? graphScopes?.look : graphScopes?.change) ?? [];
  const options = [
    `-Scopes @(${scopes.map(quotePowerShell).join(', ')})`,
    ...(tenant === undefined ? [] : ['-TenantId $tenant']),
    ...(environment === undefined ? [] : [`-Environment ${quotePowerShell(environment)}`]),
    '-NoWelcome',
  ];
  return `
${comment(text.graph)}
foreach ($command in @('Get-MgApplication', 'Get-MgOauth2PermissionGrant')) {
    if (-not (Get-Command -Name $command -ErrorAction 'SilentlyContinue')) {
        throw ${say(text.graphMissing(getGraph))}
    }
}
Connect-MgGraph ${options.join(' ')}
Write-Host ${say(text.tenant, '$((Get-MgContext).TenantId)')}`.trim();
}
