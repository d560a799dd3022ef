import type { Handlers } from '../ipc/types.ts';
import { isScenarioId, listScenarios } from '../practice/scenarios.ts';
import { homeOf } from '../target.ts';
import { createConnectionHandlers } from './connection-handlers.ts';
import { createCredentialHandlers } from './credential-handlers.ts';
import { createNetworkHandlers } from './network-handlers.ts';
import { createProblemHandlers } from './problem-handlers.ts';
import { createReportHandlers } from './report-handlers.ts';
import { failure, success } from '../../shared/results.ts';
import { createRunHandlers } from './run-handlers.ts';
import { createSettingsHandlers } from './settings-handlers.ts';
import { createSignInHandlers } from './sign-in-handlers.ts';
import type { HandlerDependencies, Services } from './types.ts';
import { createUpdateHandlers } from './update-handlers.ts';

/** Connects every channel of the contract with what does its work. */
export function createHandlers(dependencies: HandlerDependencies): Handlers {
  const { practice } = dependencies;
  const { issuedBy, ...signInHandlers } = createSignInHandlers(dependencies);
  return {
    'app:info': () => success(dependencies.app),
    'policy:read': () => success(dependencies.policyView()),

    'practice:start': async ({ scenario } = {}) =>
      scenario === undefined || isScenarioId(scenario)
        ? practice.start(scenario)
        : failure('input/invalid'),
    'practice:scenarios': () => success({ scenarios: listScenarios() }),
    'practice:stop': async () => {
      // A sign-in page without its authority would only fail later and less clearly.
      const running = practice.running();
      if (running) issuedBy.cancelAt(homeOf(running));
      await practice.stop();
      await dependencies.keeping.removePractice();
      return success(undefined);
    },

    ...createSettingsHandlers(dependencies),
    ...signInHandlers,
    ...createConnectionHandlers(dependencies),
    ...createCredentialHandlers(dependencies),
    ...createNetworkHandlers(dependencies),
    ...createRunHandlers(dependencies, issuedBy),
    ...createReportHandlers(dependencies),
    ...createProblemHandlers(dependencies),
    ...createUpdateHandlers(dependencies),

    'guide:ticks': async ({ owner, guide }) =>
      success({ done: await dependencies.guideTicks.done(owner, guide) }),
    'guide:tick': async ({ owner, guide, step, done }) =>
      success({ kept: await dependencies.guideTicks.tick(owner, guide, step, done) }),

    'clipboard:write': async ({ text }) => {
      await dependencies.writeClipboard(text);
      return success(undefined);
    },
    'script:save': ({ fileName, text }) => dependencies.saveScript(fileName, text),
    'program:save': ({ fileName, text }) => dependencies.saveProgramFile(fileName, text),
    'link:open': ({ url }) => dependencies.openLink(url),
  };
}

/**
 * Ends all that the handlers can have started: sign-ins and runs are cancelled, every token and
 * credential is dropped, the practice tenant is stopped. Resolves when nothing runs and nothing
 * listens.
 */
export async function stopServices(services: Services): Promise<void> {
  services.signIns.forgetAll();
  services.consent.cancel();
  services.tenantCheck.cancel();
  services.credentials.forgetAll();
  services.updates.cancel();
  await services.runs.stop();
  await services.practice.stop();
}
