import { createMemoryCache, type TokenCacheStorage } from './token-cache.ts';

/** A cache on this computer that may fail without ending the sign-in. */
export interface ForgivingCache extends TokenCacheStorage {
  /** True while all that was to be kept was kept. */
  isKept: () => boolean;
}

/**
 * Keeps MSAL's cache in `storage`, or in memory from the moment that this fails: a full disk must
 * not take away a token that somebody has just signed in for, nor the chance to renew it.
 */
export function createForgivingCache(storage: TokenCacheStorage): ForgivingCache {
  let memory: TokenCacheStorage | undefined;
  return {
    load: () => (memory ?? storage).load(),
    async save(cache) {
      try {
        await storage.save(cache);
        memory = undefined;
      } catch {
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
