import { describe, expect, test } from 'vitest';
import { maxCheckBytes, maxCheckLines, maxLineBytes } from '../../../electron/mail/limits.ts';
import type { Stage } from '../../../shared/stages.ts';
import {
  check,
  checkAgainst,
  evidenceOf,
  failureOf,
  localEndpoint,
  stageOf,
  wireLines,
} from './helpers/run-check.ts';
import { exchange, startTcpServer, type Peer, type Script } from './helpers/scripted-server.ts';

const megabyte = 1_048_576;

/** The steps up to the point where the given stage waits for the server. */
const upTo: Partial<Record<Stage, string[]>> = {
  greeting: [],
  capability: ['S: * OK ready', 'C: C01 CAPABILITY'],
};
upTo.auth = [
  ...(upTo.capability ?? []),
  'S: * CAPABILITY AUTH=XOAUTH2 SASL-IR',
  'S: C01 OK done',
  'C: *',
];
upTo.mailbox = [...upTo.auth, 'S: A01 OK done', 'C: S01 SELECT INBOX'];
upTo.logout = [
  ...upTo.mailbox,
  'S: * 3 EXISTS',
  'S: S01 OK done',
  'C: E01 EXAMINE INBOX',
  'S: E01 OK done',
  'C: C02 CLOSE',
  'S: C02 OK done',
  'C: L01 LOGOUT',
];
const waits = Object.entries(upTo) as [Stage, string[]][];

/** Follows `steps`, then does what is to be tested. */
function then(steps: readonly string[], act: (peer: Peer) => void): Script {
  return async (peer) => {
    for (const step of steps) {
      if (step.startsWith('S:')) peer.send(`${step.slice(3)}\r\n`);
      else await peer.line();
    }
    act(peer);
    await peer.gone;
  };
}

function memoryInUse(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

describe.each(waits)('while %s waits', (stage, steps) => {
  test('a silent server fails it within its deadline', async () => {
    const { record } = await checkAgainst(exchange(...steps), {
      // Only the wait that is tested is short: a busy computer may need longer for the others.
      deadlines: stage === 'greeting' ? { greeting: 100 } : { command: 500 },
    });
    expect(failureOf(record)).toBe(`${stage} failed stage/timeout`);
    expect(stageOf(record, stage).durationMs).toBeGreaterThanOrEqual(95);
    expect(stageOf(record, stage).durationMs).toBeLessThan(2500);
    if (stage !== 'logout') expect(stageOf(record, 'logout').status).toBe('not-reached');
  });

  test('a server that closes fails it', async () => {
    const { record } = await checkAgainst(then(steps, (peer) => peer.socket.end()));
    expect(failureOf(record)).toBe(`${stage} failed stage/closed`);
  });

  test('a server that closes in the middle of a line fails it, and what came is shown', async () => {
    const { record } = await checkAgainst(then(steps, (peer) => peer.socket.end('* OK [half')));
    expect(failureOf(record)).toBe(`${stage} failed stage/closed`);
    expect(wireLines(record).at(-1)).toBe('S: * OK [half');
    expect(record.transcript.at(-1)?.text).toBe(
      'the line above has no end: the connection ended here',
    );
  });

  test('a reset fails it', async () => {
    // TLS sockets cannot be told to reset: the connection below them is.
    const { record } = await checkAgainst(
      then(steps, (peer) => {
        resetBelow(peer);
      }),
    );
    expect(failureOf(record)).toBe(`${stage} failed stage/reset`);
  });

  test('a line without an end fails it at the limit, with flat memory', async () => {
    const before = memoryInUse();
    const { record } = await checkAgainst(
      then(steps, (peer) => {
        peer.send(Buffer.alloc(megabyte, 'x'));
      }),
    );
    expect(failureOf(record)).toBe(`${stage} failed protocol/line-too-long`);
    expect(stageOf(record, stage).durationMs).toBeLessThan(4000);
    expect(memoryInUse() - before).toBeLessThan(32 * megabyte);
    expect(JSON.stringify(record).length).toBeLessThan(10_000);
  });
});

function resetBelow(peer: Peer): void {
  const { _parent: below } = peer.socket as unknown as { _parent?: { resetAndDestroy(): void } };
  if (below) below.resetAndDestroy();
  else peer.socket.destroy();
}

describe('too much', () => {
  test('a line that trickles in is bounded by the deadline of its command', async () => {
    const { record } = await checkAgainst(
      async (peer) => {
        const timer = setInterval(() => {
          peer.send('x');
        }, 10);
        await peer.gone;
        clearInterval(timer);
      },
      { deadlines: { greeting: 120 } },
    );
    expect(failureOf(record)).toBe('greeting failed stage/timeout');
    expect(stageOf(record, 'greeting').durationMs).toBeLessThan(1500);
  });

  test('untagged replies without end are too much data', async () => {
    const before = memoryInUse();
    const { record } = await checkAgainst(
      then(upTo.mailbox ?? [], (peer) => {
        peer.send('* 1 EXISTS\r\n'.repeat(maxCheckLines + 1));
      }),
      { deadlines: { command: 10_000 } },
    );
    expect(failureOf(record)).toBe('mailbox failed protocol/too-much-data');
    expect(record.transcript.length).toBeLessThan(maxCheckLines + 20);
    expect(memoryInUse() - before).toBeLessThan(32 * megabyte);
  });

  test('long replies without end are too much data', async () => {
    const reply = `* OK ${'x'.repeat(maxLineBytes - 100)}\r\n`;
    const { record } = await checkAgainst(
      then(upTo.capability ?? [], (peer) => {
        peer.send(reply.repeat(Math.ceil(maxCheckBytes / reply.length) + 1));
      }),
      { deadlines: { command: 10_000 } },
    );
    expect(failureOf(record)).toBe('capability failed protocol/too-much-data');
  });

  test.each(['* LIST () "/" {65537}', '* LIST () "/" {99999999999999999999}'])(
    'the literal of %s is not waited for',
    async (line) => {
      const { record } = await checkAgainst(exchange(...(upTo.mailbox ?? []), `S: ${line}`));
      expect(failureOf(record)).toBe('mailbox failed protocol/too-much-data');
      expect(stageOf(record, 'mailbox').durationMs).toBeLessThan(3000);
    },
  );

  test('a whole check has a deadline', async () => {
    const { record } = await checkAgainst(exchange(), {
      deadlines: { greeting: 10_000, run: 150 },
    });
    // Where the time runs out depends on the computer; that it does, does not.
    expect(failureOf(record)).toMatch(/failed run\/timeout$/);
    expect(record.outcome).toBe('failed');
  });

  test('a server that takes a connection and never speaks TLS times out', async () => {
    const server = await startTcpServer(async (peer) => peer.gone);
    const { record } = await check({
      endpoint: localEndpoint(server.port),
      deadlines: { tls: 100 },
    });
    await server.close();
    expect(failureOf(record)).toBe('tls failed stage/timeout');
  });

  test.each([
    ['closes', (peer: Peer) => void peer.socket.end(), 'stage/closed'],
    ['resets', (peer: Peer) => void peer.socket.resetAndDestroy(), 'stage/reset'],
  ])('a server that %s in the handshake fails it', async (_, act, code) => {
    const server = await startTcpServer(async (peer) => {
      peer.socket.once('data', () => {
        act(peer);
      });
      await peer.gone;
    });
    const { record } = await check({ endpoint: localEndpoint(server.port) });
    await server.close();
    expect(failureOf(record)).toBe(`tls failed ${code}`);
  });
});

describe('strange bytes', () => {
  test('control characters and bytes that are no text are shown, and break nothing', async () => {
    const { record } = await checkAgainst(async (peer) => {
      peer.send('* OK a\0b\tc\u202ed\r\n');
      await peer.line();
      peer.send(Buffer.from('* OK caf\xe9 \x80\r\n', 'latin1'));
      peer.send('* OK caf\u00e9 \rx\n');
      peer.send('* CAPABILITY IMAP4rev1\r\nC01 OK done\r\n');
      await peer.line();
      peer.send('* BYE\r\nL01 OK\r\n');
      await peer.gone;
    });
    expect(failureOf(record)).toBe('capability failed auth/not-offered');
    expect(wireLines(record, 'greeting')).toEqual(['S: * OK a\\x00b\\x09c\\u{202e}d']);
    expect(wireLines(record, 'capability').slice(1, 3)).toEqual([
      'S: * OK caf\\xe9 \\x80',
      'S: * OK café \\x0dx\\x0a',
    ]);
    expect(evidenceOf(record, 'capability')).toBe('* CAPABILITY IMAP4rev1');
  });
});
