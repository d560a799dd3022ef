import { useEffect, useRef } from 'react';
import type { CredentialKind, CredentialSummary } from '../shared/credentials.ts';
import type { Result } from '../shared/errors.ts';
import type { EnteredCredential } from '../shared/wizard/sign-in-state.ts';
import type { WizardContext } from './use-wizard.ts';

export interface CredentialCommands {
  /**
   * Hands what was typed or pasted to the main process, once. It passes through here and stays
   * nowhere: neither in the state nor in a message.
   *
   * @returns what may be shown of it; `undefined` where it was not taken
   */
  enterSecret: (
    kind: 'client-secret' | 'pasted-token',
    value: string,
  ) => Promise<CredentialSummary | undefined>;
  chooseCertificate: (source: 'file' | 'practice') => void;
  /** Opens the certificate file that waits for its password; the password stays nowhere either. */
  unlockCertificate: (credentialId: string, password: string) => void;
  /** Takes the one that is kept on this computer. */
  takeKeptCredential: () => void;
  /** Makes room for another one. */
  dropCredential: (kind: CredentialKind) => void;
}

/** Entering secrets, tokens and certificates. */
export function useCredentials({ api, state, dispatch }: WizardContext): CredentialCommands {
  const { entered, kept } = state.aids;
  const { practice, cloud, clientId } = state.draft;
  const app = JSON.stringify([practice?.authority, cloud, clientId.trim()]);
  /** The app that the page is about now. */
  const currentApp = useRef(app);
  useEffect(() => {
    currentApp.current = app;
  });
  useForgetting(
    (credentialId) => void api.forgetCredential({ credentialId }),
    [...Object.values(entered), ...(kept ? [kept] : [])],
  );

  async function enter<T extends EnteredCredential | { kind: 'none' }>(
    call: () => Promise<Result<T>>,
  ): Promise<T | undefined> {
    dispatch({ kind: 'entry-started' });
    const result = await call();
    if (currentApp.current !== app) {
      // Nobody refers to it: it was for the app of before.
      const late: EnteredCredential | { kind: 'none' } | undefined = result.ok
        ? result.value
        : undefined;
      if (late && late.kind !== 'none') {
        void api.forgetCredential({ credentialId: late.credentialId });
      }
      return undefined;
    }
    dispatch({ kind: 'credential-entered', result });
    return result.ok ? result.value : undefined;
  }

  return {
    enterSecret: (kind, value) => enter(() => api.enterCredential({ kind, value })),
    chooseCertificate: (source) => void enter(() => api.chooseCertificate({ source })),
    unlockCertificate: (credentialId, password) =>
      void enter(() => api.unlockCertificate({ credentialId, password })),
    takeKeptCredential: () => {
      if (!kept) return;
      dispatch({ kind: 'entry-started' });
      dispatch({ kind: 'credential-entered', result: { ok: true, value: kept } });
    },
    dropCredential: (credential) => {
      dispatch({ kind: 'credential-dropped', credential });
    },
  };
}

/** Tells of each credential that nothing refers to any more. */
function useForgetting(
  forget: (credentialId: string) => void,
  credentials: readonly { credentialId: string }[],
): void {
  const known = useRef<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const current = new Set(credentials.map(({ credentialId }) => credentialId));
    for (const id of known.current) if (!current.has(id)) forget(id);
    known.current = current;
  });
}
