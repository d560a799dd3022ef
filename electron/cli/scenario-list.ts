import { isMailScenario, scenarioIds, scenarios } from '../practice/scenarios.ts';
import { padTo } from '../../shared/text/layout.ts';

/** The practice tenant's scenarios, one a line: ID and what happened. */
export function scenarioLines(): string[] {
  const width = Math.max(...scenarioIds.map((id) => id.length));
  return scenarioIds.map((id) => {
    const scenario = scenarios[id];
    const sends = isMailScenario(scenario) && (scenario.at === 'data' || scenario.at === 'message');
    return `${padTo(id, width)}  ${scenario.title}${sends ? ' (with --send-test-message)' : ''}`;
  });
}
