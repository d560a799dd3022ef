import { signInAccountFindings } from './sign-in-account.en.ts';
import { signInConsentFindings } from './sign-in-consent.en.ts';
import { signInCredentialFindings } from './sign-in-credentials.en.ts';
import { signInPolicyFindings } from './sign-in-policy.en.ts';
import { signInRegistrationFindings } from './sign-in-registration.en.ts';
import { signInScopeFindings } from './sign-in-scopes.en.ts';
import { signInServiceFindings } from './sign-in-service.en.ts';
import { signInTenantFindings } from './sign-in-tenant.en.ts';
import { signInTokenFindings } from './sign-in-tokens.en.ts';

/** The words of all findings on getting a token, in English. */
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
