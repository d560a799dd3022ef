import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as ElectronFuses from '@electron/fuses';
import type * as ResEdit from 'resedit';
import { expect, test } from 'vitest';
import { fuses } from '../../build/fuses.ts';
import { packagerModule } from '../../build/pack/stub/packager-modules.ts';
import { archiveFile, asar, unpacked } from './packed.ts';

const { FuseV1Options, getCurrentFuseWire } = packagerModule(
  '@electron/fuses',
) as typeof ElectronFuses;

const on = '1'.charCodeAt(0);

const programs = {
  linux: join(unpacked('linux'), 'mailbox-oauth-assistant'),
  windows: join(unpacked('win'), 'Mailbox OAuth Assistant.exe'),
};

test.each(Object.entries(programs))(
  'the program for %s has every switch as build/fuses.ts wants it',
  async (_system, program) => {
    const { version, ...states } = await getCurrentFuseWire(program);
    expect(version).toBe('1');
    const read = Object.entries(states).map(([number, state]): [string, boolean] => {
      const name = FuseV1Options[Number(number)] ?? number;
      return [`${name.charAt(0).toLowerCase()}${name.slice(1)}`, Number(state) === on];
    });
    expect(Object.fromEntries(read)).toEqual(fuses);
  },
);

test('the program for Windows knows the sum of the archive that it may load', () => {
  const { NtExecutable, NtExecutableResource } = packagerModule('resedit') as typeof ResEdit;
  const executable = NtExecutable.from(readFileSync(programs.windows));
  const entries = NtExecutableResource.from(executable).entries;
  const integrity = entries.find(({ type, id }) => type === 'INTEGRITY' && id === 'ELECTRONASAR');
  const { headerString } = asar.getRawHeader(archiveFile('win'));
  const value = createHash('sha256').update(headerString).digest('hex');
  expect(JSON.parse(Buffer.from(integrity?.bin ?? new ArrayBuffer(0)).toString())).toEqual([
    { file: 'resources\\app.asar', alg: 'SHA256', value },
  ]);
});

test('the archive has a sum of every file in it, so that the sum of its list covers all', () => {
  const { header } = asar.getRawHeader(archiveFile('win'));
  const missing: string[] = [];
  const look = (node: object, path: string): void => {
    if ('files' in node) {
      for (const [name, child] of Object.entries(node.files as Record<string, object>)) {
        look(child, `${path}/${name}`);
      }
    } else if (!('integrity' in node)) missing.push(path);
  };
  look(header, '');
  expect(missing).toEqual([]);
});
