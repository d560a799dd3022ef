import type { KnipConfig } from 'knip';

/**
 * What finds files, dependencies and exports that nothing uses. It runs from the root of the
 * repository; `npm test` runs it, and whatever it finds fails. What ends in `!` is the program that is
 * handed out: with `--production` tests and tools do not count as a use.
 */
export default {
  entry: [
    // The programs: the main process, the preload script, the page, the commands of the terminal.
    'electron/main.ts!',
    'electron/preload.ts!',
    'renderer/main.tsx!',
    'electron/cli/{check,practice}.ts!',
    // What is started by its path: by hand, by the workflows, by runners and by other programs.
    'build/*.ts',
    'build/*/make-*.ts',
    // They are taken in the place of modules of the app, by their paths.
    'build/gallery/stand-ins/*.ts',
    'build/pack/stub/fpm.ts',
    'test/**/*.{test,spec}.{ts,tsx}',
    'test/**/fixtures/**/*.ts',
    'test/packages/pack-once.ts',
  ],
  project: ['{electron,renderer,shared}/**/*.{ts,tsx}!', '{build,test}/**/*.{ts,tsx}'],
  // They come with electron-builder and with Playwright and are taken from there on purpose, in the
  // version that those have.
  ignoreDependencies: ['@electron/asar', '@electron/fuses', 'resedit', 'playwright-core'],
  // A name that its own file uses is not dead; that it can be imported as well harms nobody.
  ignoreExportsUsedInFile: true,
  // A type that nobody takes: it compiles only while the stand-in for Electron agrees with it.
  ignoreIssues: { 'test/electron-host/surface.ts': ['types'] },
  rules: {
    // Programs of the system are listed, with their packages, in build/system-packages.ts.
    binaries: 'off',
    // Two programs that quote alike have two names for it, so that one can change without the other.
    duplicates: 'off',
  },
} satisfies KnipConfig;
