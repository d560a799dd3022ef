import type { ScenarioNeeds } from '../../shared/practice.ts';
import { padTo } from '../../shared/text/layout.ts';
import { needsOf, scenarioIds, scenarios } from '../practice/scenarios.ts';
import { flowsMeetingNeeds } from './terminal-flows.ts';

/** The practice tenant's scenarios, one a line: ID and what happened. */
export function scenarioLines(): string[] {
  const width = Math.max(...scenarioIds.map((id) => id.length));
  return scenarioIds.map((id) => {
    const needs = needed(needsOf(id));
    const { title } = scenarios[id];
    return `${padTo(id, width)}  ${title}${needs === '' ? '' : ` (with ${needs})`}`;
  });
}

/** What has to be asked for so that the scenario is met; nothing where the usual way meets it. */
function needed(needs: ScenarioNeeds): string {
  const flows = flowsMeetingNeeds(needs);
  const options = [
    ...(flows.includes('window') ? [] : [`--flow ${flows.join(' or ')}`]),
    ...(needs.sharedMailbox === undefined ? [] : [`--mailbox ${needs.sharedMailbox}`]),
    ...(needs.testMessage === true ? ['--send-test-message'] : []),
  ];
  return options.join(' and ');
}
