import type { Result } from '../../shared/errors.ts';
import type { Secret } from '../../shared/secret.ts';
import type { SignInNetwork, SignInNetworkView } from '../../shared/sign-in-network.ts';
import type { ChosenFile } from './credentials.ts';
import { makeSecret } from './make-secret.ts';
import type { NetworkRoute } from './network-route.ts';
import { createAddedAuthorities } from './network/added-authorities.ts';
import { proxyOfEnvironment, type Environment } from './network/environment-proxy.ts';
import { proxyOfPacResult } from './network/pac-result.ts';

/** How the authority is reached, as the administrator has set it. In memory. */
export interface NetworkSettings {
  view(): SignInNetworkView;
  /** @param password replaces the proxy's; empty removes it, `undefined` keeps it */
  set(network: SignInNetwork, password: string | undefined): SignInNetworkView;
  /** Trusts the certificate authorities of a PEM or DER file; `authority-certificate/unreadable`. */
  addAuthority(file: ChosenFile): Result<SignInNetworkView>;
  removeAuthority(sha256: string): SignInNetworkView;
  /** For one sign-in or one request, as the settings are now. */
  route(): NetworkRoute;
}

export interface NetworkSettingsDependencies {
  /** What the system says of an address, as Electron's `session.resolveProxy` does: a PAC result. */
  resolveProxy: (url: string) => Promise<string>;
  /** `HTTPS_PROXY`, `NO_PROXY` and their like. */
  environment: Environment;
}

/** Makes the settings, which begin with what the system says. */
export function createNetworkSettings({
  resolveProxy,
  environment,
}: NetworkSettingsDependencies): NetworkSettings {
  const authorities = createAddedAuthorities();
  let network: SignInNetwork = { mode: 'system' };
  let proxyPassword: Secret | undefined;

  const view = (): SignInNetworkView => ({
    network,
    hasPassword: proxyPassword !== undefined,
    addedAuthorities: authorities.view(),
  });

  return {
    view,
    set: (wanted, password) => {
      // What was entered for one proxy is never sent to another, nor kept where there is none.
      if (!isSameProxy(network, wanted)) proxyPassword = undefined;
      network = wanted;
      if (wanted.mode === 'manual' && password !== undefined) {
        proxyPassword = password === '' ? undefined : makeSecret(password);
      }
      return view();
    },
    addAuthority: (file) => {
      const added = authorities.add(file);
      return added.ok ? { ok: true, value: view() } : added;
    },
    removeAuthority: (sha256) => {
      authorities.remove(sha256);
      return view();
    },
    route: () => {
      const now = network;
      const password = proxyPassword;
      return {
        extraCa: authorities.pem(),
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

function isSameProxy(before: SignInNetwork, after: SignInNetwork): boolean {
  if (before.mode !== 'manual' || after.mode !== 'manual') return false;
  const { host, user } = before.proxy;
  return host === after.proxy.host && user === after.proxy.user;
}
