import type { SignInAudience } from '../registration.ts';

/** What the portal calls the accounts that a registration is for; its older pages in brackets. */
const accountTypes: Readonly<Record<SignInAudience | 'not-known', string>> = {
  'not-known': 'Not known',
  AzureADMyOrg: 'Single tenant only (this organizational directory)',
  AzureADMultipleOrgs: 'Multiple Entra ID tenants (any organizational directory)',
  AzureADandPersonalMicrosoftAccount: 'Any Entra ID Tenant + Personal Microsoft accounts',
  PersonalMicrosoftAccount: 'Personal accounts only',
};

/** Step 2, in English. */
export const registrationStep = {
  heading: 'Register the app',
  lead: 'Entra ID issues tokens only to apps it knows. Register one once, then enter its ID here.',
  practiceNote:
    'The practice tenant has an app registration already, and its ID is filled in. In your own tenant, these are the steps to make one.',
  accountTypes,
  flowLabel: 'How tokens will be got',
  flowHint:
    'It decides what the registration needs. It can be changed in steps 3 and 5; the registration then needs what belongs to the other way as well.',
  next: 'Continue to scopes',
};
