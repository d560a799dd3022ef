import { signInAccountFindings } from './sign-in-account.ja.ts';
import { signInConsentFindings } from './sign-in-consent.ja.ts';
import { signInCredentialFindings } from './sign-in-credentials.ja.ts';
import { signInPolicyFindings } from './sign-in-policy.ja.ts';
import { signInRegistrationFindings } from './sign-in-registration.ja.ts';
import { signInScopeFindings } from './sign-in-scopes.ja.ts';
import { signInServiceFindings } from './sign-in-service.ja.ts';
import { signInTenantFindings } from './sign-in-tenant.ja.ts';
import { signInTokenFindings } from './sign-in-tokens.ja.ts';

/** The words of all findings on getting a token, in Japanese. */
export const signInFindings = {
  ...signInTenantFindings,
  ...signInRegistrationFindings,
  ...signInCredentialFindings,
  ...signInScopeFindings,
  ...signInAccountFindings,
  ...signInConsentFindings,
  ...signInPolicyFindings,
  ...signInTokenFindings,
  ...signInServiceFindings,
};
