import { getEventListeners } from 'node:events';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { makeSecret } from '../../../electron/auth/make-secret.ts';
import type { CheckRequest, Route } from '../../../electron/mail/types.ts';
import type { CheckEvent } from '../../../shared/check-events.ts';
import type { CheckRecord } from '../../../shared/run-record.ts';
import { checkStages, type Security, type Stage } from '../../../shared/stages.ts';
import { answeringImap } from './helpers/answering-imap.ts';
import { certificates, check, failureOf } from './helpers/run-check.ts';
import { startHttpProxy, startSocksProxy, type ScriptedProxy } from './helpers/scripted-proxy.ts';
import {
  startTcpServer,
  startTlsServer,
  type Script,
  type ScriptedServer,
} from './helpers/scripted-server.ts';

/** What the server does with the connections of a test. */
let script: Script = answeringImap;

const servers = new Map<Security, ScriptedServer>();
const proxies = new Map<string, ScriptedProxy>();
let authorityPem = '';
const credentials = 'proxy-user:the proxy secret';

beforeAll(async () => {
  const { authority, certificate } = await certificates();
  authorityPem = authority.certPem;
  const options = { cert: certificate.certPem, key: certificate.keyPem };
  servers.set('tls', await startTlsServer(options, (peer) => script(peer)));
  servers.set('starttls', await startTcpServer((peer) => script(peer), options));
  proxies.set('http', await startHttpProxy({ credentials }));
  proxies.set('socks5', await startSocksProxy({ credentials }));
});
afterAll(async () => {
  const all = [...servers.values(), ...proxies.values()];
  await Promise.all(all.map((one) => one.close()));
});
beforeEach(() => {
  script = answeringImap;
});

/** What keeps the process alive, as Node counts it. */
function open(...kinds: readonly string[]): number {
  return process.getActiveResourcesInfo().filter((kind) => kinds.includes(kind)).length;
}

const openSockets = (): number =>
  open('TCPSocketWrap', 'TLSWrap', 'TCPConnectWrap', 'GetAddrInfoReqWrap');
const openTimers = (): number => open('Timeout');

function routeOver(kind: string): Route {
  const proxy = proxies.get(kind);
  if (!proxy) return { family: 'any' };
  return {
    family: 'any',
    proxy: {
      kind: kind === 'http' ? 'http' : 'socks5',
      ...{ host: '127.0.0.1', port: proxy.port, user: 'proxy-user' },
    },
    proxyPassword: makeSecret('the proxy secret'),
  };
}

/** Runs a check and expects that nothing of it is left, here or at the other ends. */
async function checkAndLookAround(
  kind: string,
  security: Security,
  request: Partial<CheckRequest> = {},
  stopAt?: Stage,
): Promise<CheckRecord> {
  expect(openSockets()).toBe(0);
  const timersBefore = openTimers();
  const stop = new AbortController();
  const onEvent = (event: CheckEvent): void => {
    if (event.kind === 'stage-started' && event.stage === stopAt) stop.abort();
  };
  const { record } = await check(
    {
      endpoint: { host: '127.0.0.1', port: servers.get(security)?.port ?? 0, security },
      trust: { kind: 'only', ca: authorityPem },
      route: routeOver(kind),
      ...request,
    },
    stop.signal,
    onEvent,
  );
  expect(getEventListeners(stop.signal, 'abort')).toEqual([]);
  expect(openTimers()).toBeLessThanOrEqual(timersBefore);
  // The systems on both sides need a turn or two to close what was destroyed.
  await vi.waitFor(
    () => {
      for (const server of servers.values()) expect(server.connections()).toBe(0);
      expect(openSockets()).toBe(0);
    },
    { interval: 2 },
  );
  await proxies.get(kind)?.idle();
  return record;
}

describe.each(['direct', 'http', 'socks5'])('nothing is left, %s,', (kind) => {
  describe.each(['tls', 'starttls'] as const)('with %s', (security) => {
    test('of a check that succeeds', async () => {
      const record = await checkAndLookAround(kind, security);
      expect(failureOf(record)).toBe('none');
    });

    test('of one that fails at the certificate', async () => {
      const trust = { kind: 'system' as const, extra: [] };
      const record = await checkAndLookAround(kind, security, { trust });
      expect(failureOf(record)).toBe('tls failed tls/untrusted');
    });

    test('of one whose server is silent', async () => {
      script = (peer) => peer.gone;
      const deadlines = { greeting: 30, tls: 3000 };
      const record = await checkAndLookAround(kind, security, { deadlines });
      expect(failureOf(record)).toBe('greeting failed stage/timeout');
    });

    test('of one that runs out of time as a whole', async () => {
      script = (peer) => peer.gone;
      const record = await checkAndLookAround(kind, security, { deadlines: { run: 150 } });
      expect(record.outcome).toBe('failed');
      expect(failureOf(record)).toMatch(/run\/timeout$/);
    });

    test('of one whose handshake is not answered', async () => {
      script = async (peer) => {
        peer.send('* OK [CAPABILITY IMAP4rev1 STARTTLS] ready\r\n');
        const [tag = ''] = (await peer.line()).split(' ');
        peer.send(`${tag} OK go ahead\r\n`);
        await peer.gone;
      };
      // Without TLS there the server for STARTTLS is silent from the first byte on.
      const port = servers.get('starttls')?.port ?? 0;
      if (security === 'tls') script = (peer) => peer.gone;
      const record = await checkAndLookAround(kind, security, {
        endpoint: { host: '127.0.0.1', port, security },
        deadlines: { tls: 50 },
      });
      expect(failureOf(record)).toBe('tls failed stage/timeout');
    });

    // From the greeting on, all routes are the same; cancel.test.ts goes on to the end.
    const stages = checkStages('imap', security, kind !== 'direct');
    test.each(stages.slice(0, stages.indexOf('capability')))(
      'of one that is cancelled at %s',
      async (stage) => {
        const record = await checkAndLookAround(kind, security, {}, stage);
        expect(record.outcome).toBe('cancelled');
        expect(failureOf(record)).toBe(`${stage} cancelled`);
      },
    );
  });
});

test.each(['http', 'socks5'])(
  'nothing is left of a check that the proxy refuses, %s',
  async (kind) => {
    const route = { ...routeOver(kind), proxyPassword: makeSecret('some other secret') };
    const record = await checkAndLookAround(kind, 'tls', { route });
    expect(failureOf(record)).toBe('proxy failed proxy/auth-required');
  },
);
