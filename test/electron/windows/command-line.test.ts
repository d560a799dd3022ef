import { expect, test } from 'vitest';
import { refusedSwitches, refuseSwitches } from '../../../electron/windows/command-line.ts';

test('a build that was handed out takes no switch that weakens it', () => {
  const given = new Set<string>([...refusedSwitches, 'lang', 'proxy-server', 'user-data-dir']);
  refuseSwitches({ removeSwitch: (name) => void given.delete(name) });
  expect([...given]).toEqual(['lang', 'proxy-server', 'user-data-dir']);
  expect(refusedSwitches).toEqual(
    expect.arrayContaining([
      ...['ignore-certificate-errors', 'ignore-certificate-errors-spki-list'],
      ...['disable-web-security', 'remote-debugging-port', 'remote-debugging-pipe'],
    ]),
  );
});
