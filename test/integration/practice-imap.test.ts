import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findDovecot, requireDovecot } from '../servers/require-dovecot.ts';
import { authDialogue, type Bench, type Checked, logins, startBench, ways } from './imap-bench.ts';

const found = await findDovecot();
let started: Bench | undefined;

function bench(): Bench {
  if (!started) throw new Error('the servers have not been started');
  return started;
}

beforeAll(async () => {
  started = await startBench(found);
});

afterAll(async () => {
  await started?.stop();
});

beforeEach((context) => {
  requireDovecot(found, context);
});

describe('Dovecot and the practice tenant', () => {
  const requests = logins.flatMap((login) => ways.map((way) => ({ ...login, ...way })));

  test.each(requests)(
    'treat the same login alike: $name, $way',
    async ({ mailbox, token, initialResponse, refused }) => {
      const { practice } = bench();
      const { imap } = practice.endpoints;
      if (!imap) throw new Error('the practice tenant has no IMAP server');
      const secret = await token(practice);
      const real = await bench().check({ token: secret, user: mailbox, initialResponse });
      const simulated = await bench().check({
        token: secret,
        user: mailbox,
        initialResponse,
        endpoint: imap,
      });

      expect(simulated.record.outcome).toBe(real.record.outcome);
      const messages = ({ record }: Checked) =>
        record.stages.find(({ stage }) => stage === 'mailbox')?.summary;
      if (refused === undefined) expect(messages(simulated)).toBe(messages(real));

      // Exchange Online takes a good token for a mailbox that its bearer may not open and only then
      // says "User is authenticated but not connected", where Dovecot refuses the login.
      const failure = ({ record }: Checked) =>
        record.stages.flatMap(({ stage, error }) => (error ? [[stage, error.code]] : []));
      const refusal = refused === undefined ? [] : [['auth', 'auth/refused']];
      expect(failure(real)).toEqual(refusal);
      expect(failure(simulated)).toEqual(
        refused === 'not-permitted' ? [['mailbox', 'mailbox/not-connected']] : refusal,
      );

      // It refuses without the challenge that Dovecot sends first.
      const challenges = ({ record }: Checked) =>
        authDialogue(record).filter((line) => line.startsWith('S: + ')).length;
      expect(challenges(simulated)).toBe(0);
      expect(challenges(real)).toBe(refused === undefined ? 0 : 1);
    },
  );
});
