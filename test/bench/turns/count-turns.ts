import type { Contestant, Target } from '../contestants/contestant.ts';
import type { Relay } from './relay.ts';
import type { Session } from './turn-counter.ts';

/** How often each session is repeated: a count that is not the same each time is no count. */
const repeats = 3;

/**
 * Lets a contestant sign in through a relay and counts its turns.
 *
 * @throws where two sessions differ
 */
export async function countTurns(
  contestant: Contestant,
  target: Target,
  relay: Relay,
): Promise<Session> {
  const sessions: Session[] = [];
  for (let repeat = 0; repeat < repeats; repeat++) {
    await contestant.signIn({ ...target, port: relay.port });
    sessions.push(await relay.takeSession());
  }
  const [first, ...others] = sessions;
  if (first === undefined) throw new Error('no session to count');
  for (const other of others) {
    if (other.commands.join() !== first.commands.join()) {
      throw new Error(
        `${contestant.name} does not do the same each time: ${first.commands.join(' ')} and ${other.commands.join(' ')}`,
      );
    }
  }
  return first;
}
