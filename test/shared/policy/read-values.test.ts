import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { policyFields } from '../../../shared/policy/policy.ts';
import { maxPolicyProblems, policyProblemSchema } from '../../../shared/policy/problem.ts';
import {
  limitProblems,
  readPolicyValues,
  type PolicyNames,
} from '../../../shared/policy/read-values.ts';

const place = '/etc/mailbox-oauth-assistant/policy.json';
const file: PolicyNames = {
  place,
  nameOf: (field) => field,
  isExact: true,
  at: (name, index) => `$.${name}${index === undefined ? '' : `[${String(index)}]`}`,
};
const clientId = '6731de76-14a6-49ae-97bc-6eba6914391e';

const all = {
  cloud: 'gcc-high',
  tenant: 'contoso.us',
  clientId,
  allowedFlows: ['browser', 'device-code'],
  neverKeepTokens: true,
  proxy: 'http://scanner@proxy.contoso.example:8080',
  authorities: ['/etc/ssl/contoso.pem', 'C:\\ca\\contoso.cer'],
  updateFeed: 'https://updates.contoso.example/mailbox/',
  language: 'ja',
};

test('every field is taken', () => {
  const { policy, problems } = readPolicyValues(all, file);
  expect(problems).toEqual([]);
  expect(policy).toEqual({
    ...all,
    proxy: {
      mode: 'manual',
      proxy: { kind: 'http', host: 'proxy.contoso.example', port: 8080, user: 'scanner' },
    },
  });
  expect(Object.keys(all)).toEqual([...policyFields]);
});

test.each(policyFields)('a wrong %s is told and takes none of the others with it', (field) => {
  const { policy, problems } = readPolicyValues({ ...all, [field]: { not: 'right' } }, file);
  expect(problems).toEqual([{ kind: 'wrong-value', place, at: `$.${field}`, field }]);
  expect(Object.keys(policy)).toEqual(policyFields.filter((other) => other !== field));
});

describe('a list', () => {
  test('loses only what is wrong in it', () => {
    const allowedFlows = ['window', 'popup', 'browser', 7];
    const { policy, problems } = readPolicyValues({ allowedFlows }, file);
    expect(policy).toEqual({ allowedFlows: ['window', 'browser'] });
    expect(problems).toEqual(
      [
        ...[
          { at: '$.allowedFlows[1]', found: '"popup"' },
          { at: '$.allowedFlows[3]', found: '7' },
        ],
      ].map((each) => ({ kind: 'wrong-value', place, field: 'allowedFlows', ...each })),
    );
  });

  test('without anything right in it is not set, so that nobody is shut out', () => {
    for (const allowedFlows of [[], ['popup'], 'window']) {
      const { policy, problems } = readPolicyValues({ allowedFlows }, file);
      expect(policy).toEqual({});
      expect(problems).toHaveLength(1);
    }
  });
});

test('a name that is not known is told with the one that was likely meant', () => {
  const { policy, problems } = readPolicyValues(
    { allowedflow: ['window'], Tenant: 'contoso.com', comment: 'x' },
    file,
  );
  expect(policy).toEqual({});
  expect(problems.map(({ kind, at, nearest }) => [kind, at, nearest])).toEqual([
    ['unknown-name', '$.allowedflow', 'allowedFlows'],
    ['unknown-name', '$.Tenant', 'tenant'],
    ['unknown-name', '$.comment', undefined],
  ]);
});

test('the names of the registry are the same in capitals and small letters', () => {
  const registry = { ...file, nameOf: (name: string) => name.toUpperCase(), isExact: false };
  expect(readPolicyValues({ CLientID: clientId }, registry).policy).toEqual({ clientId });
});

test('a proxy with a password is not taken, and the password is in nothing that is said', () => {
  const proxy = 'http://scanner:canary-5e1f@proxy.contoso.example:8080';
  const { policy, problems } = readPolicyValues({ proxy }, file);
  expect(policy).toEqual({});
  expect(problems).toEqual([{ kind: 'password', place, at: '$.proxy', field: 'proxy' }]);
});

test('what may hold a secret is not quoted where it is wrong', () => {
  const secret = 'canary-5e1f~8Q~abcdefghijklmnopqrstuvwxyz0123456';
  const values = { tenant: secret, clientId: secret, updateFeed: `https://u:${secret}@x.example/` };
  const { problems } = readPolicyValues({ ...values, authorities: [secret], proxy: secret }, file);
  expect(problems).toHaveLength(5);
  expect(JSON.stringify(problems)).not.toContain('canary');
});

test('a share of the network is no place for an authority', () => {
  for (const path of ['\\\\server\\share\\ca.pem', '//server/share/ca.pem', 'ca.pem', '/a\0b']) {
    expect(readPolicyValues({ authorities: [path] }, file).policy).toEqual({});
  }
});

test('no policy whatsoever throws, and all that is said of one may be shown', () => {
  const name = fc.oneof(fc.constantFrom(...policyFields, '__proto__', 'constructor'), fc.string());
  fc.assert(
    fc.property(fc.dictionary(name, fc.jsonValue()), (values) => {
      const read = readPolicyValues(values, file);
      for (const problem of limitProblems(read.problems)) policyProblemSchema.parse(problem);
      for (const key of Object.keys(read.policy)) expect(policyFields).toContain(key);
    }),
    { numRuns: 300 },
  );
});

test('of many problems the first are told, and that there are more', () => {
  const values = Object.fromEntries(Array.from({ length: 50 }, (_none, index) => [`n${index}`, 1]));
  const problems = limitProblems(readPolicyValues(values, file).problems);
  expect(problems).toHaveLength(maxPolicyProblems + 1);
  expect(problems.at(-1)).toEqual({ kind: 'more', place });
});
