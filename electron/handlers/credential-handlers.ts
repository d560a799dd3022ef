import type { Connection } from '../../shared/connection.ts';
import type { Handlers } from '../ipc/types.ts';
import { keptForApp, ownerOf, type KeptFor } from '../store/keeping.ts';
import { resolveTarget } from '../target.ts';
import { failure, success } from '../../shared/results.ts';
import type { HandlerDependencies } from './types.ts';

type Channels =
  | 'credential:enter'
  | 'credential:choose-certificate'
  | 'credential:unlock'
  | 'credential:kept'
  | 'credential:forget'
  | 'credential:remove-kept'
  | 'keeping:state';

/** What flows sign in with, and what of it is kept on this computer. */
export function createCredentialHandlers({
  practice,
  credentials,
  keeping,
  chooseFiles,
}: HandlerDependencies): Pick<Handlers, Channels> {
  function keptFor(connection: Connection): KeptFor | undefined {
    const target = resolveTarget(connection, practice.running());
    return target && keptForApp(target, connection);
  }

  return {
    'credential:enter': ({ kind, value }) => credentials.enter(kind, value),
    'credential:choose-certificate': async ({ source }) => {
      if (source === 'practice') {
        const certificate = await practice.running()?.clientCertificate();
        if (!certificate) return failure('practice/not-running');
        return credentials.readCertificate([certificate]);
      }
      const files = await chooseFiles('client-certificate');
      if (!files.ok) return files;
      return files.value.length === 0
        ? success({ kind: 'none' })
        : credentials.readCertificate(files.value);
    },
    'credential:unlock': ({ credentialId, password }) => credentials.unlock(credentialId, password),
    'credential:kept': async ({ connection }) => {
      const whose = keptFor(connection);
      if (!whose) return failure('practice/not-running');
      const kept = await keeping.credential(whose);
      if (!kept.ok) return kept;
      if (!kept.value) return success({});
      return success({ credential: credentials.add(kept.value, ownerOf(whose)) });
    },
    'credential:forget': ({ credentialId }) => {
      credentials.forget(credentialId);
      return success(undefined);
    },
    'credential:remove-kept': async ({ connection }) => {
      const whose = keptFor(connection);
      if (!whose) return failure('practice/not-running');
      const removed = await keeping.removeCredential(whose);
      return removed.ok ? success(undefined) : removed;
    },
    'keeping:state': async () => success(await keeping.state()),
  };
}
