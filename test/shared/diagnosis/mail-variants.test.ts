import { describe, expect, it } from 'vitest';
import { diagnose, findingsOf } from '../../../shared/diagnosis/diagnose.ts';
import type { FindingId } from '../../../shared/diagnosis/finding-ids.ts';
import { caseToRun } from '../../eval/case-to-run.ts';

/** Where it failed as `stage protocol flow`, what was said, what is known around it, and the cause. */
type Variant = readonly [string, string, FindingId, Readonly<Record<string, unknown>>?];

/** Reworded, translated, cut and quoted by libraries: forms in which nothing was reported. */
const variants: readonly Variant[] = [
  // Names, codes and numbers survive translations and cuts.
  [
    'auth smtp unknown',
    'Autenticazione non riuscita (535 5.7.139): basic authentication is disab',
    'basic-auth-retired',
  ],
  [
    'auth smtp unknown',
    'Serveur SMTP: 550 5.7.30 (authentification de base)',
    'basic-auth-retired',
  ],
  [
    'auth imap unknown',
    'imap_open(): Retrying PLAIN authentication after [AUTHENTICATE failed: BasicAuthBlocked]',
    'basic-auth-retired',
  ],
  [
    'auth imap unknown',
    'Can not authenticate to IMAP server: a001 NO LOGIN failed.',
    'basic-auth-retired',
  ],
  [
    'auth smtp unknown',
    '535 5.7.139 SmtpClientAuthentication está deshabilitado para el inquilino',
    'smtp-auth-disabled-tenant',
  ],
  [
    'auth smtp unknown',
    '535 5.7.139 SmtpClientAuthentication ist für das Postfach deaktiviert',
    'smtp-auth-disabled-mailbox',
  ],
  ['send smtp delegated', 'Envoi refusé : SendAsDeniedException', 'send-as-denied'],
  ['send smtp unknown', 'SMTP-Fehler 554 5.2.2: Postfach voll', 'mailbox-full'],
  ['send smtp unknown', '配信できません: 550 5.1.8 (AS42003)', 'sender-restricted'],
  ['mailbox imap delegated', 'Sitzung beendet: AccessTokenExpired', 'access-token-expired'],
  ['send smtp unknown', '(432, b"4.3.2 STOREDRV.ClientSubmit; sender thread")', 'throttled'],
  ['auth smtp delegated', '501 5.5.124 (XOAUTH2)', 'smtp-user-not-upn'],
  ['auth smtp unknown', 'tls: 421 4.7.66', 'tls-version-too-old'],

  // What libraries call the network.
  ['dns imap unknown', 'socket.gaierror: [Errno -2] Name or service not known', 'dns-not-resolved'],
  ['dns smtp unknown', 'dial tcp: lookup smtp.offce365.com: no such host', 'dns-not-resolved'],
  [
    'dns entra delegated',
    "System.Net.WebException: The remote name could not be resolved: 'login.microsoftonline.com'",
    'dns-not-resolved',
  ],
  [
    'tcp imap unknown',
    'System.Net.Sockets.SocketException (10061): No connection could be made because the target machine actively refused it.',
    'port-blocked',
    { host: 'outlook.office365.com', port: 993 },
  ],
  [
    'tcp smtp unknown',
    'fsockopen(): unable to connect to smtp.office365.com:587 (Permission denied)',
    'port-blocked',
  ],
  [
    'tcp pop unknown',
    'java.net.NoRouteToHostException: No route to host',
    'port-blocked',
    { port: 995 },
  ],
  [
    'tcp smtp unknown',
    'curl: (28) Failed to connect to smtp.office365.com port 587 after 130000 ms',
    'port-blocked',
  ],
  [
    'tcp smtp unknown',
    'Zeitüberschreitung der Verbindung (ETIMEDOUT)',
    'port-blocked',
    { port: 25, host: 'smtp.office365.com' },
  ],
  [
    'tls imap unknown',
    'javax.net.ssl.SSLHandshakeException: PKIX path building failed: unable to find valid certification path to requested target',
    'tls-inspection',
  ],
  ['tls smtp unknown', 'x509: certificate signed by unknown authority', 'tls-inspection'],
  [
    'tls imap unknown',
    'curl: (60) SSL certificate problem: unable to get local issuer certificate',
    'tls-inspection',
  ],
  ['tls pop unknown', 'SEC_E_UNTRUSTED_ROOT (0x80090325)', 'tls-inspection'],
  [
    'tls imap unknown',
    'x509: certificate has expired or is not yet valid: current time 2019-01-01T00:00:00Z is before',
    'certificate-expired',
  ],
  ['tls entra delegated', 'net::ERR_CERT_DATE_INVALID', 'certificate-expired'],
  [
    'tls smtp unknown',
    'ssl.SSLError: [SSL: WRONG_VERSION_NUMBER] wrong version number (_ssl.c:1129)',
    'implicit-tls-on-starttls-port',
    { port: 587 },
  ],
  [
    'tls smtp unknown',
    'System.IO.IOException: The handshake failed due to an unexpected packet format.',
    'implicit-tls-on-starttls-port',
    { port: 587, secure: true },
  ],
  [
    'tls smtp unknown',
    'The client and server cannot communicate, because they do not possess a common algorithm',
    'tls-version-too-old',
  ],
  [
    'tls imap unknown',
    'javax.net.ssl.SSLHandshakeException: No appropriate protocol (protocol is disabled or cipher suites are inappropriate)',
    'tls-version-too-old',
  ],
  [
    'greeting imap unknown',
    'Timeout waiting for server greeting',
    'starttls-on-implicit-tls-port',
    { port: 993, encryption: 'STARTTLS' },
  ],
  [
    'greeting pop unknown',
    '* OK The Microsoft Exchange IMAP4 service is ready.',
    'wrong-host-or-port',
  ],
  ['greeting smtp unknown', '-ERR Unknown command', 'wrong-host-or-port', { port: 995 }],
  ['tcp smtp unknown', 'connect ECONNREFUSED 192.0.2.1:465', 'wrong-host-or-port'],
  [
    'proxy entra delegated',
    'Error: tunneling socket could not be established, statusCode=407',
    'proxy-required',
  ],
  [
    'configuration entra delegated',
    'endpoints_resolution_error: could not resolve endpoints',
    'proxy-required',
    { proxy: 'http://192.0.2.9:3128' },
  ],

  // What is known around words that say nothing.
  [
    'auth imap delegated',
    'Anmeldung fehlgeschlagen',
    'wrong-token-audience',
    { scope: 'https://graph.microsoft.com/IMAP.AccessAsUser.All' },
  ],
  [
    'auth imap delegated',
    'ログインできませんでした',
    'wrong-token-audience',
    { tokenAud: '00000003-0000-0000-c000-000000000000' },
  ],
  [
    'auth pop application',
    'Échec de la connexion',
    'app-no-mailbox-permission',
    { grant: 'client_credentials' },
  ],
  [
    'auth smtp delegated',
    'Falha de autenticação',
    'shared-mailbox-as-smtp-user',
    { sharedMailbox: true },
  ],
  ['auth imap unknown', 'Не удалось войти', 'basic-auth-retired', { credential: 'app password' }],
  [
    'auth smtp delegated',
    '535 5.7.3',
    'smtp-user-not-upn',
    { userField: 'info@contoso.example, UPN is jo@contoso.example' },
  ],
  [
    'auth imap delegated',
    'NO',
    'delegate-backslash-syntax',
    { userField: 'jo@contoso.example\\team' },
  ],
  [
    'mailbox imap application',
    'Mailbox konnte nicht geöffnet werden',
    'app-no-mailbox-permission',
    { roles: ['IMAP.AccessAsApp'] },
  ],
  ['auth pop delegated', 'Protocol error', 'token-too-long', { tokenLength: 6200 }],
  [
    'auth smtp delegated',
    '535 5.7.3 nope',
    'smtp-auth-disabled-mailbox',
    { smtpAuthEnabled: false },
  ],
  [
    'auth smtp unknown',
    'AUTH not supported',
    'wrong-smtp-endpoint',
    { host: 'contoso-com.mail.protection.outlook.com' },
  ],
  [
    'send smtp delegated',
    'message rejected',
    'send-as-denied',
    { mailFrom: 'a@contoso.example', userField: 'b@contoso.example' },
  ],

  // PowerShell.
  [
    'powershell powershell delegated',
    'Il termine "New-ServicePrincipal" non è riconosciuto come nome di cmdlet',
    'powershell-role-missing',
    { connected: true },
  ],
  [
    'powershell powershell unknown',
    'You must call the Connect-ExchangeOnline cmdlet before calling any other cmdlets.',
    'powershell-not-connected',
  ],
  [
    'powershell powershell delegated',
    "The operation couldn't be performed because object 'scanner@contoso.example' couldn't be found on 'AM0PR02A001DC01'.",
    'powershell-principal-not-found',
    { connected: true },
  ],
  [
    'powershell powershell application',
    "The role assigned to application isn't supported in this scenario.",
    'powershell-role-missing',
  ],
];

const rows = variants.map(
  ([where, text, expected, context = {}]) => [where, text, expected, context] as const,
);

describe('what was never reported in this form', () => {
  it.each(rows)('%s: %s', (where, text, expected, context) => {
    const [stage = '', protocol = '', flow = ''] = where.split(' ');
    const run = caseToRun({
      ...{ id: 'variant', stage, protocol, flow, cloud: 'global', causeClass: expected },
      input: { text, context: { ...context } },
    });
    expect(findingsOf(diagnose(run))[0]?.id).toBe(expected);
  });
});
