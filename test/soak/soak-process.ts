import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PracticeTenant } from '../../electron/practice/types.ts';
import type { Connection } from '../../shared/connection.ts';
import { takeMark, type Mark } from './marks.ts';
import type { Leak, SoakOptions } from './options.ts';
import { createSoakedApp, type SoakedApp } from './soaked-app.ts';
import { turnOf, type SoakedSignIn, type Turn } from './turns.ts';

// The process of `soak.ts`: it gets its task as a message and answers with what it saw.

/** What it is given. */
export interface SoakTask extends SoakOptions {
  /** Where its temporary files go, and nobody else's. */
  temporary: string;
}

/** What it answers. */
export type SoakAnswer =
  { marks: [Mark, Mark]; seconds: number; outcomes: Record<string, number> } | { failed: string };

const [task] = (await once(process, 'message')) as [SoakTask];
// Only now, as what compiles this program has its own there, and finds it again the next time.
for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = task.temporary;
const answer = await soak(task).catch((error: unknown) => ({
  failed: error instanceof Error ? (error.stack ?? error.message) : 'unknown reason',
}));
process.send?.(answer satisfies SoakAnswer);
process.disconnect();

async function soak({ runs, mark, planted }: SoakOptions): Promise<SoakAnswer> {
  const profile = await mkdtemp(join(tmpdir(), 'profile-'));
  const folders = { profile, temporary: tmpdir() };
  const startedAt = performance.now();
  const soaked = await createSoakedApp(profile);
  const person = await createPerson(soaked);
  const plant = planter(planted);
  const marks: Mark[] = [];
  const outcomes: Record<string, number> = {};
  try {
    for (let number = 1; number <= runs; number += 1) {
      const outcome = await person.take(turnOf(number)).catch((error: unknown) => {
        throw new Error(`run ${number}: ${String(error)}`, { cause: error });
      });
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      await plant(number);
      if (number === mark || number === runs) marks.push(await takeMark(number, folders));
    }
  } finally {
    await soaked.stop();
    await rm(profile, { recursive: true, force: true });
  }
  const seconds = (performance.now() - startedAt) / 1_000;
  return { marks: marks as [Mark, Mark], seconds, outcomes };
}

/** Who presses the buttons: signed in somehow, with a run behind. */
async function createPerson(soaked: SoakedApp) {
  const tenant = await soaked.practise();
  const { connectionId } = soaked;
  let connection = connectionFor(tenant, 'window');
  let signInId: string | undefined;

  async function signIn(kind: SoakedSignIn, remember: boolean): Promise<string> {
    if (signInId !== undefined) {
      // As the window does: what was remembered is signed out, the rest is forgotten.
      const channel = remember ? 'sign-in:sign-out' : 'sign-in:forget';
      await soaked.expect(channel, { signInId });
    }
    connection = connectionFor(tenant, kind);
    const credentialId = await credentialFor(soaked, tenant, kind);
    const summary = await soaked.expect('sign-in:start', {
      ...{ connection, remember, chooseAccount: false },
      ...(credentialId === undefined ? {} : { credentialId }),
    });
    if (credentialId !== undefined) await soaked.expect('credential:forget', { credentialId });
    if (summary.remembered !== remember) throw new Error('the sign-in was not kept as asked');
    return summary.signInId;
  }

  /** A sign-in of which nothing comes. */
  async function signInInVain(how: NonNullable<Turn['before']>): Promise<void> {
    const request = { connection: connectionFor(tenant, 'window'), remember: false };
    if (how === 'refused') await soaked.practise('aadsts-50126-wrong-password');
    else {
      soaked.onPage = () => {
        void soaked.expect('sign-in:cancel', undefined);
      };
    }
    const answered = await soaked.ask('sign-in:start', { ...request, chooseAccount: false });
    soaked.onPage = () => undefined;
    await tenant.choose(undefined);
    const expected = how === 'cancelled' ? 'signin/cancelled' : 'signin/';
    if (answered.ok || !answered.error.code.startsWith(expected)) {
      throw new Error(`a sign-in that was ${how} ended with ${JSON.stringify(answered)}`);
    }
  }

  async function look(runId: string): Promise<void> {
    const of = { kind: 'run', connectionId, runId } as const;
    await soaked.expect('report:preview', {
      ...{ of, format: 'html', pseudonyms: true, language: 'ja' },
    });
    const { runs } = await soaked.expect('history:list', { connectionId });
    const [newer, older] = runs;
    if (!newer || !older) return;
    const ids = { older: older.id, newer: newer.id };
    await soaked.expect('history:compare', { connectionId, ...ids, language: 'en' });
    await soaked.expect('connection:list', undefined);
  }

  return {
    /** Does what there is to do, and tells how the run ended. */
    async take(turn: Turn): Promise<string> {
      if (turn.before) await signInInVain(turn.before);
      if (turn.signIn) signInId = await signIn(turn.signIn, turn.remember === true);
      const id = signInId;
      if (id === undefined) throw new Error('the first turn signs in');
      if (turn.renew) await soaked.expect('sign-in:renew', { signInId: id });
      if (turn.scenario !== undefined) await soaked.practise(turn.scenario);
      const message = turn.message ? { testMessageTo: connection.user } : {};
      let run = await soaked.finish(
        () => soaked.expect('run:start', { connection, connectionId, signInId: id, ...message }),
        turn.cancelAt,
      );
      const expected = turn.cancelAt ? 'cancelled' : turn.scenario ? 'failed' : 'ok';
      if (run.outcome !== expected) throw new Error(`${run.outcome} instead of ${expected}`);
      const { outcome } = run;
      if (turn.scenario !== undefined) await tenant.choose(undefined);
      const protocol = turn.retry;
      if (protocol) {
        const { id: runId } = run;
        run = await soaked.finish(() => soaked.expect('run:retry', { runId, protocol }));
      }
      if (turn.report) await look(run.id);
      return outcome;
    },
  };
}

async function credentialFor(
  soaked: SoakedApp,
  { info }: PracticeTenant,
  kind: SoakedSignIn,
): Promise<string | undefined> {
  if (kind === 'window') return undefined;
  if (kind === 'secret') {
    const entered = await soaked.expect('credential:enter', {
      ...{ kind: 'client-secret', value: info.clientSecret },
    });
    return entered.credentialId;
  }
  const chosen = await soaked.expect('credential:choose-certificate', { source: 'practice' });
  return 'credentialId' in chosen ? chosen.credentialId : undefined;
}

function connectionFor({ info }: PracticeTenant, kind: SoakedSignIn): Connection {
  const isPersons = kind === 'window';
  const user = isPersons ? 'adele@contoso.example' : (info.applicationMailboxes[0] ?? '');
  return {
    ...{ version: 1, name: 'Soak', practice: true, cloud: 'global', user },
    ...{ tenant: info.tenantDomain, clientId: info.clientId, flow: kind },
    access: isPersons ? 'delegated' : 'application',
    protocols: ['imap', 'pop', 'smtp'],
    offlineAccess: isPersons,
  };
}

/** Does wrong what is to be noticed. */
function planter(planted: readonly Leak[]): (number: number) => Promise<void> {
  const kept: unknown[] = [];
  return async (number) => {
    if (planted.includes('listener')) process.on('SIGWINCH', () => kept.push(number));
    if (planted.includes('object')) kept.push(Array.from({ length: 50_000 }, () => ({ number })));
    if (planted.includes('buffer')) kept.push(Buffer.alloc(512 * 1024, number));
    if (planted.includes('socket')) kept.push(...(await openSocket()));
  };
}

/** Both ends of a connection that nobody closes. */
async function openSocket(): Promise<Socket[]> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const accepted = once(server, 'connection') as Promise<[Socket]>;
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const client = connect(port, '127.0.0.1');
  const [end] = await accepted;
  server.close();
  // The process is to end in spite of it.
  for (const socket of [client, end]) socket.unref();
  return [client, end];
}
