import type { FindingId } from '../../diagnosis/finding-ids.ts';
import type { FindingWords } from './finding-text.ts';
import { openSignInLog, personName, signInAgain } from './sign-in-phrases.ts';
import { isNumber } from './values.ts';

const readPolicy =
  'The tab “Conditional Access” of that entry names the policy and what it asks for.';

/** What policies of the tenant ask for, in English. */
export const signInPolicyFindings = {
  'conditional-access-block': (values) => ({
    title: isNumber(values, 530035)
      ? 'Security defaults block this sign-in'
      : 'A policy of the tenant blocks this sign-in',
    cause: isNumber(values, 53002)
      ? 'Conditional Access lets in only apps of Microsoft’s list, and this app is none of them.'
      : isNumber(values, 50005)
        ? 'Conditional Access does not allow the operating system from which it came.'
        : 'Name and password were right. Conditional Access or the security defaults refuse this account, app, place or kind of device.',
    steps: [
      openSignInLog(values),
      readPolicy,
      'Meet what the policy asks for (place, device, kind of app), or ask its owner to leave out this app or account.',
      values.access === 'application'
        ? 'For an app that signs in as itself it is a policy for workload identities.'
        : 'An app that signs in as itself does not fall under policies for people: application access may be the better way for a service.',
    ],
  }),
  'device-code-flow-blocked': (values) => ({
    title: 'The tenant does not accept device codes',
    cause:
      'A Conditional Access policy blocks the device code flow, although the account and the device may be right.',
    steps: [
      'Sign in with the system browser or the sign-in window instead: choose it in step 5 of this app.',
      'If only a device code can be used: ' + openSignInLog(values),
      `${readPolicy} Ask its owner to leave out this account under Conditions > Authentication flows.`,
    ],
  }),
  'device-compliance-required': (values) => ({
    title: 'The tenant wants a managed device',
    cause:
      'A policy lets in only devices that are compliant, joined or registered. A device code and an embedded sign-in window cannot prove that.',
    steps: [
      'Sign in with the system browser, on a device that the organisation manages: choose it in step 5 of this app.',
      'In Edge it works by itself; Chrome and Firefox need their setting or extension for Microsoft single sign-on.',
      `If the device is managed: ${openSignInLog(values)} Its tab “Device info” says how Entra ID saw the device.`,
      'For a service without a person, use application access.',
    ],
  }),
  'mfa-required': (values) => ({
    title: isNumber(values, 50072, 50079)
      ? 'A second factor has to be set up first'
      : 'A second factor is asked for, and this way of signing in cannot give it',
    cause:
      'The tenant wants multi-factor authentication. A password alone, or a sign-in from before, is not enough; a person has to confirm on a page.',
    steps: [
      isNumber(values, 50072, 50079)
        ? `Sign in as ${personName(values)} at https://aka.ms/mfasetup and set up a method.`
        : 'Sign in with a page (sign-in window, system browser or device code) and confirm with the second factor.',
      'Keep the new refresh token: it carries the second factor.',
      'For a program without a person, use application access. Sending a password (grant_type=password) does not work with a second factor.',
    ],
  }),
  'sign-in-frequency': (values) => ({
    title: 'A policy wants a new sign-in after some time',
    cause:
      'Conditional Access limits how long a sign-in may be renewed, and that time is over. The refresh token itself is in order.',
    steps: [
      signInAgain,
      `If it comes back too often: ${openSignInLog(values)} ${readPolicy}`,
      'Ask the policy’s owner for a longer time for this account, or use application access for a service.',
    ],
  }),
  'sign-in-confirmation': () => ({
    title: 'Entra ID asks the person to confirm that this app was opened by them',
    cause:
      'It asks that where a sign-in ends in an embedded window or in a program’s own kind of address, so that nobody is led into an app unknowingly.',
    steps: [
      'Sign in again and choose Continue on the page “Are you trying to sign in to …?”.',
      'With http://localhost or another web address as redirect URI the question does not come.',
    ],
  }),
} satisfies Partial<Record<FindingId, FindingWords>>;
