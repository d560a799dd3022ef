import { beforeAll, describe, expect, it } from 'vitest';
import { scriptText } from '../../../shared/messages/script-text.en.ts';
import { changing, looking } from './cmdlets.ts';
import {
  commands,
  faults,
  loadPowerShell,
  nodesOf,
  type ReadPowerShell,
} from './powershell-tree.ts';
import { sources } from './sources.ts';
import { scriptsFor } from './every-script.ts';

let read: ReadPowerShell;
beforeAll(async () => {
  read = await loadPowerShell();
});

const scripts = Object.entries(sources).flatMap(([kind, source]) =>
  scriptsFor(source, scriptText).flatMap((topic) =>
    topic.scripts.map((script) => [`${script.id} of ${kind}`, script] as const),
  ),
);

/** What PowerShell itself gives a value to. */
const automatic = new Set([
  '$_',
  '$null',
  '$true',
  '$false',
  '$PSCmdlet',
  '$ErrorActionPreference',
]);

it('notices what is not PowerShell', () => {
  expect(faults(read("$a = 'it's'"))).not.toBe('');
  expect(faults(read("$a = 'it\u2019s'"))).not.toBe('');
  expect(faults(read('if ($a) {'))).not.toBe('');
});

describe.each(scripts)('%s', (_name, { text, kind }) => {
  let root: ReturnType<ReadPowerShell>;
  beforeAll(() => {
    root = read(text);
  });

  it('is PowerShell', () => {
    expect(faults(root)).toBe('');
  });

  it('is plain text, so that it reads the same in every editor', () => {
    expect(text).toMatch(/^<#\n[\n\x20-\x7e]*\n$/);
    expect(text).not.toMatch(/ $/m);
  });

  it('names only commands and parameters that there are', () => {
    const known = { ...looking, ...changing };
    const found = commands(root);
    expect(found.length).toBeGreaterThan(3);
    for (const { name, parameters } of found) {
      expect(Object.keys(known)).toContain(name);
      for (const parameter of parameters) expect(known[name], name).toContain(parameter);
    }
  });

  it('changes nothing where it shows, and asks ShouldProcess before each change elsewhere', () => {
    const changes = commands(root).filter(({ name }) => name in changing);
    if (kind === 'show') {
      expect(changes).toEqual([]);
      expect(text).not.toContain('SupportsShouldProcess');
    } else {
      expect(changes).not.toEqual([]);
      expect(changes.filter(({ guarded }) => !guarded)).toEqual([]);
      expect(text).toContain('[CmdletBinding(SupportsShouldProcess');
    }
  });

  it('uses no variable that nothing was put in', () => {
    const assigned = new Set([...automatic, ...assignedIn(text)]);
    const unknown = nodesOf(root, 'variable')
      .map((node) => node.text.replace('@', '$'))
      .filter((name) => !assigned.has(name));
    expect(unknown).toEqual([]);
  });
});

/** Variables that are given a value: by `=`, by a loop, or as a parameter of the script. */
function assignedIn(text: string): string[] {
  const found = text.matchAll(/(\$\w+) =|foreach \((\$\w+) in|\[switch\](\$\w+)/g);
  return [...found].map(([, set, each, parameter]) => set ?? each ?? parameter ?? '');
}
