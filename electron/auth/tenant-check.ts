import { z } from 'zod';
import { personalTenantId, type CloudId } from '../../shared/clouds.ts';
import { appError, type AppError, type Result } from '../../shared/errors.ts';
import { failure } from '../../shared/results.ts';
import type { TenantReport } from '../../shared/tenant-report.ts';
import { isGuid, isTenant, isTenantAlias } from '../../shared/text/validators.ts';
import { isIssuerOfAnyTenant, tenantOfIssuer } from './issuer.ts';
import { createNetworkClient, type NetworkClient } from './network-client.ts';
import type { NetworkRoute } from './network-route.ts';
import { describeRefusal } from './refusals.ts';
import { serverText } from './server-text.ts';

/** Which tenant is asked for, and where. */
export interface TenantQuestion {
  cloud: CloudId;
  /** Origin of the authority. */
  authority: string;
  /** Domain, tenant ID, or a name for many tenants. */
  tenant: string;
  /** PEM of the practice tenant's certificate authority; only for that one. */
  ca?: string;
}

/** Asks authorities what they know of a tenant, one question at a time. */
export interface TenantCheck {
  /** A newer question ends the one before. Never rejects. */
  check(question: TenantQuestion): Promise<Result<TenantReport>>;
  /** Ends the question under way as `signin/cancelled`. */
  cancel(): void;
}

/**
 * The fields of the OpenID configuration that say where a tenant is. The last three are Entra ID's
 * own; Microsoft shows them in its examples and does not describe them.
 */
const configurationSchema = z.object({
  issuer: z.string().max(2048),
  cloud_instance_name: z.string().max(256).optional().catch(undefined),
  tenant_region_scope: z.string().max(64).optional().catch(undefined),
  tenant_region_sub_scope: z.string().max(64).optional().catch(undefined),
});
type Configuration = z.infer<typeof configurationSchema>;

/**
 * Only the authority of the chosen cloud is ever asked: no host that the administrator did not
 * choose learns of the tenant. That is enough, because the authorities tell of each other's tenants
 * where a domain is known to them.
 *
 * @param route how authorities are reached, as it is set now
 * @param deadlineMs for the whole answer; shorter in tests
 */
export function createTenantCheck(route: () => NetworkRoute, deadlineMs?: number): TenantCheck {
  let current: AbortController | undefined;

  return {
    async check(question) {
      current?.abort();
      const mine = new AbortController();
      current = mine;
      const network = createNetworkClient({
        signal: mine.signal,
        route: route(),
        ...(question.ca === undefined ? {} : { ca: question.ca }),
        ...(deadlineMs === undefined ? {} : { deadlineMs }),
      });
      const result = await ask(question, network);
      if (current === mine) current = undefined;
      return mine.signal.aborted ? failure('signin/cancelled') : result;
    },
    cancel() {
      current?.abort();
    },
  };
}

/** Reads the configuration (OpenID Connect Discovery 1.0 section 4) and judges it. */
async function ask(
  question: TenantQuestion,
  network: NetworkClient,
): Promise<Result<TenantReport>> {
  const { authority, tenant } = question;
  if (!isTenant(tenant) && !isTenantAlias(tenant)) return failure('input/invalid');
  let answer: unknown;
  try {
    answer = await network.getJson(
      `${authority}/${encodeURIComponent(tenant)}/v2.0/.well-known/openid-configuration`,
    );
  } catch {
    return failure(shown(network.failure()) ?? appError('signin/network'));
  }
  const refusal = network.refusal();
  if (refusal) return failure(describeRefusal(refusal));
  const parsed = configurationSchema.safeParse(answer);
  return parsed.success
    ? judge(question, parsed.data)
    : failure(appError('signin/protocol', 'the OpenID configuration names no issuer'));
}

function shown(error: AppError | undefined): AppError | undefined {
  return error?.detail === undefined ? error : { ...error, detail: serverText(error.detail) };
}

function judge(question: TenantQuestion, configuration: Configuration): Result<TenantReport> {
  const { issuer } = configuration;
  const tenantId = tenantOfIssuer(issuer);
  // `common` and `organizations` stand for many: their issuer says `{tenantid}`.
  const isOfMany = isTenantAlias(question.tenant) && isIssuerOfAnyTenant(issuer);
  if (!URL.canParse(issuer) || (tenantId === undefined && !isOfMany)) {
    return failure(appError('signin/protocol', 'the OpenID configuration names no tenant'));
  }
  if (isGuid(question.tenant) && question.tenant.toLowerCase() !== tenantId) {
    return failure(appError('signin/protocol', 'the answer is about another tenant'));
  }
  const place = whereIs(configuration, tenantId);
  if (place && !place.clouds.includes(question.cloud)) {
    return failure(appError('tenant/other-cloud', serverText(`${place.name} (${place.evidence})`)));
  }
  const [cloud] = place?.clouds.length === 1 ? place.clouds : [];
  const { tenant_region_scope: scope, tenant_region_sub_scope: subScope } = configuration;
  const region = [scope, subScope].filter((part) => part !== undefined).join(', ');
  return {
    ok: true,
    value: {
      ...(tenantId === undefined ? {} : { tenantId }),
      issuer: serverText(issuer),
      ...(cloud === undefined ? {} : { cloud }),
      ...(region === '' ? {} : { region: serverText(region) }),
    },
  };
}

/** Where a tenant is, as far as the authority tells. */
interface Place {
  /** All that it can be; more than one where the authority does not tell them apart. */
  clouds: readonly CloudId[];
  /** In the words of the cloud list. */
  name: string;
  /** What it was seen by. */
  evidence: string;
}

/**
 * The name of the instance, the issuer's host and the region, in this order: an authority also
 * answers for tenants of others, and then these name the other one. US government tenants of GCC
 * High have the sub-scope DODCON, those of DoD have DOD, as several programs report who look at
 * many tenants; GCC is in the global cloud.
 *
 * @returns `undefined` where nothing of that is known, as with the practice tenant
 */
function whereIs(configuration: Configuration, tenantId: string | undefined): Place | undefined {
  const { cloud_instance_name: instance, tenant_region_scope: scope, issuer } = configuration;
  const subScope = configuration.tenant_region_sub_scope?.toUpperCase();
  const host = new URL(issuer).hostname;
  const evidence = [instance ?? host, scope, subScope].filter(Boolean).join(', ');
  const names = [instance?.toLowerCase() ?? '', host];
  const isUsRegion = scope !== undefined && /^USG(ov)?$/i.test(scope);
  if (isUsRegion || names.some((name) => isOrUnder(name, 'microsoftonline.us'))) {
    if (subScope === 'DOD') return { clouds: ['dod'], name: 'DoD', evidence };
    if (subScope === 'DODCON') return { clouds: ['gcc-high'], name: 'GCC High', evidence };
    return { clouds: ['gcc-high', 'dod'], name: 'GCC High or DoD', evidence };
  }
  const chinese = ['partner.microsoftonline.cn', 'chinacloudapi.cn'];
  if (names.some((name) => chinese.some((domain) => isOrUnder(name, domain)))) {
    return { clouds: ['21vianet'], name: '21Vianet', evidence };
  }
  if (!names.some((name) => isOrUnder(name, 'microsoftonline.com'))) return undefined;
  return tenantId === personalTenantId
    ? { clouds: ['outlook'], name: 'Outlook.com', evidence }
    : { clouds: ['global'], name: 'Global', evidence };
}

function isOrUnder(name: string, domain: string): boolean {
  return name === domain || name.endsWith(`.${domain}`);
}
