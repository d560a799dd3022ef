import { describe, expect, it } from 'vitest';
import { compareNumbers, isNewer, isReleaseVersion } from '../../../shared/updates/version.ts';

describe('versions', () => {
  it.each([
    ['0.2.0', '0.1.0', true],
    ['0.10.0', '0.9.9', true],
    ['1.0.0', '0.99.99', true],
    ['0.1.1', '0.1.0', true],
    ['0.1.0', '0.1.0', false],
    ['0.1.0', '0.2.0', false],
    ['0.1.0', '0.1.0-beta.1', true],
    ['0.1.0', '0.1.1-beta.1', false],
    ['0.1.0', '0.1.0+build-5', false],
    ['0.1.0', '0.1.0-a-b+c', true],
  ])('%s beside %s', (offered, running, newer) => {
    expect(isNewer(offered, running)).toBe(newer);
  });

  it.each(['0.1', '0.1.0-beta.1', '0.1.0.0', 'v0.1.0', '0.1.0 ', '1e3.0.0', '', '1234567.0.0'])(
    'of a release are three numbers, not %j',
    (text) => {
      expect(isReleaseVersion(text)).toBe(false);
      expect(isReleaseVersion('0.1.0')).toBe(true);
    },
  );

  it('of systems are compared by their first three numbers', () => {
    expect(compareNumbers('10.0.22631', '10.0.19041')).toBeGreaterThan(0);
    expect(compareNumbers('6.1.0-31-amd64', '6.1.0')).toBe(0);
    expect(compareNumbers('24', '24.1')).toBeLessThan(0);
  });
});
