import { afterAll, describe, expect, test } from 'vitest';
import { seedUser } from '../helpers/run-check.ts';
import { behind, close, endless, instead, reply, silence } from './acts.ts';
import {
  face,
  faceSilence,
  nothingIsLeft,
  testRows,
  type Act,
  type FaceOptions,
  type Row,
} from './face.ts';
import { smtp, smtpStarttls, type Moment } from './manners.ts';

afterAll(nothingIsLeft);

const unexpected = 'protocol/unexpected-reply';

/** With PIPELINING the check sends what it can as one write. */
const pipelining: FaceOptions = {
  also: {
    'capability EHLO': reply('250-mail.example.com\r\n250-PIPELINING\r\n250 AUTH XOAUTH2\r\n'),
  },
};

const message: FaceOptions = { request: { testMessageTo: seedUser } };

describe('answers to a dry run', () => {
  const row = (what: string, at: Moment, does: Act, code: string): Row[] =>
    [smtp, smtpStarttls].flatMap((kind) => [
      { what, kind, at, does, fails: `send ${code}` },
      { what: `${what}, pipelined`, kind, at, does, fails: `send ${code}`, options: pipelining },
    ]);
  testRows([
    ...row('no sender', 'send MAIL', reply('550 5.7.60 no\r\n'), 'send/sender-refused'),
    ...row('no recipient', 'send RCPT', reply('550 5.1.1 no\r\n'), 'send/recipient-refused'),
    ...row('go on after MAIL', 'send MAIL', reply('354 go on\r\n'), unexpected),
    ...row('go on after RCPT', 'send RCPT', reply('354 go on\r\n'), unexpected),
    ...row('closing after MAIL', 'send MAIL', instead('421 4.3.2 bye\r\n'), 'smtp/closing'),
    ...row('closing after RCPT', 'send RCPT', instead('421 4.3.2 bye\r\n'), 'smtp/closing'),
    ...row('the end after MAIL', 'send MAIL', close, 'stage/closed'),
    ...row('not SMTP', 'send MAIL', instead('* OK done\r\n'), unexpected),
    ...row('changing code', 'send MAIL', instead('250-a\r\n251 b\r\n'), unexpected),
    ...row('too much', 'send RCPT', endless('250-x\r\n'), 'protocol/too-much-data'),
  ]);
});

describe('a message that was asked for', () => {
  const row = (what: string, at: Moment, does: Act, code: string): Row => ({
    ...{ what, kind: smtp, at, does, fails: `send ${code}`, options: message },
  });
  testRows([
    row('refused at DATA', 'send DATA', reply('554 5.5.1 no\r\n'), 'send/message-refused'),
    row('taken before it was sent', 'send DATA', instead('250 2.0.0 queued\r\n'), unexpected),
    row('taken with the go-ahead', 'send DATA', behind('250 2.0.0 queued\r\n'), unexpected),
    row('refused', 'send message', reply('554 5.2.0 no\r\n'), 'send/message-refused'),
    row('asked for twice', 'send message', reply('354 once more\r\n'), unexpected),
    row('lost', 'send message', close, 'stage/closed'),
    row('closing', 'send message', instead('421 4.3.2 bye\r\n'), 'smtp/closing'),
  ]);

  test('is not sent to a server that does not say 354', async () => {
    for (const text of [
      '250 2.0.0 queued\r\n',
      '334 \r\n',
      '354-go on\r\n250 on\r\n',
      '+ go on\r\n',
    ]) {
      const { received, failure } = await face(smtp, { 'send DATA': instead(text) }, message);
      expect(failure).toBe(`send ${unexpected}`);
      expect(received).not.toContain('Subject:');
    }
  });

  test('is sent to one that does', async () => {
    const { received, failure } = await face(smtp, {}, message);
    expect(failure).toBe('none');
    expect(received).toContain('Subject:');
  });

  test.concurrent.each(['send DATA', 'send message'] as const)(
    'is not waited for: %s',
    async (at) => {
      const { failure } = await faceSilence(smtp, at, silence, message);
      expect(failure).toBe('send stage/timeout');
    },
  );

  test('has a name of the server that is shown as text', async () => {
    const { record } = await face(
      smtp,
      { 'send message': reply('250 2.0.0 OK id=\x1b[2J\x00\r\n') },
      message,
    );
    expect(record.queueId).toContain('\\x1b[2J');
  });
});
