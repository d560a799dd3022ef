import { errorChallenge } from '../error-challenge.ts';
import { sayer } from './say.ts';
import type { Scenario } from './types.ts';

const say = sayer('smtp');

const refused = '535 5.7.3 Authentication unsuccessful {mark}';

/** What Exchange Online’s SMTP servers say when something is wrong. */
export const smtpScenarios = {
  'smtp-challenge': say(
    60,
    'challenge',
    'the server says in a challenge why it refuses',
    errorChallenge,
  ),
  'smtp-wrong-audience': say(
    66,
    'token',
    'the token is for another service or lacks SMTP.Send',
    refused,
  ),
  'smtp-other-consent': say(67, 'token', 'another account gave the consent', refused),
  'smtp-shared-mailbox': say(68, 'token', 'the shared mailbox was used as the user', refused),
  'smtp-personal-account': say(
    69,
    'token',
    'the sign-in name is not the mailbox’s address',
    refused,
  ),
  'smtp-wrong-object-id': say(
    70,
    'token',
    'the service principal is missing or has the wrong object ID',
    refused,
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
  'smtp-no-send-as': say(
    77,
    'mail',
    'who signed in may not send as the sender',
    '550 5.7.60 SMTP; Client does not have permissions to send as this sender {mark}',
  ),
  'smtp-send-as-denied': say(
    78,
    'message',
    'the same, told when the message is submitted',
    '554 5.2.252 SendAsDenied; alex@contoso.example not allowed to send as scanner@contoso.example; STOREDRV.Submission.Exception:SendAsDeniedException.MapiExceptionSendAsDenied; Failed to process message due to a permanent exception with message [BeginDiagnosticData]Cannot submit message.[EndDiagnosticData] [Hostname={host}]',
  ),
  'smtp-send-as-denied-older': say(
    78,
    'message',
    'the same, with the older status code',
    '554 5.2.0 STOREDRV.Submission.Exception:SendAsDeniedException.MapiExceptionSendAsDenied; Failed to process message due to a permanent exception with message Cannot submit message. [Hostname={host}]',
  ),
  'smtp-mailbox-logon-failure': say(
    79,
    'message',
    'who signed in cannot log on to the mailbox',
    '430 4.2.0 STOREDRV; mailbox logon failure; STOREDRV.Submission.Exception:ConnectionFailedTransientException.MapiExceptionLogonFailed; Failed to process message due to a transient exception with message [BeginDiagnosticData]Cannot open mailbox.[EndDiagnosticData] [Hostname={host}]',
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
    'the same in older words',
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
    'the same with another code',
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
} satisfies Record<string, Scenario>;
