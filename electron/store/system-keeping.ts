import { appError, type AppError, type Result } from '../../shared/errors.ts';
import { SignInFailure } from '../auth/failure.ts';
import { serverText } from '../auth/server-text.ts';
import type { TokenCacheStorage } from '../auth/token-cache.ts';
import type { Purpose } from './envelope.ts';
import type { Keeping, KeptFor } from './keeping.ts';
import { packCredential, unpackCredential } from './kept-credential.ts';
import type { SecretBox } from './secret-box.ts';
import { countKept, removeAllFiles, removePracticeFiles } from './secret-folder.ts';
import { createSecretFile, type SecretFile } from './secret-file.ts';
import { isTokenCache } from './kept-token-cache.ts';

/** The most files that are told of; who has more set aside has one reason for all. */
const maxTold = 20;

export interface SystemKeepingOptions {
  /** Only this program's: it is made for this account alone when something is first kept. */
  folder: string;
  box: SecretBox;
}

/** Keeps sign-ins and credentials in encrypted files of one folder. */
export function createSystemKeeping({ folder, box }: SystemKeepingOptions): Keeping {
  const files = new Map<string, SecretFile>();
  const setAside: AppError[] = [];
  /** How often all was removed: what was opened before that keeps nothing any more. */
  let removals = 0;

  function fileOf(purpose: Purpose, keptFor: KeptFor): SecretFile {
    const file = createSecretFile({
      folder,
      slot: { purpose, keptFor },
      box,
      isUsable:
        purpose === 'token-cache'
          ? isTokenCache
          : (content) => unpackCredential(content) !== undefined,
      onSetAside: (name) => {
        if (setAside.length < maxTold) setAside.push(appError('keeping/set-aside', name));
      },
    });
    // One for each path, so that what is asked of it is done one after the other.
    const known = files.get(file.path) ?? file;
    files.set(file.path, known);
    return known;
  }

  async function problem(): Promise<AppError | undefined> {
    const state = await box.state();
    if (state === 'available') return undefined;
    return appError(state === 'basic-text' ? 'keeping/basic-text' : 'keeping/unavailable');
  }

  /** The folder is named, and what the system says by its code; its sentence may hold more. */
  function failed(error: unknown): AppError {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'not encrypted';
    return appError('keeping/failed', serverText(`${folder}: ${code}`));
  }

  async function attempt<T>(work: () => Promise<T>): Promise<Result<T>> {
    try {
      return { ok: true, value: await work() };
    } catch (error) {
      return { ok: false, error: failed(error) };
    }
  }

  return {
    async state() {
      const found = await problem();
      return { ...(found === undefined ? {} : { problem: found }), setAside: [...setAside] };
    },
    async tokenCache(keptFor) {
      const found = await problem();
      if (found) return { ok: false, error: found };
      const openedAt = removals;
      const isCurrent = () => openedAt === removals;
      return { ok: true, value: cacheIn(fileOf('token-cache', keptFor), failed, isCurrent) };
    },
    async saveCredential(keptFor, credential) {
      const found = await problem();
      if (found) return { ok: false, error: found };
      if (credential.kind === 'pasted-token') {
        return { ok: false, error: appError('keeping/failed', 'a pasted token is not kept') };
      }
      return attempt(() => fileOf('credential', keptFor).write(packCredential(credential)));
    },
    async credential(keptFor) {
      // What cannot be opened today is not gone: the keyring may be there tomorrow.
      if (await problem()) return { ok: true, value: undefined };
      return attempt(async () => {
        const kept = await fileOf('credential', keptFor).read();
        return kept && unpackCredential(kept);
      });
    },
    removeCredential: (keptFor) => attempt(() => fileOf('credential', keptFor).remove()),
    contents: () => attempt(() => countKept(folder)),
    removeAll: () => {
      removals += 1;
      return attempt(() => removeAllFiles(folder, [...files.values()]));
    },
    async removePractice() {
      await attempt(() => removePracticeFiles(folder));
    },
  };
}

/**
 * MSAL's cache in a file. MSAL passes on what is thrown in it, so failures keep their name. A sign-in
 * that is still open when all is removed would write everything again with its next renewal; so it
 * cannot write the file from then on, and goes on in memory.
 */
function cacheIn(
  file: SecretFile,
  describe: (error: unknown) => AppError,
  isCurrent: () => boolean,
): TokenCacheStorage {
  async function named<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw new SignInFailure(describe(error));
    }
  }
  return {
    load: () => named(() => file.read()),
    save: (cache) =>
      named(() => {
        if (isCurrent()) return file.write(cache);
        throw Object.assign(new Error('removed'), { code: 'removed meanwhile' });
      }),
    remove: () => named(() => file.remove()),
  };
}
