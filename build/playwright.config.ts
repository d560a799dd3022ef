import { fileURLToPath } from 'node:url';
import { defineConfig } from 'playwright/test';

/**
 * The end-to-end tests. They start the app through `test/e2e/launch.ts`, which finds Electron or an
 * installed Chromium; Playwright's own browsers are neither used nor downloaded.
 */
export default defineConfig({
  testDir: fileURLToPath(new URL('../test/e2e', import.meta.url)),
  testMatch: '**/*.spec.ts',
  outputDir: fileURLToPath(new URL('../test-results', import.meta.url)),
  // Each test starts a program of its own; two at a time keep a machine of two cores busy.
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: true,
  reporter: 'list',
  timeout: 60_000,
});
