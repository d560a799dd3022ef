import type { Secret } from '../../shared/secret.ts';
import { createMemoryCache, type TokenCacheStorage } from './token-cache.ts';

/** A cache on this computer that may fail without ending the sign-in. */
export interface ForgivingCache extends TokenCacheStorage {
  /**
   * Writes what was held back, and lets all that follows through. Never rejects.
   *
   * @returns true where all that was to be kept was kept
   */
  release: () => Promise<boolean>;
}

/**
 * Keeps MSAL's cache in `storage`, or in memory from the moment that this fails: a full disk must
 * not take away a token that somebody has just signed in for, nor the chance to renew it. Where what
 * is there cannot be read, nothing is written over it.
 *
 * @param held true to keep it in memory until it is released: MSAL writes tokens before anybody has
 *   looked whose they are. A renewal is not held, for the refresh token before may be good no more.
 */
export function createForgivingCache(storage: TokenCacheStorage, held: boolean): ForgivingCache {
  let isHeld = held;
  let memory: TokenCacheStorage | undefined;
  let isUnreadable = false;

  async function load(): Promise<Secret | undefined> {
    if (memory) return memory.load();
    try {
      return await storage.load();
    } catch (error) {
      // There is nothing to renew with but what could not be read.
      if (!isHeld) throw error;
      isUnreadable = true;
      return undefined;
    }
  }

  async function save(cache: Secret): Promise<void> {
    try {
      if (!isHeld) {
        await storage.save(cache);
        memory = undefined;
        return;
      }
    } catch {
      // It stays in memory.
    }
    memory ??= createMemoryCache();
    await memory.save(cache);
  }

  return {
    load,
    save,
    async remove() {
      await memory?.remove();
      await storage.remove();
    },
    async release() {
      isHeld = isUnreadable;
      const waiting = await memory?.load();
      if (waiting) await save(waiting);
      return memory === undefined;
    },
  };
}
