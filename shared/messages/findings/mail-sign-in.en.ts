import type { FindingWords } from './finding-text.ts';

/** What makes a mail server refuse a token, in English. */
export const mailSignInFindings = {
  'wrong-token-audience': ({ audience, scope }) => ({
    title: 'The token is not for Exchange Online',
    cause:
      audience === undefined
        ? 'The scope that was asked for belongs to Microsoft Graph or another service, and mail servers take only tokens for Exchange Online.'
        : `Its audience is ${audience}, and mail servers take only tokens for Exchange Online.`,
    steps: [
      scope === undefined
        ? 'Ask for the full name of the permission under https://outlook.office.com/, not under https://graph.microsoft.com/ and not the name alone.'
        : `Ask for the scope ${scope}, in full.`,
      'Sign in again: a token keeps the audience it was issued with.',
      'Test again.',
    ],
  }),
} satisfies Record<string, FindingWords>;
