import { errorChallenge } from '../error-challenge.ts';
import { tenant } from '../directory.ts';
import { appRegistrationObjectId } from '../tenant-state.ts';
import { fitting, real, sayer } from './say.ts';
import type { Scenario } from './types.ts';

const say = sayer('smtp');

const refusedPlain = '535 5.7.3 Authentication unsuccessful';
const refused = `${refusedPlain} {mark}`;

const scanner = `scanner@${tenant.domain}`;
const byApp = { access: 'application' } as const;
const asScanner = { access: 'delegated', sharedMailbox: scanner } as const;

/** Where other organizations' servers deliver mail, by the name that MX records give it. */
const directSendHost = 'AM6EUR05FT052.mail.protection.outlook.com';

/** What Exchange Online’s SMTP servers say when something is wrong. */
export const smtpScenarios = {
  'smtp-challenge': fitting(
    say(
      60,
      'challenge',
      'the token is for Microsoft Graph, and the server refuses it with a challenge first',
      errorChallenge,
    ),
    { token: { audience: 'https://graph.microsoft.com' } },
    { newToken: true },
  ),
  'smtp-wrong-audience': real(
    say(66, 'token', 'the token is for Microsoft Graph', refusedPlain),
    { token: { audience: 'https://graph.microsoft.com' } },
    { newToken: true },
  ),
  'smtp-scope-missing': real(
    say(66, 'token', 'the token lacks the permission for SMTP', refusedPlain),
    { token: { scopes: ['IMAP.AccessAsUser.All', 'POP.AccessAsUser.All'] } },
    { newToken: true, access: 'delegated' },
  ),
  'smtp-other-consent': say(67, 'token', 'another account gave the consent', refused),
  'smtp-shared-mailbox': real(
    say(68, 'token', 'the shared mailbox is named as the user', refusedPlain),
    {},
    { access: 'delegated', user: scanner, newToken: true },
  ),
  'smtp-personal-account': say(
    69,
    'token',
    'the sign-in name is not the mailbox’s address',
    refused,
  ),
  'smtp-wrong-object-id': real(
    say(
      70,
      'token',
      'the service principal has the object ID of the app registration',
      refusedPlain,
    ),
    { servicePrincipalId: appRegistrationObjectId },
    { ...byApp, servicePrincipalObjectId: appRegistrationObjectId },
  ),
  'smtp-permission-missing': real(
    say(70, 'token', 'the application permission is missing or has no consent', refusedPlain),
    { token: { roles: [] } },
    { ...byApp, newToken: true },
  ),
  'smtp-app-no-mailbox-permission': real(
    say(70, 'token', 'the app has no permission for the mailbox', refusedPlain),
    { closedMailboxes: [scanner] },
    byApp,
  ),
  'smtp-disabled-for-tenant': say(
    71,
    'token',
    'SMTP AUTH is off for the organization',
    '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled for more information. {mark}',
  ),
  'smtp-disabled-for-mailbox': say(
    72,
    'token',
    'SMTP AUTH is off for the mailbox',
    '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox. Visit https://aka.ms/smtp_auth_disabled for more information. {mark}',
  ),
  'smtp-security-defaults': say(
    73,
    'token',
    'security defaults allow no passwords',
    "535 5.7.139 Authentication unsuccessful, user is locked by your organization's security defaults policy. Contact your administrator. {mark}",
  ),
  'smtp-criteria-not-met': say(
    74,
    'token',
    'a policy refused the sign-in',
    '535 5.7.139 Authentication unsuccessful, the request did not meet the criteria to be authenticated successfully. Contact your administrator. {mark}',
  ),
  'smtp-basic-auth-disabled': say(
    73,
    'token',
    'a password was used where passwords are off',
    '535 5.7.139 Authentication unsuccessful, basic authentication is disabled. {mark}',
  ),
  'smtp-basic-auth-retired': say(
    75,
    'token',
    'passwords are retired',
    '550 5.7.30 Basic authentication is not supported for Client Submission. {mark}',
  ),
  'smtp-not-authenticated': say(
    76,
    'mail',
    'the sign-in did not hold',
    '530 5.7.57 Client not authenticated to send mail. {mark}',
  ),
  'smtp-not-authenticated-at-sign-in': say(
    76,
    'token',
    'the sign-in did not hold, told at sign-in',
    '530 5.7.57 Client not authenticated to send mail. {mark}',
  ),
  'smtp-no-send-as': real(
    say(
      77,
      'mail',
      'who signed in may not send as the shared mailbox',
      '550 5.7.60 SMTP; Client does not have permissions to send as this sender',
    ),
    { withoutSendAs: [scanner] },
    { access: 'delegated', sharedMailbox: scanner },
  ),
  'smtp-send-as-denied': fitting(
    say(
      78,
      'message',
      'who signed in may not send as the shared mailbox, told when the message is submitted',
      `554 5.2.252 SendAsDenied; adele@${tenant.domain} not allowed to send as ${scanner}; STOREDRV.Submission.Exception:SendAsDeniedException.MapiExceptionSendAsDenied; Failed to process message due to a permanent exception with message [BeginDiagnosticData]Cannot submit message.[EndDiagnosticData] [Hostname={host}]`,
    ),
    {},
    asScanner,
  ),
  'smtp-send-as-denied-older': fitting(
    say(
      78,
      'message',
      'who signed in may not send as the shared mailbox, with the older status code',
      '554 5.2.0 STOREDRV.Submission.Exception:SendAsDeniedException.MapiExceptionSendAsDenied; Failed to process message due to a permanent exception with message Cannot submit message. [Hostname={host}]',
    ),
    {},
    asScanner,
  ),
  'smtp-mailbox-logon-failure': fitting(
    say(
      79,
      'message',
      'the app signed in and cannot log on to the mailbox',
      '430 4.2.0 STOREDRV; mailbox logon failure; STOREDRV.Submission.Exception:ConnectionFailedTransientException.MapiExceptionLogonFailed; Failed to process message due to a transient exception with message [BeginDiagnosticData]Cannot open mailbox.[EndDiagnosticData] [Hostname={host}]',
    ),
    // What reads the mailbox finds it closed too.
    { off: ['imap', 'pop'] },
    byApp,
  ),
  'smtp-invalid-user': say(
    80,
    'token',
    'the user name is no full address',
    '501 5.5.124 Invalid XOAUTH2 auth data - User address provided is not valid {mark}',
  ),
  'smtp-tls-required': say(
    82,
    'mail',
    'the server believes that there is no TLS',
    '451 5.7.3 Must issue a STARTTLS command first {mark}',
  ),
  'smtp-old-tls': say(
    83,
    'auth',
    'the server believes that TLS is too old',
    '421 4.7.66 TLS 1.0 and 1.1 are not supported. Please upgrade/update your client to support TLS 1.2. Visit https://aka.ms/smtp_auth_tls. {mark}',
    true,
  ),
  'smtp-too-many-connections': say(
    84,
    'mail',
    'more than three connections at once for the mailbox',
    '432 4.3.2 Concurrent connections limit exceeded. Visit https://aka.ms/concurrent_sending for more information. {mark}',
  ),
  'smtp-sender-thread-limit': say(
    84,
    'message',
    'more than three connections at once for the mailbox, in older words',
    '432 4.3.2 STOREDRV.ClientSubmit; sender thread limit exceeded [Hostname={host}]',
  ),
  'smtp-mailbox-full': say(
    85,
    'message',
    'the mailbox has no room for Sent Items',
    '554 5.2.2 mailbox full; STOREDRV.Submission.Exception:QuotaExceededException.MapiExceptionShutoffQuotaExceeded; Failed to process message due to a permanent exception [Hostname={host}]',
  ),
  'smtp-daily-limit': say(
    86,
    'message',
    'too many recipients in one day',
    '554 5.2.0 STOREDRV.Submission.Exception:SubmissionQuotaExceededException; Failed to process message due to a permanent exception [Hostname={host}]',
  ),
  'smtp-outbound-spam': say(
    87,
    'message',
    'Outlook.com takes no messages until the account is verified',
    '554 5.2.0 STOREDRV.Submission.Exception:OutboundSpamException; Failed to process message due to a permanent exception with message WASCL UserAction verdict is not None. Actual verdict is RefuseQuota, ShowTierUpgrade. OutboundSpamException: WASCL UserAction verdict is not None. Actual verdict is RefuseQuota, ShowTierUpgrade. [Hostname={host}]',
  ),
  'smtp-access-denied-outbound-sender': say(
    87,
    'message',
    'the sender is on the list of restricted senders',
    '550 5.1.8 Access denied, bad outbound sender {mark}',
  ),
  'smtp-bad-outbound-sender': say(
    87,
    'message',
    'the sender is blocked because of spam',
    '550 5.1.8 Bad outbound sender {mark}',
  ),
  'smtp-line-too-long': say(
    88,
    'token',
    'the line with the token is too long',
    '500 5.5.2 Line too long {mark}',
  ),
  'smtp-syntax-error': say(
    88,
    'token',
    'the line with the token is too long, with another code',
    '555 5.5.2 Syntax error {mark}',
  ),
  'smtp-temporary-error': say(
    89,
    'token',
    'a fault of the service that passes',
    '451 4.7.0 Temporary server error. Please try again later. {mark}',
  ),
  'smtp-temporary-error-at-mail': say(
    89,
    'mail',
    'a fault of the service that passes, told at MAIL',
    '451 4.7.0 Temporary server error. Please try again later. {mark}',
  ),
  'smtp-recipient-refused': say(
    undefined,
    'rcpt',
    'there is no such recipient',
    '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup {mark}',
  ),
  'smtp-mechanism-unknown': say(
    81,
    'auth',
    'the server does not know the way to sign in',
    '504 5.7.4 Unrecognized authentication type {mark}',
  ),
  'smtp-no-xoauth2': real(
    say(81, 'capability', 'the server does not offer OAuth 2.0 over SMTP', '250-AUTH LOGIN'),
    { servers: { smtp: { mechanisms: ['LOGIN'] } } },
  ),
  'smtp-direct-send-host': real(
    say(
      81,
      'capability',
      'the server is the one for incoming mail, which lets nobody sign in',
      `250-${directSendHost} Hello`,
    ),
    { servers: { smtp: { host: directSendHost, mechanisms: [] } } },
  ),
} satisfies Record<string, Scenario>;
