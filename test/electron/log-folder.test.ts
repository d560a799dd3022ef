import { join } from 'node:path';
import { expect, test } from 'vitest';
import { logFolder } from '../../electron/log-folder.ts';

test('the log is where the system has logs', () => {
  expect(logFolder({ getPath: (name) => `/of/${name}` })).toBe('/of/logs');
});

test('where the system’s folder cannot be made, the log waits for one in the profile', () => {
  const getPath = (name: string): string => {
    if (name === 'logs') throw new Error("Failed to get 'logs' path");
    return join('/of', name);
  };
  expect(logFolder({ getPath })).toBe(join('/of', 'userData', 'logs'));
});
