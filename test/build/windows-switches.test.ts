import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { intuneCommands } from '../packages/windows/intune-commands.ts';
import { productName } from '../packages/windows/make-setup.ts';

const read = (name: string) =>
  readFileSync(new URL(`../../build/windows/${name}`, import.meta.url), 'utf8');

/** NSIS reads these itself: the last two before the script begins, `_?=` off the command line. */
const ofNsis = ['/S', '/D=', '_?='];

/** The part of a text between two others. */
function between(text: string, start: string, end: string): string {
  const from = text.indexOf(start);
  const to = text.indexOf(end, from);
  if (from < 0 || to < 0) throw new Error(`no ${start}`);
  return text.slice(from, to);
}

/** The switches of a text, each once: those with a value up to its "=". */
function switches(text: string): string[] {
  const found = text.matchAll(/(?<=^|[\s"])(?:\/[A-Z][A-Za-z]*=?|--[a-z-]+|_\?=)/gm);
  return [...new Set([...found].map(([each]) => each))].sort();
}

const header = between(read('installer.nsi'), '; Setup.exe', '; Exit codes');
const described = {
  setup: switches(between(header, '; Setup.exe', '; Uninstall.exe')),
  uninstaller: switches(header.slice(header.indexOf('; Uninstall.exe'))),
};
/** Both programs read their switches with the same function. */
const taken = switches(between(read('setup-common.nsh'), '}TakeSwitch\n  StrCpy', 'FunctionEnd'));

test('every switch that is described is taken, and every one that is taken is described', () => {
  const all = [...new Set([...described.setup, ...described.uninstaller, '/NCRC'])].sort();
  expect(all).toEqual([...new Set([...taken, ...ofNsis])].sort());
  expect(described.uninstaller).toContain('/DeleteUserData');
  expect(described.setup).not.toContain('/DeleteUserData');
});

test('the commands for Intune are silent and have no other switches than are described', () => {
  const install = switches(intuneCommands.install);
  expect(install).toEqual(['/AllUsers', '/S']);
  expect(described.setup).toEqual(expect.arrayContaining(install));
  const uninstall = switches(intuneCommands.uninstall);
  expect(uninstall).toContain('/S');
  expect(described.uninstaller).toEqual(expect.arrayContaining(uninstall));
});

test('Intune waits for the uninstaller: it runs in its own folder, which is named last and without quotes', () => {
  const [, program, folder] =
    /^"(.+)\\Uninstall [^"\\]+\.exe" (?:\/\S+ )*_\?=([^"]+)$/.exec(intuneCommands.uninstall) ?? [];
  expect(program).toBe(`%ProgramW6432%\\${productName}`);
  expect(folder).toBe(program);
  expect(intuneCommands.uninstall).toContain(`\\Uninstall ${productName}.exe"`);
  // As the Setup tells Windows itself.
  expect(read('installer.nsi')).toContain(`'"$INSTDIR\\\${UNINSTALLER}" /S _?=$INSTDIR'`);
});
