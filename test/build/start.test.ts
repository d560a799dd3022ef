import { describe, expect, test } from 'vitest';
import { describeFailure, planStart, type StartFacts } from '../../build/start-plan.ts';
import { hasDisplay } from '../e2e/choose-kind.ts';

const facts: StartFacts = {
  electron: '/electron',
  chromium: '/chromium',
  display: true,
  online: true,
};

describe('npm start', () => {
  test('takes Electron where it is', () => {
    expect(planStart(facts)).toEqual({ kind: 'electron', executable: '/electron' });
  });

  test('tries once to get Electron', () => {
    const absent = { ...facts, electron: undefined };
    expect(planStart(absent)).toEqual({ kind: 'download-electron' });
    expect(planStart(absent, 'no route').kind).toBe('chromium');
  });

  test('does not look in the network when told to stay offline', () => {
    expect(planStart({ ...facts, electron: undefined, online: false })).toEqual({
      kind: 'chromium',
      executable: '/chromium',
      reason:
        'Electron could not be had (working offline); opening the same app in /chromium instead.',
    });
  });

  test('says why it opens a browser instead', () => {
    expect(
      planStart({ ...facts, electron: undefined }, 'getaddrinfo ENOTFOUND github.com'),
    ).toEqual({
      kind: 'chromium',
      executable: '/chromium',
      reason:
        'Electron could not be had (getaddrinfo ENOTFOUND github.com); opening the same app in /chromium instead.',
    });
  });

  test('says why it runs the practice check where there is no browser', () => {
    const plan = planStart({ ...facts, electron: undefined, chromium: undefined }, 'no route');
    expect(plan).toEqual({
      kind: 'terminal',
      reason:
        'Electron could not be had (no route) and no Chrome, Edge or Chromium is installed; running the practice check here instead.',
    });
  });

  test.each([
    ['with Electron', { ...facts, display: false }],
    ['without', { ...facts, display: false, electron: undefined }],
  ])('runs the practice check where there is no display, %s', (_name, known) => {
    expect(planStart(known)).toEqual({
      kind: 'terminal',
      reason: 'There is no display to show a window on; running the practice check here instead.',
    });
  });

  test('every reason is one line', () => {
    const plans = [
      planStart({ ...facts, display: false }),
      planStart({ ...facts, electron: undefined, online: false }),
      planStart({ ...facts, electron: undefined, chromium: undefined, online: false }),
    ];
    for (const plan of plans) {
      expect('reason' in plan && plan.reason).toMatch(/^[^\n]+\.$/);
    }
  });
});

describe("why Electron's installer failed", () => {
  test.each([
    ['TypeError: fetch failed\n    at node:internal', 'its download server could not be reached'],
    ['Error: getaddrinfo ENOTFOUND github.com', 'Error: getaddrinfo ENOTFOUND github.com'],
    ['HTTPError: Response code 404', 'HTTPError: Response code 404'],
    ['nothing to see', undefined],
  ])('%j', (output, expected) => {
    expect(describeFailure(output)).toBe(expected);
  });
});

describe('a display', () => {
  test.each([
    ['linux', {}, false],
    ['linux', { DISPLAY: '' }, false],
    ['linux', { DISPLAY: ':0' }, true],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
    ['darwin', {}, true],
    ['win32', {}, true],
  ] as const)('on %s with %o: %s', (platform, environment, expected) => {
    expect(hasDisplay(platform, environment)).toBe(expected);
  });
});
