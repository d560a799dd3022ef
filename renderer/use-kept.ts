import { useEffect } from 'react';
import type { Connection } from '../shared/connection.ts';
import { isAppFlow, needsCredential } from '../shared/flows.ts';
import { toConnection } from '../shared/wizard/validation.ts';
import type { WizardContext } from './use-wizard.ts';

export interface KeptCommands {
  /** Removes an account's sign-in from this computer. */
  removeAccount: (accountId: string) => void;
  /** Removes the kept secret or certificate from this computer. */
  removeKeptCredential: () => void;
}

/** What makes a difference to what is kept: the app and its authority, not who signs in. */
function keptKey({ practice, cloud, authority, tenant, clientId, flow }: Connection): string {
  return JSON.stringify([practice, cloud, authority, tenant, clientId, flow]);
}

/** What is kept on this computer, read whenever the sign-in step comes up for another app. */
export function useKept({ api, state, dispatch, report }: WizardContext): KeptCommands {
  const shown = state.screen.kind === 'step' && state.screen.step === 'sign-in';
  const connection = shown ? toConnection(state.draft) : undefined;
  const key = connection && keptKey(connection);
  // Another sign-in may have been kept, or one removed.
  const { kind } = state.signIn;

  useEffect(() => {
    if (!shown) return undefined;
    let isCurrent = true;
    void api.keepingState().then((result) => {
      if (isCurrent && result.ok) dispatch({ kind: 'keeping-read', keeping: result.value });
    });
    return () => {
      isCurrent = false;
    };
  }, [api, dispatch, shown]);

  useEffect(() => {
    if (!connection || kind === 'open') return undefined;
    let isCurrent = true;
    async function read(asked: Connection) {
      // Only persons have accounts, and a pasted token is not kept.
      const accounts = needsCredential(asked.flow)
        ? none
        : await api.listAccounts({ connection: asked });
      const kept = isAppFlow(asked.flow) ? await api.keptCredential({ connection: asked }) : none;
      if (!isCurrent) return;
      dispatch({ kind: 'accounts-read', accounts: accounts.ok ? accounts.value.accounts : [] });
      dispatch({ kind: 'kept-read', kept: kept.ok ? kept.value.credential : undefined });
    }
    void read(connection);
    return () => {
      isCurrent = false;
    };
    // The connection is as good as its key here.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [api, dispatch, key, kind]);

  async function removeAccount(accountId: string) {
    if (!connection || !(await report(api.removeAccount({ connection, accountId })))) return;
    const accounts = state.aids.accounts.filter((account) => account.accountId !== accountId);
    dispatch({ kind: 'accounts-read', accounts });
  }

  async function removeKeptCredential() {
    if (!connection || !(await report(api.removeKeptCredential({ connection })))) return;
    dispatch({ kind: 'kept-read', kept: undefined });
  }

  return {
    removeAccount: (accountId) => void removeAccount(accountId),
    removeKeptCredential: () => void removeKeptCredential(),
  };
}

const none = { ok: true, value: { accounts: [], credential: undefined } } as const;
