import { describe, expect, test } from 'vitest';
import type { CheckRequest } from '../../../../electron/mail/types.ts';
import {
  checkAgainst,
  evidenceOf,
  failureOf,
  seedUser,
  stageOf,
  wireLines,
  type Checked,
} from '../helpers/run-check.ts';
import { exchange, type Script } from '../helpers/scripted-server.ts';
import { capabilities, goodbye, greeting, pipelined, signedIn, signIn, smtp } from './steps.ts';

const [mail = '', recipient = '', reset = ''] = pipelined;
const [mailOk = '', recipientOk = '', resetOk = ''] = pipelined.slice(3);
const afterSender = [mail, recipient, reset];

async function sends(
  steps: readonly string[],
  request: Partial<CheckRequest> = {},
): Promise<Checked> {
  return checkAgainst(exchange(...signedIn, ...steps, ...goodbye), { ...smtp, ...request });
}

describe('the dry run', () => {
  test('goes out as one write where the server offers PIPELINING', async () => {
    const chunks: string[] = [];
    const { record } = await checkAgainst(async (peer) => {
      peer.socket.on('data', (chunk: Buffer) => chunks.push(chunk.toString()));
      await exchange(...signedIn, ...pipelined, ...goodbye)(peer);
    }, smtp);
    expect(record.outcome).toBe('ok');
    expect(chunks).toContain(`${afterSender.map((step) => step.slice(3)).join('\r\n')}\r\n`);
  });

  test('goes one by one where it does not', async () => {
    const list = capabilities.filter((step) => !step.includes('PIPELINING'));
    const dry = [mail, mailOk, recipient, recipientOk, reset, resetOk];
    const steps = [greeting, ...list, ...signIn, ...dry, ...goodbye];
    const { record } = await checkAgainst(exchange(...steps), smtp);
    expect(record.outcome).toBe('ok');
    expect(wireLines(record, 'send')).toEqual(dry);
  });

  test.each([
    [
      '550 5.7.60 SMTP; Client does not have permissions to send as this sender',
      'send/sender-refused',
    ],
    ['530 5.7.57 Client not authenticated to send mail', 'send/sender-refused'],
    ['432 4.3.2 Concurrent connections limit exceeded', 'server/throttled'],
    ['451 4.7.0 Temporary server error', 'server/unavailable'],
    ['354 go on', 'protocol/unexpected-reply'],
  ])('%s to MAIL', async (line, code) => {
    const dry = [...afterSender, `S: ${line}`, 'S: 503 5.5.1 Bad sequence', resetOk];
    const { record } = await sends(dry);
    expect(failureOf(record)).toBe(`send failed ${code}`);
    expect(stageOf(record, 'send').error?.detail).toBe(line);
    expect(evidenceOf(record, 'send')).toBe(line);
    expect(wireLines(record, 'send')).toEqual(dry);
    const isPolite = code !== 'protocol/unexpected-reply';
    expect(stageOf(record, 'logout').status).toBe(isPolite ? 'ok' : 'not-reached');
  });

  test.each([
    ['550 5.1.1 User unknown', 'send/recipient-refused'],
    ['550 relay not permitted', 'send/recipient-refused'],
    ['550 5.7.1 Unable to relay', 'send/recipient-refused'],
    ['550 5.7.54 SMTP; Unable to relay recipient', 'send/recipient-refused'],
    ['550 5.7.60 SMTP; Client does not have permissions', 'send/sender-refused'],
    ['550 5.7.1 Client does not have permissions to send as this sender', 'send/sender-refused'],
    ['550 5.7.124 Sender not in allowed-senders list', 'send/sender-refused'],
    ['450 4.2.1 Try later', 'server/unavailable'],
    ['452 4.5.3 Too many recipients', 'server/throttled'],
  ])('%s to RCPT', async (line, code) => {
    const dry = [...afterSender, mailOk, `S: ${line}`, resetOk];
    const { record } = await sends(dry);
    expect(failureOf(record)).toBe(`send failed ${code}`);
    expect(stageOf(record, 'send').error?.detail).toBe(line);
    expect(wireLines(record, 'send')).toEqual(dry);
    expect(stageOf(record, 'logout').status).toBe('ok');
  });

  test('all three commands are sent and answered one by one after a refusal, too', async () => {
    const list = capabilities.filter((step) => !step.includes('PIPELINING'));
    const dry = [mail, 'S: 550 5.7.60 No', recipient, 'S: 503 5.5.1 No', reset, resetOk];
    const { record } = await checkAgainst(
      exchange(greeting, ...list, ...signIn, ...dry, ...goodbye),
      smtp,
    );
    expect(failureOf(record)).toBe('send failed send/sender-refused');
    expect(wireLines(record, 'send')).toEqual(dry);
    expect(stageOf(record, 'logout').status).toBe('ok');
  });

  test('251 takes the recipient, and a refused RSET is out of place', async () => {
    const { record } = await sends([
      ...afterSender,
      mailOk,
      'S: 251 2.1.5 User not local; will forward',
      'S: 500 5.5.1 What?',
    ]);
    expect(failureOf(record)).toBe('send failed protocol/unexpected-reply');
    expect(evidenceOf(record, 'send')).toBe('500 5.5.1 What?');
  });

  test.each([
    ['421 after the refusal', 'S: 421 4.7.0 Too many errors'],
    ['an end after the refusal', 'end'],
  ])('%s does not hide the refusal', async (_, last) => {
    const script: Script = async (peer) => {
      const steps = [...afterSender, 'S: 550 5.7.60 No', ...(last === 'end' ? [] : [last])];
      peer.socket.on('data', (chunk: Buffer) => {
        if (chunk.toString().includes('RSET')) setImmediate(() => peer.socket.end());
      });
      await exchange(...signedIn, ...steps)(peer);
    };
    const { record } = await checkAgainst(script, smtp);
    expect(failureOf(record)).toBe('send failed send/sender-refused');
    expect(stageOf(record, 'send').error?.detail).toBe('550 5.7.60 No');
  });

  test('421 and silence count where nothing was refused before', async () => {
    const closing = await sends([...afterSender, mailOk, 'S: 421 4.7.0 Bye']);
    expect(failureOf(closing.record)).toBe('send failed smtp/closing');
    const silent = await checkAgainst(exchange(...signedIn, ...afterSender, mailOk), {
      ...smtp,
      deadlines: { command: 400 },
    });
    expect(failureOf(silent.record)).toBe('send failed stage/timeout');
  });
});

describe('the sender', () => {
  const shared = 'team@example.com';

  test('of a shared mailbox is named in MAIL, and a note says why the user is another', async () => {
    const dry = pipelined.map((step) => step.replace(seedUser, shared));
    const { record } = await sends(dry, { sender: shared });
    expect(record.outcome).toBe('ok');
    expect(wireLines(record, 'send')).toEqual(dry);
    expect(stageOf(record, 'send').summary).toBe(`may send as ${shared}`);
    const lines = record.transcript.filter(({ stage }) => stage === 'send');
    expect(lines[0]?.kind).toBe('note');
    expect(lines[0]?.text).toContain(`signed in as ${seedUser}, sending as ${shared}: `);
    expect(lines[0]?.text).toContain('Send As');
  });

  test('that is the user, in whatever case, needs no explanation', async () => {
    const sender = seedUser.toUpperCase();
    const { record } = await sends(
      pipelined.map((step) => step.replace(seedUser, sender)),
      { sender },
    );
    expect(record.outcome).toBe('ok');
    expect(record.transcript.find(({ stage }) => stage === 'send')?.kind).toBe('sent');
  });

  test.each([
    ['a line end in the sender', { sender: 'a@example.com>\r\nDATA' }],
    ['letters that are not ASCII', { sender: 'größe@example.com' }],
    ['brackets in the recipient of the test message', { testMessageTo: 'a@b> <c@d' }],
  ])('%s is refused before any command', async (_, request) => {
    const { record, server } = await sends([], request);
    expect(failureOf(record)).toBe('send failed input/invalid');
    expect(wireLines(record, 'send')).toEqual([]);
    expect(stageOf(record, 'logout').status).toBe('ok');
    expect(server.received()).not.toMatch(/MAIL|DATA/);
  });
});
