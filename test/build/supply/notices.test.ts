import { expect, test } from 'vitest';
import { readRuntime, thirdPartyNotices } from '../../../build/supply/notices.ts';

const packages = [
  { name: 'ant', version: '1.2.3', licence: 'MIT', text: 'Copyright of ant\r\nAll of it.' },
  { name: '@scope/bee', version: '4.5.6', licence: 'ISC' },
];
const text = thirdPartyNotices('The App', { packages }, { version: '45.0.0', licence: 'E-TEXT' });

test('the notices name every package with its licence, and have the whole text of each', () => {
  expect(text).toContain('  ant 1.2.3 (MIT)\n  @scope/bee 4.5.6 (ISC)\n');
  expect(text).toContain('ant 1.2.3\nLicence: MIT\n\nCopyright of ant\nAll of it.\n');
  expect(text).toContain('@scope/bee 4.5.6\nLicence: ISC\n\nThis package comes without');
});

test('the notices have Electron’s licence, and say where Chromium’s are', () => {
  expect(text).toContain('Electron 45.0.0\nLicence: MIT\n\nE-TEXT');
  expect(text).toContain('LICENSES.chromium.html');
});

test('Electron’s licence comes with its package, also without its binary', () => {
  const { version, licence } = readRuntime();
  expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  expect(licence).toContain('Permission is hereby granted, free of charge');
});
