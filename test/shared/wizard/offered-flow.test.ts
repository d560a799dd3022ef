import { describe, expect, it } from 'vitest';
import { errorCodes, type ErrorCode } from '../../../shared/errors.ts';
import type { FlowId } from '../../../shared/flows.ts';
import { offeredFlows } from '../../../shared/wizard/offered-flow.ts';

const waysOut: [ErrorCode, FlowId, FlowId[]][] = [
  ['signin/needs-browser', 'window', ['browser']],
  ['signin/needs-browser', 'device-code', ['browser']],
  ['signin/device-code-blocked', 'device-code', ['browser']],
  ['signin/browser-not-opened', 'browser', ['window', 'device-code']],
  // A page on which a policy refuses the window leads nowhere: a person can only close it.
  ['signin/cancelled', 'window', ['browser']],
  ['signin/cancelled', 'device-code', []],
  ['signin/cancelled', 'secret', []],
  // What has just failed is not offered again.
  ['signin/needs-browser', 'browser', []],
];

describe('the way offered after a failure', () => {
  it.each(waysOut)('%s with %s: %j', (code, tried, offered) => {
    expect(offeredFlows({ code }, tried)).toEqual(offered);
  });

  it('is none where another flow would fail as well', () => {
    const known = new Set(waysOut.map(([code]) => code));
    for (const code of errorCodes.filter((each) => !known.has(each))) {
      expect(offeredFlows({ code }, 'window'), code).toEqual([]);
    }
  });
});
