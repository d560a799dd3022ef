import type { CloudId } from '../../shared/clouds.ts';
import { appError, type Result } from '../../shared/errors.ts';
import type { TenantReport } from '../../shared/tenant-report.ts';
import type { NetworkRoute } from './network-route.ts';

/** Which tenant is asked for, and where. */
export interface TenantQuestion {
  cloud: CloudId;
  /** Origin of the authority. */
  authority: string;
  /** Domain or tenant ID. */
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

/** @param route how authorities are reached, as it is set now */
export function createTenantCheck(route: () => NetworkRoute): TenantCheck {
  void route;
  return {
    check: () => Promise.resolve({ ok: false, error: appError('app/unexpected') }),
    cancel: () => undefined,
  };
}
