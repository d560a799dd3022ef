import { useEffect, useState } from 'react';
import type { AssistantApi } from '../../shared/assistant-api.ts';
import type { AppError, Result } from '../../shared/errors.ts';
import type { UpdateState } from '../../shared/updates/state.ts';

/** Where updates stand, and what can be done about it. */
export interface UpdateAccess {
  /** `undefined` until the main process has answered. */
  state: UpdateState | undefined;
  /** Why the main process could not even be asked. */
  error: AppError | undefined;
  check: () => void;
  download: () => void;
  cancel: () => void;
  install: () => void;
}

/** Reads where updates stand, and follows it as it changes. */
export function useUpdates(api: AssistantApi): UpdateAccess {
  const [state, setState] = useState<UpdateState>();
  const [error, setError] = useState<AppError>();

  useEffect(() => {
    let isCurrent = true;
    const stop = api.onUpdateChanged((changed) => {
      // What was read before that is older.
      isCurrent = false;
      setState(changed);
    });
    void api.updateState().then((result) => {
      if (!isCurrent) return;
      if (result.ok) setState(result.value);
      else setError(result.error);
    });
    return () => {
      isCurrent = false;
      stop();
    };
  }, [api]);

  async function follow(call: Promise<Result<UpdateState>>) {
    const result = await call;
    // What comes of it is told as it happens.
    setError(result.ok ? undefined : result.error);
  }

  return {
    state,
    error,
    check: () => void follow(api.checkForUpdates()),
    download: () => void follow(api.downloadUpdate()),
    cancel: () => void follow(api.cancelUpdate()),
    install: () => void follow(api.installUpdate()),
  };
}

/** The version that can be had, where there is one. */
export function newVersion(state: UpdateState | undefined): string | undefined {
  if (state?.kind !== 'available' && state?.kind !== 'ready') return undefined;
  return state.release.version;
}
