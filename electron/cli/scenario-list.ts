import { scenarioIds, scenarios } from '../practice/scenarios.ts';
import { padTo } from '../../shared/text/layout.ts';

/** The practice tenant's scenarios, one a line: ID and what happened. */
export function scenarioLines(): string[] {
  const width = Math.max(...scenarioIds.map((id) => id.length));
  return scenarioIds.map((id) => {
    const { title, at } = scenarios[id];
    const needs = at === 'data' || at === 'message' ? ' (with --send-test-message)' : '';
    return `${padTo(id, width)}  ${title}${needs}`;
  });
}
