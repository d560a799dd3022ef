import { existsSync } from 'node:fs';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { focusWindow, openMainWindow } from '../../../electron/windows/main-window.ts';
import { webPreferences } from '../../../electron/windows/web-preferences.ts';
import { theme, type FakeWindow } from './fake-window.ts';

vi.mock('electron', async () => {
  const fakes = await import('./fake-window.ts');
  return { BrowserWindow: fakes.FakeWindow, nativeTheme: fakes.theme };
});

function open(packaged = true): FakeWindow {
  return openMainWindow('/app/preload.cjs', packaged) as unknown as FakeWindow;
}

beforeEach(() => {
  theme.shouldUseDarkColors = false;
});

describe('the main window', () => {
  test.each([true, false])('is hardened, with the preload script, packaged: %s', (packaged) => {
    expect(open(packaged).options).toMatchObject({
      webPreferences: webPreferences(packaged, '/app/preload.cjs'),
    });
  });

  test('may call the main process before its page begins to load', () => {
    expect(open().done).toEqual(['load app://ui/index.html registered']);
  });

  test('is shown when there is something to show', () => {
    const window = open();
    expect(window.options).toMatchObject({ show: false });
    window.emit('ready-to-show');
    expect(window.done).toContain('show');
  });

  test('is of a size at which every step fits', () => {
    expect(open().options).toMatchObject({
      width: 1240,
      height: 820,
      minWidth: 720,
      minHeight: 560,
    });
  });

  test.runIf(process.platform === 'linux')('has the app’s icon where none comes with it', () => {
    const { icon } = open().options as { icon: string };
    expect(existsSync(icon)).toBe(true);
  });

  test('does not flash in the other theme', () => {
    const light = open().options as { backgroundColor: string };
    theme.shouldUseDarkColors = true;
    const dark = open().options as { backgroundColor: string };
    expect(Number.parseInt(light.backgroundColor.slice(1), 16)).toBeGreaterThan(0xeeeeee);
    expect(Number.parseInt(dark.backgroundColor.slice(1), 16)).toBeLessThan(0x333333);
  });
});

describe('a second start', () => {
  test('brings the window to the front', () => {
    const window = open();
    focusWindow(window as unknown as Parameters<typeof focusWindow>[0]);
    expect(window.done.slice(1)).toEqual(['focus']);
  });

  test('restores a minimized one first', () => {
    const window = open();
    window.minimized = true;
    focusWindow(window as unknown as Parameters<typeof focusWindow>[0]);
    expect(window.done.slice(1)).toEqual(['restore', 'focus']);
  });

  test('leaves a closed one alone', () => {
    const window = open();
    window.destroyed = true;
    focusWindow(window as unknown as Parameters<typeof focusWindow>[0]);
    expect(window.done.slice(1)).toEqual([]);
  });
});
