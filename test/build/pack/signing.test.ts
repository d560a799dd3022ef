import { describe, expect, test } from 'vitest';
import { planSigning } from '../../../build/pack/signing.ts';

const password = 'hunter2-of-the-key';

function text(...args: Parameters<typeof planSigning>): string {
  return planSigning(...args).lines.join('\n');
}

describe('Windows', () => {
  test('says what to set where nothing is', () => {
    const plan = planSigning('windows', { CSC_LINK: ' ' }, false);
    expect(plan.mustSign).toBe(false);
    expect(plan.lines.join()).toContain('Not signed: set CSC_LINK and CSC_KEY_PASSWORD');
  });

  test('is signed with the certificate that is named, whose own variables stand first', () => {
    const both = { CSC_LINK: 'a', WIN_CSC_LINK: 'b', CSC_KEY_PASSWORD: password };
    expect(planSigning('windows', both, false)).toEqual({
      lines: ['Signed with the certificate in WIN_CSC_LINK, its password in CSC_KEY_PASSWORD.'],
      mustSign: true,
    });
    expect(text('windows', { CSC_LINK: 'a' }, false)).toContain('without a password');
  });

  test('names what Azure still needs', () => {
    const begun = { AZURE_SIGNING_ENDPOINT: 'https://x.invalid/', AZURE_TENANT_ID: 't' };
    const { problem } = planSigning('windows', begun, false);
    expect(problem).toContain('AZURE_SIGNING_ACCOUNT');
    expect(problem).not.toContain('AZURE_TENANT_ID');
    const names = ['ENDPOINT', 'ACCOUNT', 'PROFILE'].map((name) => `AZURE_SIGNING_${name}`);
    const service = ['TENANT_ID', 'CLIENT_ID', 'CLIENT_SECRET'].map((name) => `AZURE_${name}`);
    const all = Object.fromEntries([...names, ...service].map((name) => [name, 'x']));
    expect(planSigning('windows', all, false)).toMatchObject({ mustSign: true });
    // A principal alone can be there for other reasons.
    expect(text('windows', { AZURE_TENANT_ID: 't' }, false)).toContain('Not signed');
  });
});

describe('macOS', () => {
  test('says what to set where nothing is', () => {
    const said = text('macos', {}, false);
    expect(said).toContain('Not signed: set CSC_LINK');
    expect(said).toContain('Not notarised');
  });

  test('is signed and notarised by what is set', () => {
    const key = { APPLE_API_KEY: 'k', APPLE_API_KEY_ID: 'i', APPLE_API_ISSUER: 'u' };
    expect(planSigning('macos', { CSC_NAME: 'n', ...key }, false)).toEqual({
      lines: [
        'Signed with the certificate in the keychain that CSC_NAME names.',
        'Notarised with APPLE_API_KEY.',
      ],
      mustSign: true,
    });
    expect(text('macos', { CSC_LINK: 'c' }, false)).toMatch(/Not notarised: set .*APPLE_ID/);
  });

  test('names what notarisation still needs, before anything is packed', () => {
    const { problem } = planSigning('macos', { CSC_LINK: 'c', APPLE_ID: 'a' }, false);
    expect(problem).toBe('Notarisation also needs APPLE_APP_SPECIFIC_PASSWORD, APPLE_TEAM_ID.');
  });
});

test('a stand-in is never signed', () => {
  const set = { CSC_LINK: 'c', CSC_KEY_PASSWORD: password };
  expect(planSigning('windows', set, true)).toMatchObject({ mustSign: false });
});

test.each(['windows', 'macos', 'linux'] as const)('no value is ever shown: %s', (system) => {
  const names = ['CSC_LINK', 'CSC_KEY_PASSWORD', 'CSC_NAME', 'APPLE_ID', 'AZURE_SIGNING_ENDPOINT'];
  const set = Object.fromEntries(names.map((name) => [name, password]));
  expect(JSON.stringify(planSigning(system, set, false))).not.toContain(password);
});
