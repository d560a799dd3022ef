import { useEffect, useRef, useState } from 'react';
import type { Connection } from '../../shared/connection.ts';
import type { AppError } from '../../shared/errors.ts';
import type { AssistantApi } from '../../shared/assistant-api.ts';
import type { ConsentReport } from '../../shared/tenant-report.ts';

/** The walk through the consent page. Its end knows what it was for, so that it is seen as stale. */
export type ConsentState =
  | { kind: 'none' }
  | { kind: 'open' }
  | { kind: 'given'; connection: Connection; report: ConsentReport }
  | { kind: 'failed'; connection: Connection; error: AppError };

export interface Consent {
  state: ConsentState;
  walk: (connection: Connection) => void;
  cancel: () => void;
}

/** Shows the consent page in a window of its own; leaving the step closes it. */
export function useConsent(api: AssistantApi): Consent {
  const [state, setState] = useState<ConsentState>({ kind: 'none' });
  /** The walk whose end is awaited; an end without one is for nobody. */
  const awaited = useRef<Connection>(undefined);

  useEffect(
    () => () => {
      if (!awaited.current) return;
      awaited.current = undefined;
      void api.cancelSignIn();
    },
    [api],
  );

  async function walk(connection: Connection) {
    awaited.current = connection;
    setState({ kind: 'open' });
    const result = await api.walkConsent({ connection });
    if (awaited.current !== connection) return;
    awaited.current = undefined;
    if (result.ok) setState({ kind: 'given', connection, report: result.value });
    else setState({ kind: 'failed', connection, error: result.error });
  }

  return {
    state,
    walk: (connection) => void walk(connection),
    // The window's end comes as the end of the walk.
    cancel: () => void api.cancelSignIn(),
  };
}
