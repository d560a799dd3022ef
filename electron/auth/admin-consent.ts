import type { Connection } from '../../shared/connection.ts';
import { appError, type Result } from '../../shared/errors.ts';
import type { ConsentReport } from '../../shared/tenant-report.ts';
import type { Target } from '../target.ts';
import type { ShowSignInPage } from './types.ts';

/** Walks the admin-consent page in the sign-in window. */
export interface AdminConsent {
  /** `signin/busy` while one is open; `consent/declined`; otherwise as for a sign-in. */
  walk(connection: Connection, target: Target): Promise<Result<ConsentReport>>;
  cancel(): void;
}

export function createAdminConsent(showSignInPage: ShowSignInPage): AdminConsent {
  void showSignInPage;
  return {
    walk: () => Promise.resolve({ ok: false, error: appError('app/unexpected') }),
    cancel: () => undefined,
  };
}
