import { useEffect, useReducer, useRef, type Dispatch } from 'react';
import type { Result } from '../shared/errors.ts';
import type { AssistantApi } from '../shared/ipc.ts';
import type { Protocol } from '../shared/protocols.ts';
import type { Stage } from '../shared/stages.ts';
import { reduceWizard } from '../shared/wizard/reducer.ts';
import { currentSignIn } from '../shared/wizard/selectors.ts';
import { initialWizardState, type WizardAction, type WizardState } from '../shared/wizard/state.ts';
import { sendsTestMessage, stepIssues, toConnection } from '../shared/wizard/validation.ts';

/** The wizard's state and everything a person can make it do. */
export interface Wizard {
  /** For what only one page asks of the main process: its own hook does that. */
  api: AssistantApi;
  state: WizardState;
  dispatch: Dispatch<WizardAction>;
  startPractice: () => void;
  chooseOwnTenant: () => void;
  signIn: () => void;
  cancelSignIn: () => void;
  startTest: () => void;
  /** Does one check of the finished run again; from a stage on, where one is named. */
  retryTest: (protocol: Protocol, from?: Stage) => void;
  cancelTest: () => void;
  cancelCheck: (protocol: Protocol) => void;
  /** Resolves to whether the text is on the clipboard now. */
  copy: (text: string) => Promise<boolean>;
  openLink: (url: string) => void;
}

/**
 * Connects the pure reducer with the main process: what a person asks for goes there, and what
 * comes back is dispatched with the number of the attempt it belongs to.
 */
export function useWizard(api: AssistantApi): Wizard {
  const [state, dispatch] = useReducer(reduceWizard, initialWizardState);
  const attempts = useRef(0);
  /** The attempts whose results are still awaited; what comes for another one is undone. */
  const signInAttempt = useRef<number>(undefined);
  const runAttempt = useRef<number>(undefined);
  /** Settles when the main process is done with the sign-in before, also a cancelled one. */
  const signInPending = useRef<Promise<unknown>>(Promise.resolve());

  useEffect(
    () =>
      api.onRunEvents((batch) => {
        dispatch({ kind: 'run-events', batch });
      }),
    [api],
  );
  useEffect(
    () =>
      api.onSignInProgress((progress) => {
        dispatch({ kind: 'sign-in-progress', progress });
      }),
    [api],
  );
  useEffect(
    () =>
      api.onSignInLines(({ lines }) => {
        dispatch({ kind: 'sign-in-lines', lines });
      }),
    [api],
  );

  const signInId = state.signIn.kind === 'done' ? state.signIn.summary.signInId : undefined;
  useEffect(() => {
    if (signInId === undefined) return undefined;
    // Whatever takes the place of a sign-in, its token is of no use from then on.
    return () => {
      void api.forgetSignIn({ signInId });
    };
  }, [api, signInId]);

  async function report(call: Promise<Result<unknown>>): Promise<boolean> {
    const result = await call;
    dispatch({ kind: 'notice', error: result.ok ? undefined : result.error });
    return result.ok;
  }

  function stopEverything() {
    if (state.signIn.kind === 'open') cancelSignIn();
    cancelTest();
  }

  async function startPractice() {
    stopEverything();
    dispatch({ kind: 'practice-starting' });
    dispatch({ kind: 'practice-started', result: await api.startPractice() });
  }

  function chooseOwnTenant() {
    if (state.draft.practice) stopEverything();
    dispatch({ kind: 'own-tenant-chosen' });
  }

  async function signIn() {
    const connection = toConnection(state.draft);
    if (!connection) {
      dispatch({ kind: 'incomplete-found' });
      return;
    }
    const attempt = ++attempts.current;
    signInAttempt.current = attempt;
    dispatch({ kind: 'sign-in-started', attempt, connection });
    await signInPending.current;
    if (signInAttempt.current !== attempt) return;
    const call = api.startSignIn({ connection, remember: false, chooseAccount: false });
    signInPending.current = call;
    const result = await call;
    if (signInAttempt.current !== attempt && result.ok) {
      await api.forgetSignIn({ signInId: result.value.signInId });
    }
    dispatch({ kind: 'sign-in-ended', attempt, result });
  }

  function cancelSignIn() {
    const attempt = signInAttempt.current;
    if (attempt === undefined) return;
    signInAttempt.current = undefined;
    const result = { ok: false, error: { code: 'signin/cancelled' } } as const;
    dispatch({ kind: 'sign-in-ended', attempt, result });
    void api.cancelSignIn();
  }

  async function startTest() {
    const connection = toConnection(state.draft);
    if (!connection) {
      dispatch({ kind: 'incomplete-found' });
      return;
    }
    const signedIn = currentSignIn(state);
    if (signedIn.kind !== 'valid') {
      dispatch({ kind: 'step-chosen', step: 'sign-in' });
      return;
    }
    if (stepIssues(state.draft, 'test').length > 0) {
      dispatch({ kind: 'incomplete-found' });
      return;
    }
    const { signInId } = signedIn.summary;
    const attempt = ++attempts.current;
    runAttempt.current = attempt;
    dispatch({ kind: 'run-starting', attempt, connection });
    await followStart(attempt, api.startRun({ connection, signInId, ...testMessage() }));
  }

  async function retryTest(protocol: Protocol, from?: Stage) {
    const { run } = state;
    if (run.kind !== 'finished') return;
    const message = protocol === 'smtp' ? testMessage() : {};
    if ('testMessageTo' in message && stepIssues(state.draft, 'test').length > 0) {
      dispatch({ kind: 'incomplete-found' });
      return;
    }
    const attempt = ++attempts.current;
    runAttempt.current = attempt;
    const { connection } = run;
    dispatch({ kind: 'run-starting', attempt, connection, retrying: protocol });
    const stage = from === undefined ? {} : { from };
    const asked = { runId: run.record.id, protocol, ...stage, ...message };
    await followStart(attempt, api.retryRun(asked));
  }

  function testMessage(): { testMessageTo?: string } {
    const { draft } = state;
    return sendsTestMessage(draft) ? { testMessageTo: draft.testMessageTo.trim() } : {};
  }

  async function followStart(attempt: number, call: Promise<Result<{ runId: string }>>) {
    const result = await call;
    if (runAttempt.current !== attempt && result.ok) {
      await api.cancelRun({ runId: result.value.runId });
    }
    dispatch({ kind: 'run-started', attempt, result });
  }

  function cancelTest() {
    if (state.run.kind === 'starting') {
      runAttempt.current = undefined;
      dispatch({ kind: 'run-abandoned', attempt: state.run.attempt });
    }
    if (state.run.kind === 'running') void api.cancelRun({ runId: state.run.runId });
  }

  function cancelCheck(protocol: Protocol) {
    if (state.run.kind === 'running') void api.cancelRun({ runId: state.run.runId, protocol });
  }

  return {
    api,
    state,
    dispatch,
    startPractice: () => void startPractice(),
    chooseOwnTenant,
    signIn: () => void signIn(),
    cancelSignIn,
    startTest: () => void startTest(),
    retryTest: (protocol, from) => void retryTest(protocol, from),
    cancelTest,
    cancelCheck,
    copy: (text) => report(api.writeClipboard({ text })),
    openLink: (url) => void report(api.openLink({ url })),
  };
}
