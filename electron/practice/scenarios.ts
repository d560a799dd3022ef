import { imapScenarios } from './scenarios/imap.ts';
import { popScenarios } from './scenarios/pop.ts';
import { smtpScenarios } from './scenarios/smtp.ts';
import type { Scenario } from './scenarios/types.ts';

/**
 * Every way in which the practice tenant's mail servers can be made to fail as Exchange Online's do,
 * by its ID. The words are those of Microsoft's pages and of public transcripts. Where one cause has
 * several replies there is a scenario for each, and where one reply has several causes there is one
 * for each too: what helps differs.
 */
export const scenarios = {
  ...imapScenarios,
  ...popScenarios,
  ...smtpScenarios,
} satisfies Record<string, Scenario>;

export type ScenarioId = keyof typeof scenarios;

/** All IDs, in the order of the protocols. */
export const scenarioIds = Object.keys(scenarios) as ScenarioId[];

/** True for the ID of a scenario. */
export function isScenarioId(text: string): text is ScenarioId {
  return Object.hasOwn(scenarios, text);
}
