import { execFileSync } from 'node:child_process';
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PackageRequest } from './fpm-arguments.ts';

/** fpm translates these, too: electron-builder says it in Debian's words. */
const architectures: Readonly<Record<string, string>> = { amd64: 'x86_64', arm64: 'aarch64' };

/**
 * Makes an RPM package with rpmbuild.
 *
 * @param files a folder with what the package has in it
 * @param work a folder for what rpmbuild writes
 */
export function makeRpm(request: PackageRequest, files: string, work: string): void {
  const architecture = architectures[request.architecture] ?? request.architecture;
  const specification = join(work, 'package.spec');
  writeFileSync(specification, specFile(request, files));
  const args = [
    ...['-bb', '--quiet', '--target', architecture, '--buildroot', join(work, 'root')],
    ...['--define', `_topdir ${work}`, '--define', '_build_id_links none'],
    ...['--define', '_binary_payload w2.xzdio', specification],
  ];
  execFileSync('rpmbuild', args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const [made = ''] = readdirSync(join(work, 'RPMS', architecture));
  copyFileSync(join(work, 'RPMS', architecture, made), request.output);
}

function specFile(request: PackageRequest, files: string): string {
  const header = [
    // What rpmbuild does to programs by itself: strips and compresses them, and looks for what they use.
    '%global __os_install_post %{nil}',
    '%global debug_package %{nil}',
    `Name: ${request.name}`,
    `Version: ${request.version}`,
    'Release: 1',
    `Summary: ${request.summary}`,
    `License: ${request.license}`,
    `Vendor: ${request.vendor}`,
    `Packager: ${request.maintainer}`,
    `URL: ${request.url}`,
    `Group: ${request.category}`,
    'AutoReqProv: no',
    ...request.depends.map((each) => `Requires: ${each}`),
  ];
  const sections = [
    `%description\n${request.description}`,
    `%install\nmkdir -p "%{buildroot}"\ncp -a '${files}/.' "%{buildroot}/"`,
    ...script('post', request.afterInstall),
    ...script('postun', request.afterRemove),
    `%files\n%defattr(-,root,root,-)\n${listed(request, files).join('\n')}`,
  ];
  return `${[header.join('\n'), ...sections].join('\n\n')}\n`;
}

/** A script of the package; a per cent sign would be a macro. */
function script(section: string, path: string): string[] {
  return path === '' ? [] : [`%${section}\n${readFileSync(path, 'utf8').replaceAll('%', '%%')}`];
}

/** Every file, and the folders that belong to the package; as fpm, no folder by itself. */
function listed({ directories }: PackageRequest, files: string): string[] {
  const entries = readdirSync(files, { recursive: true, withFileTypes: true });
  return entries.flatMap((entry) => {
    const path = join(entry.parentPath, entry.name).slice(files.length);
    if (!entry.isDirectory()) return [`"${path}"`];
    const isOwned = directories.some((each) => path === each || path.startsWith(`${each}/`));
    return isOwned ? [`%dir "${path}"`] : [];
  });
}
