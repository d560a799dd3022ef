import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

export type Choice =
  { kind: 'electron'; executable: string; text: string } | { kind: 'chromium-host'; text: string };

/**
 * Electron's executable as its package has it, if it is there. The package's own main file is not
 * asked: it would download.
 */
export function findElectron(): string | undefined {
  const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  try {
    const path = readFileSync(join(folder, 'path.txt'), 'utf8');
    const dist = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist');
    return existsSync(join(dist, path)) ? join(dist, path) : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a window can be shown: Linux needs a display server, the others always have one. */
export function hasDisplay(
  platform: NodeJS.Platform = process.platform,
  environment: NodeJS.ProcessEnv = process.env,
): boolean {
  if (platform === 'darwin' || platform === 'win32') return true;
  return [environment['DISPLAY'], environment['WAYLAND_DISPLAY']].some(
    (display) => display !== undefined && display !== '',
  );
}

/** What the end-to-end tests run the app in, and why, in one line. */
export function chooseKind(): Choice {
  const executable = findElectron();
  if (executable === undefined) {
    return {
      kind: 'chromium-host',
      text: 'Electron binary not present; the app runs in Chromium through test/electron-host',
    };
  }
  if (!hasDisplay()) {
    return {
      kind: 'chromium-host',
      text: 'Electron needs a display and there is none; the app runs in Chromium through test/electron-host',
    };
  }
  return { kind: 'electron', executable, text: `the app runs in Electron (${executable})` };
}
