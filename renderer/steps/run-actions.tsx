import { Button } from '@fluentui/react-components';
import { failures, isGoingOn } from '../../shared/wizard/run-view.ts';
import type { RunState } from '../../shared/wizard/state.ts';
import { useMessages } from '../messages-context.ts';
import type { Wizard } from '../use-wizard.ts';

interface RunActionsProps {
  wizard: Wizard;
  run: Extract<RunState, { kind: 'starting' | 'running' | 'finished' }>;
}

/**
 * One button for each protocol: it cancels the check that goes on, and does again the one that has
 * ended. It stays the same button all along, so that the focus stays on it; only what has failed in
 * the end has its button where it says why.
 */
export function RunActions({ wizard, run }: RunActionsProps) {
  const text = useMessages().test;
  const failed = run.kind === 'finished' ? failures(run.checks) : [];
  const others = run.checks.filter((check) => failed.every((failure) => failure.check !== check));
  if (others.length === 0) return null;
  return (
    <div className="run-actions" role="group" aria-label={text.actionsLabel}>
      {others.map((check) => {
        const { protocol } = check;
        const cancels = run.kind === 'running' && isGoingOn(check);
        return (
          <Button
            key={protocol}
            size="small"
            disabledFocusable={!cancels && run.kind !== 'finished'}
            onClick={() => {
              if (cancels) wizard.cancelCheck(protocol);
              else wizard.retryTest(protocol);
            }}
          >
            {cancels ? text.cancelOne(protocol) : text.againOne(protocol)}
          </Button>
        );
      })}
    </div>
  );
}
