import { X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  createNetworkSettings,
  type NetworkSettings,
} from '../../../electron/auth/network-settings.ts';
import {
  createCertificateAuthority,
  type CertificateAuthority,
  type IssuedCertificate,
} from '../../../electron/practice/certificate-authority.ts';
import { defaultSettingsFile, type KeptNetwork } from '../../../shared/settings.ts';
import { directMail, type SignInNetwork } from '../../../shared/sign-in-network.ts';

const url = 'https://login.microsoftonline.com/';
const manual = {
  mode: 'manual' as const,
  proxy: { kind: 'http' as const, host: 'proxy.contoso.com', port: 3128, user: 'meg' },
} satisfies SignInNetwork;

let first: CertificateAuthority;
let second: CertificateAuthority;
let leaf: IssuedCertificate;
beforeAll(async () => {
  [first, second] = await Promise.all([createCertificateAuthority(), createCertificateAuthority()]);
  leaf = await first.issue();
});

function settings(pac = 'DIRECT', asked: string[] = []): NetworkSettings {
  return createNetworkSettings({
    resolveProxy: (address) => {
      asked.push(address);
      return Promise.resolve(pac);
    },
    environment: { HTTPS_PROXY: 'http://meg:canary@env.contoso.com:1' },
  });
}

function file(content: string | Uint8Array): { name: string; content: Uint8Array } {
  return { name: 'ca.pem', content: Buffer.from(content) };
}

function der(pem: string): Buffer {
  return new X509Certificate(pem).raw;
}

describe('what is kept', () => {
  it('is there at the next start: proxy and authorities, but no password', async () => {
    let kept = defaultSettingsFile.network;
    const surroundings = { resolveProxy: () => Promise.resolve('DIRECT'), environment: {} };
    const keep = (route: KeptNetwork): void => {
      kept = route;
    };
    const network = createNetworkSettings({ ...surroundings, keep });
    network.set(manual, 'canary');
    network.addAuthority(file(first.certPem + second.certPem));
    network.removeAuthority(new X509Certificate(first.certPem).fingerprint256.replaceAll(':', ''));
    expect(JSON.stringify(kept)).not.toContain('canary');

    // A line that is no certificate any more takes none of the others with it.
    const authorities = ['-----BEGIN CERTIFICATE-----', ...kept.authorities];
    const again = createNetworkSettings({ ...surroundings, kept: { ...kept, authorities } });
    expect(again.view()).toEqual({ ...network.view(), hasPassword: false });
    expect(again.view().addedAuthorities).toHaveLength(1);
    expect(again.route().extraCa).toEqual(network.route().extraCa);
    expect(await again.route().proxyFor(url)).toEqual(manual.proxy);
  });
});

describe('the route to mail servers', () => {
  it('is over the proxy that was typed in, with its password, where that was asked for', () => {
    const network = settings('PROXY a:1');
    expect(network.mailRoute()).toEqual({ family: 'any' });
    network.setMail({ family: 'ipv4', overProxy: true });
    // A proxy that the system names for web pages is not asked for mail.
    expect(network.mailRoute()).toEqual({ family: 'ipv4' });
    network.set(manual, 'canary');
    const route = network.mailRoute();
    expect(route).toMatchObject({ family: 'ipv4', proxy: manual.proxy });
    expect(route.proxyPassword?.reveal()).toBe('canary');
    expect(JSON.stringify([route, network.view()])).not.toContain('canary');
    network.setMail({ family: 'any', overProxy: false });
    expect(network.mailRoute()).toEqual({ family: 'any' });
  });
});

describe('the route', () => {
  it('is what the system says, at first', async () => {
    const asked: string[] = [];
    const network = settings('SOCKS5 10.0.0.1:1080', asked);
    expect(network.view()).toEqual({
      ...{ network: { mode: 'system' }, hasPassword: false, addedAuthorities: [] },
      mail: directMail,
    });
    expect(await network.route().proxyFor(url)).toEqual({
      ...{ kind: 'socks5', host: '10.0.0.1', port: 1080 },
    });
    expect(asked).toEqual([url]);
  });

  it('is direct where that was set, whatever the system and the environment say', async () => {
    const network = settings('PROXY a:1');
    network.set({ mode: 'direct' }, undefined);
    expect(await network.route().proxyFor(url)).toBeUndefined();
  });

  it('is that of the environment, whose password is in no view', async () => {
    const network = settings();
    const view = network.set({ mode: 'environment' }, undefined);
    const proxy = await network.route().proxyFor(url);
    expect(proxy).toMatchObject({ host: 'env.contoso.com', user: 'meg' });
    expect(proxy?.password?.reveal()).toBe('canary');
    expect(JSON.stringify([view, proxy])).not.toContain('canary');
  });

  it('is the proxy that was typed in, with its password', async () => {
    const network = settings();
    expect(network.set(manual, 'canary')).toMatchObject({ network: manual, hasPassword: true });
    const proxy = await network.route().proxyFor(url);
    expect(proxy).toMatchObject({ kind: 'http', host: 'proxy.contoso.com', port: 3128 });
    expect(proxy?.password?.reveal()).toBe('canary');
  });

  it('stays what it was for a sign-in under way', async () => {
    const network = settings();
    network.set(manual, 'canary');
    const route = network.route();
    network.set({ mode: 'direct' }, undefined);
    expect((await route.proxyFor(url))?.password?.reveal()).toBe('canary');
  });
});

describe('the password of the proxy', () => {
  const at = (change: Partial<typeof manual.proxy>): SignInNetwork => ({
    mode: 'manual',
    proxy: { ...manual.proxy, ...change },
  });

  it.each([
    ['stays', manual, undefined, true],
    ['stays at another port', at({ port: 1 }), undefined, true],
    ['is replaced', manual, 'other', true],
    ['is removed', manual, '', false],
    ['is not given to another host', at({ host: 'evil.example' }), undefined, false],
    ['is not given to another user', at({ user: 'lee' }), undefined, false],
    ['is dropped with the proxy', { mode: 'direct' } as const, undefined, false],
    ['is not taken without a proxy', { mode: 'system' } as const, 'x', false],
  ])('%s', (_, next, password, expected) => {
    const network = settings();
    network.set(manual, 'canary');
    expect(network.set(next, password).hasPassword).toBe(expected);
    if (next.mode !== 'manual') expect(network.set(manual, undefined).hasPassword).toBe(false);
  });
});

describe('added authorities', () => {
  it('are read from PEM and DER, several in one file, each once', () => {
    const network = settings();
    const bundle = `# ours\n${first.certPem}\n${leaf.certPem}${second.certPem}${first.certPem}`;
    expect(network.addAuthority(file(bundle)).ok).toBe(true);
    expect(network.addAuthority(file(der(second.certPem))).ok).toBe(true);
    const { addedAuthorities } = network.view();
    expect(addedAuthorities.map(({ sha256 }) => sha256)).toEqual(
      [first, second].map(({ certPem }) =>
        new X509Certificate(certPem).fingerprint256.replaceAll(':', ''),
      ),
    );
    expect(addedAuthorities[0]?.subject).toMatch(
      /^CN=Practice tenant CA [0-9a-f]{8}, O=Mailbox OAuth Assistant$/,
    );
    expect(Date.parse(addedAuthorities[0]?.validTo ?? '')).toBeGreaterThan(Date.now());
    const certificates = network.route().extraCa.map((pem) => new X509Certificate(pem).raw);
    expect(certificates).toEqual([der(first.certPem), der(second.certPem)]);
  });

  it('can be removed', () => {
    const network = settings();
    network.addAuthority(file(first.certPem + second.certPem));
    const [gone] = network.view().addedAuthorities;
    expect(network.removeAuthority(gone?.sha256 ?? '').addedAuthorities).toHaveLength(1);
    expect(network.route().extraCa).toHaveLength(1);
    expect(network.removeAuthority('00').addedAuthorities).toHaveLength(1);
  });

  it.each([
    ['the certificate of a server', () => leaf.certPem, /^CN=localhost may not issue/],
    ['a key', () => leaf.keyPem, /^the file holds no certificate$/],
    ['text', () => 'hello', /^the file is neither PEM nor DER$/],
    ['nothing', () => '', /^the file is neither PEM nor DER$/],
    [
      'a broken certificate beside a good one',
      () => `${first.certPem}-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n`,
      /^a certificate in the file cannot be read$/,
    ],
    ['a huge file', () => first.certPem + ' '.repeat(600_000), /longer than/],
  ])('are not in %s', (_, content, detail) => {
    const network = settings();
    expect(network.addAuthority(file(content()))).toEqual({
      ok: false,
      error: {
        code: 'authority-certificate/unreadable',
        detail: expect.stringMatching(detail) as string,
      },
    });
    expect(network.view().addedAuthorities).toEqual([]);
  });
});

describe('what the organisation has set', () => {
  function managedSettings(kept: KeptNetwork[] = []): NetworkSettings {
    return createNetworkSettings({
      resolveProxy: () => Promise.resolve('DIRECT'),
      environment: {},
      policy: { proxy: manual, authorities: [first.certPem] },
      kept: {
        ...defaultSettingsFile.network,
        signIn: { mode: 'direct' },
        authorities: [first.certPem, second.certPem],
      },
      keep: (network) => kept.push(network),
    });
  }

  it('is used, whatever a person sets; only a password for it is taken', async () => {
    const network = managedSettings();
    const view = network.set({ mode: 'direct' }, 'secret-word');
    expect(view).toMatchObject({ network: manual, isManaged: true, hasPassword: true });
    const proxy = await network.route().proxyFor(url);
    expect(proxy).toMatchObject(manual.proxy);
    expect(proxy?.password).toBeDefined();
  });

  it('leaves what a person had set as it was kept', () => {
    const kept: KeptNetwork[] = [];
    const network = managedSettings(kept);
    network.set({ mode: 'environment' }, undefined);
    network.setMail({ family: 'ipv4', overProxy: true });
    expect(kept.map(({ signIn }) => signIn)).toEqual([{ mode: 'direct' }, { mode: 'direct' }]);
    expect(network.mailRoute()).toMatchObject({ family: 'ipv4', proxy: manual.proxy });
  });

  it('adds authorities, which are marked once and cannot be removed', () => {
    const kept: KeptNetwork[] = [];
    const network = managedSettings(kept);
    const { addedAuthorities } = network.view();
    expect(addedAuthorities.map(({ isManaged }) => isManaged)).toEqual([true, undefined]);
    for (const { sha256 } of addedAuthorities) network.removeAuthority(sha256);
    expect(network.view().addedAuthorities).toHaveLength(1);
    expect(network.route().extraCa).toHaveLength(1);
    expect(kept.at(-1)?.authorities).toEqual([]);
  });
});
