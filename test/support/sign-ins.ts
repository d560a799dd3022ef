import type { SignInRecord, SignInSummary } from '../../shared/sign-in.ts';
import type { TokenSummary } from '../../shared/token-summary.ts';

/** A token of which nothing is known but its size. */
export const exampleToken: TokenSummary = {
  kind: 'jwt',
  length: 1842,
  fingerprint: '9f2c41d0',
  scopes: [],
  roles: [],
  forApplication: false,
  claims: [],
};

/** A sign-in that worked, without a transcript. */
export const exampleSignInRecord: SignInRecord = {
  flow: 'window',
  startedAt: '2026-11-21T00:00:00.000Z',
  finishedAt: '2026-11-21T00:00:01.000Z',
  outcome: 'ok',
  lines: [],
};

/** What the window learns of it. */
export const exampleSummary: SignInSummary = {
  signInId: 'sign-in-1',
  flow: 'window',
  account: 'ada@contoso.example',
  tenantId: '66666666-2222-3333-4444-555555555555',
  token: exampleToken,
  renewable: false,
  remembered: false,
};
