/** Step 2, in English. */
export const registrationStep = {
  heading: 'Register the app',
  lead: 'Entra ID issues tokens only to apps it knows. Register one once, then enter its ID here.',
  practiceNote:
    'The practice tenant has an app registration already, and its ID is filled in. In your own tenant, these are the steps to make one.',
  portalTitle: 'In the Microsoft Entra admin center',
  openPortal: 'Open the admin center',
  stepCreate: (host: string) =>
    `On ${host}, go to Identity > Applications > App registrations and choose New registration.`,
  stepName: 'Give it a name that others will recognise, for example:',
  exampleName: 'Mailbox OAuth Assistant',
  stepAccounts:
    'Under Supported account types choose “Accounts in this organizational directory only”, then Register.',
  stepPersonalAccounts:
    'Under Supported account types choose “Personal Microsoft accounts only”, then Register. To serve organisations with the same app, choose “Accounts in any organizational directory and personal Microsoft accounts”.',
  stepId: 'From the Overview page, copy the Application (client) ID into the field above.',
  stepSignIn: 'Set up the way in which tokens will be got, as below. You choose it in step 5.',
  personTitle: 'If a person signs in (delegated access)',
  personText:
    'Redirect URIs belong under Manage > Authentication > Add a platform > Mobile and desktop applications. More than one may be there.',
  window: 'In the sign-in window of this app',
  windowText: 'Tick or add this redirect URI:',
  browser: 'In the system browser',
  browserText: 'Add this redirect URI. Any port is accepted with it:',
  loopbackUri: 'http://localhost',
  deviceCode: 'With a device code',
  deviceCodeText:
    'Needs no redirect URI. Under Manage > Authentication, set “Allow public client flows” to Yes.',
  applicationTitle: 'If the app signs in as itself (application access)',
  applicationText:
    'Needs no redirect URI. Under Manage > Certificates & secrets, add one of these:',
  secret: 'A client secret',
  secretText:
    'New client secret. Copy its Value at once, not its Secret ID: the portal shows it only this once.',
  certificate: 'A certificate',
  certificateText:
    'Upload certificate. Upload the public part only (.cer, .crt or .pem); the private key stays with you.',
  next: 'Continue to scopes',
};
