import { describe, expect, test } from 'vitest';
import { checkAgainst, evidenceOf, failureOf, stageOf, wireLines } from '../helpers/run-check.ts';
import { exchange, type Peer } from '../helpers/scripted-server.ts';
import {
  capabilities,
  closing,
  examine,
  goodbye,
  greeting,
  rest,
  select,
  signIn,
} from './steps.ts';

describe('greeting, capability and goodbye', () => {
  test.each(['tls', 'starttls'] as const)('PREAUTH ends it, with %s', async (security) => {
    const { record, server } = await checkAgainst(exchange('S: * PREAUTH welcome back'), {
      security,
    });
    expect(failureOf(record)).toBe('greeting failed imap/preauth');
    expect(stageOf(record, 'greeting').error?.detail).toBe('PREAUTH welcome back');
    expect(evidenceOf(record, 'greeting')).toBe('* PREAUTH welcome back');
    expect(server.received()).toBe('');
  });

  test('BYE between two commands is the reason', async () => {
    const { record } = await checkAgainst(async (peer) => {
      peer.send('* OK ready\r\n* BYE changed my mind\r\n');
      await peer.gone;
    });
    expect(failureOf(record)).toBe('capability failed imap/bye');
  });

  test('a server without XOAUTH2 fails at its capabilities, with a goodbye', async () => {
    const plain = capabilities.map((step) => step.replace(' AUTH=XOAUTH2', ''));
    const { record, server } = await checkAgainst(exchange(greeting, ...plain, ...goodbye));
    expect(failureOf(record)).toBe('capability failed auth/not-offered');
    expect(evidenceOf(record, 'capability')).toContain('AUTH=PLAIN');
    expect(stageOf(record, 'logout').status).toBe('ok');
    expect(server.received()).not.toContain('AUTHENTICATE');
  });

  test.each([
    ['an answer before its command', '* OK ready\r\nC01 OK done\r\n'],
    ['a continuation before a command', '* OK ready\r\n+ go on\r\n'],
  ])('%s is an unexpected reply', async (_, sent) => {
    const { record, server } = await checkAgainst(async (peer) => {
      peer.send(sent);
      await peer.gone;
    });
    expect(failureOf(record)).toBe('capability failed protocol/unexpected-reply');
    expect(wireLines(record, 'capability').filter((line) => line.startsWith('C:'))).toEqual([]);
    expect(server.received()).toBe('');
  });

  test('a sign-in that is accepted before the token was sent does not get the token', async () => {
    const { record, server } = await checkAgainst(async (peer) => {
      peer.send('* OK ready\r\n');
      await peer.line();
      peer.send('* CAPABILITY AUTH=XOAUTH2 SASL-IR\r\nC01 OK done\r\nA01 OK welcome\r\n');
      await peer.gone;
    });
    expect(failureOf(record)).toBe('auth failed protocol/unexpected-reply');
    expect(server.received()).toBe('C01 CAPABILITY\r\n');
  });

  test.each(['NO not for you', 'BAD what'])(
    'capabilities answered %s are refused, with a goodbye',
    async (text) => {
      const { record } = await checkAgainst(
        exchange(greeting, 'C: C01 CAPABILITY', `S: C01 ${text}`, ...goodbye),
      );
      expect(failureOf(record)).toBe('capability failed capability/refused');
      expect(stageOf(record, 'capability').error?.detail).toBe(text);
      expect(stageOf(record, 'logout').status).toBe('ok');
    },
  );

  test('capabilities that are never listed are an unexpected reply', async () => {
    const { record } = await checkAgainst(exchange(greeting, 'C: *', 'S: C01 OK done'));
    expect(failureOf(record)).toBe('capability failed protocol/unexpected-reply');
  });

  test('the list may come in the tagged reply', async () => {
    const { record } = await checkAgainst(
      exchange(
        greeting,
        'C: *',
        'S: C01 OK [CAPABILITY AUTH=XOAUTH2 SASL-IR] done',
        ...signIn,
        ...rest,
      ),
    );
    expect(record.outcome).toBe('ok');
  });

  test('a greeting that lists the capabilities saves asking for them, and a note says so', async () => {
    const listing = 'S: * OK [CAPABILITY IMAP4rev1 AUTH=XOAUTH2 SASL-IR] ready';
    const { record } = await checkAgainst(exchange(listing, ...signIn, ...rest));
    expect(record.outcome).toBe('ok');
    expect(record.capabilities).toEqual(['IMAP4REV1', 'AUTH=XOAUTH2', 'SASL-IR']);
    const lines = record.transcript.filter(({ stage }) => stage === 'capability');
    expect(lines.map(({ kind, text }) => [kind, text])).toEqual([
      ['note', 'the greeting lists the capabilities: CAPABILITY is not sent'],
    ]);
  });

  test('a greeting whose list has no way for a token is the evidence', async () => {
    const listing = 'S: * OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] ready';
    const { record } = await checkAgainst(exchange(listing, ...goodbye));
    expect(failureOf(record)).toBe('capability failed auth/not-offered');
    expect(evidenceOf(record, 'capability')).toBe(listing.slice(3));
    expect(stageOf(record, 'capability').error?.detail).toBe('IMAP4REV1 AUTH=PLAIN');
  });

  test('closing after BYE without a tagged OK is a goodbye too', async () => {
    const bye = [...closing.slice(0, 3), 'S: * BYE see you'];
    const { record } = await checkAgainst(async (peer) => {
      const steps = [greeting, ...capabilities, ...signIn, ...select, ...examine];
      await follow(peer, ...steps, ...bye);
      peer.socket.end();
    });
    expect(wireLines(record, 'logout')).toEqual(bye);
    expect(record.outcome).toBe('ok');
  });

  test('closing without any goodbye is a failure of the last stage', async () => {
    const { record } = await checkAgainst(async (peer) => {
      const steps = [greeting, ...capabilities, ...signIn, ...select, ...examine];
      await follow(peer, ...steps, ...closing.slice(0, 3));
      peer.socket.end();
    });
    expect(failureOf(record)).toBe('logout failed stage/closed');
    expect(record.outcome).toBe('failed');
  });

  test.each([
    ['CLOSE', [...closing.slice(0, 2), 'S: C02 BAD no', ...closing.slice(3)], 'BAD no'],
    ['LOGOUT', [...closing.slice(0, 3), 'S: L01 NO stay'], 'NO stay'],
  ])('%s refused is a failure of the last stage', async (_, leaving, detail) => {
    const steps = [greeting, ...capabilities, ...signIn, ...select, ...examine, ...leaving];
    const { record } = await checkAgainst(exchange(...steps));
    expect(failureOf(record)).toBe('logout failed protocol/unexpected-reply');
    expect(stageOf(record, 'logout').error?.detail).toBe(detail);
  });

  test('replies in another order than their commands are an unexpected reply', async () => {
    const leaving = [...closing.slice(0, 2), 'S: L01 OK bye', 'S: C02 OK closed'];
    const steps = [greeting, ...capabilities, ...signIn, ...select, ...examine, ...leaving];
    const { record } = await checkAgainst(exchange(...steps));
    expect(failureOf(record)).toBe('logout failed protocol/unexpected-reply');
  });
});

describe('BYE', () => {
  const upTo = {
    greeting: [],
    capability: [greeting, 'C: C01 CAPABILITY'],
    auth: [greeting, ...capabilities, 'C: *'],
    mailbox: [greeting, ...capabilities, ...signIn, 'C: S01 SELECT INBOX'],
  };
  const stages = Object.entries(upTo) as [keyof typeof upTo, string[]][];

  test.each(stages)(
    'while %s waits is the reason, and nothing more is said',
    async (stage, steps) => {
      const { record } = await checkAgainst(exchange(...steps, 'S: * BYE Connection closed. 14'));
      expect(failureOf(record)).toBe(`${stage} failed imap/bye`);
      expect(stageOf(record, stage).error?.detail).toBe('BYE Connection closed. 14');
      expect(evidenceOf(record, stage)).toBe('* BYE Connection closed. 14');
      expect(stageOf(record, 'logout').status).toBe('not-reached');
    },
  );

  test('in the second step of a sign-in is the reason', async () => {
    const plain = capabilities.map((step) => step.replace(' SASL-IR', ''));
    const { record } = await checkAgainst(
      exchange(greeting, ...plain, 'C: *', 'S: + ', 'C: *', 'S: * BYE tired'),
    );
    expect(failureOf(record)).toBe('auth failed imap/bye');
  });

  test('after EXAMINE is the reason', async () => {
    const { record } = await checkAgainst(
      exchange(greeting, ...capabilities, ...signIn, ...select, 'C: E01 EXAMINE INBOX', 'S: * BYE'),
    );
    expect(failureOf(record)).toBe('mailbox failed imap/bye');
  });
});

describe('a server that is overworked', () => {
  const throttled = 'BAD Request is throttled. Suggested Backoff Time: 299961 milliseconds';
  const moments = [
    ['capability', [greeting, 'C: C01 CAPABILITY'], 'C01'],
    ['auth', [greeting, ...capabilities, 'C: *'], 'A01'],
    ['mailbox', [greeting, ...capabilities, ...signIn, 'C: S01 SELECT INBOX'], 'S01'],
    ['mailbox', [greeting, ...capabilities, ...signIn, ...select, 'C: E01 EXAMINE INBOX'], 'E01'],
  ] as const;

  test.each(moments)('throttles at %s (%#), and says for how long', async (stage, steps, tag) => {
    const { record, server } = await checkAgainst(
      exchange(...steps, `S: ${tag} ${throttled}`, ...goodbye),
    );
    expect(failureOf(record)).toBe(`${stage} failed server/throttled`);
    expect(stageOf(record, stage).error).toEqual({
      code: 'server/throttled',
      detail: throttled,
      retryAfterMs: 299_961,
    });
    expect(evidenceOf(record, stage)).toBe(`${tag} ${throttled}`);
    expect(stageOf(record, 'logout').status).toBe('ok');
    expect(server.received()).not.toContain('CLOSE');
  });

  test('throttles at the goodbye', async () => {
    const leaving = [...closing.slice(0, 2), `S: C02 ${throttled}`, ...closing.slice(3)];
    const { record } = await checkAgainst(
      exchange(greeting, ...capabilities, ...signIn, ...select, ...examine, ...leaving),
    );
    expect(failureOf(record)).toBe('logout failed server/throttled');
  });

  test('throttles with BYE, and no goodbye is tried', async () => {
    const { record } = await checkAgainst(exchange(`S: * BYE ${throttled.slice(4)}`));
    expect(failureOf(record)).toBe('greeting failed server/throttled');
    expect(stageOf(record, 'greeting').error?.retryAfterMs).toBe(299_961);
    expect(stageOf(record, 'logout').status).toBe('not-reached');
  });

  test.each([
    ['BAD Request is throttled.', undefined],
    ['NO Request is throttled. Suggested Backoff Time: 0 milliseconds', 0],
    ['BAD Request is throttled. Suggested Backoff Time: 86400000 milliseconds', 86_400_000],
    ['BAD Request is throttled. Suggested Backoff Time: 86400001 milliseconds', undefined],
    [
      `BAD Request is throttled. Suggested Backoff Time: ${'9'.repeat(400)} milliseconds`,
      undefined,
    ],
    ['BAD Request is throttled. Suggested Backoff Time: -5 milliseconds', undefined],
  ])('a wait is a whole number of at most a day: %s', async (text, retryAfterMs) => {
    const { record } = await checkAgainst(
      exchange(greeting, ...capabilities, 'C: *', `S: A01 ${text}`, ...goodbye),
    );
    expect(failureOf(record)).toBe('auth failed server/throttled');
    expect(stageOf(record, 'auth').error?.retryAfterMs).toBe(retryAfterMs);
  });

  test.each(['NO [UNAVAILABLE] Temporary authentication failure.', 'BAD Server Unavailable. 15'])(
    'is unavailable for now: %s',
    async (text) => {
      const { record } = await checkAgainst(
        exchange(greeting, ...capabilities, 'C: *', `S: A01 ${text}`, ...goodbye),
      );
      expect(failureOf(record)).toBe('auth failed server/unavailable');
      expect(stageOf(record, 'auth').error?.detail).toBe(text);
      expect(stageOf(record, 'logout').status).toBe('ok');
    },
  );
});

/** Sends and waits as {@link exchange} does, and then returns. */
async function follow(peer: Peer, ...steps: readonly string[]): Promise<void> {
  for (const step of steps) {
    if (step.startsWith('S:')) peer.send(`${step.slice(3)}\r\n`);
    else await peer.line();
  }
}
