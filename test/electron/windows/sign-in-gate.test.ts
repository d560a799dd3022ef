import { describe, expect, it } from 'vitest';
import { createSignInGate } from '../../../electron/windows/sign-in-gate.ts';
import { clouds } from '../../../shared/clouds.ts';

const answer = `${clouds.global.nativeClientRedirectUri.value}?code=abc&state=def`;

describe('createSignInGate', () => {
  it('stops the page at the redirect URI and keeps the address to itself', async () => {
    const gate = createSignInGate(clouds.global.nativeClientRedirectUri.value);
    expect(gate.admit('https://sts.contoso.example/', true)).toBe(true);
    expect(gate.admit(answer, true)).toBe(false);
    const outcome = await gate.outcome;
    expect(outcome.kind === 'redirected' && outcome.url.reveal()).toBe(answer);
    expect(JSON.stringify(outcome)).not.toContain('abc');
  });

  it('stops a frame at the redirect URI without settling', async () => {
    const gate = createSignInGate(clouds.global.nativeClientRedirectUri.value);
    expect(gate.admit(answer, false)).toBe(false);
    gate.settle({ kind: 'cancelled' });
    expect(await gate.outcome).toEqual({ kind: 'cancelled' });
  });

  it('follows ten thousand redirects and takes the first answer among those that look alike', async () => {
    const redirectUri = clouds.global.nativeClientRedirectUri.value;
    const gate = createSignInGate(redirectUri);
    const alike = [
      `${redirectUri}.evil`,
      `${redirectUri}/`,
      redirectUri.replace('.com', '.com.evil'),
    ];
    for (let hop = 0; hop < 10_000; hop += 1) {
      const url = `${alike[hop % alike.length] ?? ''}?code=stolen-${hop}&state=def`;
      expect(gate.admit(url, true), url).toBe(true);
    }
    expect(gate.admit(answer, true)).toBe(false);
    const outcome = await gate.outcome;
    expect(outcome.kind === 'redirected' && outcome.url.reveal()).toBe(answer);
  });

  it('ignores whatever comes after the first match', async () => {
    const gate = createSignInGate(clouds.global.nativeClientRedirectUri.value);
    gate.admit(answer, true);
    expect(gate.admit(`${clouds.global.nativeClientRedirectUri.value}?code=second`, true)).toBe(
      false,
    );
    expect(gate.admit('https://sts.contoso.example/', true)).toBe(false);
    gate.settle({ kind: 'timeout' });
    gate.loadFailed(answer, -20, 'ERR_BLOCKED_BY_CLIENT');
    const outcome = await gate.outcome;
    expect(outcome.kind === 'redirected' && outcome.url.reveal()).toBe(answer);
  });

  it('says which scheme asks for the system browser, and no more of the address', async () => {
    const gate = createSignInGate(clouds.global.nativeClientRedirectUri.value);
    expect(gate.admit('ms-device-enrollment:?code=abc', true)).toBe(false);
    expect(await gate.outcome).toEqual({
      kind: 'failed',
      error: { code: 'signin/needs-browser', detail: 'the page led to ms-device-enrollment:' },
    });
  });

  it('ends where a page leaves encryption, naming the host but not the query', async () => {
    const gate = createSignInGate(clouds.global.nativeClientRedirectUri.value);
    expect(gate.admit('http://sts.contoso.example/x?code=abc', true)).toBe(false);
    expect(await gate.outcome).toEqual({
      kind: 'failed',
      error: { code: 'signin/protocol', detail: 'the page led to http://sts.contoso.example' },
    });
  });

  it('reports a page that does not load in Chromium’s words', async () => {
    const gate = createSignInGate(clouds.global.nativeClientRedirectUri.value);
    gate.loadFailed('https://sts.contoso.example/?x=abc', -105, 'ERR_NAME_NOT_RESOLVED');
    expect(await gate.outcome).toEqual({
      kind: 'failed',
      error: {
        code: 'signin/network',
        detail: 'https://sts.contoso.example ERR_NAME_NOT_RESOLVED (-105)',
      },
    });
  });

  it('does not take a navigation that another replaced for a failure', async () => {
    const gate = createSignInGate(clouds.global.nativeClientRedirectUri.value);
    gate.loadFailed('https://sts.contoso.example/', -3, 'ERR_ABORTED');
    gate.settle({ kind: 'cancelled' });
    expect(await gate.outcome).toEqual({ kind: 'cancelled' });
  });
});
