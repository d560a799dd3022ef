import { afterEach, expect, test, vi } from 'vitest';
import { requireDovecot } from '../servers/require-dovecot.ts';

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

test('a missing Dovecot fails the test under CI', () => {
  vi.stubEnv('CI', 'true');
  expect(() => requireDovecot({ missing: 'no Dovecot here' }, context)).toThrow('no Dovecot here');
  expect(() => requireDovecot({ missing: 'no Dovecot here' }, context)).not.toThrow(Skipped);
});

test('a missing Dovecot leaves the test out aloud elsewhere', () => {
  vi.stubEnv('CI', '');
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  expect(() => requireDovecot({ missing: 'no Dovecot here' }, context)).toThrow(Skipped);
  expect(write).toHaveBeenCalledWith('SKIPPED, not passed: no Dovecot here\n');
});

test('a Dovecot that was found is used', () => {
  const found = { path: '/usr/sbin/dovecot', version: '2.3.19' };
  expect(requireDovecot(found, context)).toBe(found);
});
