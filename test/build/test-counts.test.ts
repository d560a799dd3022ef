import { describe, expect, it } from 'vitest';
import { addCounts, closingLine, playwrightCounts, vitestCounts } from '../../build/test-counts.ts';

describe('the closing line of npm test', () => {
  it('adds up what vitest and Playwright report', () => {
    const unit = vitestCounts({ numPassedTests: 5, numFailedTests: 1, numPendingTests: 0 }, false);
    const e2e = playwrightCounts(
      { stats: { expected: 3, unexpected: 0, flaky: 0, skipped: 0 } },
      true,
    );
    expect(closingLine(addCounts(unit, e2e))).toBe('8 passed, 1 failed');
  });

  it('counts a runner that ended badly without a failed test as one failure', () => {
    const counts = vitestCounts(
      { numPassedTests: 5, numFailedTests: 0, numPendingTests: 0 },
      false,
    );
    expect(counts).toEqual({ passed: 5, failed: 1, skipped: 0 });
  });

  it('counts a missing report as a failure, even where the runner says it ended well', () => {
    expect(vitestCounts(undefined, true).failed).toBe(1);
    expect(playwrightCounts(undefined, true).failed).toBe(1);
  });

  it('counts a flaky test as a failed one', () => {
    const stats = { expected: 1, unexpected: 0, flaky: 1, skipped: 0 };
    expect(playwrightCounts({ stats }, true).failed).toBe(1);
  });

  it('says how many were skipped only where some were', () => {
    expect(closingLine({ passed: 1, failed: 0, skipped: 2 })).toBe('1 passed, 0 failed, 2 skipped');
  });
});
