import type { FindingId } from '../../diagnosis/finding-ids.ts';
import type { FindingWords } from './finding-text.ts';
import {
  onPortal,
  openEnterpriseApp,
  openRegistration,
  signInAgain,
  tenantName,
  tryAgain,
} from './sign-in-phrases.ts';

const addDesktopUri =
  'Go to Manage > Authentication, add a redirect URI under Mobile and desktop applications (not Web, not Single-page application)';

/** The app registration, in English. */
export const signInRegistrationFindings = {
  'client-id-wrong': (values) => ({
    title: 'The tenant has no app with this client ID',
    cause:
      values.clientId === undefined
        ? 'The client ID is not that of an app in this tenant: another value was entered in its place, such as a mail address, a name or the object ID, or the app is in another tenant.'
        : `${values.clientId} is not the client ID of an app in ${tenantName(values)}. It may be another ID of the app, or the app may be in another tenant and not let in here yet.`,
    steps: [
      `${onPortal(values.portal)} go to Entra ID > App registrations > All applications and choose the app.`,
      'Copy the Application (client) ID from its Overview page, without quotation marks or spaces. Not the Object ID, and not the Secret ID.',
      'Enter it in step 2 of this app.',
      `If it was right: see in step 1 of this app whether the tenant is the one where the app is registered, or grant the app admin consent in ${tenantName(values)} first.`,
      tryAgain,
    ],
  }),
  'first-party-client-id': () => ({
    title: 'The client ID is that of one of Microsoft’s own programs',
    cause:
      'Microsoft decides which permissions its own programs may ask for, and these are not among them. Nobody else can change that.',
    steps: [
      'Register an app of your own; step 2 of this app shows how, and has a script that does it.',
      'Enter its Application (client) ID in step 2 of this app.',
      signInAgain,
    ],
  }),
  'redirect-uri-mismatch': (values) => ({
    title: 'The redirect URI is not one of the app registration',
    cause:
      values.redirectUri === undefined
        ? 'The address that the sign-in is to end at has to be registered to the letter, with its port, path and slash at the end.'
        : `The sign-in is to end at ${values.redirectUri}, and that is not registered for the app to the letter.`,
    steps: [
      openRegistration(values),
      `${addDesktopUri} and enter ${values.redirectUri ?? 'the address exactly as the program sends it'}.`,
      'For http://localhost any port is accepted there; a path has to be the same.',
      signInAgain,
    ],
  }),
  'redirect-uri-missing': (values) => ({
    title: 'The app registration has no redirect URI',
    cause: 'No platform was added to it, so the sign-in has no address to end at.',
    steps: [
      openRegistration(values),
      `${addDesktopUri} and enter ${values.redirectUri ?? 'https://login.microsoftonline.com/common/oauth2/nativeclient, or http://localhost for the system browser'}.`,
      signInAgain,
    ],
  }),
  'redirect-uri-wrong-platform': (values) => ({
    title: 'The redirect URI is registered for another kind of program',
    cause:
      'Under Web, Entra ID wants a client secret; under Single-page application, a call from a page in a browser. A program on a computer has neither, and belongs under Mobile and desktop applications.',
    steps: [
      openRegistration(values),
      `Go to Manage > Authentication and remove ${values.redirectUri ?? 'the redirect URI'} from Web or Single-page application.`,
      `Add it under Mobile and desktop applications. Only for a page that runs in a browser is Single-page application right, and only for a server with a secret is Web.`,
      signInAgain,
    ],
  }),
  'public-client-flows-disabled': (values) => ({
    title: 'The app registration does not allow public client flows',
    cause:
      'Device codes, and programs that keep no secret, need that switch. While it is off, Entra ID asks for a client secret or certificate.',
    steps: [
      openRegistration(values),
      'Go to Manage > Authentication > Settings (on older pages: Advanced settings), set “Allow public client flows” to Yes and choose Save.',
      'If it is on: see that the redirect URI is under Mobile and desktop applications. Only a server that has a secret should send it.',
      signInAgain,
    ],
  }),
  'public-client-sent-secret': (values) => ({
    title: 'A client secret was sent for an app that has none to send',
    cause:
      'The redirect URI is registered for Mobile and desktop applications, and programs of that kind must not send a secret.',
    steps: [
      'Take the client secret out of the program’s settings. Leave the field empty where there is one.',
      `If the program is a server that needs one: ${openRegistration(values)} Move the redirect URI to Web under Manage > Authentication.`,
      signInAgain,
    ],
  }),
  'app-disabled': (values) => ({
    title: 'The app is switched off',
    cause: `The app is not allowed to sign anybody in to ${tenantName(values)}: an administrator switched it off, or Microsoft did because of its name or use.`,
    steps: [
      openEnterpriseApp(values),
      'Under Manage > Properties, set “Enabled for users to sign in?” to Yes and choose Save.',
      'If it is Yes, or the page says that Microsoft disabled the app: register a new one with another name, in step 2 of this app.',
      tryAgain,
    ],
  }),
} satisfies Partial<Record<FindingId, FindingWords>>;
