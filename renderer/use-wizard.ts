import { useEffect, useReducer, useRef, type Dispatch } from 'react';
import type { Result } from '../shared/errors.ts';
import type { AssistantApi } from '../shared/assistant-api.ts';
import type { PracticeScenario } from '../shared/practice.ts';
import { reduceWizard } from '../shared/wizard/reducer.ts';
import type { WizardAction, WizardState } from '../shared/wizard/state.ts';
import { firstState, nothingRead, type FirstParts } from './connections/first-connections.ts';
import { useConnections, type ConnectionCommands } from './connections/use-connections.ts';
import { useCredentials, type CredentialCommands } from './use-credentials.ts';
import { useKept, type KeptCommands } from './use-kept.ts';
import { useRun, type RunCommands } from './use-run.ts';
import { useSignIn, type SignInCommands } from './use-sign-in.ts';

/** The wizard's state and everything a person can make it do. */
export interface Wizard
  extends SignInCommands, CredentialCommands, KeptCommands, RunCommands, ConnectionCommands {
  /** For what only one part of a page asks and shows, so that no state need know it. */
  api: AssistantApi;
  state: WizardState;
  dispatch: Dispatch<WizardAction>;
  startPractice: () => void;
  /** Makes something go wrong in the practice tenant that is used, or nothing. */
  chooseScenario: (scenario: PracticeScenario | undefined) => Promise<void>;
  chooseOwnTenant: () => void;
  /** Resolves to whether the text is on the clipboard now. */
  copy: (text: string) => Promise<boolean>;
  openLink: (url: string) => void;
}

/** What the parts of the wizard share. */
export interface WizardContext {
  api: AssistantApi;
  state: WizardState;
  dispatch: Dispatch<WizardAction>;
  /** A number that no attempt has had yet. */
  nextAttempt: () => number;
  /** Shows what a call failed with, where no step shows it; resolves to whether it worked. */
  report: (call: Promise<Result<unknown>>) => Promise<boolean>;
}

/**
 * Connects the pure reducer with the main process: what a person asks for goes there, and what
 * comes back is dispatched with the number of the attempt it belongs to.
 *
 * @param first what was read before there was anything to see
 */
export function useWizard(api: AssistantApi, first: FirstParts = nothingRead): Wizard {
  const [state, dispatch] = useReducer(reduceWizard, first, firstState);
  const attempts = useRef(0);
  useNotifications(api, dispatch);

  async function report(call: Promise<Result<unknown>>): Promise<boolean> {
    const result = await call;
    dispatch({ kind: 'notice', error: result.ok ? undefined : result.error });
    return result.ok;
  }

  const context = { api, state, dispatch, report, nextAttempt: () => ++attempts.current };
  const signIns = useSignIn(context);
  const credentials = useCredentials(context);
  const kept = useKept(context);
  const runs = useRun(context);

  function stopEverything() {
    signIns.cancelSignIn();
    runs.cancelTest();
  }

  const connections = useConnections(context, stopEverything);

  async function startPractice() {
    stopEverything();
    dispatch({ kind: 'practice-starting' });
    const scenario = state.draft.practice?.scenario;
    const result = await api.startPractice(scenario === undefined ? {} : { scenario });
    dispatch({ kind: 'practice-started', result });
  }

  async function chooseScenario(scenario: PracticeScenario | undefined) {
    const result = await api.startPractice(scenario === undefined ? {} : { scenario: scenario.id });
    dispatch({ kind: 'scenario-chosen', scenario, result });
  }

  function chooseOwnTenant() {
    stopEverything();
    dispatch({ kind: 'own-tenant-chosen' });
  }

  return {
    ...signIns,
    ...credentials,
    ...kept,
    ...runs,
    ...connections,
    api,
    state,
    dispatch,
    startPractice: () => void startPractice(),
    chooseScenario,
    chooseOwnTenant,
    copy: (text) => report(api.writeClipboard({ text })),
    openLink: (url) => void report(api.openLink({ url })),
  };
}

/** What the main process tells without being asked. */
function useNotifications(api: AssistantApi, dispatch: Dispatch<WizardAction>): void {
  useEffect(() => {
    const subscriptions = [
      api.onRunEvents((batch) => {
        dispatch({ kind: 'run-events', batch });
      }),
      api.onSignInProgress((progress) => {
        dispatch({ kind: 'sign-in-progress', progress });
      }),
      api.onSignInLines(({ lines }) => {
        dispatch({ kind: 'sign-in-lines', lines });
      }),
    ];
    return () => {
      for (const end of subscriptions) end();
    };
  }, [api, dispatch]);
}
