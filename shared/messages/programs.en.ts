import type { ProgramGroup } from '../programs/program-ids.ts';
import type {
  ProgramField,
  ProgramFieldLabel,
  ProgramNote,
  ProgramObstacle,
} from '../programs/program.ts';
import type { Protocol } from '../protocols.ts';
import { listOf } from './format.en.ts';
import { protocolNames } from './run.en.ts';

type Choice = Exclude<ProgramField['value'], string>['choose'];

/** The settings for other programs, in English. What stands in their files is the same in every language. */
export const programsCard = {
  title: 'Settings for other programs',
  lead: 'Choose the program that is to use this connection. Its settings are filled in from here; no secret is ever in them.',
  choose: 'Program',
  groups: {
    mail: 'Mail programs',
    commands: 'Command line',
    servers: 'Servers and proxies',
    languages: 'Programming languages',
  } satisfies Record<ProgramGroup, string>,
  incomplete: 'Fill in steps 1 to 4 first: these settings are made from them.',
  without: (names: readonly Protocol[]) =>
    `Without ${listOf(names.map((name) => protocolNames[name]))}: this program cannot do that with OAuth 2.0.`,
  cannot: {
    application:
      'This program knows no application access: somebody has to sign in. Choose delegated access in step 3, or reach the server through Email OAuth 2.0 Proxy.',
    protocols:
      'This program does none of the chosen protocols with OAuth 2.0 in the way that these servers want. Email OAuth 2.0 Proxy can stand between the two.',
    cloud:
      'This program knows only the authority and the servers of Exchange Online and Outlook.com worldwide. For this cloud, use another one.',
    practice:
      'This program knows only Microsoft’s own servers, so it cannot be tried with the practice tenant. For your own tenant, its settings are shown here.',
    values:
      'One of the values has a character that the settings of this program have no way to write. Choose another program for this mailbox.',
  } satisfies Record<ProgramObstacle, string>,
  fields: 'What to enter',
  parts: {
    identity: 'Account',
    helper: 'In mutt_oauth2.py',
    ...protocolNames,
  } satisfies Record<ProgramField['part'], string>,
  labels: {
    server: 'Server name',
    port: 'Port',
    security: 'Connection security',
    authentication: 'Authentication method',
    userName: 'User name',
    emailAddress: 'Email address',
    authorizeEndpoint: 'authorize_endpoint',
    deviceCodeEndpoint: 'devicecode_endpoint',
    tokenEndpoint: 'token_endpoint',
    tenant: 'tenant',
    clientId: 'client_id',
    scope: 'scope',
  } satisfies Record<ProgramFieldLabel, string>,
  choices: {
    'ssl-tls': 'SSL/TLS',
    starttls: 'STARTTLS',
    oauth2: 'OAuth2',
  } satisfies Record<Choice, string>,
  fieldOf: (part: string, label: string) => `${part}: ${label}`,
  files: 'Files',
  file: (fileName: string) => `File ${fileName}`,
  save: 'Save',
  saveOf: (fileName: string) => `Save: ${fileName}`,
  saved: 'Saved',
  commands: 'Commands',
  commandsLead: 'In this order, in the folder with the files.',
  notes: 'Good to know',
  documentation: (program: string) => `Documentation for ${program}`,
  noteTexts: {
    practice:
      'These are the servers of the practice tenant. A program reaches them on this computer only, while the practice tenant runs, and only if it trusts its certificate authority.',
    'pasted-token':
      'This connection signs in with a pasted token, which lasts about an hour. The settings get tokens of their own instead: a person by device code, an app with its client secret.',
    'token-helper':
      'Save mailbox_token.py in your home folder. It prints an access token, and programs take that as the password. It needs Python 3 and MSAL for Python.',
    'helper-sign-in':
      'Run it once with --sign-in and sign in. What renews the sign-in is then in the folder ~/.mailbox-token. Only you may read it: whoever has it can open the mailbox.',
    'public-client':
      'A device code needs “Allow public client flows” in the app registration (step 2).',
    'client-secret':
      'The client secret stays out of the settings. Put it into a file that only the account of the program may read, and name that file in the environment variable MAILBOX_CLIENT_SECRET_FILE.',
    certificate:
      'Certificate and private key stay out of the settings. Put both into one PEM file that only the account of the program may read, and name that file in the environment variable MAILBOX_CERTIFICATE_FILE.',
    'shared-mailbox':
      'The user name is the shared mailbox; the person who has Full Access to it signs in.',
    'send-as':
      'Over SMTP the person signs in under their own address and sends as the shared mailbox. That needs Send As (step 4).',
    'thunderbird-client':
      'Thunderbird signs in with a client ID of its own, so the app registration from step 2 is not used. Your tenant has to allow the app Mozilla Thunderbird; an administrator may have to consent to it once.',
    'thunderbird-password':
      'Choose OAuth2 first and enter no password: at the first connection Thunderbird opens Microsoft’s sign-in page and keeps the sign-in itself.',
    'mutt-helper':
      'The helper mutt_oauth2.py comes with mutt (on Debian in /usr/share/doc/mutt/examples). Copy it to your home folder, enter the values above under “microsoft”, and choose there how its token file is encrypted, for example with GnuPG. When it asks, answer microsoft, devicecode and the address of the person who signs in.',
    'msmtp-test':
      'msmtp wants its file readable by you alone: chmod 600 msmtprc. The command shows what the server offers; it sends nothing.',
    'isync-plugin':
      'mbsync gets XOAUTH2 from a plugin of the SASL library: libsasl2-modules-kdexoauth2 on Debian and Ubuntu, cyrus-sasl-xoauth2 elsewhere. When a sign-in is refused, mbsync shows the token: do not pass that output on.',
    'getmail-deletes-nothing':
      'It fetches new messages and deletes none on the server. It does not deliver as root.',
    'fetchmail-proxy':
      'fetchmail 6 has no OAuth 2.0, and version 7 has it in alpha versions only. So it goes through Email OAuth 2.0 Proxy on this computer. It fetches with IMAP where that is chosen, else with POP.',
    'fetchmail-password':
      'fetchmail asks for a password, or finds it in ~/.netrc, which only you may read. It is the password of the proxy, not of the mailbox.',
    'postfix-plugin':
      'Install the plugin sasl-xoauth2 first. Copy the lines of main.cf into /etc/postfix/main.cf, and the other two files to /etc/postfix/sasl_passwd and /etc/sasl-xoauth2.conf.',
    'postfix-token':
      'The command get-token shows a code to sign in with, and writes the tokens into a file that only Postfix may read. An app without a person cannot do this here: use Email OAuth 2.0 Proxy for that.',
    'postfix-chroot':
      'Debian and Ubuntu run Postfix’s SMTP client in /var/spool/postfix, and the commands put the token file there. Where it runs without chroot, leave that part of the path out.',
    'proxy-loopback':
      'The proxy listens on this computer only, without encryption, and encrypts what goes to the server. Enter it in your program as 127.0.0.1 with the port shown, without SSL/TLS.',
    'proxy-sign-in':
      'The password that your program uses can be any: the proxy encrypts the tokens in its file with it. At the first connection it shows a code to sign in with.',
    'proxy-secret':
      'Your program’s password is the client secret itself. So it stands in no file of the proxy; keep it where your program keeps passwords.',
    'proxy-certificate':
      'Put certificate and private key into the two files that the settings name, readable by the account of the proxy alone. The password of your program can be any.',
    'curl-token':
      'The token goes through a pipe into curl’s standard input: no list of processes shows it. For SMTP, write the message into message.txt first.',
    'code-sends-nothing':
      'It opens the mailbox and counts messages. A message is sent only when you add an address to the command.',
    'code-cache-file':
      'What renews the sign-in is in the folder ~/.mailbox-token. Only you may read it: whoever has it can open the mailbox.',
    'code-cache-memory':
      'The program asks for a sign-in each time it starts. To keep the sign-in, add a token cache of the Microsoft library that encrypts what it writes.',
    'code-client-secret':
      'The client secret is read from the file that the environment variable MAILBOX_CLIENT_SECRET_FILE names, or from MAILBOX_CLIENT_SECRET. Only the account of the program should be able to read it.',
    'code-certificate':
      'Certificate and private key are read from the PEM file that the environment variable MAILBOX_CERTIFICATE_FILE names. Only the account of the program should be able to read it.',
    'java-libraries':
      'It needs the libraries org.eclipse.angus:angus-mail and com.microsoft.azure:msal4j from Maven Central.',
    'java-certificate':
      'Certificate and private key are read from the PKCS #12 file that the environment variable MAILBOX_PKCS12_FILE names, with the password in MAILBOX_PKCS12_PASSWORD.',
    'php-token':
      'Microsoft has no library for PHP that gets tokens. mailbox_token.py gets one and hands it over in an environment variable.',
  } satisfies Record<ProgramNote, string>,
};
