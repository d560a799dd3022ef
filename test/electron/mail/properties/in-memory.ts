import type { Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { makeSecret } from '../../../../electron/auth/make-secret.ts';
import type { CheckRun, ProtocolCheck } from '../../../../electron/mail/check-run.ts';
import { EchoFilter } from '../../../../electron/mail/echo-filter.ts';
import { checkImap } from '../../../../electron/mail/imap/check-imap.ts';
import { defaultDeadlines } from '../../../../electron/mail/limits.ts';
import { LineConnection } from '../../../../electron/mail/line-connection.ts';
import { checkPop } from '../../../../electron/mail/pop/check-pop.ts';
import { Recorder } from '../../../../electron/mail/recorder.ts';
import { checkSmtp } from '../../../../electron/mail/smtp/check-smtp.ts';
import { StageLog } from '../../../../electron/mail/stage-log.ts';
import type { CheckRequest } from '../../../../electron/mail/types.ts';
import type { CheckEvent } from '../../../../shared/check-events.ts';
import type { CheckRecord } from '../../../../shared/run-record.ts';
import {
  checkStages,
  type Protocol,
  type Security,
  type Stage,
} from '../../../../shared/stages.ts';
import { seedToken, seedUser } from '../helpers/run-check.ts';
import { tlsStep, type Peer } from '../helpers/scripted-server.ts';
import { memorySockets } from './memory-socket.ts';

/** An exchange, as `exchange` of the scripted server takes it, and the check that it is for. */
export interface Exchange {
  name: string;
  protocol: Protocol;
  security?: Security;
  request?: Partial<CheckRequest>;
  steps: readonly string[];
}

export interface InMemory {
  record: CheckRecord;
  events: CheckEvent[];
}

const protocolChecks: Readonly<Record<Protocol, ProtocolCheck>> = {
  imap: checkImap,
  pop: checkPop,
  smtp: checkSmtp,
};

/** Where the checks think that they are connected to. */
const host = 'localhost';
export const port = 993;

/**
 * Runs the real check of a protocol, from the greeting to the goodbye, against a server in this
 * process that follows `steps`.
 *
 * @param cuts where the server's bytes are split, counted from its first byte; each piece arrives in
 *   a turn of the event loop of its own. `every` splits after each byte.
 */
export async function checkInMemory(
  { protocol, security = 'tls', request: changes, steps }: Exchange,
  cuts: readonly number[] | 'every' = [],
): Promise<InMemory> {
  const request: CheckRequest = {
    protocol,
    endpoint: { host, port, security },
    user: seedUser,
    token: makeSecret(seedToken),
    trust: { kind: 'system', extra: [] },
    route: { family: 'any' },
    initialResponse: 'auto',
    ...changes,
  };
  const [client, server] = memorySockets();
  const serving = serve(memoryPeer(server), steps, cuts).catch(() => server.destroy());

  const events: CheckEvent[] = [];
  const recorder = new Recorder(protocol, 'greeting', (event) => events.push(event));
  const stages = new StageLog(recorder, stagesToRun(protocol, security));
  const echoes = new EchoFilter(request.token);
  const run: CheckRun = {
    ...{ request, deadlines: { ...defaultDeadlines, command: 2000 }, recorder, stages, echoes },
    signal: new AbortController().signal,
    found: { addresses: [] },
  };
  const connection = new LineConnection(client, recorder, echoes);
  try {
    await protocolChecks[protocol](run, connection);
  } catch {
    // The stage that failed has recorded why.
  } finally {
    connection.destroy();
    server.destroy();
  }
  await serving;
  const results = stages.finish();
  return {
    events,
    record: {
      ...{ protocol, endpoint: request.endpoint, user: request.user },
      outcome: results.every(({ status }) => status === 'ok') ? 'ok' : 'failed',
      durationMs: recorder.now(),
      stages: results,
      ...run.found,
      transcript: recorder.transcript,
    },
  };
}

/** Those after the connection is made. */
function stagesToRun(protocol: Protocol, security: Security): Stage[] {
  const stages = checkStages(protocol, security, false);
  return stages.slice(stages.indexOf('greeting'));
}

/** The bytes that the server sends in the course of `steps`. */
export function serverBytes(steps: readonly string[]): Buffer {
  const said = steps.filter((step) => step.startsWith('S:'));
  return Buffer.from(said.map((step) => `${step.slice(3)}\r\n`).join(''), 'latin1');
}

/**
 * What a server does that follows `steps` and sends its bytes in pieces.
 *
 * @param cuts see {@link checkInMemory}
 */
export async function serve(
  peer: Pick<Peer, 'send' | 'line' | 'startTls'>,
  steps: readonly string[],
  cuts: readonly number[] | 'every',
): Promise<void> {
  let position = 0;
  for (const [index, step] of steps.entries()) {
    if (step === tlsStep) {
      await peer.startTls();
    } else if (step.startsWith('S:')) {
      // What one turn of the server says is one sequence of bytes, cut only where it is told to be.
      if (steps[index - 1]?.startsWith('S:') === true) continue;
      let end = index;
      while (steps[end]?.startsWith('S:') === true) end++;
      const bytes = serverBytes(steps.slice(index, end));
      for (const piece of cut(bytes, position, cuts)) {
        await setImmediate();
        peer.send(piece);
      }
      position += bytes.length;
    } else {
      const line = await peer.line();
      if (step !== 'C: *' && line !== step.slice(3)) throw new Error(`expected ${step}`);
    }
  }
}

/** The server's end of a connection in memory; it has no TLS. */
function memoryPeer(socket: Socket): Pick<Peer, 'send' | 'line' | 'startTls'> {
  let received = '';
  let wake: (() => void) | undefined;
  socket.on('data', (chunk: Buffer) => {
    received += chunk.toString('latin1');
    wake?.();
  });
  socket.on('close', () => wake?.());
  return {
    send: (data) => socket.write(data),
    startTls: () => Promise.reject(new Error('no TLS in memory')),
    line: async () => {
      for (;;) {
        const end = received.indexOf('\r\n');
        if (end !== -1) {
          const line = received.slice(0, end);
          received = received.slice(end + 2);
          return line;
        }
        if (socket.destroyed) throw new Error('the client has gone');
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
}

/** `bytes`, the first of which is at `position`, in pieces; none is empty. */
function* cut(
  bytes: Buffer,
  position: number,
  cuts: readonly number[] | 'every',
): Generator<Buffer> {
  let from = 0;
  for (let at = 1; at < bytes.length; at++) {
    if (cuts !== 'every' && !cuts.includes(position + at)) continue;
    yield bytes.subarray(from, at);
    from = at;
  }
  yield bytes.subarray(from);
}
