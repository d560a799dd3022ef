import type { ErrorCode } from '../../errors.ts';
import type { ErrorText } from './error-text.ts';

/** Failures of signing in, of finding the tenant and of consent. */
export const signInErrors = {
  'signin/cancelled': {
    title: 'The sign-in was cancelled',
    cause: 'It was stopped before it was complete, here or on the page. No token was issued.',
    nextStep: 'Sign in again when you are ready.',
  },
  'signin/timeout': {
    title: 'The sign-in took too long',
    cause: 'It was not completed within the time that the app waits. No token was issued.',
    nextStep: 'Sign in again and have the password and the second factor at hand.',
  },
  'signin/denied': {
    title: 'The permissions were not granted',
    cause: 'The person who signed in, or a policy of the tenant, declined what the app asked for.',
    nextStep:
      'Sign in again and accept the permissions, or ask an administrator to grant admin consent under App registrations > API permissions.',
  },
  'signin/protocol': {
    title: 'The answer does not fit what was asked',
    cause:
      'The app compares each answer with what it asked for. This one did not match or lacks something, so it was not used.',
    nextStep: 'Try again. If it comes back, look for a proxy or a program that changes pages.',
  },
  'signin/refused': {
    title: 'Entra ID refused the sign-in',
    cause:
      'The account, the app registration or a policy of the tenant does not allow it. Entra ID says why in its own words.',
    nextStep:
      'Look up the AADSTS number at login.microsoftonline.com/error, and the attempt under Entra ID > Sign-in logs.',
  },
  'signin/network': {
    title: 'The sign-in service could not be reached',
    cause:
      'No connection to the authority was made, or it broke off. A firewall, a proxy or the name resolution may be in the way.',
    nextStep: 'Check that this computer reaches the host named above on port 443.',
  },
  'signin/busy': {
    title: 'A sign-in is already open',
    cause: 'The app does one sign-in, renewal or consent at a time.',
    nextStep: 'Complete the one that is open, or cancel it and start again.',
  },
  'signin/needs-browser': {
    title: 'This tenant does not accept the sign-in window of an app',
    cause:
      'A policy asks for something that only the system browser can show, such as a managed device or a passkey.',
    nextStep: 'Continue in the system browser, on a device that the policy allows.',
  },
  'signin/wrong-tenant': {
    title: 'This is another tenant than that of the connection',
    cause: 'The answer came from a tenant other than the one in step 1, so it was not used.',
    nextStep: 'Use an account or a token of the tenant in step 1, or correct the tenant there.',
  },
  'signin/expired': {
    title: 'The sign-in has expired',
    cause: 'An access token is good for about an hour. This one is over, or was already dropped.',
    nextStep: 'Sign in again, then run the test.',
  },
  'signin/device-code-blocked': {
    title: 'This tenant does not accept device codes',
    cause:
      'A Conditional Access policy refuses the device code, or asks for something that only a browser on a known device can show.',
    nextStep: 'Sign in with the system browser on a device that the policy allows.',
  },
  'signin/code-expired': {
    title: 'The code of this sign-in has expired',
    cause:
      'A device code was not entered in time, or the code of the sign-in page reached Entra ID too late.',
    nextStep: 'Start the sign-in again, and enter the new code where one is shown.',
  },
  'signin/code-used': {
    title: 'The code of this sign-in was used before',
    cause:
      'A code is good for one exchange, and Entra ID saw this one twice. Something on the way may have sent it again, such as a proxy.',
    nextStep:
      'Sign in again. If it comes back, look for a proxy or a program that repeats requests.',
  },
  'signin/blocked-by-policy': {
    title: 'A policy of the tenant blocks the sign-in',
    cause:
      'Conditional Access or the security defaults refuse it for this account, app, device or place.',
    nextStep:
      'Open the attempt under Entra ID > Sign-in logs, where the tab “Conditional Access” names the policy, and ask its owner.',
  },
  'signin/unavailable': {
    title: 'Entra ID cannot answer this at the moment',
    cause: 'It is busy, or was asked too often in a short time. The sign-in was not judged.',
    nextStep: 'Wait a few minutes, or as long as it asks for above, and try again.',
  },
  'signin/not-renewable': {
    title: 'This sign-in cannot be renewed',
    cause:
      'A new token without a new sign-in needs a refresh token, which is asked for with “Stay signed in” in step 3. A pasted token has none.',
    nextStep: 'Sign in again, with “Stay signed in” chosen.',
  },
  'signin/renewal-refused': {
    title: 'Entra ID wants a new sign-in',
    cause:
      'What would renew it is no longer accepted: it was revoked, the password was changed, or a policy asks for a new sign-in.',
    nextStep: 'Sign in again.',
  },
  'signin/browser-not-opened': {
    title: 'The browser could not be opened',
    cause: 'The system has no browser for web pages, or did not let this app open it.',
    nextStep: 'Set a default browser in the system, or use the sign-in window or a device code.',
  },
  'signin/mixed-resources': {
    title: 'The scopes belong to more than one resource',
    cause: 'One token is for one resource. Entra ID refuses a request that names two.',
    nextStep: 'Leave the scopes of one resource, and ask for the others in a sign-in of their own.',
  },
  'signin/dns': {
    title: 'The name of the sign-in service was not found',
    cause: 'The name servers of this computer know no address for it, or for the proxy.',
    nextStep: 'Look the name up with nslookup on this computer, and check its DNS servers.',
  },
  'signin/untrusted': {
    title: 'The certificate of the sign-in service is not trusted',
    cause:
      'It was issued by a certificate authority that this computer does not know. A proxy or antivirus program that inspects traffic is the usual reason.',
    nextStep:
      'Add the certificate authority of the inspecting proxy under “Network” in step 1, or exclude the sign-in service from inspection.',
  },
  'signin/no-answer': {
    title: 'The sign-in service did not answer in time',
    cause: 'The connection was made, or tried, and nothing came back. A firewall may drop it.',
    nextStep: 'Try again. If it stays, check the proxy and the firewall of this network.',
  },
  'signin/proxy': {
    title: 'The proxy did not let the sign-in through',
    cause: 'This is the answer of the proxy, not of the sign-in service.',
    nextStep:
      'Check the proxy under “Network” in step 1, or ask whoever runs it to allow the host named above.',
  },
  'signin/proxy-password': {
    title: 'The proxy wants to know who is asking',
    cause: 'It did not take the user name and password that it was given, or was given none.',
    nextStep: 'Enter the user name and the password for the proxy under “Network” in step 1.',
  },
  'tenant/not-found': {
    title: 'There is no such tenant in this cloud',
    cause: 'Entra ID knows no tenant by this domain or ID. It may have been mistyped.',
    nextStep: 'Compare it with the overview page of Entra ID, and check the cloud.',
  },
  'tenant/other-cloud': {
    title: 'The tenant is in another cloud',
    cause: 'Entra ID knows the tenant, but its accounts and apps are in a cloud of their own.',
    nextStep: 'Choose the cloud of the tenant in step 1. Where Entra ID names it, it stands above.',
  },
  'consent/declined': {
    title: 'Consent was not given',
    cause: 'The request for consent was declined, or the account may not give it.',
    nextStep:
      'Have it given by a Privileged Role Administrator or a Cloud Application Administrator.',
  },
  'consent/missing': {
    title: 'Nobody has let the app in yet',
    cause:
      'Nobody who may do so has consented to the permissions of the app. In many tenants only an administrator may.',
    nextStep:
      'Have an administrator open the link for admin consent in step 3, then sign in again.',
  },
} satisfies Partial<Record<ErrorCode, ErrorText>>;
