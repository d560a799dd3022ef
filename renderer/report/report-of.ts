import type { ReportOf } from '../../shared/report/request.ts';
import type { WizardState } from '../../shared/wizard/state.ts';

/** Names a run of the connection that is open, for the main process, which has its record. */
export function reportOf(
  { connectionId }: Pick<WizardState, 'connectionId'>,
  runId: string,
): ReportOf {
  return { kind: 'run', runId, ...(connectionId === undefined ? {} : { connectionId }) };
}
