import { expect, test } from 'vitest';
import { leaks } from '../soak/options.ts';
import { runSoak } from '../soak/run-soak.ts';
import { turnCount } from '../soak/turns.ts';
import { tableOf } from '../soak/verdict.ts';

// The full length, 2,000 runs, is `npm run soak`.

/** Everything once before the mark, and once after it. */
const short = { runs: 2 * turnCount, mark: turnCount };
/** What each run leaves is more than may grow after the fourth. */
const shortest = { runs: 6, mark: 2 };
/** A run takes a tenth of a second, and nearly one on a machine that is busy. */
const deadlineMs = 240_000;

test(
  'of what runs, sign-ins, renewals, failures and cancelling need nothing is left',
  async () => {
    const { counted, outcomes } = await runSoak({ ...short, planted: [] });
    const grown = counted.filter(({ isGrown }) => isGrown);
    expect(tableOf(grown, []).slice(1)).toEqual([]);
    expect(Object.keys(outcomes).sort()).toEqual(['cancelled', 'failed', 'ok']);
  },
  deadlineMs,
);

test(
  'a listener, objects, a buffer and a socket that each run leaves are noticed',
  async () => {
    const { counted } = await runSoak({ ...shortest, planted: leaks });
    const grown = counted.filter(({ isGrown }) => isGrown).map(({ name }) => name);
    expect(grown).toEqual(
      expect.arrayContaining([
        ...['heap', 'external', 'descriptors', 'live sockets', 'listeners of emitters'],
      ]),
    );
  },
  deadlineMs,
);
