import type { AppInfo } from '../shared/app-info.ts';
import type { PolicyField } from '../shared/policy/policy.ts';

/** What is looked at of Node's `process`; Electron adds two versions to it. */
export interface ProcessFacts {
  readonly platform: string;
  readonly arch: string;
  readonly versions: Readonly<Record<string, string | undefined>>;
}

/**
 * What a ticket says of this program.
 *
 * @param name the product's name, from package.json
 * @param version the product's version, from package.json
 * @param managed what the organisation has set: the names alone
 */
export function appInfo(
  name: string,
  version: string,
  facts: ProcessFacts,
  managed: readonly PolicyField[] = [],
): AppInfo {
  const { node = 'unknown', electron, chrome } = facts.versions;
  return {
    name,
    version,
    platform: `${facts.platform} ${facts.arch}`,
    node,
    ...(electron === undefined ? {} : { electron }),
    ...(chrome === undefined ? {} : { chromium: chrome }),
    ...(managed.length === 0 ? {} : { managed: [...managed] }),
  };
}
