import { EventEmitter } from 'node:events';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import {
  createCertificateAuthority,
  type CertificateAuthority,
} from '../../../electron/practice/certificate-authority.ts';
import { createSignInGate } from '../../../electron/windows/sign-in-gate.ts';
import {
  clearSignInSession,
  prepareSignInSession,
  type PreparedSession,
} from '../../../electron/windows/sign-in-session.ts';
import { clouds } from '../../../shared/clouds.ts';

const redirectUri = clouds.global.nativeClientRedirectUri.value;

type VerifyProc = Parameters<PreparedSession['setCertificateVerifyProc']>[0];
type RequestListener = (
  details: { url: string; resourceType: string },
  callback: (answer: { cancel?: boolean }) => void,
) => void;

/** A session that remembers what it was given. */
function prepare(ca?: string) {
  const given: { verify?: VerifyProc; onRequest?: RequestListener; urls?: string[] } = {};
  const events = new EventEmitter();
  const setters = {
    setPermissionRequestHandler: vi.fn(),
    setPermissionCheckHandler: vi.fn(),
    setDevicePermissionHandler: vi.fn(),
    setDisplayMediaRequestHandler: vi.fn(),
  };
  const session = Object.assign(events, setters, {
    webRequest: {
      onBeforeRequest: (filter: { urls: string[] }, listener: RequestListener) => {
        given.urls = filter.urls;
        given.onRequest = listener;
      },
    },
    setCertificateVerifyProc: (proc: VerifyProc) => {
      given.verify = proc;
    },
  }) as unknown as PreparedSession;
  const gate = createSignInGate(redirectUri);
  prepareSignInSession(session, { redirectUri, gate, ca });
  const isCancelled = (url: string, resourceType: string): boolean => {
    let cancelled = false;
    given.onRequest?.({ url, resourceType }, ({ cancel }) => (cancelled = cancel === true));
    return cancelled;
  };
  return { given, events, setters, gate, isCancelled };
}

let authority: CertificateAuthority;
beforeAll(async () => {
  authority = await createCertificateAuthority();
});

describe('prepareSignInSession', () => {
  it('leaves certificates to Chromium alone without a practice authority', () => {
    expect(prepare().given.verify).toBeUndefined();
  });

  it('trusts what the practice authority issued and leaves the rest to Chromium', async () => {
    const { verify } = prepare(authority.certPem).given;
    const other = await createCertificateAuthority();
    const answers: number[] = [];
    for (const issuer of [authority, other]) {
      const { certPem } = await issuer.issue();
      const certificate = { data: certPem };
      verify?.({ hostname: 'localhost', certificate } as Parameters<typeof verify>[0], (answer) =>
        answers.push(answer),
      );
    }
    expect(answers).toEqual([0, -3]);
  });

  it('cancels every request to the redirect URI, and settles by the page’s own only', async () => {
    const { gate, isCancelled } = prepare();
    for (const type of ['subFrame', 'image', 'xhr', 'script']) {
      expect(isCancelled(`${redirectUri}?code=other`, type)).toBe(true);
    }
    expect(isCancelled(`${redirectUri}X?code=other`, 'mainFrame')).toBe(false);
    expect(isCancelled(`${redirectUri}?code=own`, 'mainFrame')).toBe(true);
    const outcome = await gate.outcome;
    expect(outcome.kind === 'redirected' && outcome.url.reveal()).toBe(`${redirectUri}?code=own`);
  });

  it('cancels documents without TLS and leaves the rest of them to Chromium', () => {
    const { isCancelled } = prepare();
    expect(isCancelled('http://sts.contoso.example/a.png', 'image')).toBe(false);
    expect(isCancelled('http://sts.contoso.example/', 'subFrame')).toBe(true);
    expect(isCancelled('http://sts.contoso.example/', 'mainFrame')).toBe(true);
  });

  it('refuses downloads', () => {
    const { events } = prepare();
    const preventDefault = vi.fn();
    events.emit('will-download', { preventDefault });
    expect(preventDefault).toHaveBeenCalledOnce();
  });

  it('refuses permissions, and sees a page hand over to another program', async () => {
    const { setters, gate } = prepare();
    const handler = setters.setPermissionRequestHandler.mock.lastCall?.[0] as (
      contents: null,
      permission: string,
      callback: (granted: boolean) => void,
      details: object,
    ) => void;
    const answers: boolean[] = [];
    handler(null, 'media', (answer) => answers.push(answer), { isMainFrame: true });
    const details = { isMainFrame: true, externalURL: 'msauth://x' };
    handler(null, 'openExternal', (answer) => answers.push(answer), details);
    expect(answers).toEqual([false, false]);
    expect(await gate.outcome).toMatchObject({ error: { code: 'signin/needs-browser' } });
  });
});

describe('clearSignInSession', () => {
  it('clears everything, and does not fail when one part does', async () => {
    const clear = {
      clearStorageData: vi.fn(() => Promise.reject(new Error('no'))),
      clearCache: vi.fn(() => Promise.resolve()),
      clearAuthCache: vi.fn(() => Promise.resolve()),
    };
    await expect(clearSignInSession(clear)).resolves.toBeUndefined();
    for (const part of Object.values(clear)) expect(part).toHaveBeenCalledOnce();
  });
});
