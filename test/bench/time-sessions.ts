import type { Contestant, Target, Timing } from './contestants/contestant.ts';

/** Uncounted rounds at the start, in which code is compiled and servers start their processes. */
const warmUpRounds = 5;

/**
 * Lets each contestant sign in `rounds` times, in turn, so that a slow moment of the machine hits
 * all. Who begins changes from round to round: nobody always follows the same one.
 *
 * @returns the timings of each, in the order of `contestants`
 */
export async function timeSessions(
  contestants: readonly Contestant[],
  target: Target,
  rounds: number,
): Promise<Timing[][]> {
  const timings: Timing[][] = contestants.map(() => []);
  for (let round = -warmUpRounds; round < rounds; round++) {
    for (const step of contestants.keys()) {
      const at = (step + round + warmUpRounds) % contestants.length;
      const timing = await contestants[at]?.signIn(target);
      if (round >= 0 && timing !== undefined) timings[at]?.push(timing);
    }
  }
  return timings;
}
