import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Needs imports of its own, because it replaces some. */
const replacesModules = ['test/electron/mail/hostile/silent-system.test.ts'];

/**
 * Three suites: `unit` needs nothing but Node and, for some, a browser; `integration` needs real
 * Dovecot and Exim; `packages` needs the tools for packages, and what was built. The unit tests come in two parts. Most files change nothing that another could
 * see, so the files of a worker share what they import, which saves a third of the time. What
 * replaces modules, keeps a page or starts a browser runs apart, each file with imports of its own.
 */
export default defineConfig({
  root,
  test: {
    // vitest leaves one core to itself, which on a machine of two means one file after another.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [
            'test/{diagnosis,eval,shared,support}/**/*.test.ts',
            'test/electron/{auth,cli,handlers,mail,problem,policy,practice,store,updates}/**/*.test.ts',
          ],
          exclude: replacesModules,
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'unit-apart',
          // Bundled once before the tests: the icons' modules leave out endings that Node wants.
          deps: {
            optimizer: {
              client: {
                enabled: true,
                include: ['@fluentui/react-components', '@fluentui/react-icons'],
              },
            },
          },
          include: [
            'test/{build,renderer,electron-host}/**/*.test.{ts,tsx}',
            'test/electron/*.test.ts',
            'test/electron/{ipc,secrets,windows}/**/*.test.ts',
            ...replacesModules,
          ],
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['test/{faults,integration,peers}/**/*.test.ts'],
          // Its files change nothing that another could see; so they share what they import.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'packages',
          include: ['test/packages/**/*.test.ts'],
          // Packs what was built, once.
          globalSetup: 'test/packages/pack-once.ts',
          // They read megabytes and wait for programs of others; alone each takes seconds.
          testTimeout: 120_000,
        },
      },
    ],
  },
});
