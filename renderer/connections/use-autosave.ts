import { useEffect, useRef } from 'react';
import { openConnection } from '../../shared/connections/open-connection.ts';
import type { WizardStep } from '../../shared/wizard/steps.ts';
import type { WizardContext } from '../use-wizard.ts';

/**
 * Hands every change of the open connection to the main process as it is made. That writes it a
 * moment later, and waits for it before it ends: nothing that was typed is lost with the window.
 */
export function useAutosave({ api, state, dispatch }: WizardContext): void {
  const { connections, connectionId, draft, furthest, policy, screen } = state;
  /** What was handed over last, so that nothing is said twice. */
  const told = useRef('');
  const lastStep = useRef<WizardStep>('tenant');
  const { isRead } = connections;

  useEffect(() => {
    const open = screen.kind === 'step';
    if (open) lastStep.current = screen.step;
    const content = openConnection({ connectionId, draft, furthest, policy }, lastStep.current);
    // What was kept before is known first, so that no name is given twice.
    if (!isRead || !content) return;
    if (connectionId === undefined) {
      dispatch({ kind: 'connection-kept', id: crypto.randomUUID() });
      return;
    }
    const request = { connection: { ...content, id: connectionId }, open };
    const text = JSON.stringify(request);
    if (text === told.current) return;
    told.current = text;
    void api.saveConnection(request).then((result) => {
      dispatch({ kind: 'keeping-failed', error: result.ok ? undefined : result.error });
    });
  }, [api, dispatch, isRead, connectionId, draft, furthest, policy, screen]);
}
