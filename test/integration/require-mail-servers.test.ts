import { afterEach, expect, test, vi } from 'vitest';
import { requireMailServers } from '../servers/require-mail-servers.ts';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** What vitest's own `skip` does to a running test. */
class Skipped extends Error {}

const context = {
  skip: (note?: string): never => {
    throw new Skipped(note);
  },
};

test('a missing mail server fails the test under CI', () => {
  vi.stubEnv('CI', 'true');
  expect(() => requireMailServers({ missing: 'no Dovecot here' }, context)).toThrow(
    'no Dovecot here',
  );
  expect(() => requireMailServers({ missing: 'no Dovecot here' }, context)).not.toThrow(Skipped);
});

test('a missing mail server leaves the test out aloud elsewhere', () => {
  vi.stubEnv('CI', '');
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  expect(() => requireMailServers({ missing: 'no Dovecot here' }, context)).toThrow(Skipped);
  expect(write).toHaveBeenCalledWith('SKIPPED, not passed: no Dovecot here\n');
});

test('mail servers that were found are used', () => {
  const found = { dovecot: '/usr/sbin/dovecot', exim: '/usr/sbin/exim4' };
  expect(requireMailServers(found, context)).toBe(found);
});
