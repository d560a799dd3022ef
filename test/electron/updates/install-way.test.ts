import { describe, expect, it } from 'vitest';
import {
  installWay,
  manifestName,
  type InstallFacts,
} from '../../../electron/updates/install-way.ts';

const linux: InstallFacts = {
  ...{ platform: 'linux', arch: 'x64', isPackaged: true, execPath: '/tmp/.mount_x/app' },
  ...{ environment: {}, packageType: undefined, hasUpdateFile: true, hasUninstaller: false },
  mayWrite: () => true,
};
const windows: InstallFacts = {
  ...{ ...linux, platform: 'win32', hasUninstaller: true },
  execPath: 'C:\\Users\\ada\\AppData\\Local\\Programs\\app\\App.exe',
  environment: { ProgramFiles: 'C:\\Program Files' },
};
const mac: InstallFacts = {
  ...{ ...linux, platform: 'darwin' },
  execPath: '/Applications/App.app/Contents/MacOS/App',
};
const image = { APPIMAGE: '/home/ada/App.AppImage' };

describe('who installs a new version', () => {
  it.each<[string, InstallFacts, string, string]>([
    ['an AppImage', { ...linux, environment: image }, 'install', 'AppImage'],
    [
      'an AppImage in a folder that is not theirs',
      { ...linux, environment: image, mayWrite: () => false },
      ...(['copy', 'AppImage'] as const),
    ],
    [
      'a deb',
      { ...linux, packageType: 'deb', execPath: '/opt/App/app' },
      ...(['package', 'deb'] as const),
    ],
    [
      'an rpm',
      { ...linux, packageType: 'rpm', execPath: '/usr/lib/app/app' },
      ...(['package', 'rpm'] as const),
    ],
    [
      'an archive from the folder in which a deb was made',
      { ...linux, packageType: 'deb', execPath: '/home/ada/app/app' },
      ...(['copy', 'AppImage'] as const),
    ],
    ['a start from the sources', { ...linux, isPackaged: false }, 'copy', 'AppImage'],
    ['a set-up for this person', windows, 'install', 'exe'],
    [
      'a set-up for all',
      { ...windows, execPath: 'c:\\program files\\App\\App.exe' },
      ...(['all-users', 'exe'] as const),
    ],
    ['a zip on Windows', { ...windows, hasUninstaller: false }, 'copy', 'exe'],
    ['a set-up without the file for updates', { ...windows, hasUpdateFile: false }, 'copy', 'exe'],
    ['an app on a Mac', mac, 'install', 'zip'],
    ['an app on a Mac of somebody else', { ...mac, mayWrite: () => false }, 'all-users', 'zip'],
    [
      'an app on a disk image',
      { ...mac, execPath: '/Volumes/App/App.app/Contents/MacOS/App' },
      ...(['copy', 'zip'] as const),
    ],
    [
      'an app that macOS runs from elsewhere',
      { ...mac, execPath: '/private/var/x/AppTranslocation/y/App.app/Contents/MacOS/App' },
      ...(['copy', 'zip'] as const),
    ],
  ])('of %s', (_name, facts, way, extension) => {
    expect(installWay(facts)).toEqual({ way, extension });
  });

  it('finds the manifest of the system', () => {
    const name = (platform: string, arch: string) => manifestName({ platform, arch });
    expect(name('win32', 'arm64')).toBe('latest.yml');
    expect(name('darwin', 'arm64')).toBe('latest-mac.yml');
    expect(name('linux', 'x64')).toBe('latest-linux.yml');
    expect(name('linux', 'arm64')).toBe('latest-linux-arm64.yml');
  });
});
