import { deviceScenarios } from './device.ts';
import type { AuthorityScenario } from './types.ts';

/** Every way in which the practice authority can be made to fail as Entra ID does, by its ID. */
export const authorityScenarios = {
  ...deviceScenarios,
} satisfies Record<string, AuthorityScenario>;

export type AuthorityScenarioId = keyof typeof authorityScenarios;

/** All IDs, in the order in which a sign-in meets them. */
export const authorityScenarioIds = Object.keys(authorityScenarios) as AuthorityScenarioId[];
