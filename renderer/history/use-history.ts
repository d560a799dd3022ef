import { useEffect, useState } from 'react';
import type { AppError } from '../../shared/errors.ts';
import type { RunHistoryList } from '../../shared/history/run-entry.ts';
import type { Wizard } from '../use-wizard.ts';

/** The runs that are kept of the connection that is open. */
export interface History {
  /** Absent until it is read. */
  list: RunHistoryList | undefined;
  error: AppError | undefined;
  remove: (runId: string) => void;
}

/**
 * Reads them, and again whenever there is another run.
 *
 * @param latest the ID of the last run, if there was one
 */
export function useHistory({ api, state, dispatch }: Wizard, latest: string | undefined): History {
  const { connectionId } = state;
  const [list, setList] = useState<RunHistoryList>();
  const [error, setError] = useState<AppError>();
  const [changes, setChanges] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    const owner = connectionId === undefined ? {} : { connectionId };
    void api.listRuns(owner).then((result) => {
      if (!isCurrent) return;
      if (result.ok) setList(result.value);
      setError(result.ok ? undefined : result.error);
    });
    return () => {
      isCurrent = false;
    };
  }, [api, connectionId, latest, changes]);

  async function remove(runId: string) {
    const owner = connectionId === undefined ? {} : { connectionId };
    const result = await api.removeRun({ ...owner, runId });
    dispatch({ kind: 'notice', error: result.ok ? undefined : result.error });
    setChanges((count) => count + 1);
  }

  return { list, error, remove: (runId) => void remove(runId) };
}
