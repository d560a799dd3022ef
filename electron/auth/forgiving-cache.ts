import type { SignInLog } from './sign-in-log.ts';
import { createMemoryCache, type TokenCacheStorage } from './token-cache.ts';

/** A cache on this computer that may fail without ending the sign-in. */
export interface ForgivingCache extends TokenCacheStorage {
  /** True while all that was to be kept was kept. */
  isKept(): boolean;
}

/**
 * Keeps MSAL's cache in `storage`, and in memory as well from the moment that this fails: a full
 * disk must not take away a token that somebody has just signed in for, nor the chance to renew it.
 *
 * @param log told that it failed, without the system's words: they name folders of the person
 */
export function createForgivingCache(storage: TokenCacheStorage, log: SignInLog): ForgivingCache {
  let memory: TokenCacheStorage | undefined;
  return {
    load: () => (memory ?? storage).load(),
    async save(cache) {
      try {
        await storage.save(cache);
        memory = undefined;
      } catch {
        log.note('What renews this sign-in could not be kept on this computer.');
        memory ??= createMemoryCache();
        await memory.save(cache);
      }
    },
    async remove() {
      await memory?.remove();
      await storage.remove();
    },
    isKept: () => memory === undefined,
  };
}
