import type { Protocol } from '../../../shared/stages.ts';
import type { ScenarioNeeds } from '../../../shared/practice.ts';
import type { TenantState } from '../tenant-state.ts';
import type { Scenario } from './types.ts';

/** Gives the function that makes the scenarios of one protocol; see {@link Scenario}. */
export function sayer(protocol: Protocol) {
  return (
    row: number | undefined,
    at: Scenario['at'],
    title: string,
    reply: string,
    closes = false,
  ): Scenario => ({ ...(row === undefined ? {} : { row }), protocol, at, title, reply, closes });
}

/** A scenario in a tenant whose tokens and permissions fit what the server is made to say. */
export function fitting(
  scenario: Scenario,
  state: TenantState,
  needs: ScenarioNeeds = {},
): Scenario {
  return { ...scenario, state, needs };
}

/** A scenario in which the server says its words by itself, because the tenant is as it is. */
export function real(scenario: Scenario, state: TenantState, needs: ScenarioNeeds = {}): Scenario {
  return { ...fitting(scenario, state, needs), real: true };
}
