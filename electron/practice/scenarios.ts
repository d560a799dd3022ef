import type { PracticeScenario, ScenarioNeeds } from '../../shared/practice.ts';
import { needsOfAuthority, groupOfAuthority } from './authority/scenarios/needs.ts';
import { authorityScenarios } from './authority/scenarios/scenarios.ts';
import type { AuthorityScenario } from './authority/scenarios/types.ts';
import { imapScenarios } from './scenarios/imap.ts';
import { popScenarios } from './scenarios/pop.ts';
import { smtpScenarios } from './scenarios/smtp.ts';
import type { Scenario } from './scenarios/types.ts';
import { transportScenarios } from './transport/scenarios.ts';
import type { TransportScenario } from './transport/types.ts';

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
export const scenarios = {
  ...authorityScenarios,
  ...mailScenarios,
  ...transportScenarios,
} satisfies Record<string, AuthorityScenario | Scenario | TransportScenario>;

export type MailScenarioId = keyof typeof mailScenarios;
export type TransportScenarioId = keyof typeof transportScenarios;
export type ScenarioId = keyof typeof scenarios;

/** The IDs of the mail servers' scenarios, in the order of the protocols. */
export const mailScenarioIds = Object.keys(mailScenarios) as MailScenarioId[];

/** The IDs of what is wrong below the protocols. */
export const transportScenarioIds = Object.keys(transportScenarios) as TransportScenarioId[];

/** All IDs. */
export const scenarioIds = Object.keys(scenarios) as ScenarioId[];

/** True for the ID of a scenario. */
export function isScenarioId(text: string): text is ScenarioId {
  return Object.hasOwn(scenarios, text);
}

/** A scenario with whose it is: the authority's, one mail server's, or the network's. */
export type ScenarioOfKind =
  | { kind: 'authority'; scenario: AuthorityScenario }
  | { kind: 'mail'; scenario: Scenario }
  | { kind: 'transport'; scenario: TransportScenario };

/** Which kind of scenario an ID names. */
export function kindOf(id: ScenarioId): ScenarioOfKind {
  const scenario: AuthorityScenario | Scenario | TransportScenario = scenarios[id];
  if ('fault' in scenario) return { kind: 'transport', scenario };
  return 'protocol' in scenario ? { kind: 'mail', scenario } : { kind: 'authority', scenario };
}

/** What a sign-in and a check have to be like to meet a scenario. */
export function needsOf(id: ScenarioId): ScenarioNeeds {
  const { kind, scenario } = kindOf(id);
  switch (kind) {
    case 'authority':
      return needsOfAuthority(scenario);
    case 'mail': {
      const isOfMessage = ['rcpt', 'data', 'message'].includes(scenario.at);
      return {
        protocols: [scenario.protocol],
        ...(isOfMessage ? { testMessage: true } : {}),
        ...scenario.needs,
      };
    }
    case 'transport':
      return scenario.where === 'authority'
        ? { newToken: true, ...scenario.needs }
        : { protocols: [...scenario.where], ...scenario.needs };
  }
}

/** All scenarios as the menu shows them. */
export function listScenarios(): PracticeScenario[] {
  return scenarioIds.map(listed);
}

function listed(id: ScenarioId): PracticeScenario {
  const { kind, scenario } = kindOf(id);
  const common = { id, title: scenario.title, needs: needsOf(id) };
  switch (kind) {
    case 'authority':
      return { ...common, group: groupOfAuthority(scenario), number: scenario.number };
    case 'mail':
      return { ...common, group: scenario.protocol };
    case 'transport':
      return { ...common, group: 'network' };
  }
}
