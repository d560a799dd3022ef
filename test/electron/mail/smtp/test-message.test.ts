import { describe, expect, test } from 'vitest';
import {
  composeMessage,
  dataLines,
  type ComposeOptions,
} from '../../../../electron/mail/smtp/test-message.ts';
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
import { goodbye, pipelined, signedIn, smtp } from './steps.ts';

const to = 'else@example.org';
const envelope = [
  `C: MAIL FROM:<${seedUser}>`,
  'S: 250 2.1.0 Sender OK',
  `C: RCPT TO:<${to}>`,
  'S: 250 2.1.5 Recipient OK',
];
const data = ['C: DATA', 'S: 354 Start mail input; end with <CRLF>.<CRLF>'];

/** Takes lines up to the lone dot, then goes on with `steps`. */
function takesMessage(...steps: readonly string[]): Script {
  return async (peer) => {
    const before = exchange(...signedIn, ...pipelined, ...envelope, ...data);
    // An exchange waits for the client to go; this one goes on instead.
    await before({ ...peer, gone: Promise.resolve() });
    while ((await peer.line()) !== '.');
    await exchange(...steps)(peer);
  };
}

async function sendsMessage(...steps: readonly string[]): Promise<Checked> {
  return checkAgainst(takesMessage(...steps, ...goodbye), { ...smtp, testMessageTo: to });
}

const taken = '250 2.0.0 OK <a1@eur.prod.outlook.com> [Hostname=A1.eurprd05.prod.outlook.com]';

describe('a test message that was asked for', () => {
  test('is sent once, after the dry run, and the name the server gives it is kept', async () => {
    const { record, server } = await sendsMessage(`S: ${taken}`);
    expect(record.outcome).toBe('ok');
    expect(record.queueId).toBe('<a1@eur.prod.outlook.com>');
    expect(stageOf(record, 'send').summary).toBe('message taken: <a1@eur.prod.outlook.com>');
    const lines = wireLines(record, 'send');
    expect(lines.slice(0, 12)).toEqual([...pipelined, ...envelope, ...data]);
    expect(lines.slice(-2)).toEqual(['C: .', `S: ${taken}`]);
    expect(server.received().match(/DATA\r\n/g)).toHaveLength(1);

    const message = lines.slice(12, -2).map((line) => line.slice(3));
    const received = server.received().split('DATA\r\n')[1] ?? '';
    expect(received).toBe(`${message.join('\r\n')}\r\n.\r\nQUIT\r\n`);
    const sentBytes = record.transcript
      .filter(({ kind }) => kind === 'sent')
      .reduce((sum, { bytes }) => sum + bytes, 0);
    expect(sentBytes).toBe(server.received().length);
    expect(message).toContain(`From: ${seedUser}`);
    expect(message).toContain(`To: ${to}`);
    expect(message).toContain(`Signed in as: ${seedUser}`);
  });

  test.each([
    ['550 5.7.60 No', 'send/sender-refused', [envelope[0], 'S: 550 5.7.60 No']],
    ['550 5.1.1 No', 'send/recipient-refused', [...envelope.slice(0, 3), 'S: 550 5.1.1 No']],
    ['554 5.5.1 No', 'send/message-refused', [...envelope, 'C: DATA', 'S: 554 5.5.1 No']],
    ['250 2.0.0 OK', 'protocol/unexpected-reply', [...envelope, 'C: DATA', 'S: 250 2.0.0 OK']],
  ] as const)('is not sent after %s', async (line, code, steps) => {
    const script = [...signedIn, ...pipelined, ...steps.map(String), ...goodbye];
    const { record, server } = await checkAgainst(exchange(...script), {
      ...smtp,
      testMessageTo: to,
    });
    expect(failureOf(record)).toBe(`send failed ${code}`);
    expect(evidenceOf(record, 'send')).toBe(line);
    expect(record.queueId).toBeUndefined();
    expect(server.received()).not.toContain('Subject:');
  });

  test('is not sent after a dry run that was refused', async () => {
    const refused = [...pipelined.slice(0, 3), 'S: 550 5.7.60 No', 'S: 503 No', 'S: 250 OK'];
    const { record, server } = await checkAgainst(exchange(...signedIn, ...refused, ...goodbye), {
      ...smtp,
      testMessageTo: to,
    });
    expect(failureOf(record)).toBe('send failed send/sender-refused');
    expect(server.received().match(/MAIL FROM/g)).toHaveLength(1);
    expect(server.received()).not.toContain('DATA');
  });

  test.each([
    [
      '554 5.2.252 STOREDRV.Submission.Exception:SendAsDeniedException.MapiExceptionSendAsDenied',
      'send/sender-refused',
    ],
    ['550 5.7.60 SMTP; Client does not have permissions', 'send/sender-refused'],
    ['550 5.1.8 Access denied, bad outbound sender', 'send/sender-refused'],
    [
      '430 4.2.0 STOREDRV; mailbox logon failure; MapiExceptionLogonFailed: Cannot open mailbox',
      'mailbox/not-connected',
    ],
    ['432 4.3.2 STOREDRV.ClientSubmit; sender thread limit exceeded', 'server/throttled'],
    ['451 4.7.0 Temporary server error', 'server/unavailable'],
    ['554 5.2.2 mailbox full; STOREDRV.QuotaExceeded', 'send/message-refused'],
    ['554 5.2.0 STORE: daily limit', 'send/message-refused'],
    ['354 more', 'protocol/unexpected-reply'],
  ])('%s in the end', async (line, code) => {
    const { record } = await sendsMessage(`S: ${line}`);
    expect(failureOf(record)).toBe(`send failed ${code}`);
    expect(stageOf(record, 'send').error?.detail).toBe(line);
    expect(record.queueId).toBeUndefined();
    const isPolite = code !== 'protocol/unexpected-reply';
    expect(stageOf(record, 'logout').status).toBe(isPolite ? 'ok' : 'not-reached');
  });
});

test('without being asked for, nothing is ever sent', async () => {
  const { record, server } = await checkAgainst(
    exchange(...signedIn, ...pipelined, ...goodbye),
    smtp,
  );
  expect(record.outcome).toBe('ok');
  expect(server.received()).not.toContain('DATA');
  expect(server.received().match(/MAIL FROM/g)).toHaveLength(1);
  expect(server.received()).toMatch(/RSET\r\nQUIT\r\n$/);
});

describe('the message', () => {
  const options: ComposeOptions = {
    ...{ sender: seedUser, recipient: to, user: 'jürgen@example.com', server: 'h' },
    language: 'en',
  };

  test('says what it is, when, and nothing of this computer', async () => {
    const message = await composeMessage(options);
    const [headers = ''] = message.split('\r\n\r\n');
    expect(message).toMatch(/^[\x20-\x7e\r\n]*$/);
    expect(message.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(headers).toMatch(/^Subject: Test message from Mailbox OAuth Assistant$/m);
    expect(headers).toMatch(/^Message-ID: <[0-9a-f-]{36}@example\.com>$/m);
    expect(headers).toMatch(/^Auto-Submitted: auto-generated$/m);
    const date = Date.parse(/^Date: (.*\+0000)$/m.exec(headers)?.[1] ?? '');
    expect(Math.abs(date - Date.now())).toBeLessThan(60_000);
    expect(headers.match(/^[A-Za-z-]+(?=: )/gm)?.toSorted()).toEqual([
      'Auto-Submitted',
      'Content-Transfer-Encoding',
      'Content-Type',
      'Date',
      'From',
      'MIME-Version',
      'Message-ID',
      'Subject',
      'To',
    ]);
    expect(message).toContain('This is a test message.');
    expect(message).toContain('Signed in as: j=C3=BCrgen@example.com');
  });

  test('is written in the language of the window, in letters that every server takes', async () => {
    const message = await composeMessage({ ...options, language: 'ja' });
    expect(message).toMatch(/^[\x20-\x7e\r\n]*$/);
    for (const line of message.split('\r\n')) expect(line.length).toBeLessThanOrEqual(78);
    const [, encoded = ''] = message.split('\r\n\r\n');
    const text = /base64/i.test(message)
      ? Buffer.from(encoded, 'base64').toString()
      : decodeURIComponent(encoded.replaceAll('=\r\n', '').replaceAll('=', '%'));
    expect(text).toContain('これはテスト メッセージです。');
    expect(text).toContain('サインインしたユーザー: jürgen@example.com');
    expect(message).toMatch(/^Subject: =\?UTF-8\?/m);
  });

  test('has another ID each time', async () => {
    const ids = await Promise.all(
      [1, 2].map(async () => /Message-ID: (.*)/.exec(await composeMessage(options))?.[1]),
    );
    expect(new Set(ids).size).toBe(2);
  });

  test('gets a dot before each line that begins with one, and a dot at its end', () => {
    const lines = dataLines('a\r\n.\r\n..b\r\n\r\nc.\r\n').map(({ text }) => text);
    expect(lines).toEqual(['a', '..', '...b', '', 'c.', '.']);
  });
});
