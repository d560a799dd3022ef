import type { AuthorityScenario } from '../practice/authority/scenarios/types.ts';
import type { Scenario } from '../practice/scenarios/types.ts';
import { isMailScenario, scenarioIds, scenarios } from '../practice/scenarios.ts';
import { padTo } from '../../shared/text/layout.ts';
import { flowsMeeting } from './terminal-flows.ts';

/** The practice tenant's scenarios, one a line: ID and what happened. */
export function scenarioLines(): string[] {
  const width = Math.max(...scenarioIds.map((id) => id.length));
  return scenarioIds.map((id) => {
    const scenario = scenarios[id];
    const needs = needed(scenario);
    return `${padTo(id, width)}  ${scenario.title}${needs === '' ? '' : ` (with ${needs})`}`;
  });
}

/** What has to be asked for so that the scenario is met; nothing where the usual way meets it. */
function needed(scenario: AuthorityScenario | Scenario): string {
  if (isMailScenario(scenario)) {
    return scenario.at === 'data' || scenario.at === 'message' ? '--send-test-message' : '';
  }
  const meeting = flowsMeeting[scenario.at];
  return meeting.includes('window') ? '' : `--flow ${meeting.join(' or ')}`;
}
