import type { PracticeScenario } from '../practice.ts';
import { mailScenarios } from './scenarios/mail.ja.ts';
import { networkScenarios } from './scenarios/network.ja.ts';
import { otherFlowScenarios } from './scenarios/other-flows.ja.ts';
import { signInScenarios } from './scenarios/sign-in.ja.ts';

/**
 * What happens in each scenario of the practice tenant, by its ID. The English stands beside the
 * scenario itself, where the terminal takes it from.
 */
export const scenarioTitles: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...signInScenarios,
    ...otherFlowScenarios,
    ...mailScenarios,
    ...networkScenarios,
  }),
);

/** A scenario's title in Japanese; the English one where it is new and has none yet. */
export function scenarioTitle({ id, title }: PracticeScenario): string {
  return scenarioTitles.get(id) ?? title;
}
