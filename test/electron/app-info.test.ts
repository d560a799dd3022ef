import { expect, test } from 'vitest';
import { appInfo } from '../../electron/app-info.ts';
import { appInfoSchema } from '../../shared/app-info.ts';

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
