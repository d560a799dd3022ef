import { describe, expect, test } from 'vitest';
import { checkAgainst, evidenceOf, failureOf, stageOf, wireLines } from '../helpers/run-check.ts';
import { exchange } from '../helpers/scripted-server.ts';
import {
  capabilities,
  challenge,
  goodbye,
  greeting,
  mailbox,
  pop,
  seedBase64,
  shown,
  signIn,
  start,
} from './steps.ts';

describe("Microsoft's example exchanges", () => {
  test('success is reproduced line for line', async () => {
    const steps = [greeting, ...capabilities, ...signIn, ...mailbox, ...goodbye];
    const { record, server } = await checkAgainst(exchange(...steps), pop);
    expect(wireLines(record)).toEqual(shown(steps));
    expect(wireLines(record, 'auth')).toEqual(shown(signIn));
    expect(server.received()).toContain(`AUTH XOAUTH2\r\n${seedBase64}\r\n`);
    expect(record.outcome).toBe('ok');
    expect(
      record.stages.map(({ stage, status, summary }) => [stage, status, summary].join(' ').trim()),
    ).toEqual([
      'dns ok 127.0.0.1',
      expect.stringMatching(/^tcp ok/),
      'tls ok TLSv1.3',
      'greeting ok',
      'capability ok SASL PLAIN XOAUTH2',
      'auth ok XOAUTH2',
      'mailbox ok 12 messages, 34,567 bytes',
      'logout ok',
    ]);
    expect(record.capabilities).toEqual(['TOP', 'UIDL', 'SASL PLAIN XOAUTH2', 'USER']);
    expect(record.mechanism).toBe('XOAUTH2');
    expect(record.mailboxSize).toEqual({ messages: 12, bytes: 34_567 });
  });

  test('failure is reproduced line for line, and is followed by a goodbye', async () => {
    const refused = [
      ...start,
      'S: -ERR Authentication failure: unknown user name or bad password.',
    ];
    const steps = [greeting, ...capabilities, ...refused, ...goodbye];
    const { record } = await checkAgainst(exchange(...steps), pop);
    expect(wireLines(record)).toEqual(shown(steps));
    expect(failureOf(record)).toBe('auth failed auth/refused');
    expect(stageOf(record, 'auth').error?.detail).toBe(
      '-ERR Authentication failure: unknown user name or bad password.',
    );
    expect(evidenceOf(record, 'auth')).toBe(refused.at(-1)?.slice(3));
    expect(stageOf(record, 'mailbox').status).toBe('not-reached');
    expect(stageOf(record, 'logout').status).toBe('ok');
  });
});

describe('the greeting and the list', () => {
  test.each([
    ['-ERR no more connections', 'greeting/refused'],
    ['-ERR [SYS/TEMP] come back later', 'server/unavailable'],
    ['* OK IMAP ready', 'protocol/unexpected-reply'],
    ['+ go on', 'protocol/unexpected-reply'],
    ['220 mail ready', 'protocol/unexpected-reply'],
  ])('the greeting %s', async (line, code) => {
    const { record, server } = await checkAgainst(
      exchange(`S: ${line}`, 'C: QUIT', 'S: +OK bye'),
      pop,
    );
    expect(failureOf(record)).toBe(`greeting failed ${code}`);
    expect(stageOf(record, 'greeting').error?.detail).toBe(line);
    expect(evidenceOf(record, 'greeting')).toBe(line);
    expect(server.received()).not.toContain('AUTH');
  });

  test('a refused list ends the check politely', async () => {
    const steps = [greeting, 'C: CAPA', 'S: -ERR unknown command', ...goodbye];
    const { record } = await checkAgainst(exchange(...steps), pop);
    expect(failureOf(record)).toBe('capability failed capability/refused');
    expect(wireLines(record)).toEqual(steps);
  });

  test('a list with spaces, dots and a CR too many is read as it is meant', async () => {
    const odd = ['C: CAPA', 'S: +OK', 'S: ..X-DOT', 'S: sasl  PLAIN xoauth2 \r', 'S: .'];
    const { record } = await checkAgainst(
      exchange(greeting, ...odd, ...signIn, ...mailbox, ...goodbye),
      pop,
    );
    expect(record.outcome).toBe('ok');
    expect(record.capabilities).toEqual(['.X-DOT', 'SASL PLAIN XOAUTH2']);
    expect(wireLines(record, 'capability').at(-2)).toBe(String.raw`S: sasl  PLAIN xoauth2 \x0d`);
  });

  test.each([
    ['other mechanisms', 'S: SASL PLAIN NTLM', 'SASL PLAIN NTLM'],
    ['no mechanisms', 'S: USER', '+OK'],
  ])('%s fail the list, with a goodbye', async (_, line, evidence) => {
    const list = ['C: CAPA', 'S: +OK', 'S: TOP', line, 'S: .'];
    const { record, server } = await checkAgainst(exchange(greeting, ...list, ...goodbye), pop);
    expect(failureOf(record)).toBe('capability failed auth/not-offered');
    expect(stageOf(record, 'capability').error?.detail).toBe(`TOP, ${line.slice(3)}`);
    expect(evidenceOf(record, 'capability')).toBe(evidence);
    expect(server.received()).toBe('CAPA\r\nQUIT\r\n');
  });

  test('OAUTHBEARER serves where there is no XOAUTH2', async () => {
    const list = ['C: CAPA', 'S: +OK', 'S: SASL OAUTHBEARER', 'S: .'];
    const auth = ['C: AUTH OAUTHBEARER', 'S: +', 'C: *', 'S: +OK'];
    const { record } = await checkAgainst(
      exchange(greeting, ...list, ...auth, ...mailbox, ...goodbye),
      pop,
    );
    expect(record.outcome).toBe('ok');
    expect(record.mechanism).toBe('OAUTHBEARER');
    expect(stageOf(record, 'auth').summary).toBe('OAUTHBEARER');
  });

  test('a reply that came before its command is none', async () => {
    const { record, server } = await checkAgainst(async (peer) => {
      peer.send('+OK ready\r\n+OK\r\nSASL XOAUTH2\r\n.\r\n');
      await peer.gone;
    }, pop);
    expect(failureOf(record)).toBe('capability failed protocol/unexpected-reply');
    expect(server.received()).toBe('');
  });
});

describe('AUTH', () => {
  const authFails = async (...steps: string[]): ReturnType<typeof checkAgainst> =>
    checkAgainst(exchange(greeting, ...capabilities, ...steps, ...goodbye), pop);

  test('answers the error challenge with an empty line, and shows what it says', async () => {
    const refused = [...start, `S: ${challenge}`, 'C: ', 'S: -ERR [AUTH] Authentication failed.'];
    const { record } = await authFails(...refused);
    expect(wireLines(record, 'auth')).toEqual(shown(refused));
    expect(failureOf(record)).toBe('auth failed auth/refused');
    expect(stageOf(record, 'auth').error?.detail).toBe('-ERR [AUTH] Authentication failed.');
    expect(stageOf(record, 'logout').status).toBe('ok');
    expect(
      record.transcript.filter(({ kind }) => kind === 'note').map(({ text }) => text),
    ).toContain(`the server's challenge says: {"status":"401","schemes":"bearer","scope":"mail"}`);
  });

  test.each([
    ['-ERR [SYS/TEMP] try later', 'server/unavailable'],
    ['-ERR Server Unavailable. 21', 'server/unavailable'],
    ['-ERR [sys/perm] mailbox damaged', 'server/unavailable'],
    ['-ERR [IN-USE] another session has it', 'server/throttled'],
    ['-ERR [LOGIN-DELAY] minimum time between logins', 'server/throttled'],
    ['-ERR Protocol error. Connection is closed. 10', 'auth/refused'],
  ])('%s', async (line, code) => {
    const { record } = await authFails(...start, `S: ${line}`);
    expect(failureOf(record)).toBe(`auth failed ${code}`);
    expect(stageOf(record, 'auth').error?.detail).toBe(line);
    expect(stageOf(record, 'logout').status).toBe('ok');
  });

  test('refused before the token is due does not get the token', async () => {
    const { record, server } = await authFails('C: AUTH XOAUTH2', 'S: -ERR not here');
    expect(failureOf(record)).toBe('auth failed auth/refused');
    expect(server.received()).toBe('CAPA\r\nAUTH XOAUTH2\r\nQUIT\r\n');
  });

  test.each([
    ['+OK before the token was sent', ['C: AUTH XOAUTH2', 'S: +OK welcome']],
    ['+OK after an error challenge', [...start, `S: ${challenge}`, 'C: ', 'S: +OK welcome']],
    ['a second challenge', [...start, `S: ${challenge}`, 'C: ', `S: ${challenge}`]],
    ['a reply of IMAP', [...start, 'S: A01 OK done']],
    ['an empty line', [...start, 'S: ']],
  ])('%s is an unexpected reply', async (_, steps) => {
    const { record } = await authFails(...steps);
    expect(failureOf(record)).toBe('auth failed protocol/unexpected-reply');
    expect(evidenceOf(record, 'auth')).toBe(steps.at(-1)?.slice(3));
    expect(stageOf(record, 'logout').status).toBe('not-reached');
  });

  test('+OK in the same packet as the continuation keeps the token here', async () => {
    const { record, server } = await checkAgainst(async (peer) => {
      peer.send('+OK ready\r\n');
      await peer.line();
      peer.send('+OK\r\nSASL XOAUTH2\r\n.\r\n');
      await peer.line();
      peer.send('+ \r\n+OK welcome\r\n');
      await peer.gone;
    }, pop);
    expect(failureOf(record)).toBe('auth failed protocol/unexpected-reply');
    expect(server.received()).toBe('CAPA\r\nAUTH XOAUTH2\r\n');
  });

  test('a mailbox with a line end in it is refused before anything of it is sent', async () => {
    const { record, server } = await checkAgainst(exchange(greeting, ...capabilities, ...goodbye), {
      ...pop,
      user: 'a@example.com\r\nDELE 1',
    });
    expect(failureOf(record)).toBe('auth failed input/invalid');
    expect(server.received()).toBe('CAPA\r\nQUIT\r\n');
  });
});

describe('the mailbox and the goodbye', () => {
  test.each([
    ['-ERR Command is not valid in this state.', 'mailbox/refused'],
    ['-ERR [SYS/TEMP] store is offline', 'server/unavailable'],
    ['+OK', 'protocol/unexpected-reply'],
    ['+OK many messages', 'protocol/unexpected-reply'],
    ['+ 1 2', 'protocol/unexpected-reply'],
  ])('%s to STAT', async (line, code) => {
    const { record } = await checkAgainst(
      exchange(greeting, ...capabilities, ...signIn, 'C: STAT', `S: ${line}`, ...goodbye),
      pop,
    );
    expect(failureOf(record)).toBe(`mailbox failed ${code}`);
    expect(stageOf(record, 'mailbox').error?.detail).toBe(line);
    expect(record.mailboxSize).toBeUndefined();
    const isPolite = code !== 'protocol/unexpected-reply';
    expect(stageOf(record, 'logout').status).toBe(isPolite ? 'ok' : 'not-reached');
  });

  test('one message of one byte is told in the singular', async () => {
    const { record } = await checkAgainst(
      exchange(greeting, ...capabilities, ...signIn, 'C: STAT', 'S: +OK 1 1', ...goodbye),
      pop,
    );
    expect(stageOf(record, 'mailbox').summary).toBe('1 message, 1 byte');
  });

  test('a goodbye that is refused, or that never comes, fails the last stage', async () => {
    const steps = [greeting, ...capabilities, ...signIn, ...mailbox];
    const refused = await checkAgainst(exchange(...steps, 'C: QUIT', 'S: -ERR no'), pop);
    expect(failureOf(refused.record)).toBe('logout failed protocol/unexpected-reply');
    const closed = await checkAgainst(async (peer) => {
      void exchange(...steps, 'C: *')(peer);
      peer.socket.on('data', (chunk: Buffer) => {
        if (chunk.toString().startsWith('QUIT')) peer.socket.end();
      });
      await peer.gone;
    }, pop);
    expect(failureOf(closed.record)).toBe('logout failed stage/closed');
  });
});
