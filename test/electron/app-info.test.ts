import { expect, test } from 'vitest';
import { appInfo } from '../../electron/app-info.ts';
import { appInfoSchema } from '../../shared/app-info.ts';
import { versions } from '../../shared/report/sections/settings.ts';

test('on Node it has neither Electron nor Chromium', () => {
  const info = appInfo('App', '1.2.3', process);
  expect(appInfoSchema.parse(info)).toEqual({
    name: 'App',
    version: '1.2.3',
    platform: `${process.platform} ${process.arch}`,
    node: process.versions.node,
  });
});

test('in Electron it has both', () => {
  const versions = { node: '24.1.0', electron: '45.4.1', chrome: '156.0.1.2' };
  const info = appInfo('App', '1.2.3', { platform: 'win32', arch: 'arm64', versions });
  expect(info).toEqual({
    name: 'App',
    version: '1.2.3',
    platform: 'win32 arm64',
    node: '24.1.0',
    electron: '45.4.1',
    chromium: '156.0.1.2',
  });
});

test('a policy is told by the names of what it sets', () => {
  const facts = { platform: 'linux', arch: 'x64', versions: { node: '24.1.0' } };
  const info = appInfoSchema.parse(appInfo('App', '1.2.3', facts, ['proxy', 'language']));
  expect(info.managed).toEqual(['proxy', 'language']);
  expect(versions(info)).toBe('App 1.2.3 (linux x64, Node 24.1.0, policy: proxy language)');
});
