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

/** What the choice depends on. */
export interface KindFacts {
  /** Electron's executable, where its binary is present. */
  electron: string | undefined;
  /** Whether a window can be shown. */
  display: boolean;
  /** Whether nothing but Electron will do, as in the continuous integration. */
  required: boolean;
}

/**
 * What the end-to-end tests run the app in, and why, in one line. With `REQUIRE_ELECTRON=1` they run
 * in Electron or not at all.
 *
 * @throws Error where Electron is required and cannot be had
 */
export function chooseKind(
  facts: KindFacts = {
    electron: findElectron(),
    display: hasDisplay(),
    required: process.env['REQUIRE_ELECTRON'] === '1',
  },
): Choice {
  const { electron, display, required } = facts;
  if (electron !== undefined && display) {
    return {
      kind: 'electron',
      executable: electron,
      text: `the app runs in Electron (${electron})`,
    };
  }
  const reason =
    electron === undefined
      ? 'Electron binary not present'
      : 'Electron needs a display and there is none';
  if (required) throw new Error(`${reason}, and REQUIRE_ELECTRON=1 allows nothing else.`);
  return {
    kind: 'chromium-host',
    text: `${reason}; the app runs in Chromium through test/electron-host`,
  };
}
