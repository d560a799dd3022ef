import { afterEach, describe, expect, it, vi } from 'vitest';
import { createNetworkClient } from '../../../../electron/auth/network-client.ts';
import {
  maxRetryAfterMs,
  mayRepeat,
  pauseAfter,
  retryAfter,
  retryPauseMs,
} from '../../../../electron/auth/network/retries.ts';
import type { Incoming } from '../../../../electron/auth/network/send.ts';
import { createSignInLog } from '../../../../electron/auth/sign-in-log.ts';
import {
  startAuthority,
  testAuthority,
  type ScriptedAnswer,
  type ScriptedAuthority,
} from './scripted-authority.ts';

const url = new URL('https://login.example/token');
const now = Date.parse('2026-11-20T12:00:00Z');
const deviceGrant = 'grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code';

function answer(status: number, retry?: string): Incoming {
  const headers: Record<string, string> = retry === undefined ? {} : { 'retry-after': retry };
  return { status, headers, text: '', sentAt: now, answeredAt: now };
}

const servers: ScriptedAuthority[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function serve(answers: readonly ScriptedAnswer[]): Promise<ScriptedAuthority> {
  const server = await startAuthority(answers);
  servers.push(server);
  return server;
}

async function ask(method: 'GET' | 'POST', answers: readonly ScriptedAnswer[], body = 'a=b') {
  const server = await serve(answers);
  const log = createSignInLog();
  const { certPem: ca } = await testAuthority();
  const signal = new AbortController().signal;
  const client = createNetworkClient({ ca, signal, log, retryPauseMs: 1 });
  const asked =
    method === 'GET'
      ? client.sendGetRequestAsync(server.origin)
      : client.sendPostRequestAsync(server.origin, { body });
  const status = await asked.then(
    (response) => response.status,
    () => client.failure()?.code,
  );
  const notes = log.lines().filter(({ kind }) => kind === 'note');
  return { status, requests: server.requests.length, notes: notes.map(({ text }) => text) };
}

describe('what may be sent once more', () => {
  it.each([
    ['GET', undefined, true],
    ['POST', 'grant_type=client_credentials&client_id=x', true],
    ['POST', deviceGrant, true],
    ['POST', 'grant_type=authorization_code&code=x', false],
    ['POST', 'grant_type=refresh_token&refresh_token=x', false],
    ['POST', 'client_id=x&scope=y', false],
    ['POST', 'grant_type=client_credentials&grant_type=authorization_code', false],
    ['POST', '', false],
  ] as const)('%s %s: %s', (method, body, expected) => {
    const request = { method, url, headers: {}, ...(body === undefined ? {} : { body }) };
    expect(mayRepeat(request)).toBe(expected);
  });
});

describe('how long to wait', () => {
  it.each([
    ['GET', 503, undefined, retryPauseMs],
    ['GET', 502, undefined, retryPauseMs],
    ['GET', 504, '2', 2_000],
    ['GET', 503, '0', 0],
    ['GET', 503, String(maxRetryAfterMs / 1000), maxRetryAfterMs],
    ['GET', 503, String(maxRetryAfterMs / 1000 + 1), undefined],
    ['GET', 503, 'Fri, 20 Nov 2026 12:00:03 GMT', 3_000],
    ['GET', 503, 'Fri, 20 Nov 2026 11:00:00 GMT', 0],
    ['GET', 503, 'soon', retryPauseMs],
    ['GET', 500, undefined, undefined],
    ['GET', 429, '1', undefined],
    ['GET', 200, '1', undefined],
    ['POST', 503, '1', undefined],
  ] as const)('%s answered %i with Retry-After %s: %s', (method, status, retry, expected) => {
    expect(pauseAfter({ method, url, headers: {} }, answer(status, retry))).toBe(expected);
  });

  it.each(['', '-1', '1.5', '9999999', '2026-11-20'])('does not read Retry-After %j', (text) => {
    expect(retryAfter(answer(503, text))).toBeUndefined();
  });
});

describe('a request that fails', () => {
  it('is asked once more where it was a GET that nobody answered', async () => {
    const { status, requests, notes } = await ask('GET', ['drop', {}]);
    expect({ status, requests }).toEqual({ status: 200, requests: 2 });
    expect(notes).toEqual([expect.stringMatching(/^localhost: .*; tries once more$/)]);
  });

  it('is asked once more where a gateway answered a GET', async () => {
    const { status, requests, notes } = await ask('GET', [{ status: 503, body: 'away' }, {}]);
    expect({ status, requests }).toEqual({ status: 200, requests: 2 });
    expect(notes).toEqual(['answered HTTP 503; asks once more in 1 milliseconds']);
  });

  it('is not asked a third time', async () => {
    expect(await ask('GET', ['drop'])).toMatchObject({ status: 'signin/network', requests: 2 });
    expect(await ask('GET', [{ status: 503 }])).toMatchObject({ status: 503, requests: 2 });
  });

  it('waits for as long as a GET is told to', async () => {
    const start = performance.now();
    const { requests } = await ask('GET', [{ status: 503, headers: { 'retry-after': '1' } }, {}]);
    expect(requests).toBe(2);
    expect(performance.now() - start).toBeGreaterThan(990);
  });

  it.each(['grant_type=client_credentials', deviceGrant])('%s is sent once more', async (body) => {
    expect(await ask('POST', ['drop', {}], body)).toMatchObject({ status: 200, requests: 2 });
  });

  it.each(['grant_type=authorization_code', 'grant_type=refresh_token', 'scope=x'])(
    '%s is not sent once more',
    async (body) => {
      const { status, requests } = await ask('POST', ['drop', {}], body);
      expect({ status, requests }).toEqual({ status: 'signin/network', requests: 1 });
    },
  );

  it('is not sent once more after an answer had begun', async () => {
    const asked = await ask('POST', [{ cut: true }, {}], 'grant_type=client_credentials');
    expect(asked).toMatchObject({ status: 'signin/network', requests: 1 });
  });

  it('is not repeated after it was cancelled while it waited', async () => {
    const server = await serve([{ status: 503, headers: { 'retry-after': '5' } }, {}]);
    const stop = new AbortController();
    const log = createSignInLog();
    const { certPem: ca } = await testAuthority();
    const client = createNetworkClient({ ca, signal: stop.signal, log });
    const asked = client.getJson(server.origin);
    asked.catch(() => undefined);
    await vi.waitFor(() => {
      expect(log.lines().at(-1)?.text).toMatch(/asks once more/);
    });
    stop.abort();
    await expect(asked).rejects.toThrow();
    expect(server.requests).toHaveLength(1);
  });

  it('ends at its deadline while it waits', async () => {
    const server = await serve([{ status: 503, headers: { 'retry-after': '5' } }, {}]);
    const { certPem: ca } = await testAuthority();
    const { signal } = new AbortController();
    const client = createNetworkClient({ ca, signal, deadlineMs: 300 });
    await expect(client.getJson(server.origin)).rejects.toThrow();
    expect(client.failure()?.code).toBe('signin/no-answer');
  });
});
