import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import type { Licences, PackageLicence } from '../shared/licences.ts';
import { mayContain } from './supply/licence-lists.ts';

/** Collects the packages of one bundle after the other. */
export interface BundledPackages {
  /** For a Vite configuration: notes the package of every module that is really in the bundle. */
  plugin: () => Plugin;
  /**
   * The list for the About dialog.
   *
   * @throws where a package says no licence, or one that the app may not contain
   */
  licences: () => Licences;
}

export function createBundledPackages(): BundledPackages {
  /** Folders of packages. */
  const folders = new Set<string>();
  return {
    plugin: () => ({
      name: 'bundled-packages',
      generateBundle(_options, bundle) {
        for (const file of Object.values(bundle)) {
          if (file.type !== 'chunk') continue;
          for (const [id, { renderedLength }] of Object.entries(file.modules)) {
            const folder = renderedLength > 0 ? packageFolder(id) : undefined;
            if (folder !== undefined) folders.add(folder);
          }
        }
      },
    }),
    licences: () => {
      const all = [...folders].map(readPackage);
      const byName = new Map(all.map((each) => [`${each.name} ${each.version}`, each]));
      const packages = [...byName.values()].sort((one, other) =>
        one.name < other.name ? -1 : one.name > other.name ? 1 : 0,
      );
      return { packages };
    },
  };
}

/** `/…/node_modules/@scope/name` of a module in it; the innermost where there are several. */
export function packageFolder(id: string): string | undefined {
  const path = id.replace(/^\0+/, '').replaceAll('\\', '/');
  return /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1];
}

/** What is looked at of a package's file. */
interface PackageFile {
  name: string;
  version: string;
  license?: unknown;
  author?: string | { name?: string };
  repository?: string | { url?: string };
}

function readPackage(folder: string): PackageLicence {
  const text = readFileSync(join(folder, 'package.json'), 'utf8');
  const found = JSON.parse(text) as PackageFile;
  const licence = typeof found.license === 'string' ? found.license : '';
  if (!mayContain(licence)) {
    throw new Error(`${found.name} ${found.version}: licence "${licence}" is not on the list.`);
  }
  const wording = licenceText(folder) ?? makersOf(found);
  return {
    ...{ name: found.name, version: found.version, licence },
    ...(wording === undefined ? {} : { text: wording }),
  };
}

/** What stands for a text that does not come with the package: who made it, and where it is from. */
function makersOf({ author, repository }: PackageFile): string | undefined {
  const lines = [
    typeof author === 'string' ? author : author?.name,
    typeof repository === 'string' ? repository : repository?.url,
  ];
  return lines.every((line) => line === undefined) ? undefined : lines.filter(Boolean).join('\n');
}

/** The file that the package has its licence in. */
function licenceText(folder: string): string | undefined {
  const isLicence = (name: string) => /^(licen[cs]e|copying)(\.(md|txt))?$/i.test(name);
  const name = readdirSync(folder).find(isLicence);
  return name === undefined ? undefined : readFileSync(join(folder, name), 'utf8').trim();
}
