import type { ICachePlugin } from '@azure/msal-node';
import type { Secret } from '../../shared/secret.ts';
import { makeSecret } from './make-secret.ts';

/** Where MSAL's cache lives between its uses, as one secret text: memory, or an encrypted file. */
export interface TokenCacheStorage {
  load(): Promise<Secret | undefined>;
  save(cache: Secret): Promise<void>;
  /** Deletes it; nothing happens where there is none. */
  remove(): Promise<void>;
}

/** A cache that ends with the program. */
export function createMemoryCache(): TokenCacheStorage {
  let cache: Secret | undefined;
  return {
    load: () => Promise.resolve(cache),
    save: (changed) => {
      cache = changed;
      return Promise.resolve();
    },
    remove: () => {
      cache = undefined;
      return Promise.resolve();
    },
  };
}

/** Lets MSAL read its cache from `storage` before it is used and write it back when it changed. */
export function cachePlugin(storage: TokenCacheStorage): ICachePlugin {
  return {
    async beforeCacheAccess(context) {
      const cache = await storage.load();
      if (cache) context.tokenCache.deserialize(cache.reveal());
    },
    async afterCacheAccess(context) {
      if (context.cacheHasChanged) await storage.save(makeSecret(context.tokenCache.serialize()));
    },
  };
}
