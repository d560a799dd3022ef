import { describe, expect, test } from 'vitest';
import {
  checkAgainst,
  evidenceOf,
  failureOf,
  stageOf,
  wireLines,
  type Checked,
} from '../helpers/run-check.ts';
import { exchange } from '../helpers/scripted-server.ts';
import {
  capabilities,
  challenge,
  goodbye,
  greeting,
  pipelined,
  seedBase64,
  shown,
  signedIn,
  signIn,
  smtp,
  smtpStartTls,
  start,
  startTls,
} from './steps.ts';

describe("Microsoft's example exchanges", () => {
  test('success is reproduced line for line', async () => {
    const steps = [greeting, ...startTls, ...capabilities, ...signIn, ...pipelined, ...goodbye];
    const { record, server } = await checkAgainst(exchange(...steps), smtpStartTls);
    expect(wireLines(record)).toEqual(shown(steps));
    expect(wireLines(record, 'auth')).toEqual(shown(signIn));
    expect(server.received()).toContain(`AUTH XOAUTH2\r\n${seedBase64}\r\n`);
    expect(record.outcome).toBe('ok');
    expect(
      record.stages.map(({ stage, status, summary }) => [stage, status, summary].join(' ').trim()),
    ).toEqual([
      expect.stringMatching(/^dns ok/),
      expect.stringMatching(/^tcp ok/),
      'greeting ok',
      'starttls ok',
      'tls ok TLSv1.3',
      'capability ok AUTH LOGIN XOAUTH2',
      'auth ok XOAUTH2',
      'send ok may send as someuser@example.com',
      'logout ok',
    ]);
    expect(record.capabilities).toEqual([
      'SIZE 157286400',
      'PIPELINING',
      'ENHANCEDSTATUSCODES',
      'AUTH LOGIN XOAUTH2',
      'SMTPUTF8',
    ]);
    expect(record.mechanism).toBe('XOAUTH2');
    expect(record.queueId).toBeUndefined();
  });

  test('failure is reproduced line for line, and is followed by a goodbye', async () => {
    const words = '535 5.7.3 Authentication unsuccessful [SN2PR00CA0018.namprd00.prod.outlook.com]';
    const refused = [...start, `S: ${words}`];
    const steps = [greeting, ...startTls, ...capabilities, ...refused, ...goodbye];
    const { record } = await checkAgainst(exchange(...steps), smtpStartTls);
    expect(wireLines(record)).toEqual(shown(steps));
    expect(failureOf(record)).toBe('auth failed auth/refused');
    expect(stageOf(record, 'auth').error?.detail).toBe(words);
    expect(evidenceOf(record, 'auth')).toBe(words);
    expect(stageOf(record, 'send').status).toBe('not-reached');
    expect(stageOf(record, 'logout').status).toBe('ok');
  });

  test('TLS from the start needs no STARTTLS', async () => {
    const steps = [...signedIn, ...pipelined, ...goodbye];
    const { record } = await checkAgainst(exchange(...steps), smtp);
    expect(wireLines(record)).toEqual(shown(steps));
    expect(record.outcome).toBe('ok');
  });
});

describe('the greeting', () => {
  test('may have several lines', async () => {
    const lines = ['S: 220-mail.example.com ESMTP', 'S: 220-No spam', 'S: 220'];
    const { record } = await checkAgainst(
      exchange(...lines, ...capabilities, ...signIn, ...pipelined, ...goodbye),
      smtp,
    );
    expect(record.outcome).toBe('ok');
    expect(wireLines(record, 'greeting')).toEqual(lines);
  });

  test.each([
    ['554 5.7.1 No service for you', 'greeting/refused', 'ok'],
    ['554-No service', 'greeting/refused', 'ok'],
    ['450 4.7.1 Not now', 'greeting/refused', 'ok'],
    ['421 4.3.2 Service not available', 'smtp/closing', 'not-reached'],
    ['250 hello', 'protocol/unexpected-reply', 'not-reached'],
    ['+OK POP ready', 'protocol/unexpected-reply', 'not-reached'],
    ['* OK IMAP ready', 'protocol/unexpected-reply', 'not-reached'],
  ])('%s', async (line, code, logout) => {
    const last = line[3] === '-' ? ['S: 554 for you'] : [];
    const { record, server } = await checkAgainst(
      exchange(`S: ${line}`, ...last, ...goodbye),
      smtp,
    );
    expect(failureOf(record)).toBe(`greeting failed ${code}`);
    const detail = line[3] === '-' ? '554 No service for you' : line;
    expect(stageOf(record, 'greeting').error?.detail).toBe(detail);
    expect(evidenceOf(record, 'greeting')).toBe(line);
    expect(stageOf(record, 'logout').status).toBe(logout);
    expect(server.received()).not.toContain('AUTH');
  });

  test.each([
    ['another code within a reply', ['220-first', '250 second'], 1],
    ['no code within a reply', ['220-first', 'second'], 1],
  ])('%s is an unexpected reply', async (_, lines, at) => {
    const { record } = await checkAgainst(exchange(...lines.map((line) => `S: ${line}`)), smtp);
    expect(failureOf(record)).toBe('greeting failed protocol/unexpected-reply');
    expect(evidenceOf(record, 'greeting')).toBe(lines[at]);
  });

  test('a long reply makes no long failure', async () => {
    const refused = [...Array.from({ length: 50 }, () => 'S: 554-no'), 'S: 554 no'];
    const { record } = await checkAgainst(exchange(...refused, ...goodbye), smtp);
    expect(failureOf(record)).toBe('greeting failed greeting/refused');
    expect(stageOf(record, 'greeting').error?.detail).toBe(`554${' no'.repeat(10)}`);
  });
});

describe('AUTH', () => {
  const authFails = async (...steps: string[]): Promise<Checked> =>
    checkAgainst(exchange(greeting, ...capabilities, ...steps, ...goodbye), smtp);

  test('answers the error challenge with an empty line, and shows what it says', async () => {
    const refused = [...start, `S: ${challenge}`, 'C: ', 'S: 535 5.7.8 Authentication failed'];
    const { record } = await authFails(...refused);
    expect(wireLines(record, 'auth')).toEqual(shown(refused));
    expect(failureOf(record)).toBe('auth failed auth/refused');
    expect(stageOf(record, 'logout').status).toBe('ok');
    expect(
      record.transcript.filter(({ kind }) => kind === 'note').map(({ text }) => text),
    ).toContain(`the server's challenge says: {"status":"401","schemes":"bearer","scope":"mail"}`);
  });

  test.each([
    [
      '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled',
      'auth/refused',
    ],
    ['501 5.5.124 Invalid XOAUTH2 auth data - User address provided is not valid', 'auth/refused'],
    ['500 5.5.2 Line too long', 'auth/refused'],
    ['504 5.7.4 Unrecognized authentication type', 'auth/not-offered'],
    ['454 4.7.0 Temporary authentication failure', 'server/unavailable'],
    ['451 4.7.0 Temporary server error. Please try again later.', 'server/unavailable'],
    ['432 4.3.2 Concurrent connections limit exceeded', 'server/throttled'],
    ['432 4.3.2 STOREDRV.ClientSubmit; sender thread limit exceeded', 'server/throttled'],
  ])('%s', async (line, code) => {
    const { record } = await authFails(...start, `S: ${line}`);
    expect(failureOf(record)).toBe(`auth failed ${code}`);
    expect(stageOf(record, 'auth').error?.detail).toBe(line);
    expect(evidenceOf(record, 'auth')).toBe(line);
    expect(stageOf(record, 'logout').status).toBe('ok');
  });

  test('421 ends the check without a goodbye', async () => {
    const line = '421 4.7.0 Too many errors';
    const { record } = await authFails(...start, `S: ${line}`);
    expect(failureOf(record)).toBe('auth failed smtp/closing');
    expect(stageOf(record, 'auth').error?.detail).toBe(line);
    expect(stageOf(record, 'logout').status).toBe('not-reached');
  });

  test('a refusal of several lines is shown as one', async () => {
    const { record } = await authFails(
      ...start,
      'S: 535-5.7.8 Username and token',
      'S: 535 5.7.8 not accepted.',
    );
    expect(stageOf(record, 'auth').error?.detail).toBe(
      '535 5.7.8 Username and token 5.7.8 not accepted.',
    );
  });

  test('refused before the token is due does not get the token', async () => {
    const { record, server } = await authFails('C: AUTH XOAUTH2', 'S: 530 5.7.0 No');
    expect(failureOf(record)).toBe('auth failed auth/refused');
    expect(server.received()).toBe('EHLO [127.0.0.1]\r\nAUTH XOAUTH2\r\nQUIT\r\n');
  });

  test.each([
    ['235 before the token was sent', ['C: AUTH XOAUTH2', 'S: 235 2.7.0 welcome']],
    ['250 where 334 is due', ['C: AUTH XOAUTH2', 'S: 250 go on']],
    ['250 where 235 is due', [...start, 'S: 250 welcome']],
    ['235 after an error challenge', [...start, `S: ${challenge}`, 'C: ', 'S: 235 welcome']],
    ['a second challenge', [...start, `S: ${challenge}`, 'C: ', `S: ${challenge}`]],
    ['a reply of POP', [...start, 'S: +OK']],
    ['an empty line', [...start, 'S: ']],
  ])('%s is an unexpected reply', async (_, steps) => {
    const { record } = await authFails(...steps);
    expect(failureOf(record)).toBe('auth failed protocol/unexpected-reply');
    expect(evidenceOf(record, 'auth')).toBe(steps.at(-1)?.slice(3));
    expect(stageOf(record, 'logout').status).toBe('not-reached');
  });

  test('235 in the same packet as 334 keeps the token here', async () => {
    const { record, server } = await checkAgainst(async (peer) => {
      peer.send('220 ready\r\n');
      await peer.line();
      peer.send('250-x\r\n250 AUTH XOAUTH2\r\n');
      await peer.line();
      peer.send('334 \r\n235 2.7.0 welcome\r\n');
      await peer.gone;
    }, smtp);
    expect(failureOf(record)).toBe('auth failed protocol/unexpected-reply');
    expect(server.received()).toBe('EHLO [127.0.0.1]\r\nAUTH XOAUTH2\r\n');
  });
});

describe('the goodbye', () => {
  test.each([
    ['250 OK', 'protocol/unexpected-reply'],
    ['421 4.4.2 too late', 'smtp/closing'],
  ])('%s is none', async (line, code) => {
    const { record } = await checkAgainst(
      exchange(...signedIn, ...pipelined, 'C: QUIT', `S: ${line}`),
      smtp,
    );
    expect(failureOf(record)).toBe(`logout failed ${code}`);
  });
});
