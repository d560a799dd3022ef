import { clouds, cloudIds, type CloudId } from '../clouds.ts';
import type { Connection } from '../connection.ts';
import { resourceOf } from '../scopes.ts';
import type { TokenSummary } from '../token-summary.ts';
import type { InspectedClaim, InspectionReason, Verdict } from './inspected-claim.ts';

/**
 * Names by which Microsoft Graph stands in `aud`; the ID is its application ID in every tenant.
 * Source: Microsoft, "National cloud deployments" and "Verify first-party Microsoft applications in
 * sign-in reports".
 */
const graphAudiences: ReadonlySet<string> = new Set([
  'https://graph.microsoft.com',
  'https://graph.microsoft.us',
  'https://dod-graph.microsoft.us',
  'https://microsoftgraph.chinacloudapi.cn',
  '00000003-0000-0000-c000-000000000000',
]);

/**
 * Other names of Exchange Online: its application ID, and the resource of the consent link.
 * Microsoft does not say whether the mail servers take them in `aud`.
 */
const otherExchangeNames: ReadonlySet<string> = new Set([
  '00000002-0000-0ff1-ce00-000000000000',
  'https://ps.outlook.com',
]);

/** Whether a token is for the mail servers of the connection's cloud (`aud`). */
export function audienceRow(token: TokenSummary, connection: Connection): InspectedClaim {
  const { cloud, access } = connection;
  const { audiences } = clouds[cloud];
  const asked = comparableAudience(resourceOf(connection));
  const row = (verdict: Verdict, reason: InspectionReason): InspectedClaim => ({
    ...{ claim: 'aud', value: token.audience ?? '', verdict, reason, expected: asked },
  });
  if (token.audience === undefined) return row('wrong', 'aud-missing');
  const audience = comparableAudience(token.audience);
  if (audiences.value.includes(audience)) {
    return audiences.confidence === 'conflicting'
      ? row('unknown', 'aud-not-described')
      : row('right', 'aud-right');
  }
  if (isGraphAudience(audience)) {
    return row('wrong', access === 'application' ? 'aud-graph-app' : 'aud-graph');
  }
  if (otherExchangeNames.has(audience)) return row('unknown', 'aud-other-name');
  if (audience === connection.clientId.toLowerCase()) return row('wrong', 'aud-own-app');
  if (isAudienceOfAnother(cloud, audience)) return row('wrong', 'aud-other-cloud');
  // What was typed instead of the cloud's resource.
  return audience === asked ? row('unknown', 'aud-not-described') : row('wrong', 'aud-other');
}

/** True for a name of Microsoft Graph in `aud`, made comparable. */
export function isGraphAudience(audience: string): boolean {
  return graphAudiences.has(audience);
}

/**
 * An `aud` as it can be compared: version 1 tokens may carry a slash at the end
 * (github.com/jstedfast/MailKit issue 178).
 */
export function comparableAudience(audience: string): string {
  return audience.toLowerCase().replace(/\/$/, '');
}

function isAudienceOfAnother(cloud: CloudId, audience: string): boolean {
  return cloudIds.some((id) => id !== cloud && clouds[id].audiences.value.includes(audience));
}
