import type { FindingId } from '../../diagnosis/finding-ids.ts';
import type { FindingWords } from './finding-text.ts';
import { openRegistration, personName, signInAgain } from './sign-in-phrases.ts';
import { isNumber } from './values.ts';

/** Refresh tokens, codes and caches, in English. */
export const signInTokenFindings = {
  'refresh-token-expired': (values) => ({
    title: 'The refresh token has expired',
    cause: isNumber(values, 700084)
      ? 'It was issued to a single-page application, where it is good for a day only.'
      : 'It was not used for 90 days. Often a program keeps using the first one and never stores the newer one that each renewal brings.',
    steps: [
      signInAgain,
      'Have the program store the refresh_token of every answer in place of the old one.',
      isNumber(values, 700084)
        ? 'Register the redirect URI under Mobile and desktop applications instead of Single-page application.'
        : 'A mailbox that is read seldom needs a renewal at least every 90 days.',
    ],
  }),
  'refresh-token-revoked': (values) => ({
    title: 'The refresh token was revoked',
    cause: `The password of ${personName(values)} was changed or reset, or an administrator ended its sessions. What was issued before is no longer accepted.`,
    steps: [
      signInAgain,
      'If nobody changed anything: ask an administrator to look at the audit log of Entra ID.',
      'For a service, application access does not depend on anyone’s password.',
    ],
  }),
  'refresh-token-malformed': () => ({
    title: 'What was sent as refresh token is not one',
    cause:
      'The value was cut, changed or encoded twice, or it is another value, such as an access token, an authorization code or a secret.',
    steps: [
      'Compare the stored value with the one that was issued: it is long, in one line, without quotation marks or spaces.',
      'Send it as refresh_token with grant_type=refresh_token, encoded once as a form value.',
      'If in doubt, sign in again and store the new refresh_token whole.',
    ],
  }),
  'refresh-scope-not-consented': (values) => ({
    title: 'The renewal asks for other permissions than were consented to',
    cause:
      'A refresh token gives new tokens only for what the person accepted at the sign-in, and as long as that is still granted.',
    steps: [
      values.scopes === undefined
        ? 'Ask in the renewal for the same scopes as in the sign-in.'
        : `Ask in both for the same scopes: ${values.scopes.join(' ')}`,
      'If the scopes have changed, or consent was withdrawn: sign in again with a page and accept them.',
      'See under https://account.live.com/consent/Manage (personal) or https://myapps.microsoft.com (work) whether the app is still let in.',
    ],
  }),
  'authorization-code-malformed': () => ({
    title: 'The authorization code was changed on the way',
    cause:
      'It was cut, encoded twice, or taken from the address with something that follows it, such as &session_state=….',
    steps: [
      'Take what stands between code= and the next & in the address, and decode it once.',
      'Send it as a form value, encoded once, within a few minutes and only once.',
      signInAgain,
    ],
  }),
  'authorization-code-reused': (values) => ({
    title: isNumber(values, 70008)
      ? 'The authorization code has expired or was used before'
      : 'The authorization code was used before',
    cause:
      'A code is good for one exchange within a few minutes. The request was sent again, or the page with the code was loaded again.',
    steps: [
      'Sign in again: that gives a new code.',
      'Afterwards use the refresh token, not the code.',
      'If it comes back: look for a proxy, a browser extension or a program that sends the request twice.',
    ],
  }),
  'device-code-pending': (values) => ({
    title: 'Nobody has finished the sign-in with the code yet',
    cause:
      'This is the usual answer while the program waits for the person, and nothing is wrong with it.',
    steps: [
      'Open the address that was shown, enter the code and sign in.',
      'A program should ask again every few seconds, as the interval says, until the code ends (15 minutes as a rule), and slower if it is told slow_down.',
      values.user === undefined
        ? 'Sign in as the account of the mailbox.'
        : `Sign in as ${values.user}.`,
    ],
  }),
  'device-code-expired': (values) => ({
    title: isNumber(values, 70018, 90119)
      ? 'The code that was typed is not the one that was shown'
      : 'The device code is no longer good',
    cause: isNumber(values, 50134)
      ? 'The code and the sign-in reached different data centres of Microsoft.'
      : isNumber(values, 70018, 90119)
        ? 'A wrong code, or none, was entered on the page.'
        : 'Nobody finished the sign-in in the time that a code is good for: 15 minutes as a rule.',
    steps: [
      'Start again, and enter the new code at the address that is shown with it.',
      `If it comes back at once: ${openRegistration(values)} See that “Allow public client flows” is Yes under Manage > Authentication.`,
    ],
  }),
  'token-cache-empty': () => ({
    title: 'The program has no sign-in to take up',
    cause:
      'It looked for a token in its cache, and the cache is empty: it was not loaded from where it is kept, or belongs to another account, client ID or tenant.',
    steps: [
      'Sign in once with a page, so that something is in the cache.',
      'Have the program load and store its cache: without a cache plugin MSAL keeps it in memory only, until the program ends.',
      'Use the same client ID, tenant and account for the silent request as for the sign-in.',
    ],
  }),
} satisfies Partial<Record<FindingId, FindingWords>>;
