import { authoritiesOf, clouds } from '../../shared/clouds.ts';
import type { SignInNetwork } from '../../shared/sign-in-network.ts';
import { isInUse } from '../../shared/wizard/proxy-text.ts';
import type { Handlers } from '../ipc/types.ts';
import { failure, success } from '../../shared/results.ts';
import type { HandlerDependencies } from './types.ts';

type Channels =
  | 'tenant:check'
  | 'tenant:cancel-check'
  | 'network:read'
  | 'network:set'
  | 'network:set-mail'
  | 'network:add-authority'
  | 'network:remove-authority';

/** How authorities are reached, and what they say of a tenant. */
export function createNetworkHandlers({
  practice,
  tenantCheck,
  network,
  chooseFiles,
}: HandlerDependencies): Pick<Handlers, Channels> {
  return {
    'tenant:check': ({ cloud, tenant, authority, practice: isPractice }) => {
      if (!isPractice) {
        const asked = authority ?? clouds[cloud].authority.value;
        // As for a connection: no host that is not the cloud's learns of the tenant, or is asked at all.
        if (!authoritiesOf(cloud).includes(asked)) return failure('input/invalid');
        return tenantCheck.check({ cloud, tenant, authority: asked });
      }
      const running = practice.running();
      if (!running) return failure('practice/not-running');
      const { origin } = new URL(running.authority);
      return tenantCheck.check({ cloud, tenant, authority: origin, ca: running.ca });
    },
    'tenant:cancel-check': () => {
      tenantCheck.cancel();
      return success(undefined);
    },
    'network:read': () => success(network.view()),
    'network:set': ({ network: wanted, password }) => {
      // A proxy that the organisation has set may still ask this person for a password.
      if (network.view().isManaged && !isSameNetwork(network.view().network, wanted)) {
        return failure('policy/managed');
      }
      return success(network.set(wanted, password));
    },
    'network:set-mail': ({ mail }) => success(network.setMail(mail)),
    'network:add-authority': async () => {
      const files = await chooseFiles('authority-certificate');
      if (!files.ok) return files;
      const [file] = files.value;
      return file ? network.addAuthority(file) : success(network.view());
    },
    'network:remove-authority': ({ sha256 }) => {
      const { addedAuthorities } = network.view();
      const found = addedAuthorities.find((each) => each.sha256 === sha256.toUpperCase());
      return found?.isManaged
        ? failure('policy/managed')
        : success(network.removeAuthority(sha256));
    },
  };
}

function isSameNetwork(one: SignInNetwork, other: SignInNetwork): boolean {
  return other.mode === 'manual' ? isInUse(one, other.proxy) : one.mode === other.mode;
}
