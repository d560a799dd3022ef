import type { TlsOptions } from 'node:tls';
import { expect, test, vi } from 'vitest';
import type { Deadlines } from '../../../../electron/mail/limits.ts';
import type { CheckRequest } from '../../../../electron/mail/types.ts';
import type { CheckEvent } from '../../../../shared/check-events.ts';
import type { CheckRecord } from '../../../../shared/run-record.ts';
import { certificates, check, failureOf, seedToken, seedUser } from '../helpers/run-check.ts';
import { startHostileServer, type HostilePeer } from './hostile-server.ts';
import {
  answerTo,
  answerToMessage,
  answerToResponse,
  greetings,
  stageOfMoment,
  type Answer,
  type Kind,
  type Moment,
} from './manners.ts';

/** What a hostile server has at hand when its moment has come. */
export interface Turn {
  peer: HostilePeer;
  /** What a well-behaved server would say. */
  reply: string;
  /** The first word of the client's command: an IMAP command's tag. */
  tag: string;
}

/**
 * What a server does instead of what it should do. Text that it returns is sent in place of the
 * reply, and what is due afterwards follows; else the server goes on with the client's next command,
 * as well-behaved as before: so a check that takes the insult gets far enough to be noticed.
 */
export type Act = (turn: Turn) => Promise<string | undefined> | string | undefined;
export type Acts = Readonly<Partial<Record<Moment, Act>>>;

export interface FaceOptions {
  request?: Partial<CheckRequest>;
  /** What the server's TLS is like; else as the check wants it. */
  tls?: TlsOptions;
  neverCloses?: boolean;
  /** What else the server does in its own way. */
  also?: Acts;
}

export interface Faced {
  record: CheckRecord;
  events: CheckEvent[];
  /** The first stage that did not succeed, as `stage code`. */
  failure: string;
  /** What the server got to read. */
  received: string;
}

/** What is left open of sockets, as Node counts it. */
function leftOpen(): string[] {
  const counted = ['TCPSocketWrap', 'TCPServerWrap', 'TLSWrap', 'GetAddrInfoReqWrap'];
  return process.getActiveResourcesInfo().filter((kind) => counted.includes(kind));
}

/** For the end of each file that faces hostile servers: whatever these did, no socket is left. */
export async function nothingIsLeft(): Promise<void> {
  await vi.waitFor(
    () => {
      expect(leftOpen()).toEqual([]);
    },
    { timeout: 5000 },
  );
}

/** One hostile behaviour and what must become of a check that meets it. */
export interface Row {
  what: string;
  kind: Kind;
  at: Moment;
  does: Act;
  /** The stage and the code that it must fail with. */
  fails: string;
  /** The server must not get to read the token. */
  keepsToken?: true;
  options?: FaceOptions;
}

/** Makes a test of each row. */
export function testRows(rows: readonly Row[]): void {
  test.concurrent.each(
    rows.map((row) => ({ ...row, name: `${row.kind.protocol} ${row.kind.security}` })),
  )('$name: $what', async ({ kind, at, does, fails, keepsToken, options }) => {
    const { failure, received } = await face(kind, { [at]: does }, options);
    expect(failure).toBe(fails);
    if (keepsToken === true) expect(leaks(received)).toEqual([]);
  });
}

/** The deadline of a wait that is known to last, in milliseconds. */
export const shortest = 250;

/** A stage that fails in a test of something else does so at once, or waits as long as this. */
const patientDeadlines: Partial<Deadlines> = {
  tcp: 8000,
  tls: 8000,
  greeting: 8000,
  command: 8000,
  run: 16_000,
};

/**
 * Runs a check against a server that behaves well but for `acts`. Whatever the server does, the check
 * must end without leaving its connection open, show no control character as it is and nothing of the
 * token, and must not have sent the token where TLS was not reached.
 */
export async function face(kind: Kind, acts: Acts, options: FaceOptions = {}): Promise<Faced> {
  const { authority, certificate } = await certificates();
  const tls = options.tls ?? { cert: certificate.certPem, key: certificate.keyPem };
  const server = await startHostileServer({
    script: (peer) => serve(peer, kind, { ...options.also, ...acts }, tls),
    ...(options.neverCloses === undefined ? {} : { neverCloses: options.neverCloses }),
  });
  try {
    const { record, events } = await check({
      protocol: kind.protocol,
      endpoint: { host: 'localhost', port: server.port, security: kind.security },
      trust: { kind: 'only', ca: authority.certPem },
      ...(kind.protocol === 'smtp' ? { sender: seedUser } : {}),
      ...options.request,
      deadlines: { ...patientDeadlines, ...options.request?.deadlines },
    });
    await vi.waitFor(
      () => {
        // A server that never closes its side notices the client's end when it sends something.
        if (options.neverCloses === true) server.poke();
        expect(server.connections()).toBe(0);
      },
      { interval: 5, timeout: 5000 },
    );
    const faced = { record, events, failure: failureOf(record).replace(' failed ', ' ') };
    expectDecency({ ...faced, received: server.received() });
    return { ...faced, received: server.received() };
  } finally {
    await server.close();
  }
}

/**
 * As {@link face}, with a short deadline for the wait that the act at `moment` never ends. On a busy
 * computer a short deadline may run out in a command before it, which says nothing: then once more,
 * with more time.
 */
export async function faceSilence(
  kind: Kind,
  moment: Moment,
  act: Act,
  options: FaceOptions = {},
): Promise<Faced> {
  const stage = stageOfMoment(moment);
  const wait = stage === 'greeting' || stage === 'tls' ? stage : 'command';
  let faced: Faced | undefined;
  for (const milliseconds of [shortest, 10 * shortest]) {
    const request = { deadlines: { [wait]: milliseconds } };
    faced = await face(
      kind,
      { [moment]: act },
      { ...options, request: { ...options.request, ...request } },
    );
    const { durationMs } = faced.record;
    // Never later than the deadline, but for the time that the stages before it may need.
    expect(durationMs).toBeLessThan(milliseconds + 6000);
    if (faced.failure.startsWith(`${stage} `)) break;
  }
  if (!faced) throw new Error('nothing was tried');
  return faced;
}

async function serve(
  peer: HostilePeer,
  { protocol, security }: Kind,
  acts: Acts,
  tls: TlsOptions,
): Promise<void> {
  /** Does what is to be done at a moment; false where the reply was not given. */
  const say = async (answer: Answer, tag = ''): Promise<boolean> => {
    const { moment, reply } = answer;
    const act = acts[moment];
    const said = act ? await act({ peer, reply, tag }) : reply;
    if (said !== undefined) peer.send(said);
    return said !== undefined;
  };
  const secure = async (): Promise<void> => {
    const act = acts.tls;
    if (act) await act({ peer, reply: '', tag: '' });
    else await peer.startTls(tls);
  };

  let isSecure = security === 'tls';
  if (isSecure) await secure();
  await say({ moment: 'greeting', reply: greetings[protocol] });
  for (;;) {
    const line = await peer.line();
    const tag = line.split(' ')[0] ?? '';
    const answer = answerTo(protocol, line, isSecure);
    if (!(await say(answer, tag))) continue;
    if (answer.then === 'tls') {
      await secure();
      isSecure = true;
    } else if (answer.then === 'response') {
      await peer.line();
      await say(answerToResponse(protocol, tag), tag);
    } else if (answer.then === 'message') {
      while ((await peer.line()) !== '.');
      await say(answerToMessage);
    }
  }
}

/** What no transcript may hold as it is: it would move the reader's eyes, or the terminal's cursor. */
const raw = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;

/** What holds however a server behaves. */
function expectDecency({ record, events, failure, received }: Faced): void {
  expect(events.at(-1)?.kind).toBe('check-finished');
  expect(record.outcome === 'ok').toBe(failure === 'none');
  const texts = [
    ...record.transcript.map(({ text }) => text),
    ...record.stages.flatMap(({ error, summary }) => [error?.detail ?? '', summary ?? '']),
    ...(record.capabilities ?? []),
  ];
  expect(texts.filter((text) => raw.test(text))).toEqual([]);
  const told = JSON.stringify({ record, events });
  expect(leaks(told)).toEqual([]);
  const isTlsOver = record.stages.some(({ stage, status }) => stage === 'tls' && status === 'ok');
  if (!isTlsOver) {
    expect(leaks(received)).toEqual([]);
    expect(received).not.toMatch(/^(A01 )?AUTH/m);
  }
}

/** The pieces of the token that `text` holds. */
export function leaks(text: string): string[] {
  return tokenForms.filter((form) => text.includes(form));
}

/**
 * Pieces of the token and of its base64 wherever that may begin, of which any run of 15 characters
 * holds at least one.
 */
const tokenForms = [0, 1, 2]
  .map((offset) =>
    Buffer.from(' '.repeat(offset) + seedToken)
      .toString('base64')
      .slice(4, -4),
  )
  .concat(seedToken)
  .flatMap((form) => form.match(/.{8}/g) ?? []);
