import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installSystemParts } from './system-packages.ts';
import {
  addCounts,
  closingLine,
  type Counts,
  playwrightCounts,
  vitestCounts,
} from './test-counts.ts';
import { chosenSuites, suites, type Suite } from './test-suites.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const require = createRequire(import.meta.url);
const isCi = process.env['CI'] === 'true';
const reports = mkdtempSync(join(tmpdir(), 'assistant-tests-'));

/** A file is no place for colours, which runners otherwise write there where CI is set. */
const plain = process.stdout.isTTY ? {} : { NO_COLOR: '1' };

/** The script behind a package's command, so that no shell and no PATH are needed. */
function bin(packageName: string, path: string): string {
  return join(dirname(require.resolve(`${packageName}/package.json`)), path);
}

/** Runs a Node script; its output is shown at once, or in one piece at its end where `quiet`. */
async function run(
  label: string,
  args: string[],
  options: { quiet?: boolean; env?: Record<string, string> } = {},
): Promise<boolean> {
  const started = performance.now();
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...plain, ...options.env },
    stdio: options.quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
  });
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise((resolve) => child.on('close', resolve));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (code !== 0 && output !== '') console.log(output);
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${label} (${seconds} s)`);
  return code === 0;
}

/** A check that is not a suite counts as one failure where it fails, and not at all otherwise. */
async function check(label: string, args: string[]): Promise<Counts> {
  const ok = await run(label, args, { quiet: true });
  return { passed: 0, failed: ok ? 0 : 1, skipped: 0 };
}

async function vitest(suite: Suite): Promise<Counts> {
  const report = join(reports, `${suite}.json`);
  const ok = await run(suite, [
    bin('vitest', 'vitest.mjs'),
    'run',
    '--config=build/vitest.config.ts',
    // The unit tests are two projects, `unit` and `unit-apart`.
    `--project=${suite}*`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  return vitestCounts(readReport(report), ok);
}

async function playwright(): Promise<Counts> {
  const report = join(reports, 'e2e.json');
  const ok = await run(
    'e2e',
    [
      bin('playwright', 'cli.js'),
      'test',
      '--config=build/playwright.config.ts',
      '--reporter=list,json',
    ],
    { env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report } },
  );
  return playwrightCounts(readReport(report), ok);
}

function readReport(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

const chosen = chosenSuites(process.env['ASSISTANT_TEST_SUITES']);
const skipped = new Set<Suite>(suites.filter((suite) => !chosen.has(suite)));
for (const suite of skipped) console.log(`SKIPPED ${suite}: ASSISTANT_TEST_SUITES leaves it out`);
const missing = installSystemParts(chosen);
for (const part of missing) {
  const how = `apt-get install ${part.packages.join(' ')}`;
  if (isCi) {
    console.log(`FAILED ${part.name} is missing (${how}), and CI=true allows no skipping`);
  } else {
    part.suites.forEach((suite) => skipped.add(suite));
    console.log(`SKIPPED ${part.suites.join(', ')}: ${part.name} is missing (${how})`);
  }
}

let total: Counts = { passed: 0, failed: isCi ? missing.length : 0, skipped: skipped.size };
const tsx = bin('tsx', 'dist/cli.mjs');
const knipConfig = '--config=build/knip.ts';
// Its package.json cannot be asked for.
const knip = join(dirname(require.resolve('knip')), '../bin/knip.js');
// Two lanes of about the same length, for machines of two cores.
const checks = await Promise.all([
  (async () => [
    await check('lint', [
      bin('eslint', 'bin/eslint.js'),
      '--config=build/eslint.config.ts',
      '--max-warnings=0',
      '.',
    ]),
  ])(),
  (async () => [
    await check('build', [tsx, 'build/build.ts']),
    await check('format', [bin('prettier', 'bin/prettier.cjs'), '--check', '.']),
    await check('types', [tsx, 'build/typecheck.ts']),
    await check('unused', [knip, knipConfig]),
    // A package that only tests use is none of the program's.
    await check('unused in the program', [knip, knipConfig, '--production', '--dependencies']),
  ])(),
]);
for (const counts of checks.flat()) total = addCounts(total, counts);

if (!skipped.has('unit')) total = addCounts(total, await vitest('unit'));
if (!skipped.has('integration')) total = addCounts(total, await vitest('integration'));
if (!skipped.has('packages')) total = addCounts(total, await vitest('packages'));
if (!skipped.has('e2e')) total = addCounts(total, await playwright());

rmSync(reports, { recursive: true, force: true });
console.log(closingLine(total));
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
