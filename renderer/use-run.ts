import { useRef } from 'react';
import type { Result } from '../shared/errors.ts';
import type { Protocol } from '../shared/protocols.ts';
import type { SignInSummary } from '../shared/sign-in.ts';
import type { Stage } from '../shared/stages.ts';
import { currentSignIn, isExpired } from '../shared/wizard/selectors.ts';
import { sendsTestMessage, stepIssues, toConnection } from '../shared/wizard/validation.ts';
import type { WizardContext } from './use-wizard.ts';

export interface RunCommands {
  startTest: () => void;
  /** Does one check of the finished run again; from a stage on, where one is named. */
  retryTest: (protocol: Protocol, from?: Stage) => void;
  cancelTest: () => void;
  cancelCheck: (protocol: Protocol) => void;
}

/** Testing the mailbox: a token that is over is renewed first, where that can be done. */
export function useRun({ api, state, dispatch, nextAttempt }: WizardContext): RunCommands {
  /** The attempt whose run is still awaited; one that starts all the same is cancelled. */
  const awaited = useRef<number>(undefined);
  /** The renewal before a run that is under way. */
  const renewing = useRef<number>(undefined);

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
    const attempt = nextAttempt();
    awaited.current = attempt;
    dispatch({ kind: 'run-starting', attempt, connection });
    const message = testMessage();
    const owner = state.connectionId === undefined ? {} : { connectionId: state.connectionId };
    await follow(attempt, () => api.startRun({ connection, signInId, ...owner, ...message }));
  }

  async function retryTest(protocol: Protocol, from?: Stage) {
    const { run } = state;
    if (run.kind !== 'finished') return;
    const message = protocol === 'smtp' ? testMessage() : {};
    if ('testMessageTo' in message && stepIssues(state.draft, 'test').length > 0) {
      dispatch({ kind: 'incomplete-found' });
      return;
    }
    const attempt = nextAttempt();
    awaited.current = attempt;
    const { connection } = run;
    dispatch({ kind: 'run-starting', attempt, connection, retrying: protocol });
    const stage = from === undefined ? {} : { from };
    const asked = { runId: run.record.id, protocol, ...stage, ...message };
    await follow(attempt, () => api.retryRun(asked));
  }

  function testMessage(): { testMessageTo?: string } {
    const { draft } = state;
    return sendsTestMessage(draft) ? { testMessageTo: draft.testMessageTo.trim() } : {};
  }

  async function follow(attempt: number, start: () => Promise<Result<{ runId: string }>>) {
    const renewed = await renewIfExpired(attempt);
    if (awaited.current !== attempt) return;
    const result = renewed.ok ? await start() : renewed;
    if (awaited.current !== attempt && result.ok) {
      await api.cancelRun({ runId: result.value.runId });
    }
    dispatch({ kind: 'run-started', attempt, result });
  }

  async function renewIfExpired(attempt: number): Promise<Result<SignInSummary | undefined>> {
    const signedIn = currentSignIn(state);
    if (signedIn.kind !== 'valid') return { ok: true, value: undefined };
    const { summary } = signedIn;
    if (!summary.renewable || !isExpired(summary, Date.now())) return { ok: true, value: summary };
    renewing.current = attempt;
    dispatch({ kind: 'renewal-started', attempt });
    const result = await api.renewSignIn({ signInId: summary.signInId });
    if (renewing.current === attempt) renewing.current = undefined;
    dispatch({ kind: 'renewal-ended', attempt, result });
    return result;
  }

  function cancelTest() {
    if (state.run.kind === 'starting') {
      awaited.current = undefined;
      if (renewing.current !== undefined) void api.cancelSignIn();
      dispatch({ kind: 'run-abandoned', attempt: state.run.attempt });
    }
    if (state.run.kind === 'running') void api.cancelRun({ runId: state.run.runId });
  }

  function cancelCheck(protocol: Protocol) {
    if (state.run.kind === 'running') void api.cancelRun({ runId: state.run.runId, protocol });
  }

  return {
    startTest: () => void startTest(),
    retryTest: (protocol, from) => void retryTest(protocol, from),
    cancelTest,
    cancelCheck,
  };
}
