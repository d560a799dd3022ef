import { PublicClientApplication } from '@azure/msal-node';
import { appError, type Result } from '../../shared/errors.ts';
import type { Account } from '../../shared/sign-in.ts';
import { serverText } from './server-text.ts';
import { cachePlugin, type TokenCacheStorage } from './token-cache.ts';

/**
 * The accounts in a cache that is kept on this computer. Nothing is asked of any authority.
 *
 * @returns `keeping/failed` where the cache cannot be read
 */
export function listAccounts(
  clientId: string,
  storage: TokenCacheStorage,
): Promise<Result<Account[]>> {
  return orFailed(async () => {
    const accounts = await cacheOf(clientId, storage).getAllAccounts();
    return accounts.map(({ homeAccountId, username, tenantId }) => ({
      accountId: homeAccountId,
      username: serverText(username),
      tenantId,
    }));
  });
}

/**
 * Removes one account with its tokens from a cache that is kept, and the whole cache with the last
 * account. Nothing happens where the account is not there.
 */
export function removeAccount(
  clientId: string,
  storage: TokenCacheStorage,
  accountId: string,
): Promise<Result<void>> {
  return orFailed(async () => {
    const cache = cacheOf(clientId, storage);
    const accounts = await cache.getAllAccounts();
    const others = accounts.filter(({ homeAccountId }) => homeAccountId !== accountId);
    if (others.length === 0) {
      await storage.remove();
      return;
    }
    // One account may be there once for each tenant that it is a guest of.
    for (const account of accounts)
      if (!others.includes(account)) await cache.removeAccount(account);
  });
}

/** MSAL's cache; what it is set up with beside the cache is never used. */
function cacheOf(clientId: string, storage: TokenCacheStorage) {
  return new PublicClientApplication({
    auth: { clientId },
    cache: { cachePlugin: cachePlugin(storage) },
    system: { loggerOptions: { loggerCallback: () => undefined, piiLoggingEnabled: false } },
  }).getTokenCache();
}

async function orFailed<T>(work: () => Promise<T>): Promise<Result<T>> {
  try {
    return { ok: true, value: await work() };
  } catch {
    // The message of whatever failed may quote the cache.
    return { ok: false, error: appError('keeping/failed') };
  }
}
