import { flowsFor, type FlowId } from '../../shared/flows.ts';
import type { ScenarioNeeds } from '../../shared/practice.ts';
import { flowsAt } from '../practice/authority/scenarios/needs.ts';
import type { AuthorityMoment } from '../practice/authority/scenarios/types.ts';

/** The flows that the terminal can walk at a practice tenant, the usual one first. */
export const terminalFlows = ['window', 'device-code', 'secret', 'certificate'] as const;
export type TerminalFlow = (typeof terminalFlows)[number];

/** Which of them meet what the authority says at a moment; a check renews nothing. */
export function flowsMeeting(moment: AuthorityMoment): readonly TerminalFlow[] {
  return among(flowsAt[moment]);
}

/** Which of them a scenario is met by. */
export function flowsMeetingNeeds({ flows, access }: ScenarioNeeds): readonly TerminalFlow[] {
  return among(flows ?? (access === undefined ? terminalFlows : flowsFor(access)));
}

function among(flows: readonly FlowId[]): readonly TerminalFlow[] {
  return terminalFlows.filter((flow) => flows.includes(flow));
}
