import { expect, test } from 'vitest';
import { authorityEntries, readRegOutput, valueOf } from '../../../electron/policy/reg-output.ts';
import { policyIn } from '../../../electron/policy/registry.ts';
import { policyKey } from '../../../shared/policy/field-table.ts';

const key = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Mailbox OAuth Assistant';

/** What `reg query` prints, in the code page of a console. */
function printed(lines: readonly string[], encoding: BufferEncoding = 'latin1'): Buffer {
  return Buffer.from(['', key, ...lines, '', `${key}\\Below`, ''].join('\r\n'), encoding);
}

function policyOf(output: Buffer) {
  return policyIn(readRegOutput(output), policyKey);
}

test('values of all three types are read, and those without a name or of keys below are not', () => {
  const output = printed([
    '    (Standard)    REG_SZ    (Wert nicht gesetzt)',
    '    Cloud    REG_SZ    gcc-high',
    '    allowedflows    REG_MULTI_SZ    window\\0browser',
    '    NeverKeepTokens    REG_DWORD    0x1',
    '    UpdateFeed    REG_SZ    ',
    '',
    `${key}\\Below`,
    '    Tenant    REG_SZ    contoso.com',
  ]);
  expect(policyOf(output)).toEqual({
    policy: {
      ...{ cloud: 'gcc-high', allowedFlows: ['window', 'browser'] },
      ...{ neverKeepTokens: true, updateFeed: '' },
    },
    problems: [],
  });
});

test('nothing but 0 and 1 is yes or no', () => {
  expect(valueOf('REG_DWORD', '0x0')).toBe(false);
  const { policy, problems } = policyOf(printed(['    NeverKeepTokens    REG_DWORD    0x2']));
  expect(policy).toEqual({});
  expect(problems).toEqual([
    {
      ...{ kind: 'wrong-value', place: policyKey, at: 'NeverKeepTokens' },
      ...{ field: 'neverKeepTokens', found: '2' },
    },
  ]);
});

test('a value of another type is told, with the one that is right', () => {
  const { problems } = policyOf(
    printed([
      '    NeverKeepTokens    REG_SZ    1',
      '    Authorities    REG_EXPAND_SZ    %SystemDrive%\\ca.pem',
    ]),
  );
  expect(problems.map(({ kind, found, nearest }) => [kind, found, nearest])).toEqual([
    ['wrong-type', 'REG_SZ', 'REG_DWORD'],
    ['wrong-type', 'REG_EXPAND_SZ', 'REG_MULTI_SZ'],
  ]);
});

test.each([
  // 証 and é as reg.exe prints them: code pages 932 and 850, UTF-8, and where the page lacks them.
  ['code page 932', Buffer.from([0x8f, 0xd8])],
  ['code page 850', Buffer.from([0x82])],
  ['UTF-8', Buffer.from('証')],
  ['a page without it', Buffer.from('?')],
])('a character that was lost on the way is told, and not guessed: %s', (_name, bytes) => {
  const before = printed(['    Authorities    REG_MULTI_SZ    C:\\ca\\X.pem']);
  const at = before.indexOf('X');
  const output = Buffer.concat([before.subarray(0, at), bytes, before.subarray(at + 1)]);
  expect(policyOf(output)).toEqual({
    policy: {},
    problems: [{ kind: 'characters', place: policyKey, at: 'Authorities', field: 'authorities' }],
  });
});

test('a name that no field has is told as it would be in a file', () => {
  const { problems } = policyOf(printed(['    Tennant    REG_SZ    contoso.com']));
  expect(problems).toMatchObject([{ kind: 'unknown-name', at: 'Tennant', nearest: 'Tenant' }]);
});

test('certificates and paths with a zero are put together again', () => {
  const pem = ['-----BEGIN CERTIFICATE-----', 'MIIB', '-----END CERTIFICATE-----'];
  const cut = 'C:\\certificates\\0root.pem'.split('\\0');
  expect(authorityEntries([...pem, 'D:\\ca.pem', ...cut, ...pem])).toEqual([
    pem.join('\n'),
    'D:\\ca.pem',
    'C:\\certificates\\0root.pem',
    pem.join('\n'),
  ]);
});
