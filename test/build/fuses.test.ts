import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as ElectronFuses from '@electron/fuses';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import configuration from '../../build/electron-builder.config.ts';
import { fuses, type Fuses } from '../../build/fuses.ts';

// The package that electron-builder itself flips them with, in the version it has.
const builder = createRequire(createRequire(import.meta.url).resolve('electron-builder'));
const electronFuses = createRequire(builder.resolve('app-builder-lib'))(
  '@electron/fuses',
) as typeof ElectronFuses;

/** What stands before the switches in Electron's executable. Source: Electron, "Electron Fuses". */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const on = '1'.charCodeAt(0);
const off = '0'.charCodeAt(0);

test('everything that lets others run code in the app is off, every protection is on', () => {
  expect(fuses).toMatchObject({
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableCookieEncryption: true,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
  });
});

test('the packager is given exactly these', () => {
  const { resetAdHocDarwinSignature, ...given } = configuration.electronFuses;
  expect(given).toEqual(fuses);
  // A step of signing: without it an unsigned app does not start on Apple's own processors.
  expect(resetAdHocDarwinSignature).toBe(true);
  expect(configuration.asar).toBe(true);
});

test('a fuse that nobody decided about does not compile', () => {
  const { runAsNode, ...others } = fuses;
  // @ts-expect-error one is missing
  const incomplete: Fuses = others;
  expect({ ...incomplete, runAsNode }).toEqual(fuses);
});

describe('in an executable', () => {
  let folder: string;
  let executable: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fuses-'));
    executable = join(folder, 'electron');
    // Eight switches of version 1, each the other way round, between what else it has.
    const wire = Buffer.from([1, 8, ...wanted().map((value) => (value === on ? off : on))]);
    await writeFile(
      executable,
      Buffer.concat([Buffer.from(`before${sentinel}`), wire, Buffer.from('after')]),
    );
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** The state of each fuse, by its number. */
  function wanted(): number[] {
    return entries().map(([, value]) => (value ? on : off));
  }

  /** Our fuses with their numbers, in the order of the executable. */
  function entries(): [number, boolean][] {
    return Object.entries(fuses)
      .map(([name, value]): [number, boolean] => {
        const option = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
        return [
          electronFuses.FuseV1Options[option as keyof typeof electronFuses.FuseV1Options],
          value,
        ];
      })
      .sort(([a], [b]) => a - b);
  }

  test('every switch there is has a fuse here', () => {
    expect(entries().map(([number]) => number)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  test('they are set and read back as wanted', async () => {
    await electronFuses.flipFuses(executable, {
      version: electronFuses.FuseVersion.V1,
      strictlyRequireAllFuses: true,
      ...(Object.fromEntries(entries()) as Record<number, boolean>),
    } as Parameters<typeof electronFuses.flipFuses>[1]);
    const { version, ...states } = await electronFuses.getCurrentFuseWire(executable);
    expect(version).toBe('1');
    expect(Object.values(states)).toEqual(wanted());
  });
});
