/**
 * Stands in for fpm, which Debian does not have, on dpkg-deb and rpmbuild: takes the arguments that
 * electron-builder passes and keeps all of them that matter, dependencies and maintainer scripts
 * among them.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { makeDeb } from './deb.ts';
import { type PackageRequest, readFpmArguments } from './fpm-arguments.ts';
import { makeRpm } from './rpm.ts';

/** Puts the files where the package has them; what may be read by its owner may be by all. */
function stage(request: PackageRequest, folder: string): void {
  for (const { source, target } of request.files) {
    const place = join(folder, target);
    mkdirSync(dirname(place), { recursive: true });
    // Links stay links, also to what is not there yet.
    if (lstatSync(source).isSymbolicLink()) execFileSync('cp', ['--no-dereference', source, place]);
    else cpSync(source, place, { recursive: true, verbatimSymlinks: true });
  }
  openToAll(folder);
}

function openToAll(path: string): void {
  const stat = lstatSync(path);
  if (stat.isSymbolicLink()) return;
  if (stat.isDirectory()) {
    chmodSync(path, 0o755);
    for (const name of readdirSync(path)) openToAll(join(path, name));
  } else chmodSync(path, (stat.mode & 0o100) === 0 ? 0o644 : 0o755);
}

const request = readFpmArguments(process.argv.slice(2));
const work = mkdtempSync(join(tmpdir(), 'fpm-'));
try {
  const files = join(work, 'files');
  mkdirSync(files);
  stage(request, files);
  if (request.kind === 'deb') makeDeb(request, files);
  else makeRpm(request, files, work);
} finally {
  rmSync(work, { recursive: true, force: true });
}
