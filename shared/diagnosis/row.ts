import type { GuideId } from '../guides/guide-ids.ts';
import type { ScriptTopic } from '../scripts/script-ids.ts';
import type { Condition } from './condition.ts';
import type { FindingId } from './finding-ids.ts';

/**
 * One way in which a cause shows. `weight` says how surely the cause is behind what shows so, from
 * 1 to 100: see {@link certaintyOf}.
 */
export interface Sign extends Condition {
  readonly weight: number;
}

/** Where a finding's fix is. */
export interface Fix {
  /** What the scripts that do it are about, the first the one to show. */
  readonly scripts?: readonly ScriptTopic[];
  /** Guides that lead through it. */
  readonly guides?: readonly GuideId[];
  /** A page that says more: Microsoft's where there is one. */
  readonly link?: string;
  /** How long it can take until a change works, in minutes. */
  readonly waitMinutes?: number;
}

/**
 * A row of the diagnosis table: a cause, the ways in which it shows, and what helps. Its words are
 * in `shared/messages/findings`.
 */
export interface Row extends Fix {
  readonly id: FindingId;
  readonly when: readonly Sign[];
  /** Scenarios of the practice tenant that cause it, or why none can. */
  readonly scenarios: readonly string[] | { readonly none: string };
}

/**
 * How sure a finding is. `note` is no cause of a failure: something to know. From 85 on it is
 * certain: what was said or what is known leaves no other cause; from 50 on it is likely; below,
 * possible.
 */
export type Certainty = 'certain' | 'likely' | 'possible' | 'note';

const certainFrom = 85;
const likelyFrom = 50;

/** The word for a weight. */
export function certaintyOf(weight: number): Exclude<Certainty, 'note'> {
  if (weight >= certainFrom) return 'certain';
  return weight >= likelyFrom ? 'likely' : 'possible';
}
