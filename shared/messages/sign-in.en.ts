import type { CredentialKind } from '../credentials.ts';
import type { FlowId } from '../flows.ts';
import { countOf, localTime } from './format.en.ts';
import { claimName, claimValue, reasonText, signatureNote, verdictWords } from './token.en.ts';

const flows: Record<FlowId, { name: string; when: string; lead: string }> = {
  window: {
    name: 'Sign-in window',
    when: 'The usual way: the tenant’s sign-in page in a window of this app.',
    lead: 'A window of its own opens with the sign-in page of the tenant. This app does not see the password.',
  },
  browser: {
    name: 'System browser',
    when: 'Where a policy asks for a managed device, a passkey or the browser’s own sign-in.',
    lead: 'The default browser of this computer opens with the sign-in page of the tenant.',
  },
  'device-code': {
    name: 'Device code',
    when: 'Where the browser is on another device: a code is typed there.',
    lead: 'The app shows a code. It is entered on Microsoft’s page, on any device with a browser.',
  },
  secret: {
    name: 'Client secret',
    when: 'A password of the app registration. Quick to set up, and it expires.',
    lead: 'The app signs in as itself with a client secret of its registration.',
  },
  certificate: {
    name: 'Certificate',
    when: 'The key stays here and only proof of it is sent: what Microsoft advises.',
    lead: 'The app signs in as itself and proves it with the key of a certificate.',
  },
  'pasted-token': {
    name: 'Pasted access token',
    when: 'Where another program got the token and its test is all that is wanted.',
    lead: 'Paste an access token that another program got. Nobody signs in here, and it cannot be renewed.',
  },
};

export const signInStep = {
  heading: 'Sign in',
  headingDone: 'You are signed in',
  headingDoneApp: 'The app is signed in',
  headingDoneToken: 'The token is ready',
  flowLabel: 'How to get the token',
  flows,
  willSignIn: 'Signs in as',
  willSignInTo: 'In the tenant',
  theApp: (clientId: string) => `The app ${clientId}`,
  practicePassword: 'Password of the practice account',
  practiceBrowser:
    'The practice tenant is on this computer alone, and only this app trusts its certificate: use a browser here, and go on past its warning.',
  opening: {
    window: 'The sign-in window is open. Complete the sign-in there.',
    browser: 'The browser is being opened.',
    'device-code': 'Asking for a code…',
    secret: 'The app signs in…',
    certificate: 'The app signs in…',
    'pasted-token': 'Reading the token…',
  } satisfies Record<FlowId, string>,
  showing: (host: string) => `It shows a page of ${host}.`,
  browserOpened:
    'Your browser has opened the sign-in page. Complete the sign-in there, then come back.',
  answerRefused: (reason: string) =>
    `An answer came that is not this sign-in’s and was not used: ${reason}. The app still waits.`,
  deviceWaiting: 'Waiting until the code has been entered.',
  stale: (account: string) =>
    account === ''
      ? 'Settings have changed since the token was taken. Use one that fits them.'
      : `Settings have changed since ${account} signed in. Sign in again, so that the token fits them.`,
  confirm: 'Is this the account and the tenant that you meant?',
  confirmApp: 'The token below is what the app itself may do.',
  confirmToken: 'Nobody signed in here. See below whether the token is for this connection.',
  start: 'Sign in',
  startToken: 'Use this token',
  again: 'Sign in again',
  cancel: 'Cancel sign-in',
  next: 'Continue to the test',
  /** Where the window was closed: nobody but the person knows what its page said. */
  closedHint:
    'If the page refused this device or this program, the browser of this computer may be let in.',
  tryFlow: {
    window: 'Use the sign-in window',
    browser: 'Continue in the system browser',
    'device-code': 'Use a device code',
    secret: 'Use a client secret',
    certificate: 'Use a certificate',
    'pasted-token': 'Paste a token',
  } satisfies Record<FlowId, string>,
};

export const deviceCode = {
  title: 'Enter this code',
  codeLabel: 'Code',
  where: 'On this page, with any browser on any device:',
  open: 'Open the page',
  qrLabel: (uri: string) => `QR code of ${uri}`,
  qrHint: 'Or point a phone at this.',
  timeLeft: (minutes: number, seconds: number) =>
    `Good for another ${String(minutes)}:${String(seconds).padStart(2, '0')} minutes`,
  over: 'The code is no longer good.',
  warning: 'Enter it only if you started this sign-in yourself: whoever has the code signs in.',
};

export const credentials = {
  names: {
    'client-secret': 'Client secret',
    certificate: 'Certificate',
    'pasted-token': 'Access token',
  } satisfies Record<CredentialKind, string>,
  secretLabel: 'Value of the client secret',
  secretHint: 'Not its ID. The portal shows the value once, when the secret is made.',
  secretMissing: 'Enter the value of the client secret.',
  tokenLabel: 'Access token',
  tokenHint: 'The token alone, without “Bearer” and without quotation marks.',
  tokenMissing: 'Paste the access token.',
  entered: (characters: number) =>
    `Client secret entered, ${countOf(characters, 'character', 'characters')}`,
  tokenEntered: (characters: number) =>
    `Access token entered, ${countOf(characters, 'character', 'characters')}`,
  replace: 'Replace',
  enterAnother: 'Enter another secret',
  takeAnother: 'Choose another certificate…',
  hidden: 'It is in the memory of the app and shown nowhere.',
  practiceSecret: 'Secret of the practice app',
  kept: {
    'client-secret': 'A client secret for this app is kept on this computer.',
    certificate: 'A certificate for this app is kept on this computer.',
    'pasted-token': '',
  } satisfies Record<CredentialKind, string>,
  useKept: 'Use it',
  removeKept: 'Remove it from this computer',
  certificateTitle: 'Certificate with its private key',
  certificateHint:
    'A PEM file that has both, or a PFX file. The certificate alone is uploaded to the app registration.',
  certificateMissing: 'Choose the file of the certificate and its key.',
  choose: 'Choose file…',
  chooseAnother: 'Choose another file…',
  usePractice: 'Use the practice certificate',
  locked: (fileName: string) => `Password of ${fileName}`,
  unlock: 'Unlock',
  tableLabel: 'The certificate',
  file: 'File',
  subject: 'Subject',
  issuer: 'Issuer',
  validUntil: 'Valid until',
  until: (iso: string) => localTime(iso),
  expired: 'expired',
  thumbprint: 'SHA-256 thumbprint',
  portalThumbprint: 'Thumbprint in the portal (SHA-1)',
};

export const keeping = {
  remember: 'Remember on this computer',
  rememberHint:
    'What renews the sign-in is kept here, encrypted by the system for your account. Without it everything is forgotten when the app closes.',
  rememberSecretHint:
    'The secret or certificate is kept here, encrypted by the system for your account. Without it everything is forgotten when the app closes.',
  rememberPracticeHint:
    'What is kept of the practice tenant is removed when it stops: it has another address the next time.',
  accountsTitle: 'Accounts on this computer',
  accountsLabel: 'Accounts that were remembered',
  use: 'Use',
  useOf: (username: string) => `Use ${username}`,
  remove: 'Remove',
  removeOf: (username: string) => `Remove ${username} from this computer`,
  another: 'Use another account',
};

export const signedIn = {
  label: 'This sign-in',
  account: 'Account',
  app: 'App',
  tenantId: 'Tenant ID',
  flow: 'Signed in by',
  expires: 'Access token good until',
  expiresAt: (iso: string) => localTime(iso),
  expired: 'expired',
  token: 'Token',
  kept: 'On this computer',
  remembered: 'remembered, encrypted',
  notRemembered: 'forgotten when the app closes',
  renewable: 'Renewal',
  canRenew: 'without a new sign-in',
  cannotRenew: 'only by signing in again',
  cannotRenewToken: 'only by the program that got it',
  notStated: 'not stated',
  renew: 'Renew now',
  renewing: 'Renewing the token…',
  cancelRenewal: 'Cancel the renewal',
  signOut: 'Sign out',
  anotherToken: 'Use another token',
};

export const refusal = {
  label: 'What a support engineer asks for',
  error: 'OAuth error',
  numbers: 'AADSTS number',
  lookUp: (number: number) => `Look up AADSTS${String(number)}`,
  traceId: 'Trace ID',
  correlationId: 'Correlation ID',
  timestamp: 'Time',
  copy: 'Copy these facts',
};

export const signInTranscript = {
  tab: 'Sign-in',
  label: 'Transcript of the sign-in',
  title: 'Transcript: sign-in',
  hidden: 'Passwords, codes, tokens and secrets are hidden in everything you see and copy.',
  lines: (count: number) => countOf(count, 'line', 'lines'),
  copy: 'Copy transcript',
};

export const inspector = {
  title: 'What the access token says',
  label: 'Claims of the access token',
  claimColumn: 'Claim',
  valueColumn: 'Value',
  verdictColumn: 'Verdict',
  verdicts: verdictWords,
  claimName,
  value: claimValue,
  reason: reasonText,
  empty: 'not in the token',
  objectId: 'Object ID for New-ServicePrincipal',
  signature: signatureNote,
  allTitle: (claims: number) => `All ${countOf(claims, 'claim', 'claims')}`,
  allLabel: 'All claims of the access token',
};
