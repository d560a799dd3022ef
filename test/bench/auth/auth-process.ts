import { startPractice } from '../../../electron/practice/practice-tenant.ts';
import { resolveTarget } from '../../../electron/target.ts';
import type { Connection } from '../../../shared/connection.ts';
import { bareMsal, ours, type AuthTask, type AuthTiming } from './auth-contestants.ts';
import type { AuthMessage } from './auth-bench.ts';
import { once } from 'node:events';

// Two processes run this: one has the practice tenant, so that what the authority computes does not
// count; the other, started with its certificate authority in NODE_EXTRA_CA_CERTS because bare MSAL
// can be told of one in no other way, has both contestants.

/** Uncounted rounds, in which code is compiled. */
const warmUpRounds = 5;

const task = process.env['AUTH_BENCH_TASK'];
if (task === undefined) await serve();
else await measure(JSON.parse(task) as AuthTask, Number(process.argv[2]));

/** Says where the practice tenant is, and ends with its parent. */
async function serve(): Promise<void> {
  const parentGone = once(process, 'disconnect');
  const practice = await startPractice();
  const [person] = practice.info.people;
  if (!person) throw new Error('the practice tenant has no people');
  const connection: Connection = {
    version: 1,
    name: 'Benchmark',
    practice: true,
    cloud: 'global',
    tenant: practice.info.tenantId,
    clientId: practice.info.clientId,
    access: 'delegated',
    flow: 'window',
    protocols: ['imap'],
    offlineAccess: true,
    user: person.address,
  };
  const target = resolveTarget(connection, practice);
  if (!target) throw new Error('the practice tenant is no target');
  const ready: AuthTask = { connection, target, password: person.password };
  process.send?.(ready);
  await parentGone;
  await practice.stop();
}

/** Lets both sign in and renew in turn, and says how long it took. */
async function measure(todo: AuthTask, rounds: number): Promise<void> {
  const timings: AuthMessage = { ours: [], bareMsal: [] };
  for (let round = -warmUpRounds; round < rounds; round += 1) {
    const one = async (name: keyof AuthMessage): Promise<void> => {
      const timing: AuthTiming = await { ours, bareMsal }[name].signIn(todo);
      if (round >= 0) timings[name].push(timing);
    };
    // Who begins changes from round to round: nobody always follows the same one.
    const order =
      round % 2 === 0 ? (['ours', 'bareMsal'] as const) : (['bareMsal', 'ours'] as const);
    for (const name of order) await one(name);
  }
  process.send?.(timings);
  process.disconnect();
}
