import { join } from 'node:path';
import { signIn } from '../../electron/auth/sign-in.ts';
import { createLogFile } from '../../electron/log-file.ts';
import { createLog } from '../../electron/log.ts';
import { diagnose, findingsOf } from '../../shared/diagnosis/diagnose.ts';
import { makeSecret } from '../../electron/auth/make-secret.ts';
import { resolveTarget, type PracticeServers } from '../../electron/target.ts';
import type { Connection } from '../../shared/connection.ts';
import { openStores, storeNames } from './stores.ts';

// One start of the app's core under whatever clock it was given; what came of it is one line of JSON on
// standard output. The first line of standard input says what to do.

export type Order =
  | { profile: string; key: string }
  | { practice: PracticeServers; connection: Connection; secret: string };

export interface Kept {
  year: number;
  /** The numbers of the states that were there, and that the next start finds. */
  before: number[];
  after: number[];
}

export interface SignInUnderClock {
  /** Why there is no token; absent where there is one. */
  code?: string;
  /** The surest cause. */
  finding?: string;
  clockOffsetMs?: number;
}

async function keep(profile: string, key: Buffer): Promise<Kept> {
  const stores = await openStores(profile, key);
  const numbers = async (of: typeof stores) => {
    const all = [];
    for (const name of storeNames) all.push(await of[name].read());
    return all;
  };
  const before = await numbers(stores);
  for (const [index, name] of storeNames.entries()) {
    const problem = await stores[name].save((before[index] ?? 0) + 1);
    if (problem) throw new Error(`${name}: ${problem.code}`);
  }
  createLog(createLogFile(join(profile, 'logs')).write)('info', 'second start');
  const after = await numbers(await openStores(profile, key));
  return { year: new Date().getUTCFullYear(), before, after };
}

async function signInAt({
  practice,
  connection,
  secret,
}: Extract<Order, { secret: string }>): Promise<SignInUnderClock> {
  const target = resolveTarget(connection, practice);
  if (!target) throw new Error('there is no target');
  const nobody = () => Promise.reject(new Error('nobody is asked'));
  const outcome = await signIn({
    ...{ connection, target, signal: AbortSignal.timeout(20_000) },
    surroundings: { showSignInPage: nobody, openBrowser: nobody },
    credential: { kind: 'client-secret', value: makeSecret(secret) },
  });
  if (outcome.kind === 'success') {
    const { clockOffsetMs } = outcome.signedIn.summary;
    return clockOffsetMs === undefined ? {} : { clockOffsetMs };
  }
  const { error, record } = outcome;
  const [finding] = findingsOf(diagnose({ connection, signIn: record }));
  return { code: error.code, ...(finding ? { finding: finding.id } : {}) };
}

let text = '';
for await (const chunk of process.stdin.setEncoding('utf8')) text += String(chunk);
const order = JSON.parse(text) as Order;
const result =
  'practice' in order
    ? await signInAt(order)
    : await keep(order.profile, Buffer.from(order.key, 'hex'));
process.stdout.write(JSON.stringify(result));
