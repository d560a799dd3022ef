import { afterAll, describe, expect, test } from 'vitest';
import { maxCheckLines } from '../../../../electron/mail/limits.ts';
import { endless, inHandshake } from './acts.ts';
import { face, nothingIsLeft, type Row } from './face.ts';
import {
  imap,
  imapStarttls,
  momentsOf,
  pop,
  popStarttls,
  smtp,
  smtpStarttls,
  stageOfMoment,
} from './manners.ts';
import { allowedGrowth, memoryGrowth } from './memory.ts';

afterAll(nothingIsLeft);

const tooLong = 'protocol/line-too-long';
const tooMuch = 'protocol/too-much-data';

/** A line without an end, at each moment at which a line is waited for. */
const endlessLines: Row[] = [imapStarttls, popStarttls, smtpStarttls].flatMap((kind) =>
  momentsOf(kind)
    .filter((moment) => moment !== 'tls')
    .map((moment) => ({
      what: `a line without an end at ${moment}`,
      ...{ kind, at: moment, does: endless('x'), fails: `${stageOfMoment(moment)} ${tooLong}` },
    })),
);

const wide = 'x'.repeat(60_000);

const endlessReplies: Row[] = [
  ...[imap].flatMap((kind): Row[] => [
    {
      what: 'untagged replies without end',
      ...{ kind, at: 'mailbox SELECT', does: endless('* 1 EXISTS\r\n') },
      fails: `mailbox ${tooMuch}`,
    },
    {
      what: 'empty lines without end',
      ...{ kind, at: 'greeting', does: endless('\n', '* OK ready\r\n') },
      fails: 'capability protocol/unexpected-reply',
    },
    {
      what: 'long untagged replies without end',
      ...{ kind, at: 'capability CAPABILITY', does: endless(`* OK ${wide}\r\n`) },
      fails: `capability ${tooMuch}`,
    },
    {
      what: 'literals without end',
      ...{ kind, at: 'mailbox SELECT', does: endless(`* LIST {60000}\r\n${wide}\r\n`) },
      fails: `mailbox ${tooMuch}`,
    },
    {
      what: 'one reply of literals without end',
      ...{ kind, at: 'mailbox SELECT', does: endless('{1}\r\nx', '* LIST {1}\r\nx') },
      fails: `mailbox ${tooMuch}`,
    },
    ...['65537', '4294967295', '4294967296', '9223372036854775807', '99999999999999999999'].map(
      (size): Row => ({
        what: `a literal of ${size} bytes`,
        ...{ kind, at: 'mailbox SELECT', does: endless('x', `* LIST () {${size}}\r\n`) },
        fails: `mailbox ${tooMuch}`,
      }),
    ),
    {
      what: 'a stream behind the goodbye',
      ...{
        kind,
        at: 'logout LOGOUT',
        does: endless('* OK more\r\n', '* BYE bye\r\nL01 OK done\r\n'),
      },
      fails: 'none',
    },
  ]),
  {
    what: 'untagged replies without end before TLS',
    ...{ kind: imapStarttls, at: 'starttls STARTTLS', does: endless('* OK more\r\n') },
    fails: `starttls ${tooMuch}`,
  },
  {
    what: 'a list of capabilities without its dot',
    ...{ kind: pop, at: 'capability CAPA', does: endless('UIDL\r\n', '+OK list\r\n') },
    fails: `capability ${tooMuch}`,
  },
  {
    what: 'a list of capabilities without its dot before TLS',
    ...{ kind: popStarttls, at: 'starttls CAPA', does: endless('UIDL\r\n', '+OK list\r\n') },
    fails: `starttls ${tooMuch}`,
  },
  {
    what: 'a stream behind the goodbye',
    ...{ kind: pop, at: 'logout QUIT', does: endless('+OK more\r\n', '+OK bye\r\n') },
    fails: 'none',
  },
  {
    what: 'a greeting of lines without end',
    ...{ kind: smtp, at: 'greeting', does: endless('220-more\r\n') },
    fails: `greeting ${tooMuch}`,
  },
  {
    what: 'a reply of lines without end',
    ...{ kind: smtp, at: 'capability EHLO', does: endless('250-SIZE\r\n') },
    fails: `capability ${tooMuch}`,
  },
  {
    what: 'a reply of lines without end before TLS',
    ...{ kind: smtpStarttls, at: 'starttls EHLO', does: endless('250-SIZE\r\n') },
    fails: `starttls ${tooMuch}`,
  },
  {
    what: 'a refusal of lines without end',
    ...{ kind: smtp, at: 'auth response', does: endless('535-5.7.3 no\r\n') },
    fails: `auth ${tooMuch}`,
  },
  {
    what: 'a stream behind the goodbye',
    ...{ kind: smtp, at: 'logout QUIT', does: endless('221 more\r\n', '221 2.0.0 bye\r\n') },
    fails: 'none',
  },
];

/** The beginning of a handshake message of 16 MB, in records of 16,000 bytes. */
const handshakeRecord = Buffer.alloc(16_005, 'x');
handshakeRecord.set([0x16, 0x03, 0x03, 0x3e, 0x80, 0x0b, 0xff, 0xff, 0xff]);

const floods: Row[] = [
  ...endlessLines,
  ...endlessReplies,
  ...[imap, imapStarttls].flatMap((kind): Row[] => [
    {
      what: 'a handshake message without end',
      ...{ kind, at: 'tls', does: inHandshake(endless(handshakeRecord.toString('latin1'))) },
      fails: 'tls tls/failed',
    },
    {
      what: 'text without end in the handshake',
      ...{ kind, at: 'tls', does: inHandshake(endless('* OK more\r\n')) },
      fails: 'tls tls/not-tls',
    },
  ]),
];

describe('a flood ends in a coded failure, with flat memory', () => {
  test.each(floods.map((row) => ({ ...row, name: `${row.kind.protocol} ${row.kind.security}` })))(
    '$name: $what',
    async ({ kind, at, does, fails }) => {
      const growth = await memoryGrowth(async () => {
        const { record, failure } = await face(kind, { [at]: does });
        expect(failure).toBe(fails);
        expect(record.durationMs).toBeLessThan(8000);
        expect(record.transcript.length).toBeLessThan(maxCheckLines + 50);
      });
      expect(growth).toBeLessThan(allowedGrowth);
    },
  );

  test('memory that a check kept would be noticed', async () => {
    const growth = await memoryGrowth(async () => {
      const kept: Buffer[] = [];
      for (let count = 0; count < 48; count++) {
        kept.push(Buffer.alloc(1_048_576, 'x'));
        await new Promise(setImmediate);
      }
      return kept.length;
    });
    expect(growth).toBeGreaterThan(allowedGrowth);
  });
});
