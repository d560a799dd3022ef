import { describe, expect, it } from 'vitest';
import { diagnose, findingsOf } from '../../../shared/diagnosis/diagnose.ts';
import type { FindingId } from '../../../shared/diagnosis/finding-ids.ts';
import type { PartialRun } from '../../../shared/diagnosis/partial-run.ts';
import type { ErrorCode } from '../../../shared/errors.ts';
import type { Protocol } from '../../../shared/protocols.ts';
import type { Stage } from '../../../shared/stages.ts';
import { failed, recordedRun, scanner } from './runs.ts';

type Known = readonly [string, Protocol, Stage, ErrorCode, FindingId];

const mark = '[AM0PR02CA0134.eurprd02.prod.outlook.com 2026-11-21T00:59:58.123Z 08DBCF4ACBE92433]';

/** What servers are known to say, as the program records it, and what is behind it. */
const replies: readonly Known[] = [
  [
    'NO AUTHENTICATE failed. Error="AuthFailed:LogonDenied-BasicAuthBlocked-<UserType:OutlookCom>"',
    ...(['imap', 'auth', 'auth/refused', 'basic-auth-retired'] as const),
  ],
  ['NO Basic authentication is disabled.', 'imap', 'auth', 'auth/refused', 'basic-auth-retired'],
  ['A01 NO LOGIN failed.', 'imap', 'auth', 'auth/refused', 'basic-auth-retired'],
  [
    'A01 NO LOGIN failed. Account is blocked. Login to your account via a web browser to verify your identity.',
    ...(['imap', 'auth', 'auth/refused', 'account-blocked-verify'] as const),
  ],
  [
    '* BYE Session invalidated - AccessTokenExpired',
    ...(['imap', 'mailbox', 'imap/bye', 'access-token-expired'] as const),
  ],
  [
    'S01 BAD Request is throttled. Suggested Backoff Time: 299961 milliseconds',
    ...(['imap', 'mailbox', 'server/throttled', 'throttled'] as const),
  ],
  ['A01 BAD Command Error. 10', 'imap', 'auth', 'auth/refused', 'command-too-long'],
  [
    '* CAPABILITY IMAP4 IMAP4rev1 AUTH=PLAIN SASL-IR',
    ...(['imap', 'capability', 'auth/not-offered', 'auth-mechanism-not-offered'] as const),
  ],
  [
    '-ERR Protocol error. Connection is closed. 10',
    ...(['pop', 'auth', 'auth/refused', 'pop-two-step-required'] as const),
  ],
  [
    '-ERR Logon failure: unknown user name or bad password.',
    ...(['pop', 'auth', 'auth/refused', 'basic-auth-retired'] as const),
  ],
  [
    `535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled for more information. ${mark}`,
    ...(['smtp', 'auth', 'auth/refused', 'smtp-auth-disabled-tenant'] as const),
  ],
  [
    `535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox. Visit https://aka.ms/smtp_auth_disabled for more information. ${mark}`,
    ...(['smtp', 'auth', 'auth/refused', 'smtp-auth-disabled-mailbox'] as const),
  ],
  [
    `535 5.7.139 Authentication unsuccessful, user is locked by your organization's security defaults policy. Contact your administrator. ${mark}`,
    ...(['smtp', 'auth', 'auth/refused', 'security-defaults-block'] as const),
  ],
  [
    `535 5.7.139 Authentication unsuccessful, the request did not meet the criteria to be authenticated successfully. Contact your administrator. ${mark}`,
    ...(['smtp', 'auth', 'auth/refused', 'legacy-auth-blocked'] as const),
  ],
  [
    `451 4.7.0 Temporary server error. Please try again later. ${mark}`,
    ...(['smtp', 'auth', 'server/unavailable', 'service-unavailable'] as const),
  ],
  [
    `550 5.7.30 Basic authentication is not supported for Client Submission. ${mark}`,
    ...(['smtp', 'auth', 'auth/refused', 'basic-auth-retired'] as const),
  ],
  [
    '550 5.7.60 SMTP; Client does not have permissions to send as this sender',
    ...(['smtp', 'send', 'send/sender-refused', 'send-as-denied'] as const),
  ],
  [
    '554 5.2.0 STOREDRV.Submission.Exception:SendAsDeniedException.MapiExceptionSendAsDenied; Failed to process message',
    ...(['smtp', 'send', 'send/sender-refused', 'send-as-denied'] as const),
  ],
  [
    '501 5.5.124 Invalid XOAUTH2 auth data - User address provided is not valid',
    ...(['smtp', 'auth', 'auth/refused', 'smtp-user-not-upn'] as const),
  ],
  [
    `504 5.7.4 Unrecognized authentication type ${mark}`,
    ...(['smtp', 'auth', 'auth/refused', 'auth-mechanism-not-offered'] as const),
  ],
  [
    '451 5.7.3 Must issue a STARTTLS command first',
    ...(['smtp', 'send', 'server/unavailable', 'starttls-missing'] as const),
  ],
  [
    '421 4.7.66 TLS 1.0 and 1.1 are not supported. Please upgrade/update your client to support TLS 1.2.',
    ...(['smtp', 'auth', 'smtp/closing', 'tls-version-too-old'] as const),
  ],
  [
    '432 4.3.2 Concurrent connections limit exceeded. Visit https://aka.ms/concurrent_sending',
    ...(['smtp', 'send', 'server/throttled', 'throttled'] as const),
  ],
  [
    '432 4.3.2 STOREDRV.ClientSubmit; sender thread limit exceeded',
    ...(['smtp', 'send', 'server/throttled', 'throttled'] as const),
  ],
  [
    '554 5.2.2 mailbox full; STOREDRV.Submission.Exception:QuotaExceededException.MapiExceptionShutoffQuotaExceeded',
    ...(['smtp', 'send', 'send/message-refused', 'mailbox-full'] as const),
  ],
  [
    '554 5.2.0 STOREDRV.Submission.Exception:SubmissionQuotaExceededException; Failed to process message',
    ...(['smtp', 'send', 'send/message-refused', 'throttled'] as const),
  ],
  [
    '554 5.2.0 STOREDRV.Submission.Exception:OutboundSpamException; WASCL UserAction verdict is not None. Actual verdict is RefuseQuota, ShowTierUpgrade.',
    ...(['smtp', 'send', 'send/message-refused', 'outbound-spam-block'] as const),
  ],
  ['550 5.1.8 Bad outbound sender', 'smtp', 'send', 'send/sender-refused', 'sender-restricted'],
  ['500 5.5.2 Line too long', 'smtp', 'auth', 'auth/refused', 'smtp-two-step-required'],
  ['555 5.5.2 Syntax error', 'smtp', 'auth', 'auth/refused', 'smtp-two-step-required'],
  [
    '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found',
    ...(['smtp', 'send', 'send/recipient-refused', 'recipient-refused'] as const),
  ],

  // The network, in the system's words.
  [
    'getaddrinfo ENOTFOUND outlook.office365.com',
    ...(['imap', 'dns', 'dns/not-found', 'dns-not-resolved'] as const),
  ],
  ['connect ECONNREFUSED 192.0.2.7:993', 'imap', 'tcp', 'tcp/refused', 'port-blocked'],
  ['connect 192.0.2.7:993: no answer', 'imap', 'tcp', 'stage/timeout', 'port-blocked'],
  ['read ECONNRESET', 'pop', 'tls', 'stage/reset', 'port-blocked'],
  ['HTTP/1.1 403 Forbidden', ...(['imap', 'proxy', 'proxy/refused', 'port-blocked'] as const)],
  [
    'HTTP/1.1 407 Proxy Authentication Required',
    ...(['imap', 'proxy', 'proxy/auth-required', 'proxy-required'] as const),
  ],
  [
    'SELF_SIGNED_CERT_IN_CHAIN: self-signed certificate in certificate chain',
    ...(['imap', 'tls', 'tls/untrusted', 'tls-inspection'] as const),
  ],
  [
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY: unable to get local issuer certificate',
    ...(['pop', 'tls', 'tls/untrusted', 'tls-inspection'] as const),
  ],
  [
    'CERT_HAS_EXPIRED: certificate has expired',
    'imap',
    'tls',
    'tls/expired',
    'certificate-expired',
  ],
  [
    "ERR_TLS_CERT_ALTNAME_INVALID: Hostname/IP does not match certificate's altnames",
    ...(['imap', 'tls', 'tls/wrong-host', 'certificate-wrong-host'] as const),
  ],
  ['revoked since 2026-11-20T00:00:00.000Z', 'imap', 'tls', 'tls/revoked', 'certificate-revoked'],
  [
    'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: tlsv1 alert protocol version',
    ...(['imap', 'tls', 'tls/old-version', 'tls-version-too-old'] as const),
  ],
  [
    'ERR_SSL_WRONG_VERSION_NUMBER: wrong version number',
    ...(['smtp', 'tls', 'tls/not-tls', 'implicit-tls-on-starttls-port'] as const),
  ],
  [
    '250-STARTTLS is not there',
    ...(['smtp', 'starttls', 'starttls/not-offered', 'starttls-stripped'] as const),
  ],
  [
    'HTTP/1.1 400 Bad Request',
    'smtp',
    'greeting',
    'protocol/unexpected-reply',
    'wrong-host-or-port',
  ],
  [
    '* OK The IMAP4 service is ready.',
    'pop',
    'greeting',
    'protocol/unexpected-reply',
    'wrong-host-or-port',
  ],
];

function first(run: PartialRun): FindingId | undefined {
  return findingsOf(diagnose(run))[0]?.id;
}

describe('what servers and systems are known to say', () => {
  it.each(replies)('%s', (said, protocol, stage, code, expected) => {
    const sent = protocol === 'imap' || stage !== 'auth' ? {} : { sent: 'AUTH XOAUTH2' };
    const run = recordedRun({ checks: [failed(protocol, { stage, code, said, ...sent })] });
    expect(first(run)).toBe(expected);
  });

  it('over POP, with a token that is longer than it takes', () => {
    const said = '-ERR Protocol error. Connection is closed. 10';
    const run = recordedRun({
      token: { length: 5480 },
      checks: [failed('pop', { stage: 'auth', code: 'auth/refused', said, sent: 'AUTH XOAUTH2' })],
    });
    expect(first(run)).toBe('token-too-long');
  });

  it.each([
    'NO AUTHENTICATE failed. Error="AuthFailed:LogonDenied-None-OAuthLog:AuthExc_Auth Failed"',
    'NO AUTHENTICATE failed.',
  ])('to an app: %s', (said) => {
    const run = recordedRun({
      access: 'application',
      checks: [failed('imap', { stage: 'auth', code: 'auth/refused', said })],
    });
    expect(first(run)).toBe('app-no-mailbox-permission');
  });

  it('to an app that signed in and cannot open the mailbox to send', () => {
    const said =
      '430 4.2.0 STOREDRV; mailbox logon failure; STOREDRV.Submission.Exception:ConnectionFailedTransientException.MapiExceptionLogonFailed';
    const run = recordedRun({
      access: 'application',
      checks: [
        failed('smtp', {
          ...{ stage: 'send', code: 'mailbox/not-connected', said, changes: { user: scanner } },
        }),
      ],
    });
    expect(first(run)).toBe('app-no-mailbox-permission');
  });

  it.each([
    ['starttls', 'imap', 'greeting', 'stage/timeout', 'starttls-on-implicit-tls-port'],
    ['tls', 'smtp', 'tls', 'tls/not-tls', 'implicit-tls-on-starttls-port'],
  ] as const)('with %s at the other kind of port', (security, protocol, stage, code, expected) => {
    const endpoint = { host: 'localhost', port: 40_993, security };
    const check = failed(protocol, { stage, code, said: 'no answer', changes: { endpoint } });
    expect(first(recordedRun({ checks: [check] }))).toBe(expected);
  });

  it.each([
    [
      "The term 'New-ServicePrincipal' is not recognized as the name of a cmdlet, function, script file, or operable program.",
      true,
      'powershell-role-missing',
    ],
    [
      "The term 'Set-CASMailbox' is not recognized as the name of a cmdlet, function, script file, or operable program.",
      undefined,
      'powershell-not-connected',
    ],
    [
      "New-ServicePrincipal: A parameter cannot be found that matches parameter name 'ObjectId'.",
      true,
      'powershell-parameter-renamed',
    ],
    [
      'Add-MailboxPermission: User or group "9c1e2f30" wasn\'t found. Please make sure you\'ve typed it correctly.',
      true,
      'powershell-principal-not-found',
    ],
    [
      'Basic authentication is currently disabled in the client configuration. Change the client configuration and try again.',
      undefined,
      'powershell-module-old',
    ],
  ] as const)('in PowerShell: %s', (text, connected, expected) => {
    const reported = connected === undefined ? {} : { reported: { connected } };
    expect(first({ powershell: { text }, ...reported })).toBe(expected);
  });

  it.each([
    ['signin/dns', 'getaddrinfo ENOTFOUND login.microsoftonline.com', 'dns-not-resolved'],
    ['signin/untrusted', 'self-signed certificate in certificate chain', 'tls-inspection'],
    ['signin/proxy', 'HTTP proxy 192.0.2.3:3128: HTTP/1.1 403 Forbidden', 'proxy-required'],
    ['signin/proxy-password', 'HTTP/1.1 407 Proxy Authentication Required', 'proxy-required'],
    ['signin/no-answer', 'login.microsoftonline.com: no answer', 'proxy-required'],
    [
      'signin/network',
      'login.microsoftonline.com: answered HTTP 200 with something that is not a JSON object',
      'proxy-required',
    ],
    [
      'signin/network',
      'login.microsoftonline.com: CERT_HAS_EXPIRED: certificate has expired; the certificate shown is for CN=x',
      'certificate-expired',
    ],
  ] as const)('on the way to the sign-in, %s: %s', (code, detail, expected) => {
    expect(first({ signIn: { outcome: 'failed', error: { code, detail } } })).toBe(expected);
  });
});
