import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Two suites: `unit` needs nothing but Node; `integration` needs real Dovecot and Exim. */
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
            'test/{shared,electron,build,renderer,electron-host,support}/**/*.test.{ts,tsx}',
          ],
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          // Its files change nothing that another could see; so they share what they import.
          isolate: false,
        },
      },
    ],
  },
});
