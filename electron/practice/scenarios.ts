import { authorityScenarios } from './authority/scenarios/scenarios.ts';
import type { AuthorityScenario } from './authority/scenarios/types.ts';
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
export const mailScenarios = {
  ...imapScenarios,
  ...popScenarios,
  ...smtpScenarios,
} satisfies Record<string, Scenario>;

/** All scenarios, those of the authority first, as it is reached first. */
export const scenarios = { ...authorityScenarios, ...mailScenarios } satisfies Record<
  string,
  AuthorityScenario | Scenario
>;

export type MailScenarioId = keyof typeof mailScenarios;
export type ScenarioId = keyof typeof scenarios;

/** The IDs of the mail servers' scenarios, in the order of the protocols. */
export const mailScenarioIds = Object.keys(mailScenarios) as MailScenarioId[];

/** All IDs. */
export const scenarioIds = Object.keys(scenarios) as ScenarioId[];

/** True for the ID of a scenario. */
export function isScenarioId(text: string): text is ScenarioId {
  return Object.hasOwn(scenarios, text);
}

/** Whose scenario it is: one mail server's, or the authority's. */
export function isMailScenario(scenario: AuthorityScenario | Scenario): scenario is Scenario {
  return 'protocol' in scenario;
}
