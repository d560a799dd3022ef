import { describe, expect, test } from 'vitest';
import { checkAgainst, evidenceOf, failureOf, stageOf, wireLines } from '../helpers/run-check.ts';
import { exchange } from '../helpers/scripted-server.ts';
import {
  capabilities,
  closing,
  examine,
  goodbye,
  greeting,
  rest,
  seedBase64,
  select,
  shown,
  signIn,
} from './steps.ts';

describe("Microsoft's example exchanges", () => {
  test('success is reproduced line for line', async () => {
    const steps = [greeting, ...capabilities, ...signIn, ...rest];
    const { record, server } = await checkAgainst(exchange(...steps));
    expect(wireLines(record)).toEqual(shown(steps));
    expect(server.received()).toContain(`A01 AUTHENTICATE XOAUTH2 ${seedBase64}\r\n`);
    expect(record.outcome).toBe('ok');
    expect(record.stages.map(({ stage, status }) => `${stage} ${status}`)).toEqual([
      'dns ok',
      'tcp ok',
      'tls ok',
      'greeting ok',
      'capability ok',
      'auth ok',
      'mailbox ok',
      'logout ok',
    ]);
    expect(stageOf(record, 'capability').summary).toBe('AUTH=PLAIN SASL-IR AUTH=XOAUTH2');
    expect(stageOf(record, 'auth').summary).toBe('XOAUTH2');
    expect(stageOf(record, 'mailbox').summary).toBe('3 messages');
    expect(record).toMatchObject({
      capabilities: ['IMAP4', 'IMAP4REV1', 'AUTH=PLAIN', 'SASL-IR', 'UIDPLUS', 'AUTH=XOAUTH2'],
      mechanism: 'XOAUTH2',
      mailboxSize: { messages: 3 },
    });
  });

  test('failure is reproduced line for line, and is followed by a goodbye', async () => {
    const steps = [
      greeting,
      ...capabilities,
      `C: A01 AUTHENTICATE XOAUTH2 ${seedBase64}`,
      'S: A01 NO AUTHENTICATE failed.',
    ];
    const { record } = await checkAgainst(exchange(...steps, ...goodbye));
    expect(wireLines(record)).toEqual(shown([...steps, ...goodbye]));
    expect(record.outcome).toBe('failed');
    expect(failureOf(record)).toBe('auth failed auth/refused');
    expect(stageOf(record, 'auth').error?.detail).toBe('NO AUTHENTICATE failed.');
    expect(evidenceOf(record, 'auth')).toBe('A01 NO AUTHENTICATE failed.');
    expect(stageOf(record, 'mailbox').status).toBe('not-reached');
    expect(stageOf(record, 'logout').status).toBe('ok');
  });

  test('every line has its stage, its bytes and a time that never goes back', async () => {
    const steps = [greeting, ...capabilities, ...signIn, ...rest];
    const { record } = await checkAgainst(exchange(...steps));
    const lines = record.transcript.filter(({ kind }) => kind !== 'note');
    expect(lines.map(({ bytes }) => bytes)).toEqual(steps.map((step) => step.length - 3 + 2));
    expect(record.transcript.map(({ n }) => n)).toEqual(record.transcript.map((_, i) => i + 1));
    const times = record.transcript.map(({ atMs }) => atMs);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(wireLines(record, 'auth')).toEqual(shown(signIn));
    expect(wireLines(record, 'logout')).toEqual(closing);
  });
});

describe('AUTHENTICATE', () => {
  const twoSteps = [
    'C: A01 AUTHENTICATE XOAUTH2',
    'S: + ',
    `C: ${seedBase64}`,
    'S: A01 OK AUTHENTICATE completed.',
  ];
  const challenge = '+ eyJzdGF0dXMiOiI0MDEiLCJzY2hlbWVzIjoiYmVhcmVyIiwic2NvcGUiOiJtYWlsIn0=';

  test('takes two steps where the server does not offer SASL-IR', async () => {
    const plain = capabilities.map((step) => step.replace(' SASL-IR', ''));
    const steps = [greeting, ...plain, ...twoSteps, ...rest];
    const { record } = await checkAgainst(exchange(...steps));
    expect(record.outcome).toBe('ok');
    expect(wireLines(record)).toEqual(shown(steps));
  });

  test('takes two steps where it is asked to, whatever is offered', async () => {
    const steps = [greeting, ...capabilities, ...twoSteps, ...rest];
    const { record } = await checkAgainst(exchange(...steps), { initialResponse: 'never' });
    expect(record.outcome).toBe('ok');
  });

  test.each([
    ['one step', [`C: A01 AUTHENTICATE XOAUTH2 ${seedBase64}`], 'auto'],
    ['two steps', ['C: A01 AUTHENTICATE XOAUTH2', 'S: +', `C: ${seedBase64}`], 'never'],
  ] as const)('answers the error challenge with an empty line after %s', async (_, start, mode) => {
    const refusal = [
      ...start,
      `S: ${challenge}`,
      'C: ',
      'S: A01 NO [AUTHENTICATIONFAILED] Authentication failed.',
    ];
    const steps = [greeting, ...capabilities, ...refusal, ...goodbye];
    const { record } = await checkAgainst(exchange(...steps), { initialResponse: mode });
    expect(wireLines(record, 'auth')).toEqual(shown(refusal));
    expect(failureOf(record)).toBe('auth failed auth/refused');
    expect(stageOf(record, 'auth').error?.detail).toBe(
      'NO [AUTHENTICATIONFAILED] Authentication failed.',
    );
    expect(
      record.transcript.filter(({ kind }) => kind === 'note').map(({ text }) => text),
    ).toContain(`the server's challenge says: {"status":"401","schemes":"bearer","scope":"mail"}`);
  });

  test.each([
    ['OK before the token was sent', ['C: *', 'S: A01 OK done'], 'never'],
    ['OK after an error challenge', ['C: *', `S: ${challenge}`, 'C: ', 'S: A01 OK done'], 'auto'],
    ['a second challenge', ['C: *', `S: ${challenge}`, 'C: ', `S: ${challenge}`], 'auto'],
    ['another tag', ['C: *', 'S: A02 OK done'], 'auto'],
    ['a reply of POP', ['C: *', 'S: +OK done'], 'auto'],
    ['an empty line', ['C: *', 'S: '], 'auto'],
  ] as const)('%s is an unexpected reply', async (_, steps, initialResponse) => {
    const { record } = await checkAgainst(exchange(greeting, ...capabilities, ...steps), {
      initialResponse,
    });
    expect(failureOf(record)).toBe('auth failed protocol/unexpected-reply');
    expect(evidenceOf(record, 'auth')).toBe(steps.at(-1)?.slice(3));
    expect(stageOf(record, 'logout').status).toBe('not-reached');
  });

  test('a mailbox with a line end in it is refused before anything is sent', async () => {
    const { record, server } = await checkAgainst(exchange(greeting, ...capabilities, ...goodbye), {
      user: 'a@example.com\r\nA02 LOGOUT',
    });
    expect(failureOf(record)).toBe('auth failed input/invalid');
    expect(server.received()).toBe('C01 CAPABILITY\r\nL01 LOGOUT\r\n');
  });
});

describe('the mailbox', () => {
  test.each([
    ['BAD User is authenticated but not connected.', 'mailbox/not-connected'],
    ['NO [NONEXISTENT] Unknown Mailbox: INBOX', 'mailbox/refused'],
    ['BAD Command Error. 12', 'mailbox/refused'],
  ])('%s at SELECT', async (text, code) => {
    const refused = ['C: S01 SELECT INBOX', `S: S01 ${text}`];
    const { record } = await checkAgainst(
      exchange(greeting, ...capabilities, ...signIn, ...refused, ...goodbye),
    );
    expect(failureOf(record)).toBe(`mailbox failed ${code}`);
    expect(stageOf(record, 'mailbox').error?.detail).toBe(text);
    expect(wireLines(record, 'mailbox')).toEqual(refused);
    expect(wireLines(record, 'logout')).toEqual(goodbye);
  });

  test.each(['BAD Unknown command', 'NO not that way'])(
    'is left without CLOSE, which would remove messages, where EXAMINE is answered %s',
    async (text) => {
      const refused = [...select, 'C: E01 EXAMINE INBOX', `S: E01 ${text}`];
      const { record, server } = await checkAgainst(
        exchange(greeting, ...capabilities, ...signIn, ...refused, ...goodbye),
      );
      expect(record.outcome).toBe('ok');
      expect(wireLines(record, 'mailbox')).toEqual(refused);
      expect(server.received()).not.toContain('CLOSE');
    },
  );

  test('CLOSE and LOGOUT need no answer in between', async () => {
    const { record } = await checkAgainst(
      exchange(
        greeting,
        ...capabilities,
        ...signIn,
        ...select,
        ...examine,
        'C: *',
        ...closing.slice(1),
      ),
    );
    expect(record.outcome).toBe('ok');
    expect(wireLines(record, 'logout')).toEqual(closing);
  });

  test('has the number of messages that its last EXISTS says, or none', async () => {
    const counted = [...select.slice(0, 2), 'S: * 1 EXISTS', ...select.slice(2)];
    const one = await checkAgainst(
      exchange(greeting, ...capabilities, ...signIn, ...counted, ...examine, ...closing),
    );
    expect(one.record.mailboxSize).toEqual({ messages: 1 });
    expect(stageOf(one.record, 'mailbox').summary).toBe('1 message');
    const silent = ['C: S01 SELECT INBOX', 'S: S01 OK done'];
    const none = await checkAgainst(
      exchange(greeting, ...capabilities, ...signIn, ...silent, ...examine, ...closing),
    );
    expect(none.record.mailboxSize).toBeUndefined();
    expect(none.record.outcome).toBe('ok');
  });
});

describe('literals', () => {
  test('are read as such, several in one reply too, and every byte is accounted for', async () => {
    const opened = ['C: S01 SELECT INBOX', 'S: * 1 EXISTS'];
    const steps = [
      ...[greeting, ...capabilities, ...signIn, ...opened],
      'S: * LIST () "/" {20}\r\n* 7 EXISTS\r\nS01 NO x {3}\r\n\0\t\n {0}\r\n',
      // Not one: the text of a status response may end like this.
      'S: * OK nothing follows {5}',
      ...['S: S01 OK done', ...examine, ...closing],
    ];
    const { record } = await checkAgainst(exchange(...steps));
    expect(record.outcome).toBe('ok');
    expect(record.mailboxSize).toEqual({ messages: 1 });
    const received = record.transcript.filter(
      ({ stage, kind }) => stage === 'mailbox' && kind === 'received',
    );
    expect(received.map(({ text, bytes }) => [text, bytes]).slice(1, 8)).toEqual([
      ['* LIST () "/" {20}', 20],
      ['* 7 EXISTS\\x0d\\x0aS01 NO x', 20],
      [' {3}', 6],
      ['\\x00\\x09\\x0a', 3],
      [' {0}', 6],
      ['', 0],
      ['', 2],
    ]);
    expect(received[8]?.text).toBe('* OK nothing follows {5}');
  });

  test('may stand in replies before every tagged one', async () => {
    const literal = ['S: * XLIST {7}\r\nC01 BAD and more {4}\r\nA01 '];
    const { record } = await checkAgainst(
      exchange(
        greeting,
        ...capabilities.toSpliced(1, 0, ...literal),
        ...signIn.toSpliced(1, 0, ...literal),
        ...select.toSpliced(1, 0, ...literal),
        ...examine.toSpliced(1, 0, ...literal),
        ...closing.toSpliced(2, 0, ...literal),
      ),
    );
    expect(failureOf(record)).toBe('none');
  });
});
