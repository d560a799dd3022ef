import { readFileSync } from 'node:fs';

const readme = readFileSync(new URL('../../../build/policy/README.md', import.meta.url), 'utf8');

function command(name: string): string {
  const [, line] = new RegExp(`^\\d\\. ${name}[^\`]*\`([^\`]+)\``, 'm').exec(readme) ?? [];
  if (line === undefined) throw new Error(`build/policy/README.md has no “${name}”`);
  return line;
}

/** The lines that build/policy/README.md gives for the fields of Intune. */
export const intuneCommands = {
  install: command('Install command'),
  uninstall: command('Uninstall command'),
};
