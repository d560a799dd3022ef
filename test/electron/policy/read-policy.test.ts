import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readPolicy } from '../../../electron/policy/read-policy.ts';
import type { AskRegistry } from '../../../electron/policy/registry.ts';
import { createCertificateAuthority } from '../../../electron/practice/certificate-authority.ts';
import { policyKey } from '../../../shared/policy/field-table.ts';

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'policy-'));
  file = join(folder, 'policy.json');
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const registry = { reg: 'C:\\Windows\\System32\\reg.exe', key: policyKey };

function answering(lines: readonly string[]): AskRegistry {
  return () => Promise.resolve(Buffer.from(['', 'HKEY_LOCAL_MACHINE\\x', ...lines].join('\r\n')));
}

function write(policy: unknown): Promise<void> {
  return writeFile(file, JSON.stringify(policy));
}

test('without a file and without a key nothing is set', async () => {
  const places = { file, hasModes: false, registry };
  const ask: AskRegistry = () => Promise.resolve(undefined);
  expect(await readPolicy(places, { ask })).toEqual({
    ...{ policy: {}, managed: [], problems: [], source: {} },
  });
});

test('the registry goes before the file, field by field', async () => {
  await write({ cloud: 'dod', tenant: 'contoso.us' });
  const ask = answering(['    Cloud    REG_SZ    gcc-high']);
  const read = await readPolicy({ file, hasModes: false, registry }, { ask });
  expect(read).toEqual({
    policy: { cloud: 'gcc-high', tenant: 'contoso.us' },
    managed: ['cloud', 'tenant'],
    problems: [],
    source: { cloud: policyKey, tenant: file },
  });
});

test('a wrong value of the registry leaves the one of the file, and is told', async () => {
  await write({ cloud: 'dod' });
  const ask = answering(['    Cloud    REG_SZ    moon']);
  const read = await readPolicy({ file, hasModes: false, registry }, { ask });
  expect(read.policy).toEqual({ cloud: 'dod' });
  expect(read.source).toEqual({ cloud: file });
  expect(read.problems).toMatchObject([{ place: policyKey, at: 'Cloud', found: '"moon"' }]);
});

test('a registry that does not answer is told, and the file holds', async () => {
  await write({ tenant: 'contoso.com' });
  const missing = Object.assign(new Error('spawn'), { code: 'ENOENT' });
  const ask: AskRegistry = () => Promise.reject(missing);
  const read = await readPolicy({ file, hasModes: false, registry }, { ask });
  expect(read.policy).toEqual({ tenant: 'contoso.com' });
  expect(read.problems).toEqual([{ kind: 'unreadable', place: policyKey, detail: 'ENOENT' }]);
});

test('a program that is not there rejects nothing', async () => {
  const reg = join(folder, 'reg.exe');
  const read = await readPolicy({ file, hasModes: false, registry: { ...registry, reg } });
  expect(read.problems).toEqual([{ kind: 'unreadable', place: policyKey, detail: 'ENOENT' }]);
});

test('a file that others can write is not taken, and that is told', async () => {
  await write({ neverKeepTokens: true });
  const lookAt = () =>
    Promise.resolve({ isLink: false, isFolder: false, isFile: true, uid: 1000, mode: 0o644 });
  const read = await readPolicy({ file, hasModes: true }, { lookAt });
  expect(read.policy).toEqual({});
  expect(read.problems).toEqual([{ kind: 'not-trusted', place: file }]);
});

describe('authorities', () => {
  test('are read from the policy and from files, and a wrong one is told', async () => {
    const one = (await createCertificateAuthority()).certPem;
    const other = (await createCertificateAuthority()).certPem;
    await writeFile(join(folder, 'ca.pem'), other);
    const absent = join(folder, 'absent.pem');
    await write({ authorities: [one, join(folder, 'ca.pem'), absent] });
    const read = await readPolicy({ file, hasModes: false });
    expect(read.policy.authorities).toHaveLength(2);
    expect(read.managed).toEqual(['authorities']);
    expect(read.problems).toEqual([
      {
        ...{ kind: 'authority', place: file, at: '$.authorities', field: 'authorities' },
        ...{ found: absent, detail: 'missing' },
      },
    ]);
  });

  test('of which none can be used are not set', async () => {
    const pem = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----';
    await write({ authorities: [pem] });
    const read = await readPolicy({ file, hasModes: false });
    expect(read.policy).toEqual({});
    expect(read.managed).toEqual([]);
    expect(read.problems).toMatchObject([{ kind: 'authority', found: 'PEM' }]);
  });
});
