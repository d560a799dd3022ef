import { makeSecret } from '../../../electron/auth/make-secret.ts';
import { runCheck } from '../../../electron/mail/check.ts';
import type { CheckRecord } from '../../../shared/run-record.ts';
import type { Protocol } from '../../../shared/stages.ts';
import type { Contestant, Target } from './contestant.ts';

/** Our check, as the app runs it, with its transcript; the time ends when its socket is closed. */
export function ours(protocol: Protocol): Contestant {
  return {
    name: 'ours',
    measures: 'everything, until its socket is closed',
    signIn: async (target) => {
      const startedAt = performance.now();
      const record = await checkOnce(protocol, target);
      const total = performance.now() - startedAt;
      return { total, sameWork: sameWorkAt(protocol, record) };
    },
  };
}

/** When the reply came that ends what all contestants do, by the transcript. */
function sameWorkAt(protocol: Protocol, { transcript }: CheckRecord): number {
  const received = transcript.filter(({ kind }) => kind === 'received');
  const reply = {
    imap: received.find(({ text }) => text.startsWith('S01 OK')),
    pop: received.findLast(({ stage }) => stage === 'mailbox'),
    smtp: received.findLast(({ stage }) => stage === 'auth'),
  }[protocol];
  if (reply === undefined) throw new Error(`our ${protocol} check has no reply to measure to`);
  return reply.atMs;
}

/**
 * Runs one check.
 *
 * @throws where it did not pass
 */
export async function checkOnce(protocol: Protocol, target: Target): Promise<CheckRecord> {
  const { host, port, user, ca } = target;
  const record = await runCheck(
    {
      protocol,
      endpoint: { host, port, security: protocol === 'smtp' ? 'starttls' : 'tls' },
      user,
      ...(protocol === 'smtp' ? { sender: user } : {}),
      token: makeSecret(target.token),
      trust: { kind: 'only', ca },
      route: { family: 'any' },
      initialResponse: 'auto',
    },
    { signal: new AbortController().signal, emit: () => undefined },
  );
  if (record.outcome !== 'ok') {
    const failed = record.stages.find(({ status }) => status === 'failed');
    const { code = 'no code', detail = '' } = failed?.error ?? {};
    throw new Error(`our ${protocol} check failed at ${failed?.stage ?? '?'}: ${code} ${detail}`);
  }
  return record;
}
