import { execFile, execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { promisify } from 'node:util';
import { offerSigning } from '../../build/windows/sign-uninstaller.ts';
import { packageFile, unpacked } from './packed.ts';
import { waitUntil } from '../servers/wait-until.ts';
import {
  applicationKey,
  compileApp,
  compileAsStandardUser,
  makeSetup,
  productName,
} from './windows/make-setup.ts';
import { intuneCommands } from './windows/intune-commands.ts';
import { startWine, windowsPath, type Wine } from './windows/wine.ts';

const uninstallKey = `Software\\\\Microsoft\\\\Windows\\\\CurrentVersion\\\\Uninstall\\\\${applicationKey}`;

describe('the Setup of Windows', { timeout: 150_000 }, () => {
  let folder: string;
  let wine: Wine;
  /** Version 1.0.0, 1.1.0 and the tool that takes the administrator's rights away, as Windows has them. */
  let old: string;
  let current: string;
  let asStandardUser: string;
  let codeOnWindows7: number;
  let before: { files: string[]; registry: string[] };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'windows-setup-'));
    const app = join(folder, 'app.exe');
    compileApp(app);
    compileAsStandardUser(join(folder, 'as-standard-user.exe'));
    asStandardUser = windowsPath(join(folder, 'as-standard-user.exe'));
    const program = readFileSync(app);
    const files = { 'resources/app.asar': 'old', 'locales/en-US.pak': 'e', 'gone/soon.dll': 'g' };
    old = windowsPath(await makeSetup({ folder, version: '1.0.0', files, app: program }));
    const { 'gone/soon.dll': _, ...kept } = { ...files, 'resources/app.asar': 'new' };
    const added = { ...kept, '$ome 日本語.txt': 'a name with what scripts of NSIS read' };
    current = windowsPath(
      await makeSetup({ folder, version: '1.1.0', files: added, app: program }),
    );
    wine = await startWine();
    codeOnWindows7 = await wine.run(`${current} /S`);
    await wine.run('winecfg -v win10');
    // The folder and the key of one's own programs, as they are there on Windows.
    mkdirSync(join(wine.home, 'AppData/Local/Programs'), { recursive: true });
    const key = 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall';
    await wine.run(`reg add ${key}`);
    wine.restart();
    before = { files: wine.files(), registry: wine.registry() };
  }, 240_000);

  afterAll(async () => {
    await wine.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const forOne = (...path: string[]): string =>
    join(wine.home, 'AppData/Local/Programs', productName, ...path);
  const forAll = (...path: string[]): string =>
    join(wine.drive, 'Program Files', productName, ...path);
  const userData = (...path: string[]): string =>
    join(wine.home, 'AppData/Roaming', productName, ...path);
  const menuOfOne = (): string =>
    join(wine.home, `AppData/Roaming/Microsoft/Windows/Start Menu/Programs/${productName}.lnk`);
  const menuOfAll = (): string =>
    join(wine.drive, `ProgramData/Microsoft/Windows/Start Menu/Programs/${productName}.lnk`);
  const desktop = (): string => join(wine.home, `Desktop/${productName}.lnk`);
  /** A path on drive C: as Windows has it. */
  const onDrive = (path: string): string =>
    `C:${path.slice(wine.drive.length).replaceAll('/', '\\')}`;
  const uninstaller = (path: string): string => `"${onDrive(path)}\\Uninstall ${productName}.exe"`;
  /** The uninstaller in place, which is waited for. Wine, unlike Windows, lets it not go itself. */
  const uninstallInPlace = (path: string, switches = ''): Promise<number> =>
    wine.run(`${uninstaller(path)} /S ${switches} _?=${onDrive(path)}`);
  /** The uninstaller as it is usually run: it returns, and a copy of it does the work. */
  async function uninstall(path: string): Promise<void> {
    expect(await wine.run(`${uninstaller(path)} /S`)).toBe(0);
    await waitUntil('the uninstaller to go', () => isRemoved(path) || undefined, 30_000);
  }
  /** The uninstaller itself goes before its folder, which stays where something else is in it. */
  function isRemoved(path: string): boolean {
    try {
      const left = readdirSync(path);
      return left.length > 0 && !left.includes(`Uninstall ${productName}.exe`);
    } catch {
      return true;
    }
  }

  /** What Windows was told of an installation: the values by their names. */
  function entries(root: 'HKCU' | 'HKLM'): Record<string, string> {
    wine.restart();
    const hive = root === 'HKLM' ? 'HKEY_LOCAL_MACHINE' : 'HKEY_CURRENT_USER';
    const prefix = `[${uninstallKey}] "`;
    return Object.fromEntries(
      wine
        .registry(hive)
        .filter((line) => line.startsWith(prefix))
        .map((line) => {
          const [name = '', value = ''] = line.slice(prefix.length).split('"=');
          return [
            name,
            value.replace(/^"|"$/g, '').replaceAll('\\"', '"').replaceAll('\\\\', '\\'),
          ];
        }),
    );
  }

  function write(path: string): void {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, 'not of the Setup');
  }

  /** Starts the installed app. @returns what ends it, and waits for that */
  async function startApp(path: string): Promise<() => Promise<void>> {
    const ended = wine.run(`"${onDrive(path)}\\${productName}.exe"`);
    await waitUntil('the app', () => existsSync(join(path, 'started.txt')) || undefined, 30_000);
    return async () => {
      rmSync(join(path, 'started.txt'), { force: true });
      await ended;
    };
  }

  it('is refused on a Windows that the app does not run on', () => {
    expect(codeOnWindows7).toBe(1633);
  });

  it('installs for one account without the rights of an administrator', async () => {
    expect(await wine.run(`${asStandardUser} ${old} /S`)).toBe(0);
    expect(readFileSync(forOne('resources/app.asar'), 'utf8')).toBe('old');
    expect(existsSync(menuOfOne())).toBe(true);
    expect(existsSync(desktop())).toBe(false);
    expect(existsSync(forAll())).toBe(false);
    const location = onDrive(forOne());
    expect(entries('HKCU')).toMatchObject({
      DisplayName: productName,
      DisplayVersion: '1.0.0',
      Publisher: 'Example publisher',
      DisplayIcon: `${location}\\${productName}.exe,0`,
      InstallLocation: location,
      UninstallString: uninstaller(forOne()),
      QuietUninstallString: `${uninstaller(forOne())} /S _?=${location}`,
      NoModify: 'dword:00000001',
      NoRepair: 'dword:00000001',
      EstimatedSize: expect.stringMatching(/^dword:000000[1-9a-f]/) as string,
    });
    expect(entries('HKLM')).toEqual({});
  });

  it('waits for the running app and then says that it is busy, and so does its uninstaller', async () => {
    const stopApp = await startApp(forOne());
    expect(await wine.run(`${current} /S /Wait=1`)).toBe(1618);
    expect(await uninstallInPlace(forOne(), '/Wait=1')).toBe(1618);
    expect(readFileSync(forOne('resources/app.asar'), 'utf8')).toBe('old');
    expect(existsSync(forOne('gone/soon.dll'))).toBe(true);
    // One that waits keeps out others. It asks for the account's rights after it has taken its turn.
    const waiting = wine.run(`${current} /S /Wait=60`);
    await waitUntil(
      'the Setup to wait',
      () =>
        readdirSync(join(wine.home, 'Temp'), { recursive: true, encoding: 'utf8' }).some((path) =>
          path.endsWith('UserInfo.dll'),
        ) || undefined,
      30_000,
    );
    expect(await wine.run(`${current} /S /AllUsers`)).toBe(1618);
    await stopApp();
    expect(await waiting).toBe(0);
    expect(readFileSync(forOne('resources/app.asar'), 'utf8')).toBe('new');
  });

  it('updates as electron-updater asks: old files go, others’ stay, the app starts again', async () => {
    expect(await wine.run(`${old} /S /DesktopShortcut`)).toBe(0);
    write(forOne('notes.txt'));
    write(forOne('resources/other.txt'));
    write(userData('settings.json'));
    expect(existsSync(forOne('gone/soon.dll'))).toBe(true);
    expect(await wine.run(`${asStandardUser} ${current} --updated /S --force-run`)).toBe(0);
    expect(existsSync(forOne('gone'))).toBe(false);
    expect(existsSync(forOne('$ome 日本語.txt'))).toBe(true);
    expect(readFileSync(forOne('resources/app.asar'), 'utf8')).toBe('new');
    expect(
      [
        forOne('notes.txt'),
        forOne('resources/other.txt'),
        userData('settings.json'),
        desktop(),
      ].map(existsSync),
    ).toEqual([true, true, true, true]);
    await waitUntil('the app', () => existsSync(forOne('started.txt')) || undefined, 30_000);
    expect(readFileSync(forOne('started.txt'), 'utf8')).toContain('--updated');
    rmSync(forOne('started.txt'));
    expect(entries('HKCU')).toMatchObject({ DisplayVersion: '1.1.0' });
  });

  it('leaves others’ files in its folder and the person’s data when it is removed', async () => {
    write(join(wine.home, 'AppData/Local/mailbox-oauth-assistant-updater/pending/setup.exe'));
    await uninstall(forOne());
    expect(existsSync(forOne('notes.txt'))).toBe(true);
    expect(existsSync(forOne('resources/other.txt'))).toBe(true);
    expect(existsSync(userData('settings.json'))).toBe(true);
    rmSync(forOne(), { recursive: true });
    rmSync(userData(), { recursive: true });
    wine.restart();
    expect(wine.files()).toEqual(before.files);
    expect(wine.registry()).toEqual(before.registry);
  });

  it('removes the person’s data where that is asked for', async () => {
    await wine.run(`${current} /S`);
    write(userData('runs/1.json'));
    expect(await uninstallInPlace(forOne(), '/DeleteUserDat')).toBe(87);
    expect(existsSync(userData())).toBe(true);
    // Whose installation it is says the folder, not the switch.
    expect(await uninstallInPlace(forOne(), '/deleteuserdata /AllUsers')).toBe(0);
    expect(readdirSync(forOne())).toEqual([`Uninstall ${productName}.exe`]);
    rmSync(forOne(), { recursive: true });
    expect(existsSync(userData())).toBe(false);
    expect(existsSync(dirname(userData()))).toBe(true);
  });

  it('installs for all users with its switch, as an administrator only', async () => {
    expect(await wine.run(`${asStandardUser} ${old} /S /AllUsers`)).toBe(740);
    expect(existsSync(forAll())).toBe(false);
    expect(await wine.run(intuneCommands.install.replace(/^\S+/, () => old))).toBe(0);
    expect(existsSync(forAll('resources/app.asar'))).toBe(true);
    expect(existsSync(menuOfAll())).toBe(true);
    expect(existsSync(forOne())).toBe(false);
    expect(entries('HKLM')).toMatchObject({ InstallLocation: onDrive(forAll()) });
    expect(entries('HKCU')).toEqual({});
  });

  it('has an installation for all users updated and removed by an administrator only', async () => {
    write(forAll('policy.json'));
    expect(await wine.run(`${asStandardUser} ${current} --updated /S --force-run`)).toBe(740);
    expect(await wine.run(`${current} /S`)).toBe(0);
    expect(readFileSync(forAll('resources/app.asar'), 'utf8')).toBe('new');
    expect(existsSync(forOne())).toBe(false);
    expect(
      await wine.run(`${asStandardUser} ${uninstaller(forAll())} /S _?=${onDrive(forAll())}`),
    ).toBe(740);
    expect(existsSync(forAll('resources/app.asar'))).toBe(true);
    expect(await wine.run(intuneCommands.uninstall)).toBe(0);
    // The organisation's policy is not of the Setup, and in place Wine does not let the uninstaller go.
    expect(wine.files().filter((path) => path.startsWith(forAll()))).toEqual([
      forAll(),
      forAll(`Uninstall ${productName}.exe`),
      forAll('policy.json'),
    ]);
    rmSync(forAll(), { recursive: true });
    wine.restart();
    expect(wine.files()).toEqual(before.files);
    expect(wine.registry()).toEqual(before.registry);
  });

  it('installs into the folder that is named, also in quotes, and moves from there', async () => {
    const first = join(wine.drive, 'some folder', 'app');
    const second = join(wine.drive, 'another folder');
    expect(await wine.run(`${old} /S /D=${onDrive(first)}`)).toBe(0);
    expect(existsSync(join(first, 'gone/soon.dll'))).toBe(true);
    // So Node passes an argument with a space.
    expect(await wine.run(`${current} --updated /S "/D=${onDrive(second)}"`)).toBe(0);
    expect(existsSync(join(second, 'resources/app.asar'))).toBe(true);
    expect(existsSync(first)).toBe(false);
    expect(await wine.run(`${current} /S`)).toBe(0);
    expect(existsSync(join(second, 'resources/app.asar'))).toBe(true);
    await uninstall(second);
    expect(existsSync(second)).toBe(false);
    rmSync(dirname(first), { recursive: true });
  });

  it('refuses switches that it does not know or that contradict each other', async () => {
    expect(await wine.run(`${current} /S /AllUser`)).toBe(87);
    expect(await wine.run(`${current} /S /AllUsers /CurrentUser`)).toBe(87);
    expect(existsSync(forOne())).toBe(false);
  });

  it('installs and removes what the packager made', async () => {
    expect(await wine.run(`${windowsPath(packageFile('-win-x64-setup.exe'))} /S`)).toBe(0);
    const installed = readdirSync(forOne(), { recursive: true, encoding: 'utf8' });
    const packed = readdirSync(unpacked('win'), { recursive: true, encoding: 'utf8' });
    expect(installed.sort()).toEqual([...packed, `Uninstall ${productName}.exe`].sort());
    await uninstall(forOne());
    wine.restart();
    expect(wine.files()).toEqual(before.files);
    expect(wine.registry()).toEqual(before.registry);
  });

  it('has its uninstaller signed by who signs the rest', async () => {
    const key = join(folder, 'key.pem');
    const certificate = join(folder, 'certificate.pem');
    const request = [
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-subj',
      '/CN=Example publisher',
    ];
    const usage = ['-addext', 'extendedKeyUsage=codeSigning'];
    execFileSync('openssl', [...request, ...usage, '-keyout', key, '-out', certificate], {
      stdio: 'pipe',
    });
    const signing = await offerSigning(async (file) => {
      const args = [
        'sign',
        '-certs',
        certificate,
        '-key',
        key,
        '-in',
        file,
        '-out',
        `${file}.signed`,
      ];
      await promisify(execFile)('osslsigncode', args);
      renameSync(`${file}.signed`, file);
      return true;
    });
    const contents = {
      folder,
      version: '1.2.0',
      files: {},
      app: readFileSync(join(folder, 'app.exe')),
    };
    const setup = await makeSetup({ ...contents, signCommand: signing.command });
    await signing.close();
    expect(await wine.run(`${windowsPath(setup)} /S`)).toBe(0);
    const installed = forOne(`Uninstall ${productName}.exe`);
    const verify = ['verify', '-CAfile', certificate, '-in', installed];
    expect(execFileSync('osslsigncode', verify, { encoding: 'utf8' })).toContain('Succeeded');
    await uninstall(forOne());
    // Nobody signs any more: then there is no Setup.
    await expect(
      makeSetup({ ...contents, version: '1.3.0', signCommand: signing.command }),
    ).rejects.toThrow();
  });

  it('says when files cannot be written', async () => {
    const inTheWay = join(wine.drive, 'in-the-way');
    write(inTheWay);
    expect(await wine.run(`${current} /S /D=${onDrive(inTheWay)}`)).toBe(2);
    // A folder with the name of a file of the app.
    const folderInTheWay = join(wine.drive, 'taken');
    mkdirSync(join(folderInTheWay, 'resources/app.asar'), { recursive: true });
    expect(await wine.run(`${current} /S /D=${onDrive(folderInTheWay)}`)).toBe(2);
    expect(existsSync(forOne())).toBe(false);
    rmSync(inTheWay);
  });
});
