import { builtinModules } from 'node:module';
import type { Linter } from 'eslint';

const node = {
  regex: `^(node:.*|(${builtinModules.filter((name) => !name.startsWith('_')).join('|')}))$`,
  message: 'shared/ is pure: no Node. Effects belong in electron/.',
};
const electronModule = {
  regex: '^electron(/.*)?$',
  message:
    'Only main.ts, preload.ts, windows/, ipc/ and store/safe-storage.ts import electron; everything else runs on plain Node.',
};
const intoElectron = {
  regex: '(^|/)\\.\\./(?:.*/)?electron/',
  message: 'Data flows renderer → shared ← electron: reach electron/ over shared/ipc.ts.',
};
const intoRenderer = {
  regex: '(^|/)\\.\\./(?:.*/)?renderer/',
  message: 'Data flows renderer → shared ← electron: nothing imports renderer/.',
};
const uiLibraries = {
  regex: '^(react|react-dom|@fluentui)(/.*)?$',
  message: 'shared/ is pure: no DOM. Components belong in renderer/.',
};
const intoTest = {
  regex: '(^|/)\\.\\./(?:.*/)?(test|build)/',
  message: 'What ships never imports tests or tools.',
};

/** Names of the platform that shared/ must not touch; `tsc` knows none of them either. */
const platformGlobals = [
  'AbortController',
  'AbortSignal',
  'Buffer',
  'TextDecoder',
  'TextEncoder',
  'URL',
  'URLSearchParams',
  'atob',
  'btoa',
  'clearInterval',
  'clearTimeout',
  'console',
  'crypto',
  'document',
  'fetch',
  'global',
  'globalThis',
  'localStorage',
  'navigator',
  'process',
  'require',
  'self',
  'setImmediate',
  'setInterval',
  'setTimeout',
  'window',
].map((name) => ({ name, message: 'shared/ is pure: neither Node nor DOM exist for it.' }));

function restrict(
  files: string[],
  patterns: { regex: string; message: string }[],
  ignores: string[] = [],
): Linter.Config {
  return { files, ignores, rules: { 'no-restricted-imports': ['error', { patterns }] } };
}

/** The files of electron/ that may import `electron`. */
export const electronImporters = [
  'electron/main.ts',
  'electron/preload.ts',
  'electron/windows/**/*.ts',
  'electron/ipc/**/*.ts',
  'electron/store/safe-storage.ts',
];

/** The house of shared/, electron/ and renderer/: who may import whom. */
export const layers: Linter.Config[] = [
  restrict(
    ['shared/**/*.{ts,tsx}'],
    [node, electronModule, intoElectron, intoRenderer, uiLibraries, intoTest],
  ),
  {
    files: ['shared/**/*.{ts,tsx}'],
    rules: { 'no-restricted-globals': ['error', ...platformGlobals] },
  },
  restrict(
    ['renderer/**/*.{ts,tsx}'],
    [
      { ...node, message: 'renderer/ runs in the page: no Node.' },
      electronModule,
      intoElectron,
      intoTest,
    ],
  ),
  restrict(['electron/**/*.ts'], [electronModule, intoRenderer, intoTest], electronImporters),
  restrict(electronImporters, [intoRenderer, intoTest]),
  restrict(
    ['test/**/*.{ts,tsx}', 'build/**/*.ts'],
    [electronModule],
    // The stand-in is checked against Electron's own types, and test entries run inside the app.
    ['test/electron-host/**/*.ts', 'test/e2e/fixtures/**/*.ts'],
  ),
];
