import { useEffect, useRef } from 'react';
import { needsCredential, type FlowId } from '../shared/flows.ts';
import { changeDraft } from '../shared/wizard/draft.ts';
import { knownOf } from '../shared/wizard/findings/known.ts';
import { settingsFindings } from '../shared/wizard/findings/table.ts';
import { usableCredential } from '../shared/wizard/sign-in-state.ts';
import { toConnection } from '../shared/wizard/validation.ts';
import type { WizardContext } from './use-wizard.ts';

/** How a sign-in differs from what the page says. */
export interface SignInOptions {
  /** Another way to sign in, chosen from now on. */
  flow?: FlowId;
  /** Take up the kept sign-in of this account. */
  accountId?: string;
  /** Let the person choose the account instead of naming the one of step 4. */
  chooseAccount?: boolean;
  /** What was entered a moment ago, so that no state knows it yet. */
  credentialId?: string;
}

export interface SignInCommands {
  signIn: (options?: SignInOptions) => void;
  /** Gives up the sign-in or the renewal under way. */
  cancelSignIn: () => void;
  /** A new token for the sign-in that there is. */
  renewSignIn: () => void;
  /** Drops the token and what was kept of it on this computer. */
  signOut: () => void;
}

const cancelled = { ok: false, error: { code: 'signin/cancelled' } } as const;

function now(): string {
  return new Date().toISOString();
}

/** Signing in, renewing and signing out: one at a time, and what comes too late is undone. */
export function useSignIn(context: WizardContext): SignInCommands {
  const { api, state, dispatch, nextAttempt, report } = context;
  /** The attempts whose results are still awaited; what comes for another one is undone. */
  const awaited = useRef<number>(undefined);
  /** Settles when the main process is done with the sign-in before, also a cancelled one. */
  const pending = useRef<Promise<unknown>>(Promise.resolve());

  const signInId = state.signIn.kind === 'done' ? state.signIn.summary.signInId : undefined;
  useEffect(() => {
    if (signInId === undefined) return undefined;
    // Whatever takes the place of a sign-in, its token is of no use from then on.
    return () => {
      void api.forgetSignIn({ signInId });
    };
  }, [api, signInId]);

  async function signIn({ flow, accountId, chooseAccount, credentialId }: SignInOptions = {}) {
    const draft = flow === undefined ? state.draft : changeDraft(state.draft, { flow });
    const connection = toConnection(draft);
    if (!connection) {
      dispatch({ kind: 'incomplete-found' });
      return;
    }
    const credential = credentialId ?? usableCredential(state.aids, draft.flow)?.credentialId;
    if (needsCredential(draft.flow) && credential === undefined) {
      dispatch({ kind: 'credential-missing' });
      return;
    }
    // The card of what is signed in with says why.
    const known = knownOf({ ...state, draft }, Date.now());
    if (settingsFindings(draft, 'sign-in', known).some(({ strength }) => strength === 'problem')) {
      if (flow !== undefined) dispatch({ kind: 'draft-changed', change: { flow } });
      dispatch({ kind: 'credential-missing' });
      return;
    }
    if (flow !== undefined) dispatch({ kind: 'draft-changed', change: { flow } });
    const attempt = nextAttempt();
    awaited.current = attempt;
    dispatch({ kind: 'sign-in-started', attempt, connection, at: now() });
    await pending.current;
    if (awaited.current !== attempt) return;
    const call = api.startSignIn({
      connection,
      remember: state.aids.remember,
      chooseAccount: chooseAccount === true,
      ...(accountId === undefined ? {} : { accountId }),
      ...(credential === undefined ? {} : { credentialId: credential }),
    });
    pending.current = call;
    const result = await call;
    if (awaited.current !== attempt && result.ok) {
      await api.forgetSignIn({ signInId: result.value.signInId });
    }
    dispatch({ kind: 'sign-in-ended', attempt, result, at: now() });
  }

  async function renewSignIn() {
    if (signInId === undefined) return;
    const attempt = nextAttempt();
    awaited.current = attempt;
    dispatch({ kind: 'renewal-started', attempt });
    const call = api.renewSignIn({ signInId });
    pending.current = call;
    dispatch({ kind: 'renewal-ended', attempt, result: await call });
  }

  function cancelSignIn() {
    const attempt = awaited.current;
    const isOpen = state.signIn.kind === 'open';
    const isRenewing = state.signIn.kind === 'done' && state.signIn.renewal.kind === 'under-way';
    if (attempt === undefined || !(isOpen || isRenewing)) return;
    awaited.current = undefined;
    if (isOpen) dispatch({ kind: 'sign-in-ended', attempt, result: cancelled, at: now() });
    else dispatch({ kind: 'renewal-ended', attempt, result: cancelled });
    void api.cancelSignIn();
  }

  async function signOut() {
    if (signInId === undefined) return;
    if (await report(api.signOut({ signInId }))) dispatch({ kind: 'signed-out' });
  }

  return {
    signIn: (options) => void signIn(options),
    cancelSignIn,
    renewSignIn: () => void renewSignIn(),
    signOut: () => void signOut(),
  };
}
