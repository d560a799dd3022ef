import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Where packages put the app. */
export const installFolder = '/opt/Mailbox OAuth Assistant';

const folder = join(root, 'dist', 'linux');

/** A link to the program, for /usr/bin. */
export const programLink = join(folder, 'mailbox-oauth-assistant');

/** The licences of the app and of what is in it; free in its form, as Debian's policy (12.5) allows. */
export const copyright = join(folder, 'copyright');

/** Makes what packages for Linux have in them beside the app. To be called after the build. */
export function writePackageFiles(): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  symlinkSync(`${installFolder}/mailbox-oauth-assistant`, programLink);
  const texts = ['LICENSE', 'dist/THIRD-PARTY-NOTICES.txt'].map((name) =>
    readFileSync(join(root, name), 'utf8'),
  );
  writeFileSync(copyright, `Mailbox OAuth Assistant\n\n${texts.join('\n')}`);
}
