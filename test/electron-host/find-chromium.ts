import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Names under which Linux distributions put a browser of the Chromium family into PATH. */
const linuxNames = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
];

const macPaths = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const windowsPaths = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
  'Chromium\\Application\\chrome.exe',
];

/**
 * The paths at which an installed Chrome, Edge or Chromium may be, best first. `CHROMIUM_PATH`
 * stands before all others, so that a machine with a browser elsewhere needs no link.
 *
 * @param platform as `process.platform`
 * @param environment as `process.env`
 */
export function chromiumCandidates(
  platform: NodeJS.Platform,
  environment: NodeJS.ProcessEnv,
): string[] {
  const named = environment['CHROMIUM_PATH'];
  return [...(named === undefined || named === '' ? [] : [named]), ...installed()];

  function installed(): string[] {
    if (platform === 'darwin') return macPaths;
    if (platform === 'win32') {
      return ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA']
        .map((name) => environment[name])
        .filter((folder) => folder !== undefined)
        .flatMap((folder) => windowsPaths.map((path) => `${folder}\\${path}`));
    }
    const folders = (environment['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
    return linuxNames.flatMap((name) => folders.map((folder) => join(folder, name)));
  }
}

/**
 * The executable of an installed Chrome, Edge or Chromium.
 *
 * @returns `undefined` where there is none; nothing is ever downloaded
 */
export function findChromium(
  platform: NodeJS.Platform = process.platform,
  environment: NodeJS.ProcessEnv = process.env,
): string | undefined {
  return chromiumCandidates(platform, environment).find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
