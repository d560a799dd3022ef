import { afterAll, describe, expect, test, vi } from 'vitest';
import { certificates, failureOf, stageOf, wireLines } from '../helpers/run-check.ts';
import { close, closeBelowTls, closeInLine, drip, inHandshake, reset, silence } from './acts.ts';
import { face, faceSilence, nothingIsLeft, shortest, type Act } from './face.ts';
import { imap, kinds, momentsOf, stageOfMoment } from './manners.ts';

// Half of these wait for a deadline; they wait side by side.
vi.setConfig({ maxConcurrency: 16 });

afterAll(nothingIsLeft);

const moments = kinds.flatMap((kind) =>
  momentsOf(kind).map((moment) => {
    const name = `${kind.protocol} ${kind.security}: ${moment}`;
    return { name, kind, moment, stage: stageOfMoment(moment) };
  }),
);
/** What has every moment once; with TLS from the start some are left out. */
const eachOnce = moments.filter(({ kind }) => kind.security === 'starttls');
const inLines = eachOnce.filter(({ moment }) => moment !== 'tls');

describe.concurrent('a server that falls silent', () => {
  test.each(moments)('$name', async ({ kind, moment, stage }) => {
    const { record, failure } = await faceSilence(kind, moment, silence);
    expect(failure).toBe(`${stage} stage/timeout`);
    expect(stageOf(record, stage).durationMs).toBeGreaterThanOrEqual(shortest - 5);
  });

  test('a whole check has a deadline', async () => {
    const { record } = await face(
      imap,
      { 'mailbox SELECT': silence },
      {
        request: { deadlines: { run: shortest } },
      },
    );
    // Where the time runs out depends on the computer; that it does, does not.
    expect(failureOf(record)).toMatch(/failed run\/timeout$/);
    expect(record.outcome).toBe('failed');
  });
});

describe.concurrent('a server that sends a byte at a time has no longer for it', () => {
  test.each(eachOnce)('$name', async ({ kind, moment, stage }) => {
    const act = stage === 'tls' ? inHandshake(drip) : drip;
    const { failure } = await faceSilence(kind, moment, act);
    expect(failure).toBe(`${stage} stage/timeout`);
  });

  test('nor has one that sends a whole reply at a time', async () => {
    const { failure } = await faceSilence(imap, 'mailbox SELECT', async ({ peer }) => {
      peer.drip('* 1 EXISTS\r\n', 1);
      await peer.gone;
      return undefined;
    });
    expect(failure).toBe('mailbox stage/timeout');
  });

  test('nor has one that asks for a new handshake again and again', async () => {
    const { certificate } = await certificates();
    const tls = {
      cert: certificate.certPem,
      key: certificate.keyPem,
      maxVersion: 'TLSv1.2',
    } as const;
    const act: Act = async ({ peer }) => {
      while (await peer.renegotiate());
      return undefined;
    };
    const { failure } = await faceSilence(imap, 'capability CAPABILITY', act, { tls });
    expect(failure).toBe('capability stage/timeout');
  });
});

describe.concurrent('a server that closes', () => {
  test.each(moments)('$name', async ({ kind, moment, stage }) => {
    const { failure } = await face(kind, {
      [moment]: stage === 'tls' ? inHandshake(close) : close,
    });
    expect(failure).toBe(`${stage} stage/closed`);
  });
});

describe.concurrent('a server that closes in the middle of a line', () => {
  test.each(inLines)('$name', async ({ kind, moment, stage }) => {
    const { record, failure } = await face(kind, { [moment]: closeInLine });
    expect(failure).toBe(`${stage} stage/closed`);
    expect(wireLines(record).at(-1)).toBe('S: * half a line');
    expect(record.transcript.at(-1)?.text).toBe(
      'the line above has no end: the connection ended here',
    );
  });
});

describe.concurrent('a server that closes without ending TLS', () => {
  test.each(inLines)('$name', async ({ kind, moment, stage }) => {
    const { failure } = await face(kind, { [moment]: closeBelowTls });
    expect(failure).toBe(`${stage} stage/closed`);
  });
});

describe.concurrent('a server that resets', () => {
  test.each(eachOnce)('$name', async ({ kind, moment, stage }) => {
    const { failure } = await face(kind, {
      [moment]: stage === 'tls' ? inHandshake(reset) : reset,
    });
    // A reset right after the connection may be told before the connection is; and one that comes
    // upon the answer to another command may be told as its end.
    const isFirst = moment === 'greeting';
    const isBehind = moment === 'logout LOGOUT';
    expect([
      `${stage} stage/reset`,
      ...(isFirst ? ['tcp stage/reset'] : []),
      ...(isBehind ? ['logout stage/closed'] : []),
    ]).toContain(failure);
  });
});
