import { afterAll, describe, expect, test } from 'vitest';
import { evidenceOf, stageOf } from '../helpers/run-check.ts';
import { instead, reply } from './acts.ts';
import { face, nothingIsLeft, testRows, type Row } from './face.ts';
import { imap, momentsOf, pop, smtp } from './manners.ts';

afterAll(nothingIsLeft);

const unexpected = 'protocol/unexpected-reply';

describe('a list of capabilities', () => {
  const row = (kind: Row['kind'], what: string, text: string, code: string): Row => ({
    what,
    ...{ kind, at: momentsOf(kind)[2] ?? 'capability', does: reply(text) },
    fails: `capability ${code}`,
    keepsToken: true,
  });
  testRows([
    row(imap, 'without XOAUTH2', '* CAPABILITY AUTH=PLAIN\r\nTAG OK\r\n', 'auth/not-offered'),
    row(
      imap,
      'with XOAUTH2 in a word',
      '* CAPABILITY XAUTH=XOAUTH2 AUTH=XOAUTH2X\r\nTAG OK\r\n',
      'auth/not-offered',
    ),
    row(imap, 'that never comes', 'TAG OK\r\n', unexpected),
    row(imap, 'refused', 'TAG NO\r\n', 'capability/refused'),
    row(imap, 'refused as a bad command', 'TAG BAD\r\n', 'capability/refused'),
    row(imap, 'asking for more', '+ more\r\n', unexpected),
    row(pop, 'without XOAUTH2', '+OK\r\nSASL PLAIN\r\nXOAUTH2\r\n.\r\n', 'auth/not-offered'),
    row(pop, 'that is empty', '+OK\r\n.\r\n', 'auth/not-offered'),
    row(pop, 'refused', '-ERR\r\n', 'capability/refused'),
    row(smtp, 'without XOAUTH2', '250-a\r\n250-XOAUTH2\r\n250 AUTH PLAIN\r\n', 'auth/not-offered'),
    row(smtp, 'that is empty', '250 a\r\n', 'auth/not-offered'),
    row(smtp, 'refused', '502 5.5.1 what?\r\n', 'capability/refused'),
    row(smtp, 'changing its code', '250-a\r\n550-b\r\n250 AUTH XOAUTH2\r\n', unexpected),
    row(smtp, 'of another code', '220-a\r\n220 AUTH XOAUTH2\r\n', unexpected),
  ]);
});

const sizes = ['-1', '99999999999999999999', '0x10', '1e3', 'NaN', ''];

describe('a mailbox of an absurd size', () => {
  test.concurrent.each(sizes)('imap: %j EXISTS is not told', async (size) => {
    const act = reply(`* ${size} EXISTS\r\nTAG OK done\r\n`);
    const { record } = await face(imap, { 'mailbox SELECT': act });
    expect(record.mailboxSize).toBeUndefined();
  });

  testRows(
    sizes.flatMap((size) =>
      [`+OK ${size} 10\r\n`, `+OK 3 ${size}\r\n`].map((text): Row => {
        const row = { kind: pop, at: 'mailbox STAT' as const, does: reply(text) };
        return { what: text.trim(), ...row, fails: `mailbox ${unexpected}` };
      }),
    ),
  );
});

describe('a mailbox refused', () => {
  const row = (kind: Row['kind'], text: string, code: string): Row => ({
    what: text.trim(),
    ...{ kind, at: kind === imap ? 'mailbox SELECT' : 'mailbox STAT', does: reply(text) },
    fails: `mailbox ${code}`,
  });
  testRows([
    row(imap, 'TAG NO not yours\r\n', 'mailbox/refused'),
    row(imap, 'TAG BAD User is authenticated but not connected.\r\n', 'mailbox/not-connected'),
    row(imap, '+ more\r\n', unexpected),
    row(pop, '-ERR not yours\r\n', 'mailbox/refused'),
    row(pop, '+ more\r\n', unexpected),
    row(pop, '+OK\r\n', unexpected),
  ]);
});

test('the line that shows why is pointed at', async () => {
  const { record } = await face(imap, { 'mailbox SELECT': instead('X99 OK \u001b[2Jdone\r\n') });
  expect(evidenceOf(record, 'mailbox')).toBe('X99 OK \\x1b[2Jdone');
  expect(stageOf(record, 'mailbox').error?.detail).toBe('X99 OK \\x1b[2Jdone');
});
