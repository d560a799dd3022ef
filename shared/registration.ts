/**
 * Which accounts an app registration is for ("Supported account types"), in the words of Microsoft
 * Graph. Source: Microsoft, "application resource type", `signInAudience`. It stands apart from the
 * schema because the page uses it too.
 */
export const signInAudiences = [
  'AzureADMyOrg',
  'AzureADMultipleOrgs',
  'AzureADandPersonalMicrosoftAccount',
  'PersonalMicrosoftAccount',
] as const;
export type SignInAudience = (typeof signInAudiences)[number];

/** More are granted with a group and a script of one's own; a list this long is still read. */
export const maxFurtherMailboxes = 50;
