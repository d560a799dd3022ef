import type { TlsSummary } from '../../shared/run-record.ts';
import type { EchoFilter } from './echo-filter.ts';
import type { Deadlines } from './limits.ts';
import type { Recorder } from './recorder.ts';
import type { StageLog } from './stage-log.ts';
import type { CheckRequest } from './types.ts';

/** What the parts of one running check share. */
export interface CheckRun {
  request: CheckRequest;
  deadlines: Deadlines;
  /** Aborts, with a MailFailure as its reason, when the check must stop. */
  signal: AbortSignal;
  recorder: Recorder;
  stages: StageLog;
  echoes: EchoFilter;
  /** What is found on the way and kept in the record. */
  found: { addresses: string[]; tls?: TlsSummary };
}
