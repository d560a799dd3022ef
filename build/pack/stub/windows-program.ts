import type * as ResEdit from 'resedit';
import { packagerModule } from './packager-modules.ts';

const english = { lang: 0x0409, codepage: 1200 };

/**
 * An executable for 64-bit Windows with nothing in it but resources: the version, which the packager
 * rewrites, and the switches of Electron, which it sets.
 *
 * @param version three numbers with points
 * @param fuseWire from its sentinel on
 */
export function stubProgram(version: string, fuseWire: Buffer): Buffer {
  const { NtExecutable, NtExecutableResource, Resource } = packagerModule(
    'resedit',
  ) as typeof ResEdit;
  const executable = NtExecutable.createEmpty(false, false);
  const resources = NtExecutableResource.from(executable);
  const info = Resource.VersionInfo.createEmpty();
  info.setFileVersion(version, english.lang);
  info.setProductVersion(version, english.lang);
  info.setStringValues(english, { FileDescription: 'Electron', ProductName: 'Electron' });
  info.outputToResourceEntries(resources.entries);
  const rawData = 10;
  resources.entries.push({
    ...english,
    ...{ type: rawData, id: 1, bin: new Uint8Array(fuseWire).buffer },
  });
  resources.outputResource(executable);
  return Buffer.from(executable.generate());
}
