import { describe, expect, test } from 'vitest';
import { checkAgainst, evidenceOf, failureOf, stageOf, wireLines } from '../helpers/run-check.ts';
import { exchange } from '../helpers/scripted-server.ts';
import {
  capabilities,
  clearCapabilities,
  goodbye,
  greeting,
  mailbox,
  shown,
  signIn,
  startTls,
  starttls,
} from './steps.ts';

describe('STLS', () => {
  test('comes before the sign-in, and only the list after it counts', async () => {
    const steps = [greeting, ...startTls, ...capabilities, ...signIn, ...mailbox, ...goodbye];
    const { record } = await checkAgainst(exchange(...steps), starttls);
    expect(wireLines(record)).toEqual(shown(steps));
    expect(record.stages.map(({ stage, status }) => `${stage} ${status}`)).toEqual([
      'dns ok',
      'tcp ok',
      'greeting ok',
      'starttls ok',
      'tls ok',
      'capability ok',
      'auth ok',
      'mailbox ok',
      'logout ok',
    ]);
    expect(wireLines(record, 'starttls')).toEqual(shown(startTls));
    expect(wireLines(record, 'capability')).toEqual(capabilities);
    expect(record.capabilities).not.toContain('STLS');
  });

  test('missing from the list ends the check in the clear, without a token', async () => {
    const stripped = clearCapabilities.filter((step) => step !== 'S: STLS');
    const steps = [greeting, ...stripped, ...goodbye];
    const { record, server } = await checkAgainst(exchange(...steps), starttls);
    expect(failureOf(record)).toBe('starttls failed starttls/not-offered');
    expect(stageOf(record, 'starttls').error?.detail).toBe('TOP, UIDL');
    expect(evidenceOf(record, 'starttls')).toBe('+OK');
    expect(stageOf(record, 'logout').status).toBe('ok');
    expect(server.received()).toBe('CAPA\r\nQUIT\r\n');
  });

  test('refused ends the check with the words of the server', async () => {
    const refused = [...clearCapabilities, 'C: STLS', 'S: -ERR TLS is not available'];
    const { record, server } = await checkAgainst(
      exchange(greeting, ...refused, ...goodbye),
      starttls,
    );
    expect(failureOf(record)).toBe('starttls failed starttls/refused');
    expect(stageOf(record, 'starttls').error?.detail).toBe('-ERR TLS is not available');
    expect(stageOf(record, 'tls').status).toBe('not-reached');
    expect(server.received()).toBe('CAPA\r\nSTLS\r\nQUIT\r\n');
  });

  test('a list refused in the clear is a refusal of the list', async () => {
    const { record } = await checkAgainst(
      exchange(greeting, 'C: CAPA', 'S: -ERR what', ...goodbye),
      starttls,
    );
    expect(failureOf(record)).toBe('starttls failed capability/refused');
  });
});
