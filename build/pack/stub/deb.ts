import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, writeFileSync, chmodSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { PackageRequest } from './fpm-arguments.ts';

/**
 * Makes a Debian package with dpkg-deb.
 *
 * @param files a folder with what the package has in it; DEBIAN/ is added to it
 */
export function makeDeb(request: PackageRequest, files: string): void {
  const control = join(files, 'DEBIAN');
  const kilobytes = execFileSync('du', ['-sk', files], { encoding: 'utf8' }).split('\t')[0] ?? '0';
  addChangelog(request, files);
  mkdirSync(control);
  writeFileSync(join(control, 'control'), controlFile(request, kilobytes));
  writeFileSync(join(control, 'md5sums'), md5sums(files));
  for (const [script, name] of [
    [request.afterInstall, 'postinst'],
    [request.afterRemove, 'postrm'],
  ] as const) {
    if (script === '') continue;
    copyFileSync(script, join(control, name));
    chmodSync(join(control, name), 0o755);
  }
  const args = ['--root-owner-group', '-Zxz', '--build', files, request.output];
  execFileSync('dpkg-deb', args, { stdio: ['ignore', 'ignore', 'inherit'] });
}

/** The changelog that fpm puts into a package that brings none. */
function addChangelog({ name, version, maintainer }: PackageRequest, files: string): void {
  const folder = join(files, 'usr/share/doc', name);
  mkdirSync(folder, { recursive: true });
  const date = 'Thu, 01 Jan 1970 00:00:00 +0000';
  const text = `${name} (${version}) stable; urgency=medium\n\n  * See the home page.\n\n -- ${maintainer}  ${date}\n`;
  writeFileSync(join(folder, 'changelog.gz'), gzipSync(text, { level: 9 }));
}

/** Source: Debian Policy, 5.3 "Binary package control files". */
function controlFile(request: PackageRequest, kilobytes: string): string {
  const [synopsis = '', ...rest] = request.description.split('\n');
  const fields: [name: string, value: string][] = [
    ['Package', request.name],
    ['Version', request.version],
    ['License', request.license],
    ['Vendor', request.vendor],
    ['Architecture', request.architecture],
    ['Maintainer', request.maintainer],
    ['Installed-Size', kilobytes],
    ['Depends', request.depends.join(', ')],
    ['Recommends', request.recommends.join(', ')],
    ['Section', request.category],
    ['Priority', request.priority],
    ['Homepage', request.url],
    ['Description', [synopsis, ...rest.map((line) => ` ${line.trim() || '.'}`)].join('\n')],
  ];
  const lines = fields
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value}`);
  return `${lines.join('\n')}\n`;
}

function md5sums(files: string): string {
  const command =
    "find . -type f -not -path './DEBIAN/*' -printf '%P\\0' | sort -z | xargs -0 md5sum";
  return execFileSync('sh', ['-c', command], { cwd: files, encoding: 'utf8' });
}
