import type { Row } from '../row.ts';
import { signInAccountRows } from './sign-in-account.ts';
import { signInConsentRows } from './sign-in-consent.ts';
import { signInCredentialRows } from './sign-in-credentials.ts';
import { signInPolicyRows } from './sign-in-policy.ts';
import { signInRefreshRows } from './sign-in-refresh.ts';
import { signInRegistrationRows } from './sign-in-registration.ts';
import { signInScopeRows } from './sign-in-scopes.ts';
import { signInServiceRows } from './sign-in-service.ts';
import { signInTenantRows } from './sign-in-tenant.ts';
import { signInTokenRows } from './sign-in-tokens.ts';

/** Every cause for which Entra ID gives no token, in about the order in which it looks at them. */
export const signInRows: readonly Row[] = [
  ...signInTenantRows,
  ...signInRegistrationRows,
  ...signInCredentialRows,
  ...signInScopeRows,
  ...signInAccountRows,
  ...signInConsentRows,
  ...signInPolicyRows,
  ...signInRefreshRows,
  ...signInTokenRows,
  ...signInServiceRows,
];
