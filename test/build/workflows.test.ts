import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readWorkflow, workflowFaults } from './workflow-faults.ts';

const folder = new URL('../../.github/workflows/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8');
const ci = read('ci.yml');
const release = read('release.yml');

test.each(readdirSync(folder))('%s pins its actions, names its rights and ends in time', (name) => {
  expect(workflowFaults(read(name))).toEqual([]);
});

describe('a workflow fails here that', () => {
  test.each([
    ['takes an action by its tag', /@[0-9a-f]{40} # v7\.0\.1/, '@v7', 'not pinned'],
    ['does not say which version a commit is', / # v7\.0\.1/, '', 'not pinned'],
    ['takes a shortened commit', /@3d3c42e5[0-9a-f]{32}/, '@3d3c42e5', 'not pinned'],
    ['leaves the rights at the top open', 'permissions: {}', 'permissions: read-all', 'at the top'],
    ['leaves the rights of a job open', '    permissions:\n      contents: read\n', '', 'by name'],
    ['has no timeout', '    timeout-minutes: 10\n', '', 'no timeout'],
    ['keeps the token', 'persist-credentials: false', 'fetch-depth: 1', 'keeps its token'],
    [
      'runs code of strangers with its rights',
      '  pull_request:',
      '  pull_request_target:',
      'runs on',
    ],
    ['puts foreign text into a script', 'run: npm audit', 'run: echo ${{ github.ref }}', 'script'],
    ['may run twice at once', /concurrency:\n.*\n.*\n/, '', 'no concurrency'],
    ['gives pull requests a secret', "REQUIRE_ELECTRON: '1'", 'A: ${{ secrets.A }}', 'a secret'],
  ])('%s', (_what, sought: string | RegExp, instead, fault) => {
    const changed = ci.replace(sought, instead);
    expect(changed).not.toBe(ci);
    expect(workflowFaults(changed).join('\n')).toContain(fault);
  });

  test('gives a step a secret without an environment to ask', () => {
    const changed = release.replace('    environment: release\n', '');
    expect(workflowFaults(changed)).toContain('pack: a secret without an environment');
  });

  test('gives a whole job a secret', () => {
    const changed = release.replace('${{ vars.PUBLISHER_NAME }}', '${{ secrets.NAME }}');
    expect(workflowFaults(changed)).toContain('pack: a secret for all steps');
  });
});

/** All that a job runs, as one text. */
function scripts(text: string, job: string): string {
  const steps = readWorkflow(text).jobs[job]?.steps ?? [];
  return steps.map((step) => step.run ?? '').join('\n');
}

test('dependencies are asked for advisories, signatures and the age of Electron', () => {
  expect(scripts(ci, 'supply')).toMatch(/^npm audit --audit-level=moderate$/m);
  expect(scripts(ci, 'supply')).toMatch(/^npm audit signatures$/m);
  expect(scripts(ci, 'supply')).toMatch(/^npx tsx build\/electron-majors\.ts$/m);
});

test('every system and both processors test in Electron itself, and every system packs', () => {
  const { jobs } = readWorkflow(ci);
  expect(jobs['test']).toMatchObject({ env: { REQUIRE_ELECTRON: '1' } });
  const systems = JSON.stringify(jobs['test']);
  for (const system of ['ubuntu-24.04', 'windows-2025', 'macos-15']) {
    expect(systems).toContain(`"${system}"`);
    expect(JSON.stringify(jobs['pack'])).toContain(`"${system}"`);
    expect(JSON.stringify(readWorkflow(release).jobs['pack'])).toContain(`"${system}"`);
  }
  for (const system of ['ubuntu-24.04-arm', 'windows-11-arm', 'macos-15-intel']) {
    expect(systems).toContain(`"${system}"`);
  }
});

test('a build that changes the repository fails', () => {
  for (const text of [scripts(ci, 'test'), scripts(ci, 'pack'), scripts(release, 'pack')]) {
    expect(text).toContain('git diff --exit-code');
  }
});

test('no script of a package runs when it is installed', () => {
  for (const [text, job] of [ci, release].flatMap((each) =>
    Object.keys(readWorkflow(each).jobs).map((name) => [each, name] as const),
  )) {
    const installs = scripts(text, job).match(/^npm ci.*$/gm) ?? [];
    for (const line of installs) expect(line).toBe('npm ci --ignore-scripts');
  }
});

test('a release is packed after all tests, and drafted with sums and where it comes from', () => {
  const { jobs } = readWorkflow(release);
  expect(jobs).toMatchObject({ ci: { uses: './.github/workflows/ci.yml' }, pack: { needs: 'ci' } });
  expect(scripts(release, 'draft')).toContain('SHA256SUMS');
  expect(JSON.stringify(jobs['draft'])).toContain('release/sbom.cdx.json');
  expect(scripts(release, 'draft')).toContain('--draft');
});
