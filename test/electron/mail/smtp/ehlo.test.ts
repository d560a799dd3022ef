import { describe, expect, test } from 'vitest';
import { checkAgainst, evidenceOf, failureOf, stageOf, wireLines } from '../helpers/run-check.ts';
import { exchange } from '../helpers/scripted-server.ts';
import {
  capabilities,
  clearList,
  ehlo,
  goodbye,
  greeting,
  smtp,
  smtpStartTls,
  startTls,
} from './steps.ts';

describe('EHLO and STARTTLS', () => {
  test('STARTTLS missing from the list ends the check in the clear, without a token', async () => {
    // With AUTH in the list, which must tempt nobody.
    const stripped = [ehlo, 'S: 250-mail.example.com', 'S: 250 AUTH XOAUTH2'];
    const steps = [greeting, ...stripped, ...goodbye];
    const { record, server } = await checkAgainst(exchange(...steps), smtpStartTls);
    expect(failureOf(record)).toBe('starttls failed starttls/not-offered');
    expect(stageOf(record, 'starttls').error?.detail).toBe('AUTH XOAUTH2');
    expect(evidenceOf(record, 'starttls')).toBe('250-mail.example.com');
    expect(wireLines(record)).toEqual(steps);
    expect(server.received()).toBe('EHLO [127.0.0.1]\r\nQUIT\r\n');
  });

  test.each([
    ['454 4.7.0 TLS not available due to temporary reason', 'starttls/refused'],
    ['501 5.5.4 Syntax error', 'starttls/refused'],
    ['421 4.7.66 TLS 1.0 and 1.1 are not supported', 'smtp/closing'],
    ['250 OK', 'protocol/unexpected-reply'],
  ])('%s to STARTTLS', async (line, code) => {
    const steps = [greeting, ...clearList, 'C: STARTTLS', `S: ${line}`, ...goodbye];
    const { record, server } = await checkAgainst(exchange(...steps), smtpStartTls);
    expect(failureOf(record)).toBe(`starttls failed ${code}`);
    expect(stageOf(record, 'starttls').error?.detail).toBe(line);
    expect(stageOf(record, 'tls').status).toBe('not-reached');
    expect(server.received()).not.toContain('AUTH');
  });

  test.each([
    ['502 5.5.1 Command not implemented', 'capability/refused'],
    ['451 4.7.0 Temporary server error', 'server/unavailable'],
    ['220 hello', 'protocol/unexpected-reply'],
  ])('%s to EHLO, which HELO does not follow', async (line, code) => {
    const { record, server } = await checkAgainst(
      exchange(greeting, ehlo, `S: ${line}`, ...goodbye),
      smtp,
    );
    expect(failureOf(record)).toBe(`capability failed ${code}`);
    expect(stageOf(record, 'capability').error?.detail).toBe(line);
    expect(server.received()).not.toContain('HELO');
  });

  test('mechanisms offered in the clear do not count', async () => {
    const clear = clearList.toSpliced(2, 0, 'S: 250-AUTH XOAUTH2');
    const secure = capabilities.filter((step) => !step.includes('AUTH'));
    const tls = startTls.slice(clearList.length);
    const steps = [greeting, ...clear, ...tls, ...secure, ...goodbye];
    const { record } = await checkAgainst(exchange(...steps), smtpStartTls);
    expect(failureOf(record)).toBe('capability failed auth/not-offered');
    expect(stageOf(record, 'logout').status).toBe('ok');
  });

  test('a list without a mechanism for a token names the line that has the others', async () => {
    const list = capabilities.map((step) => step.replace(' XOAUTH2', ' NTLM'));
    const { record, server } = await checkAgainst(exchange(greeting, ...list, ...goodbye), smtp);
    expect(failureOf(record)).toBe('capability failed auth/not-offered');
    expect(evidenceOf(record, 'capability')).toBe('250-AUTH LOGIN NTLM');
    expect(server.received()).not.toContain('AUTH');
  });

  test('the name in the first line of the list is not taken for an offer', async () => {
    const list = [ehlo, 'S: 250-AUTH XOAUTH2', 'S: 250 SIZE'];
    const { record } = await checkAgainst(exchange(greeting, ...list, ...goodbye), smtp);
    expect(failureOf(record)).toBe('capability failed auth/not-offered');
    expect(record.capabilities).toEqual(['SIZE']);
  });

  test.each([
    ['250 early', 'protocol/unexpected-reply'],
    ['421 4.4.2 Connection timed out', 'smtp/closing'],
  ])('%s between two commands', async (line, code) => {
    const { record, server } = await checkAgainst(async (peer) => {
      peer.send(`220 ready\r\n${line}\r\n`);
      await peer.gone;
    }, smtp);
    expect(failureOf(record)).toBe(`capability failed ${code}`);
    expect(evidenceOf(record, 'capability')).toBe(line);
    expect(server.received()).toBe('');
  });
});
