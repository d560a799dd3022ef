import type { GuideFacts } from '../guides/guide-facts.ts';
import type { GuideStepId } from '../guides/step-ids.ts';

/** A text of a step, which may say something of the connection. */
export type GuideText = string | ((facts: GuideFacts) => string);

/**
 * The steps of the guides, in English. Names of pages, buttons and settings are those of Microsoft's
 * portals, to the letter; the sources are named with the guides.
 */
export const guideSteps: Readonly<Record<GuideStepId, GuideText>> = {
  'new-registration': ({ entraHost, tenant }) =>
    tenant === undefined
      ? `Sign in to ${entraHost}, go to Entra ID > App registrations and choose New registration.`
      : `Sign in to ${entraHost}, go to Entra ID > App registrations and choose New registration. If you have several tenants, first switch to this one with the Settings icon at the top:`,
  'registration-name': 'Give it a name that others will recognise, for example:',
  'single-tenant':
    'Under Supported account types choose “Single tenant only” (on older pages: “Accounts in this organizational directory only”). Leave Redirect URI empty and choose Register.',
  'multiple-tenants':
    'Under Supported account types choose “Multiple Entra ID tenants” (on older pages: “Accounts in any organizational directory”). Leave Redirect URI empty and choose Register.',
  'tenants-and-personal':
    'Under Supported account types choose “Any Entra ID Tenant + Personal Microsoft accounts” (on older pages: “Accounts in any organizational directory and personal Microsoft accounts”). Leave Redirect URI empty and choose Register.',
  'personal-accounts':
    'Under Supported account types choose “Personal accounts only” (on older pages: “Personal Microsoft accounts only”). Leave Redirect URI empty and choose Register.',
  'copy-client-id': ({ clientId }) =>
    clientId === undefined
      ? 'From the Overview page, copy the Application (client) ID into its field in step 2 of this app.'
      : 'On the Overview page, compare the Application (client) ID. In step 2 of this app it is:',
  'open-registration': ({ entraHost, clientId }) =>
    clientId === undefined
      ? `On ${entraHost}, go to Entra ID > App registrations > All applications and choose the app.`
      : `On ${entraHost}, go to Entra ID > App registrations > All applications and choose the app with this ID:`,
  'remove-other-platform':
    'Look under Manage > Authentication whether the address below is listed under Web or Single-page application, and delete it there. As one of those it asks for a secret, or for a page in a browser.',
  'redirect-uri-window':
    'Go to Manage > Authentication > Redirect URI configuration and choose Add Redirect URI (on older pages: Add a platform), then Mobile and desktop applications. Not Web, and not Single-page application. Tick or enter this address and choose Configure:',
  'redirect-uri-browser':
    'Go to Manage > Authentication > Redirect URI configuration and choose Add Redirect URI (on older pages: Add a platform), then Mobile and desktop applications. Not Web, and not Single-page application. Enter this address, with which any port is accepted, and choose Configure:',
  'public-client-flows':
    'Go to Manage > Authentication > Settings (on older pages: Advanced settings) and set “Allow public client flows” to Yes, then choose Save. A device code needs no redirect URI.',
  'client-secret':
    'Go to Manage > Certificates & secrets > Client secrets and choose New client secret, then Add. Copy its Value at once, not its Secret ID: the portal shows it only this once. It is asked for in step 5 of this app.',
  certificate:
    'Go to Manage > Certificates & secrets > Certificates and choose Upload certificate. Upload the public part only (.cer, .pem or .crt) and choose Add. The private key stays with you; it is asked for in step 5 of this app.',
  'change-account-types':
    'Go to Manage > Manifest, set signInAudience to this value and choose Save:',
  'add-permission':
    'In the app registration, go to Manage > API permissions and choose Add a permission.',
  'choose-graph':
    'Choose Microsoft Graph, then Delegated permissions. The permissions of mail protocols are listed there, although the token is for Outlook.',
  'choose-exchange-online':
    'On the tab “APIs my organization uses”, search for this API and choose it, then Application permissions. If it is not found, the tenant most likely has no licence for Exchange Online:',
  'tick-delegated': 'Tick these permissions and choose Add permissions:',
  'tick-application': 'Tick these permissions and choose Add permissions:',
  'grant-consent': ({ tenant }) =>
    tenant === undefined
      ? 'As a Cloud Application Administrator or higher, go to Manage > API permissions of the app registration, choose “Grant admin consent” and confirm.'
      : `As a Cloud Application Administrator or higher in ${tenant}, go to Manage > API permissions of the app registration, choose “Grant admin consent” and confirm.`,
  'check-consent': 'Check that the Status column says “Granted” for each of these:',
  'consent-link':
    'Send this link to an administrator, who accepts the permissions in any browser. It ends on an empty page, whose redirect URI has to be registered under Manage > Authentication, for Mobile and desktop applications:',
  'open-enterprise-app': ({ entraHost, clientId }) =>
    clientId === undefined
      ? `On ${entraHost}, go to Entra ID > Enterprise apps > All applications and choose the app by its name.`
      : `On ${entraHost}, go to Entra ID > Enterprise apps > All applications and choose the app by its name. Its Application ID is:`,
  'copy-object-id': ({ objectId }) =>
    objectId === undefined
      ? 'On its Overview page, copy the Object ID. It is the one that Exchange Online wants.'
      : 'On its Overview page, compare the Object ID. It is the one that Exchange Online wants. In this app it is:',
  'compare-object-id':
    'Make sure that it is not the Object ID under App registrations: with that one Exchange Online refuses the app. The right one is the claim “oid” of the app’s token, which step 5 of this app shows.',
  'enable-sign-in':
    'Under Manage > Properties, set “Enabled for users to sign in?” to Yes and choose Save. While it is No, the app itself gets no token either.',
  'assign-person': ({ user, access }) =>
    user === undefined || access === 'application'
      ? 'Choose Users and groups, then Add user/group. Select who is to sign in and choose Assign.'
      : 'Choose Users and groups, then Add user/group. Select this person and choose Assign:',
  'assignment-not-required':
    'If everyone may sign in to the app: under Manage > Properties, set “Assignment required?” to No and choose Save.',
  'open-sign-in-logs': ({ entraHost }) =>
    `As a Reports Reader or higher, go to Entra ID > Monitoring & health > Sign-in logs on ${entraHost}.`,
  'find-person-sign-in': ({ user }) =>
    user === undefined
      ? 'Find the sign-in that was refused, by its time or by the correlation ID that the refusal names, and choose it.'
      : 'Find the sign-in that was refused, by its time or by the correlation ID that the refusal names, and choose it. This person tried to sign in:',
  'find-app-sign-in': ({ clientId }) =>
    clientId === undefined
      ? 'On the tab “Service principal sign-ins”, find the one that was refused, by its time or by the correlation ID that the refusal names, and choose it.'
      : 'On the tab “Service principal sign-ins”, find the one that was refused, by its time or by the correlation ID that the refusal names, and choose it. Its application ID is:',
  'read-policy':
    'Open the tab “Conditional Access”: it names the policy that refused the sign-in. Ask its owner for an exception, or meet what it asks for.',
  'device-code-policies':
    'If no policy is named there, look under Entra ID > Overview > Properties > Manage security defaults: security defaults block the device code flow as well. Another way to sign in, such as the system browser, needs no exception.',
  'open-mailbox': ({ exchangeHost }) =>
    exchangeHost === undefined
      ? 'In the Exchange admin center, go to Recipients > Mailboxes and choose:'
      : `On ${exchangeHost}, go to Recipients > Mailboxes and choose:`,
  'open-email-apps': 'On the tab General, choose “Manage email apps settings”.',
  'enable-imap': 'Turn on IMAP.',
  'enable-pop': 'Turn on POP3.',
  'save-email-apps': 'Choose Save.',
  'mailbox-powershell': 'In Exchange Online PowerShell, run these lines:',
  'open-outlook-settings':
    'As the owner of the mailbox, go to Settings > Mail > Forwarding and IMAP on Outlook.com.',
  'outlook-imap': 'Under POP and IMAP, turn on “Let devices and apps use IMAP”.',
  'outlook-pop': 'Under POP and IMAP, turn on “Let devices and apps use POP”.',
  'outlook-save': 'Choose Save.',
  'open-active-user': ({ access }) =>
    access === 'application'
      ? 'In the Microsoft 365 admin center, go to Users > Active users and choose the account of this mailbox:'
      : 'In the Microsoft 365 admin center, go to Users > Active users and choose the account that signs in:',
  'authenticated-smtp':
    'On the tab Mail, choose “Manage email apps”, tick Authenticated SMTP and choose Save changes. This counts for the mailbox, whatever is set for the organization.',
  'security-defaults':
    'Check that security defaults are off, under Entra ID > Overview > Properties > Manage security defaults: Microsoft says that SMTP AUTH is disabled while they are on. Turn them off only where Conditional Access policies take their place.',
  'smtp-organization':
    'To allow it for all mailboxes: in the Exchange admin center, go to Settings > Mail flow, untick “Turn off SMTP AUTH protocol for your organization” and choose Save.',
  'smtp-powershell': 'In Exchange Online PowerShell, run these lines:',
  'delegate-full-access':
    'Under Delegation > “Read and manage (Full Access)”, choose Edit, then Add members, select this person and choose Save:',
  'delegate-send-as': ({ exchangeHost }) =>
    exchangeHost === undefined
      ? 'In the Exchange admin center, choose the mailbox of the sender address. Under Delegation > “Send as”, choose Edit, then Add members, select the person and choose Save:'
      : `On ${exchangeHost}, choose the mailbox of the sender address. Under Delegation > “Send as”, choose Edit, then Add members, select the person and choose Save:`,
  'secure-account':
    'Make sure that nobody else uses the account: change its password and require multifactor authentication.',
  'open-restricted-entities':
    'In the Microsoft Defender portal, go to Email & collaboration > Review > Restricted entities.',
  'unblock-sender': 'Select this account, choose Unblock and go through its pages to Submit:',
};
