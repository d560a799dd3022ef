import { encodeOauthbearer } from '../../../../shared/oauthbearer.ts';
import { seedToken, seedUser } from '../helpers/run-check.ts';
import { tlsStep } from '../helpers/scripted-server.ts';
import * as imap from '../imap/steps.ts';
import * as smtp from '../smtp/steps.ts';
import { port, type Exchange } from './in-memory.ts';

const challenge = 'eyJzdGF0dXMiOiI0MDEiLCJzY2hlbWVzIjoiYmVhcmVyIiwic2NvcGUiOiJtYWlsIn0=';
const twoSteps = ['C: A01 AUTHENTICATE XOAUTH2', 'S: + ', `C: ${imap.seedBase64}`];
const withoutInitial = imap.capabilities.map((step) => step.replace(' SASL-IR', ''));
const refusedInOneStep = [imap.signIn[0] ?? '', 'S: A01 NO AUTHENTICATE failed.'];
const bearer = encodeOauthbearer({ user: seedUser, token: seedToken, host: 'localhost', port });

function imapExchange(name: string, ...steps: readonly string[]): Exchange {
  return { name: `IMAP ${name}`, protocol: 'imap', steps: [imap.greeting, ...steps] };
}

const imapStartTls = [
  'C: C00 CAPABILITY',
  'S: * CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED',
  'S: C00 OK Completed',
  'C: T01 STARTTLS',
];

const imapExchanges: readonly Exchange[] = [
  imapExchange('success', ...imap.capabilities, ...imap.signIn, ...imap.rest),
  imapExchange('failure', ...imap.capabilities, ...refusedInOneStep, ...imap.goodbye),
  imapExchange(
    'in two steps',
    ...[...withoutInitial, ...twoSteps, 'S: A01 OK AUTHENTICATE completed.', ...imap.rest],
  ),
  imapExchange(
    'error challenge after one step',
    ...[...imap.capabilities, imap.signIn[0] ?? '', `S: + ${challenge}`, 'C: '],
    ...['S: A01 NO [AUTHENTICATIONFAILED] Authentication failed.', ...imap.goodbye],
  ),
  imapExchange(
    'error challenge after the second step',
    ...[...withoutInitial, ...twoSteps, `S: + ${challenge}`, 'C: '],
    ...['S: A01 NO [AUTHENTICATIONFAILED] Authentication failed.', ...imap.goodbye],
  ),
  imapExchange(
    'OAUTHBEARER, refused',
    ...['C: C01 CAPABILITY', 'S: * CAPABILITY AUTH=OAUTHBEARER SASL-IR', 'S: C01 OK'],
    ...[`C: A01 AUTHENTICATE OAUTHBEARER ${bearer}`, `S: + ${challenge}`, 'C: AQ==', 'S: A01 NO'],
    ...imap.goodbye,
  ),
  {
    name: 'IMAP capabilities in the greeting',
    protocol: 'imap',
    steps: [
      'S: * OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=XOAUTH2] ready',
      ...[...imap.signIn, ...imap.rest],
    ],
  },
  imapExchange(
    'literals in the replies',
    ...[...imap.capabilities, ...imap.signIn, 'C: S01 SELECT INBOX', 'S: * 1 EXISTS'],
    'S: * LIST () "/" {20}\r\n* 7 EXISTS\r\nS01 NO x {4}\r\n\0\xff\n\r {0}\r\n',
    'S: * OK caf\xe9 and caf\xc3\xa9 \r\0',
    ...['S: S01 OK done', ...imap.examine, ...imap.closing],
  ),
  imapExchange(
    'not connected',
    ...[...imap.capabilities, ...imap.signIn, 'C: S01 SELECT INBOX'],
    ...['S: S01 BAD User is authenticated but not connected.', ...imap.goodbye],
  ),
  imapExchange(
    'throttled',
    ...[...imap.capabilities, imap.signIn[0] ?? ''],
    'S: A01 BAD Request is throttled. Suggested Backoff Time: 299961 milliseconds',
    ...imap.goodbye,
  ),
  imapExchange('BYE', ...imap.capabilities, 'C: *', 'S: * BYE Connection closed. 14'),
  { name: 'IMAP PREAUTH', protocol: 'imap', steps: ['S: * PREAUTH hello'] },
  { name: 'IMAP no IMAP', protocol: 'imap', steps: ['S: +OK POP3 ready'] },
  {
    ...imapExchange('STARTTLS refused', ...imapStartTls, 'S: T01 NO not now', ...imap.goodbye),
    security: 'starttls',
  },
  {
    ...imapExchange(
      'STARTTLS not offered',
      ...['C: C00 CAPABILITY', 'S: * CAPABILITY IMAP4rev1', 'S: C00 OK', ...imap.goodbye],
    ),
    security: 'starttls',
  },
];

const popSignIn = ['C: AUTH XOAUTH2', 'S: + ', `C: ${imap.seedBase64}`];
const popGoodbye = ['C: QUIT', 'S: +OK Microsoft Exchange Server POP3 server signing off.'];
const popCapabilities = ['S: +OK', 'S: TOP', 'S: SASL PLAIN XOAUTH2', 'S: USER', 'S: .'];

function popExchange(name: string, ...steps: readonly string[]): Exchange {
  const opening = ['S: +OK The Microsoft Exchange POP3 service is ready.', 'C: CAPA'];
  return { name: `POP ${name}`, protocol: 'pop', steps: [...opening, ...steps, ...popGoodbye] };
}

const popExchanges: readonly Exchange[] = [
  popExchange(
    'success',
    ...[...popCapabilities, ...popSignIn, 'S: +OK User successfully authenticated.'],
    ...['C: STAT', 'S: +OK 12 34567'],
  ),
  popExchange(
    'failure',
    ...[...popCapabilities, ...popSignIn],
    'S: -ERR Authentication failure: unknown user name or bad password.',
  ),
  popExchange(
    'error challenge',
    ...[...popCapabilities, ...popSignIn, `S: + ${challenge}`, 'C: '],
    'S: -ERR [AUTH] Authentication failed.',
  ),
  popExchange('CAPA refused', 'S: -ERR unknown command'),
  {
    ...popExchange('STLS refused', ...['S: +OK', 'S: STLS', 'S: .'], 'C: STLS', 'S: -ERR no'),
    security: 'starttls',
  },
];

const smtpExchanges: readonly Exchange[] = [
  { name: 'SMTP success', steps: [...smtp.signedIn, ...smtp.pipelined, ...smtp.goodbye] },
  {
    name: 'SMTP failure',
    steps: [
      ...[smtp.greeting, ...smtp.capabilities, ...smtp.start],
      'S: 535 5.7.3 Authentication unsuccessful [SN2PR00CA0018.namprd00.prod.outlook.com]',
      ...smtp.goodbye,
    ],
  },
  {
    name: 'SMTP error challenge',
    steps: [
      ...[smtp.greeting, ...smtp.capabilities, ...smtp.start, `S: ${smtp.challenge}`, 'C: '],
      ...['S: 535 5.7.8 Authentication failed.', ...smtp.goodbye],
    ],
  },
  {
    name: 'SMTP closing',
    steps: [smtp.greeting, smtp.ehlo, 'S: 421-4.3.2 Service not', 'S: 421 4.3.2 available'],
  },
  {
    name: 'SMTP STARTTLS refused',
    security: 'starttls' as const,
    steps: [
      ...[smtp.greeting, ...smtp.clearList, 'C: STARTTLS', 'S: 454 4.7.0 TLS not available'],
      ...smtp.goodbye,
    ],
  },
].map((exchange) => ({ protocol: 'smtp', ...exchange }));

/** Every recorded exchange that needs no TLS of its own. */
export const exchanges: readonly Exchange[] = [...imapExchanges, ...popExchanges, ...smtpExchanges];

/** Recorded exchanges in which TLS begins halfway. */
export const upgradedExchanges: readonly Exchange[] = [
  {
    ...imapExchange(
      'success with STARTTLS',
      ...[...imapStartTls, 'S: T01 OK Begin TLS negotiation now.', tlsStep],
      ...[...imap.capabilities, ...imap.signIn, ...imap.rest],
    ),
    security: 'starttls',
  },
  {
    ...popExchange(
      'failure with STLS',
      ...['S: +OK', 'S: STLS', 'S: .', 'C: STLS', 'S: +OK Begin TLS', tlsStep, 'C: CAPA'],
      ...[...popCapabilities, ...popSignIn, 'S: -ERR Authentication failure'],
    ),
    security: 'starttls',
  },
  {
    name: 'SMTP success with STARTTLS',
    protocol: 'smtp',
    security: 'starttls',
    steps: [
      ...[smtp.greeting, ...smtp.startTls, ...smtp.capabilities, ...smtp.signIn],
      ...[...smtp.pipelined, ...smtp.goodbye],
    ],
  },
];
