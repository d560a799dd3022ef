import { applicationScenarios } from './application.ts';
import { authorizeScenarios } from './authorize.ts';
import { configurationScenarios } from './configuration.ts';
import { consentScenarios } from './consent.ts';
import { deviceScenarios } from './device.ts';
import { policyScenarios } from './policy.ts';
import { refreshScenarios } from './refresh.ts';
import { signInScenarios } from './sign-in.ts';
import { tokenScenarios } from './token.ts';
import type { AuthorityScenario } from './types.ts';

/**
 * Every way in which the practice authority can be made to fail as Entra ID does, by its ID, in the
 * order in which a sign-in meets them. The words follow Microsoft's page "Microsoft Entra
 * authentication and authorization error codes" and public threads; where they name an app, a tenant
 * or a resource, it is the practice tenant's. The translations are this project's own.
 */
export const authorityScenarios = {
  ...configurationScenarios,
  ...authorizeScenarios,
  ...signInScenarios,
  ...policyScenarios,
  ...consentScenarios,
  ...tokenScenarios,
  ...refreshScenarios,
  ...deviceScenarios,
  ...applicationScenarios,
} satisfies Record<string, AuthorityScenario>;

export type AuthorityScenarioId = keyof typeof authorityScenarios;

/** All IDs, in that order. */
export const authorityScenarioIds = Object.keys(authorityScenarios) as AuthorityScenarioId[];
