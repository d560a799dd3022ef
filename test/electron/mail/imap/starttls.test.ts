import { describe, expect, test } from 'vitest';
import { checkAgainst, evidenceOf, failureOf, stageOf, wireLines } from '../helpers/run-check.ts';
import { exchange, tlsStep } from '../helpers/scripted-server.ts';
import { capabilities, goodbye, greeting, rest, shown, signIn } from './steps.ts';

const asked = [
  greeting,
  'C: C00 CAPABILITY',
  'S: * CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED',
  'S: C00 OK Completed',
];
const goAhead = ['C: T01 STARTTLS', 'S: T01 OK Begin TLS negotiation now.'];
const starttls = { security: 'starttls' } as const;

describe('STARTTLS', () => {
  test('comes before everything that counts', async () => {
    const before = [...asked, ...goAhead];
    const after = [...capabilities, ...signIn, ...rest];
    const { record } = await checkAgainst(exchange(...before, tlsStep, ...after), starttls);
    expect(failureOf(record)).toBe('none');
    expect(wireLines(record)).toEqual(shown([...before, ...after]));
    expect(record.stages.map(({ stage }) => stage)).toEqual([
      'dns',
      'tcp',
      'greeting',
      'starttls',
      'tls',
      'capability',
      'auth',
      'mailbox',
      'logout',
    ]);
    expect(record.capabilities).toContain('AUTH=XOAUTH2');
    expect(record.capabilities).not.toContain('LOGINDISABLED');
    expect(record.tls?.version).toMatch(/^TLSv1/);
  });

  test('is sent at once where the greeting offers it', async () => {
    const before = ['S: * OK [CAPABILITY IMAP4rev1 STARTTLS] ready', ...goAhead];
    const after = [...capabilities, ...signIn, ...rest];
    const { record } = await checkAgainst(exchange(...before, tlsStep, ...after), starttls);
    expect(failureOf(record)).toBe('none');
    expect(wireLines(record)).toEqual(shown([...before, ...after]));
  });

  test('makes all that was offered before count for nothing', async () => {
    const listing = 'S: * OK [CAPABILITY IMAP4rev1 STARTTLS AUTH=XOAUTH2 SASL-IR] ready';
    const under = ['C: C01 CAPABILITY', 'S: * CAPABILITY IMAP4rev1 AUTH=PLAIN', 'S: C01 OK done'];
    const steps = [listing, ...goAhead, tlsStep, ...under, ...goodbye];
    const { record, server } = await checkAgainst(exchange(...steps), starttls);
    expect(failureOf(record)).toBe('capability failed auth/not-offered');
    expect(evidenceOf(record, 'capability')).toBe('* CAPABILITY IMAP4rev1 AUTH=PLAIN');
    expect(record.capabilities).toEqual(['IMAP4REV1', 'AUTH=PLAIN']);
    expect(server.received()).not.toContain('AUTHENTICATE');
  });

  test.each([
    ['asked for', asked.map((step) => step.replace(' STARTTLS', ' AUTH=XOAUTH2')), 2],
    ['in the greeting', ['S: * OK [CAPABILITY IMAP4rev1 AUTH=XOAUTH2 SASL-IR] ready'], 0],
  ])('missing from the list %s ends the check, with a goodbye', async (_, steps, evidence) => {
    const { record, server } = await checkAgainst(exchange(...steps, ...goodbye), starttls);
    expect(failureOf(record)).toBe('starttls failed starttls/not-offered');
    expect(stageOf(record, 'starttls').error?.detail).toContain('AUTH=XOAUTH2');
    expect(evidenceOf(record, 'starttls')).toBe(steps[evidence]?.slice(3));
    expect(stageOf(record, 'logout').status).toBe('ok');
    expect(server.received()).not.toMatch(/STARTTLS|AUTHENTICATE/);
  });

  test.each([
    ['NO not today', 'starttls/refused'],
    ['BAD what', 'starttls/refused'],
    ['NO [UNAVAILABLE] no certificate', 'server/unavailable'],
    ['BAD Request is throttled. Suggested Backoff Time: 5 milliseconds', 'server/throttled'],
  ])('answered %s ends the check, with a goodbye', async (text, code) => {
    const refused = ['C: T01 STARTTLS', `S: T01 ${text}`];
    const { record } = await checkAgainst(exchange(...asked, ...refused, ...goodbye), starttls);
    expect(failureOf(record)).toBe(`starttls failed ${code}`);
    expect(stageOf(record, 'starttls').error?.detail).toBe(text);
    expect(wireLines(record)).toEqual([...asked, ...refused, ...goodbye]);
  });

  test('is not asked for where the capabilities are refused', async () => {
    const { record } = await checkAgainst(
      exchange(greeting, 'C: C00 CAPABILITY', 'S: C00 BAD no', ...goodbye),
      starttls,
    );
    expect(failureOf(record)).toBe('starttls failed capability/refused');
  });

  test.each(['S: * BYE closing', 'S: T01 BYE'])('%s instead of an answer', async (step) => {
    const { record } = await checkAgainst(exchange(...asked, 'C: T01 STARTTLS', step), starttls);
    const code = step.includes('*') ? 'imap/bye' : 'protocol/unexpected-reply';
    expect(failureOf(record)).toBe(`starttls failed ${code}`);
  });
});
