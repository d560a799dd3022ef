import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { expect, test } from 'vitest';
import { chromiumCandidates, findChromium } from './find-chromium.ts';

test('a path that is named comes first on every system', () => {
  for (const platform of ['linux', 'darwin', 'win32'] as const) {
    expect(chromiumCandidates(platform, { CHROMIUM_PATH: '/my/browser' })[0]).toBe('/my/browser');
  }
});

test('on Linux every folder of PATH is looked at, Chromium first', () => {
  const candidates = chromiumCandidates('linux', { PATH: ['/a', '', '/b'].join(delimiter) });
  expect(candidates.slice(0, 2)).toEqual([join('/a', 'chromium'), join('/b', 'chromium')]);
  expect(candidates).toContain(join('/b', 'microsoft-edge'));
});

test('on Windows and macOS the usual places are looked at', () => {
  expect(chromiumCandidates('win32', { ProgramFiles: 'C:\\P' })).toContain(
    'C:\\P\\Google\\Chrome\\Application\\chrome.exe',
  );
  expect(chromiumCandidates('darwin', {}).join()).toContain('Microsoft Edge.app');
  expect(chromiumCandidates('win32', {})).toEqual([]);
});

test('only what can be executed is found', () => {
  const folder = mkdtempSync(join(tmpdir(), 'find-chromium-'));
  try {
    const [first, second] = [join(folder, 'first'), join(folder, 'second')];
    mkdirSync(first);
    mkdirSync(second);
    const environment = { PATH: `${first}${delimiter}${second}` };
    expect(findChromium('linux', environment)).toBeUndefined();
    writeFileSync(join(first, 'chromium'), '', { mode: 0o600 });
    chmodSync(join(first, 'chromium'), 0o600);
    writeFileSync(join(second, 'google-chrome'), '', { mode: 0o700 });
    expect(findChromium('linux', environment)).toBe(join(second, 'google-chrome'));
  } finally {
    rmSync(folder, { recursive: true });
  }
});
