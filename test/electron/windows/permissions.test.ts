import { expect, test } from 'vitest';
import { denyPermissions, type GuardedSession } from '../../../electron/windows/permissions.ts';

test('a session denies requests, checks, devices and the screen', () => {
  const set = new Map<string, (...args: unknown[]) => unknown>();
  const keep = (name: string) => (handler: (...args: unknown[]) => unknown) => {
    set.set(name, handler);
  };
  denyPermissions({
    setPermissionRequestHandler: keep('request'),
    setPermissionCheckHandler: keep('check'),
    setDevicePermissionHandler: keep('device'),
    setDisplayMediaRequestHandler: keep('display'),
  } as unknown as GuardedSession);

  const answers: unknown[] = [];
  const answer = (value: unknown) => answers.push(value);
  set.get('request')?.({}, 'geolocation', answer);
  set.get('display')?.({}, answer);
  expect(answers).toEqual([false, null]);
  expect(set.get('check')?.(null, 'notifications', 'app://ui')).toBe(false);
  expect(set.get('device')?.({})).toBe(false);
});
