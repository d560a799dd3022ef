import { useEffect, useRef, useState } from 'react';
import type { AppError, Result } from '../../shared/errors.ts';
import type { AssistantApi } from '../../shared/assistant-api.ts';
import type {
  MailNetwork,
  SignInNetwork,
  SignInNetworkView,
} from '../../shared/sign-in-network.ts';

/** How the authority is reached, as the main process has it, and what can be changed of it. */
export interface Network {
  /** `undefined` until the main process has answered. */
  view: SignInNetworkView | undefined;
  /** Why the last change was not made. */
  error: AppError | undefined;
  /** How often something was changed from here. */
  changes: number;
  /** @param password as for `network:set`; it is kept nowhere on this side */
  change: (network: SignInNetwork, password?: string) => void;
  changeMail: (mail: MailNetwork) => void;
  addAuthority: () => void;
  removeAuthority: (sha256: string) => void;
}

/** Everything on the page that shows the settings, to be told when one of them has changed them. */
const shown = new Set<(view: SignInNetworkView) => void>();

/**
 * Reads the settings as soon as they are shown; of several answers, the last question's counts. What is
 * changed at one place of the page is seen at the others at once.
 */
export function useNetwork(api: AssistantApi): Network {
  const [view, setView] = useState<SignInNetworkView>();
  const [error, setError] = useState<AppError>();
  const [changes, setChanges] = useState(0);
  const questions = useRef(0);

  useEffect(() => {
    const question = ++questions.current;
    void api.readNetwork().then((result) => {
      if (questions.current !== question) return;
      if (result.ok) setView(result.value);
      else setError(result.error);
    });
    shown.add(setView);
    return () => {
      shown.delete(setView);
      // What is answered after this is for nobody.
      questions.current += 1;
    };
  }, [api]);

  async function follow(call: Promise<Result<SignInNetworkView>>) {
    const question = ++questions.current;
    const result = await call;
    if (questions.current !== question) return;
    setError(result.ok ? undefined : result.error);
    if (!result.ok) return;
    for (const show of shown) show(result.value);
    setChanges((before) => before + 1);
  }

  return {
    view,
    error,
    changes,
    change: (network, password) =>
      void follow(api.setNetwork({ network, ...(password === undefined ? {} : { password }) })),
    changeMail: (mail) => void follow(api.setMailNetwork({ mail })),
    addAuthority: () => void follow(api.addAuthority()),
    removeAuthority: (sha256) => void follow(api.removeAuthority({ sha256 })),
  };
}
