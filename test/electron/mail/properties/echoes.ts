import { encodeXoauth2 } from '../../../../shared/xoauth2.ts';
import { seedUser } from '../helpers/run-check.ts';
import * as smtp from '../smtp/steps.ts';
import type { Exchange } from './in-memory.ts';

/** The forms in which a server might send back what it was sent. */
export const forms: Readonly<Record<string, (token: string) => string>> = {
  plain: (token) => token,
  'in capitals': (token) => token.toUpperCase(),
  'in small letters': (token) => token.toLowerCase(),
  'among other letters': (token) => `zz${token}zz`,
  'base64, begun with it': (token) => base64(token),
  'base64, one byte before it': (token) => base64(`"${token}"`),
  'base64, two bytes before it': (token) => base64(`{"${token}`),
  base64url: (token) => Buffer.from(`?>${token}?>`).toString('base64url'),
  'the response': (token) => encodeXoauth2(seedUser, token),
  'the response in capitals': (token) => encodeXoauth2(seedUser, token).toUpperCase(),
  'the line': (token) => `C01 AUTHENTICATE XOAUTH2 ${encodeXoauth2(seedUser, token)}`,
  'its first part': (token) => token.slice(0, Math.max(16, token.length / 2)),
  'its last part': (token) => token.slice(-Math.max(16, token.length / 2)),
  'a challenge': (token) => base64(`{"status":"401","scope":"${token}"}`),
  'a challenge with the response': (token) => base64(`{"e":"${encodeXoauth2(seedUser, token)}"}`),
};

/** What stands at each place where a server says something of its own. */
export type Said = (place: Place) => string;

const places = ['greeting', 'list', 'listed', 'untagged', 'literal', 'challenge', 'end'] as const;
export type Place = (typeof places)[number];
export const allPlaces: readonly Place[] = places;

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

/** Exchanges with something said at every place; what the client says is its own affair. */
export const echoingExchanges: Readonly<Record<string, (said: Said) => Exchange>> = {
  'IMAP, accepted': (said) => imap(said, [`S: A01 OK ${said('end')}`, ...imapRest(said)]),
  'IMAP, refused': (said) => imap(said, [`S: A01 NO ${said('end')}`, ...imapGoodbye(said)]),
  'IMAP, challenged': (said) =>
    imap(said, [
      ...[`S: + ${said('challenge')}`, 'C: *', `S: A01 NO ${said('end')}`],
      ...imapGoodbye(said),
    ]),
  'IMAP, not offered': (said) => ({
    ...{ name: '', protocol: 'imap' },
    steps: [`S: * OK [CAPABILITY ${said('list')} AUTH=${said('listed')}] x`, ...imapGoodbye(said)],
  }),
  'IMAP, not offered before TLS': (said) => ({
    ...{ name: '', protocol: 'imap', security: 'starttls' },
    steps: [
      ...[`S: * OK ${said('greeting')}`, 'C: *', `S: * CAPABILITY ${said('list')}`, 'S: C00 OK'],
      ...imapGoodbye(said),
    ],
  }),
  'IMAP, closed halfway': (said) => ({
    ...{ name: '', protocol: 'imap' },
    steps: [`S: * OK ready`, 'C: *', `S: * BYE ${said('end')}`, `S: rest ${said('untagged')}`],
  }),
  'POP, challenged': (said) =>
    pop(said, [`S: + ${said('challenge')}`, 'C: *', `S: -ERR ${said('end')}`]),
  'POP, accepted': (said) =>
    pop(said, [`S: +OK ${said('untagged')}`, 'C: *', `S: +OK 1 2 ${said('end')}`]),
  'POP, not offered': (said) => ({
    ...{ name: '', protocol: 'pop' },
    steps: [
      ...[
        `S: +OK ${said('greeting')}`,
        'C: *',
        'S: +OK',
        `S: SASL PLAIN ${said('listed')}`,
        'S: .',
      ],
      ...['C: *', 'S: +OK'],
    ],
  }),
  'SMTP, challenged': (said) =>
    submission(said, [
      `S: 334 ${said('challenge')}`,
      'C: *',
      `S: 535-5.7.3 ${said('untagged')}`,
      `S: 535 5.7.3 ${said('end')}`,
    ]),
  'SMTP, accepted': (said) =>
    submission(said, [
      ...[`S: 235 2.7.0 ${said('end')}`, 'C: *', `S: 550 5.7.60 ${said('untagged')}`],
      ...['C: *', 'S: 503 no', 'C: *', 'S: 250 ok'],
    ]),
  'SMTP, not offered': (said) => ({
    ...{ name: '', protocol: 'smtp' },
    steps: [
      ...[`S: 220 ${said('greeting')}`, 'C: *', `S: 250-${said('list')}`],
      ...[`S: 250 AUTH ${said('listed')}`, ...smtpGoodbye],
    ],
  }),
};

function imap(said: Said, steps: readonly string[]): Exchange {
  const literal = said('literal');
  return {
    name: '',
    protocol: 'imap',
    steps: [
      ...[`S: * OK ${said('greeting')}`, 'C: *'],
      `S: * CAPABILITY ${said('list')} AUTH=XOAUTH2 SASL-IR AUTH=${said('listed')}`,
      ...[`S: C01 OK ${said('list')}`, 'C: *', `S: * OK ${said('untagged')}`],
      `S: * X {${literal.length}}\r\n${literal} ${said('untagged')}`,
      ...steps,
    ],
  };
}

function imapRest(said: Said): string[] {
  return [
    ...['C: *', 'S: * 1 EXISTS', `S: * FLAGS (${said('untagged')})`, 'S: S01 OK'],
    ...['C: *', `S: E01 NO ${said('end')}`, ...imapGoodbye(said)],
  ];
}

function imapGoodbye(said: Said): string[] {
  return ['C: *', `S: * BYE ${said('end')}`, 'S: L01 OK'];
}

function pop(said: Said, steps: readonly string[]): Exchange {
  return {
    name: '',
    protocol: 'pop',
    steps: [
      ...[`S: +OK ${said('greeting')}`, 'C: *', 'S: +OK', `S: ${said('list')}`],
      ...[`S: SASL XOAUTH2 ${said('listed')}`, 'S: .', 'C: *', 'S: + ', 'C: *', ...steps],
      ...['C: *', `S: +OK ${said('end')}`],
    ],
  };
}

const smtpGoodbye = ['C: *', 'S: 221 bye'];

function submission(said: Said, steps: readonly string[]): Exchange {
  return {
    name: '',
    protocol: 'smtp',
    request: { sender: seedUser },
    steps: [
      ...[`S: 220 ${said('greeting')}`, smtp.ehlo, 'S: 250-hello', `S: 250-${said('list')}`],
      ...[`S: 250 AUTH XOAUTH2 ${said('listed')}`, 'C: *', 'S: 334', 'C: *', ...steps],
      ...smtpGoodbye,
    ],
  };
}
