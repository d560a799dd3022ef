/** What a package is to be, as fpm's arguments say it. */
export interface PackageRequest {
  kind: 'deb' | 'rpm';
  /** Where the package goes. */
  output: string;
  name: string;
  version: string;
  architecture: string;
  maintainer: string;
  vendor: string;
  url: string;
  license: string;
  category: string;
  priority: string;
  /** For deb: the first line is the short description. */
  description: string;
  /** For rpm: the short description. */
  summary: string;
  depends: string[];
  recommends: string[];
  /** Path of a script; '' for none. */
  afterInstall: string;
  afterRemove: string;
  /** Folders that belong to the package with all that is in them. */
  directories: string[];
  /** What goes in: a source on this computer, and its place. */
  files: { source: string; target: string }[];
}

type Text = Exclude<
  keyof PackageRequest,
  'kind' | 'depends' | 'recommends' | 'directories' | 'files'
>;

/** The options that electron-builder 26 passes (app-builder-lib: targets/FpmTarget), with one value each. */
const texts: Readonly<Record<string, Text>> = {
  '--package': 'output',
  '--name': 'name',
  '--version': 'version',
  '--architecture': 'architecture',
  '--maintainer': 'maintainer',
  '--vendor': 'vendor',
  '--url': 'url',
  '--license': 'license',
  '--category': 'category',
  '--deb-priority': 'priority',
  '--description': 'description',
  '--rpm-summary': 'summary',
  '--after-install': 'afterInstall',
  '--after-remove': 'afterRemove',
};

const lists: Readonly<Record<string, 'depends' | 'recommends' | 'directories'>> = {
  '-d': 'depends',
  '--deb-recommends': 'recommends',
  '--directories': 'directories',
};

/** What makes no difference to a stand-in. */
const flags = new Set(['--force', '--debug']);
const ignored = new Set(['-s', '--log', '--deb-compression', '--rpm-compression', '--rpm-os']);

/**
 * Reads the arguments of fpm that electron-builder uses.
 *
 * @throws where there is one that it does not know, so that none is silently left out
 */
export function readFpmArguments(args: readonly string[]): PackageRequest {
  const request: PackageRequest = {
    ...{ kind: 'deb', output: '', name: '', version: '', architecture: '', maintainer: '' },
    ...{ vendor: '', url: '', license: '', category: '', priority: 'optional', description: '' },
    ...{ summary: '', depends: [], recommends: [], afterInstall: '', afterRemove: '' },
    ...{ directories: [], files: [] },
  };
  const rest = [...args];
  for (let each = rest.shift(); each !== undefined; each = rest.shift()) {
    const text = texts[each];
    const list = lists[each];
    if (flags.has(each)) continue;
    else if (ignored.has(each)) rest.shift();
    else if (each === '-t') request.kind = readKind(rest.shift());
    else if (text !== undefined) request[text] = rest.shift() ?? '';
    else if (list !== undefined) request[list].push(rest.shift() ?? '');
    else if (each.startsWith('-')) throw new Error(`The stand-in for fpm does not know ${each}.`);
    else request.files.push(readFile(each));
  }
  return request;
}

function readKind(value: string | undefined): PackageRequest['kind'] {
  if (value === 'deb' || value === 'rpm') return value;
  throw new Error(`The stand-in for fpm makes no packages of the kind ${String(value)}.`);
}

function readFile(mapping: string): { source: string; target: string } {
  const cut = mapping.indexOf('=');
  return { source: mapping.slice(0, cut), target: mapping.slice(cut + 1) };
}
