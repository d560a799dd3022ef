import type { Result } from '../../shared/errors.ts';
import type { Policy } from '../../shared/policy/policy.ts';
import type { Secret } from '../../shared/secret.ts';
import type { KeptNetwork } from '../../shared/settings.ts';
import {
  directMail,
  type AddedAuthority,
  type MailNetwork,
  type SignInNetwork,
  type SignInNetworkView,
} from '../../shared/sign-in-network.ts';
import type { ChosenFile } from './credentials.ts';
import { makeSecret } from './make-secret.ts';
import type { MailRoute, NetworkRoute } from './network-route.ts';
import { createAddedAuthorities, type AddedAuthorities } from './network/added-authorities.ts';
import { proxyOfEnvironment, type Environment } from './network/environment-proxy.ts';
import { proxyOfPacResult } from './network/pac-result.ts';

/** How the authority is reached, as the administrator has set it. Its password stays in memory. */
export interface NetworkSettings {
  view(): SignInNetworkView;
  /** @param password replaces the proxy's; empty removes it, `undefined` keeps it */
  set(network: SignInNetwork, password: string | undefined): SignInNetworkView;
  setMail(mail: MailNetwork): SignInNetworkView;
  /** Trusts the certificate authorities of a PEM or DER file; `authority-certificate/unreadable`. */
  addAuthority(file: ChosenFile): Result<SignInNetworkView>;
  removeAuthority(sha256: string): SignInNetworkView;
  /** For one sign-in or one request, as the settings are now. */
  route(): NetworkRoute;
  /** For one run: the mail servers of a tenant that is not practised. */
  mailRoute(): MailRoute;
}

export interface NetworkSettingsDependencies {
  /** What the system says of an address, as Electron's `session.resolveProxy` does: a PAC result. */
  resolveProxy: (url: string) => Promise<string>;
  /** `HTTPS_PROXY`, `NO_PROXY` and their like. */
  environment: Environment;
  /** What the organisation has set: it goes before what a person sets, and cannot be changed. */
  policy?: Pick<Policy, 'proxy' | 'authorities'>;
  /** What was kept of it; without it, as the system says. */
  kept?: KeptNetwork;
  /** Told of each change, to keep it. */
  keep?: (network: KeptNetwork) => void;
}

/** Makes the settings, which begin with what was kept. */
export function createNetworkSettings({
  resolveProxy,
  environment,
  policy = {},
  kept,
  keep,
}: NetworkSettingsDependencies): NetworkSettings {
  const authorities = authoritiesOf(kept?.authorities ?? []);
  const managed = authoritiesOf(policy.authorities ?? []);
  /** What the person has set: kept as it is, and in use again without a policy. */
  let own: SignInNetwork = kept?.signIn ?? { mode: 'system' };
  let network: SignInNetwork = policy.proxy ?? own;
  let mail = kept?.mail ?? directMail;
  let proxyPassword: Secret | undefined;

  const view = (): SignInNetworkView => ({
    network,
    mail,
    hasPassword: proxyPassword !== undefined,
    addedAuthorities: allAuthorities(),
    ...(policy.proxy === undefined ? {} : { isManaged: true }),
  });

  function allAuthorities(): AddedAuthority[] {
    const first = managed.view().map((each) => ({ ...each, isManaged: true as const }));
    const known = new Set(first.map(({ sha256 }) => sha256));
    return [...first, ...authorities.view().filter(({ sha256 }) => !known.has(sha256))];
  }

  function changed(): SignInNetworkView {
    keep?.({ signIn: own, mail, authorities: [...authorities.pem()] });
    return view();
  }

  return {
    view,
    set: (asked, password) => {
      const wanted = policy.proxy ?? asked;
      // What was entered for one proxy is never sent to another, nor kept where there is none.
      if (!isSameProxy(network, wanted)) proxyPassword = undefined;
      network = wanted;
      if (policy.proxy === undefined) own = wanted;
      if (wanted.mode === 'manual' && password !== undefined) {
        proxyPassword = password === '' ? undefined : makeSecret(password);
      }
      return changed();
    },
    setMail: (wanted) => {
      mail = wanted;
      return changed();
    },
    addAuthority: (file) => {
      const added = authorities.add(file);
      return added.ok ? { ok: true, value: changed() } : added;
    },
    removeAuthority: (sha256) => {
      authorities.remove(sha256);
      return changed();
    },
    mailRoute: () => {
      const { family, overProxy } = mail;
      if (!overProxy || network.mode !== 'manual') return { family };
      const { proxy } = network;
      return { family, proxy, ...(proxyPassword === undefined ? {} : { proxyPassword }) };
    },
    route: () => {
      const now = network;
      const password = proxyPassword;
      return {
        extraCa: [...new Set([...managed.pem(), ...authorities.pem()])],
        proxyFor: async (url) => {
          switch (now.mode) {
            case 'direct':
              return undefined;
            case 'environment':
              return proxyOfEnvironment(url, environment);
            case 'system':
              return proxyOfPacResult(await resolveProxy(url));
            case 'manual':
              return { ...now.proxy, ...(password === undefined ? {} : { password }) };
          }
        },
      };
    },
  };
}

function authoritiesOf(pems: readonly string[]): AddedAuthorities {
  const added = createAddedAuthorities();
  // One by one: what is no authority any more is no reason to lose the others.
  for (const pem of pems) added.add({ name: 'kept', content: Buffer.from(pem) });
  return added;
}

function isSameProxy(before: SignInNetwork, after: SignInNetwork): boolean {
  if (before.mode !== 'manual' || after.mode !== 'manual') return false;
  const { host, user } = before.proxy;
  return host === after.proxy.host && user === after.proxy.user;
}
