import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { setupFilesScript } from '../../../build/windows/setup-files.ts';

const resources = fileURLToPath(new URL('../../../build', import.meta.url));

export const productName = 'Mailbox OAuth Assistant';
/** The key under "Uninstall", which electron-builder makes of the app's ID. */
export const applicationKey = 'b5d5b3a5-0000-5000-8000-7f6f3c2d1e0a';

/** Compiles a script of NSIS to a program for 64-bit Windows. */
export function compile(script: string, output: string): void {
  const text = `Target amd64-unicode\nOutFile "${output}"\nRequestExecutionLevel user\n${script}`;
  execFileSync('makensis', ['-V1', '-INPUTCHARSET', 'UTF8', '-'], { input: text, stdio: 'pipe' });
}

/** An app that writes how it was started beside itself, and runs until that is deleted. */
export function compileApp(output: string): void {
  compile(
    `!include LogicLib.nsh
SilentInstall silent
Section
  FileOpen $0 "$EXEDIR\\starting.txt" w
  FileWrite $0 "$CMDLINE"
  FileClose $0
  Rename "$EXEDIR\\starting.txt" "$EXEDIR\\started.txt"
  \${Do}
    Sleep 50
  \${LoopWhile} \${FileExists} "$EXEDIR\\started.txt"
SectionEnd`,
    output,
  );
}

/** A program that runs the rest of its command line without the rights of an administrator. */
export function compileAsStandardUser(output: string): void {
  compile(
    `!include FileFunc.nsh
SilentInstall silent
Section
  \${GetParameters} $9
  System::Call 'advapi32::OpenProcessToken(p -1, i 0xF01FF, *p .r1)'
  ; the group of the administrators
  System::Call 'advapi32::ConvertStringSidToSidW(w "S-1-5-32-544", *p .r2)'
  System::Call '*(p r2, i 0, i 0) p .r3'
  System::Call 'advapi32::CreateRestrictedToken(p r1, i 0, i 1, p r3, i 0, p 0, i 0, p 0, *p .r4)'
  System::Call '*(i 104, i 0, &v96 0) p .r5'
  System::Call '*(p 0, p 0, i 0, i 0) p .r6'
  System::Call 'advapi32::CreateProcessAsUserW(p r4, p 0, w r9, p 0, p 0, i 0, i 0, p 0, p 0, p r5, p r6)'
  System::Call '*$6(p .r1)'
  System::Call 'kernel32::WaitForSingleObject(p r1, i 60000)'
  System::Call 'kernel32::GetExitCodeProcess(p r1, *i .r0)'
  SetErrorLevel $0
SectionEnd`,
    output,
  );
}

/** What one Setup is made of. */
export interface SetupRequest {
  folder: string;
  version: string;
  /** Texts by their path in the app's folder. */
  files: Record<string, string>;
  /** The program that the app is. */
  app: Buffer;
  signCommand?: string;
}

/**
 * Makes a Setup of the script that ships, with the arguments that electron-builder passes.
 *
 * @returns its path
 */
export async function makeSetup(request: SetupRequest): Promise<string> {
  const { version } = request;
  const output = join(request.folder, `output-${version}`);
  const appFolder = join(output, 'win-unpacked');
  mkdirSync(appFolder, { recursive: true });
  writeFileSync(join(appFolder, `${productName}.exe`), request.app);
  for (const [name, text] of Object.entries(request.files)) {
    mkdirSync(dirname(join(appFolder, name)), { recursive: true });
    writeFileSync(join(appFolder, name), text);
  }
  const { signCommand } = request;
  const script = setupFilesScript({
    appFolder,
    ...(signCommand === undefined ? {} : { signCommand }),
  });
  writeFileSync(join(output, 'setup-files.nsh'), script);
  const setup = join(output, 'mailbox-oauth-assistant-setup.exe');
  const defines: Record<string, string> = {
    APP_GUID: applicationKey,
    UNINSTALL_APP_KEY: applicationKey,
    PRODUCT_NAME: productName,
    PRODUCT_FILENAME: productName,
    VERSION: version,
    COMPANY_NAME: 'Example publisher',
    BUILD_RESOURCES_DIR: resources,
    APP_64: join(output, 'app.nsis.7z'),
    APP_64_NAME: 'app.nsis.7z',
    APP_INSTALLER_STORE_FILE: 'mailbox-oauth-assistant-updater\\installer.exe',
  };
  const args = [
    ...['-V2', '-WX', '-INPUTCHARSET', 'UTF8'],
    ...Object.entries(defines).map(([name, value]) => `-D${name}=${value}`),
    ...[`-XOutFile "${setup}"`, '-XUnicode true', '-XSetCompressor zlib', '-'],
  ];
  const input = readFileSync(join(resources, 'windows/installer.nsi'));
  // Not in one go: what signs the uninstaller may be this process.
  const made = promisify(execFile)('makensis', args);
  made.child.stdin?.end(input);
  await made;
  return setup;
}
