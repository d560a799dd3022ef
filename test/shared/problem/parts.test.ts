import { expect, test } from 'vitest';
import type { LogEntry } from '../../../shared/log/entry.ts';
import { catalogues } from '../../../shared/messages/catalogues.ts';
import {
  maxLogEntries,
  maxPartCharacters,
  problemParts,
  type ProblemFacts,
  type ProblemStyle,
} from '../../../shared/problem/parts.ts';
import { defaultSettingsFile } from '../../../shared/settings.ts';
import { exampleApp } from '../../electron/fakes.ts';
import { passedRun } from '../run-records.ts';

const language = { id: 'en', messages: catalogues.en } as const;
const plain: ProblemStyle = { lastTest: false, pseudonyms: false, language };

function entry(
  n: number,
  fields: LogEntry['fields'] = { to: 'https://idp.fabrikam.com' },
): LogEntry {
  const time = '2026-11-22T01:02:03.004Z';
  return { v: 1, time, level: 'warn', event: 'navigation refused', pid: 1, n, fields };
}

function facts(change: Partial<ProblemFacts> = {}): ProblemFacts {
  const { settings, network } = defaultSettingsFile;
  const proxy = {
    kind: 'http',
    host: 'proxy.fabrikam.com',
    port: 8080,
    user: 'marker-user',
  } as const;
  return {
    words: '',
    createdAt: '2026-11-22T01:57:00.000Z',
    app: exampleApp,
    system: { release: '6.1', packaged: true, upSeconds: 5, languages: ['ja-JP'] },
    settings: { ...settings, updateFeed: 'https://marker-feed.example/?key=marker' },
    network: { ...network, signIn: { mode: 'manual', proxy }, authorities: ['PEM marker'] },
    policy: { managed: ['tenant', 'proxy'], problems: [{ kind: 'wrong-value', field: 'cloud' }] },
    keeping: {
      state: { problem: { code: 'keeping/basic-text', detail: 'marker' }, setAside: [] },
      contents: { apps: 1, credentials: 2 },
    },
    log: { entries: [entry(1)], foreignLines: 0 },
    lastTest: undefined,
    ...change,
  };
}

function textOf(parts: ReturnType<typeof problemParts>, name: string): string {
  return parts.find((part) => part.name === name)?.text ?? '';
}

test('says versions, settings, policy by its names, what is kept by its number, and the log', () => {
  const parts = problemParts(facts(), plain);
  expect(parts.map(({ name }) => name)).toEqual([
    ...['versions.json', 'settings.json', 'policy.json', 'keeping.json', 'log.jsonl'],
  ]);
  expect(JSON.parse(textOf(parts, 'versions.json'))).toMatchObject({
    problemReport: 1,
    app: exampleApp,
    system: { release: '6.1' },
  });
  expect(JSON.parse(textOf(parts, 'settings.json'))).toMatchObject({
    signIn: { mode: 'manual', proxy: { host: 'proxy.fabrikam.com', port: 8080, hasUser: true } },
    ...{ addedAuthorities: 1, updateFeed: 'set' },
  });
  expect(JSON.parse(textOf(parts, 'policy.json'))).toEqual(facts().policy);
  expect(JSON.parse(textOf(parts, 'keeping.json'))).toEqual({
    ...{ problem: 'keeping/basic-text', setAside: 0, kept: { apps: 1, credentials: 2 } },
  });
  expect(textOf(parts, 'log.jsonl')).toContain('"event":"navigation refused"');
  // The proxy's user, a feed with a key, a certificate, the words of the system.
  expect(JSON.stringify(parts)).not.toContain('marker');
});

test('has what the administrator wrote, with what looks like a secret hidden', () => {
  const token = `eyJ${'aB1'.repeat(10)}.eyJ${'bC2'.repeat(20)}.${'cD3'.repeat(14)}`;
  const words = `  It stopped.\nI sent ${token}\npassword=hunter2hunter2 `;
  const [first] = problemParts(facts({ words }), plain);
  expect(first?.name).toBe('what-happened.txt');
  expect(first?.text).toMatch(/^It stopped\.\nI sent \[\d+ characters hidden\]\n/);
  expect(first?.text).not.toMatch(/eyJ|hunter2/);
});

test('has the report of the last test only where that is wanted', () => {
  const lastTest = { kind: 'run', record: passedRun() } as const;
  expect(textOf(problemParts(facts({ lastTest }), plain), 'last-test.txt')).toBe('');
  const with_ = problemParts(facts({ lastTest }), { ...plain, lastTest: true });
  expect(with_.at(-1)?.name).toBe('last-test.txt');
  expect(with_.at(-1)?.text).toContain('A01 OK');
  expect(problemParts(facts(), { ...plain, lastTest: true }).map(({ name }) => name)).not.toContain(
    'last-test.txt',
  );
});

test('the same name has the same pseudonym in every part, also where it is only written about', () => {
  const record = passedRun();
  const { user, tenant } = record.connection;
  const words = `${user} of ${tenant} came over proxy.fabrikam.com`;
  const lastTest = { kind: 'run', record } as const;
  const parts = problemParts(facts({ lastTest, words }), {
    ...plain,
    ...{ pseudonyms: true, lastTest: true },
  });
  const all = parts.map(({ text }) => text).join('\n');
  expect(all).not.toContain(user);
  expect(all).not.toContain(tenant);
  expect(all).not.toContain('fabrikam');
  const [, shownUser = '?', shownProxy = '?'] =
    /^(\S+@\S+) of \S+ came over (\S+)/.exec(textOf(parts, 'what-happened.txt')) ?? [];
  expect(textOf(parts, 'last-test.txt')).toContain(shownUser);
  expect(textOf(parts, 'settings.json')).toContain(`"${shownProxy}"`);
  expect(textOf(parts, 'log.jsonl')).toMatch(/"to":"https:\/\/(?:host|domain)-\d/);
  // Versions and times are no names.
  expect(textOf(parts, 'versions.json')).toContain('"version": "0.1.0"');
});

test('has the end of a long log and the beginning of a long report', () => {
  const entries = Array.from({ length: maxLogEntries + 5 }, (_, at) => entry(at + 1));
  const record = passedRun();
  const [check] = record.checks;
  const [line] = check?.transcript ?? [];
  if (!check || !line) throw new Error('the run has no lines');
  check.transcript = Array.from({ length: 5_000 }, () => ({ ...line, text: 'x'.repeat(300) }));
  const parts = problemParts(
    facts({ log: { entries, foreignLines: 7 }, lastTest: { kind: 'run', record } }),
    { ...plain, lastTest: true },
  );
  const lines = textOf(parts, 'log.jsonl').trim().split('\n');
  expect(lines[0]).toBe('{"linesOfOtherPrograms":7}');
  expect(lines).toHaveLength(maxLogEntries + 1);
  expect(lines[1]).toContain('"n":6');
  expect(textOf(parts, 'last-test.txt').length).toBeLessThanOrEqual(maxPartCharacters);
  expect(textOf(parts, 'last-test.txt')).toMatch(/\n\[…\]\n$/);
});
