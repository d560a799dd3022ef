import type { Clock } from '../tokens.ts';

/** Things kept under a random name for a limited time and in a limited number. */
export interface ExpiringMap<T> {
  set(key: string, value: T): void;
  /** `undefined` if there is none or its time is over. */
  get(key: string): T | undefined;
  delete(key: string): void;
  /** Calls for each value, also for those whose time is over and that are not gone yet. */
  forEach(visit: (value: T) => void): void;
}

/**
 * Makes a map whose entries last `lifetimeMs`; when there are `maxEntries`, the oldest gives way.
 */
export function createExpiringMap<T>(options: {
  lifetimeMs: number;
  maxEntries: number;
  now: Clock;
}): ExpiringMap<T> {
  const entries = new Map<string, { value: T; until: number }>();
  return {
    set(key, value) {
      entries.delete(key);
      for (const oldest of entries.keys()) {
        if (entries.size < options.maxEntries) break;
        entries.delete(oldest);
      }
      entries.set(key, { value, until: options.now() + options.lifetimeMs });
    },
    get(key) {
      const entry = entries.get(key);
      if (!entry) return undefined;
      if (entry.until > options.now()) return entry.value;
      entries.delete(key);
      return undefined;
    },
    delete(key) {
      entries.delete(key);
    },
    forEach(visit) {
      for (const { value } of entries.values()) visit(value);
    },
  };
}
