import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writeSums } from '../pack/sums.ts';
import { publisher } from '../publisher.ts';
import { changelogPart, signFolder } from './sign-folder.ts';
import { newSigningKey, publicKeyOf, readSigningKey } from './sign.ts';

// Signs a folder of releases for updates, or makes the key for that:
//   npm run sign-feed -- [FOLDER]           the folder is release/ unless another is named
//   npm run sign-feed -- --new-key FILE     writes a new private key, and prints the public one
// The private key comes from the environment (sign.ts) and is never printed.

const { values, positionals } = parseArgs({
  options: { 'new-key': { type: 'string' } },
  allowPositionals: true,
});

/** The folder of the project. */
const project = new URL('../../', import.meta.url);

function makeKey(path: string): void {
  if (existsSync(path)) throw new Error(`${path} is there already; a key is never replaced.`);
  const { privateKey, publicKey } = newSigningKey();
  writeFileSync(path, privateKey, { mode: 0o600, flag: 'wx' });
  console.log(`Private key: ${path}. Keep it where no build machine and no feed can read it.`);
  console.log(`Public key, for PUBLISHER_UPDATE_KEY of every build: ${publicKey}`);
}

async function signReleases(): Promise<void> {
  const key = readSigningKey(process.env);
  const known = publisher.updateKey.split(',').map((each) => each.trim());
  if (publisher.updateKey !== '' && !known.includes(publicKeyOf(key))) {
    throw new Error('This key does not belong to PUBLISHER_UPDATE_KEY: no app would accept it.');
  }
  const folder = positionals[0] ?? fileURLToPath(new URL('release', project));
  const changelog = readFileSync(new URL('CHANGELOG.md', project), 'utf8');
  const lines = await signFolder(folder, key, (version) => changelogPart(changelog, version));
  for (const line of lines) console.log(line);
  // The manifests may have got their notes only now.
  if (existsSync(join(folder, 'SHA256SUMS'))) await writeSums(folder);
}

try {
  const path = values['new-key'];
  if (path === undefined) await signReleases();
  else makeKey(path);
} catch (error) {
  console.error(error instanceof Error ? error.message : 'not signed');
  process.exitCode = 1;
}
