import type { CheckRecord } from '../../shared/run-record.ts';
import type { LineConnection } from './line-connection.ts';
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
  found: Found;
}

/** What a check finds on its way and its record keeps. */
export type Found = Pick<
  CheckRecord,
  'addresses' | 'connectedTo' | 'tls' | 'capabilities' | 'mechanism' | 'mailboxSize' | 'queueId'
>;

/**
 * The stages of one protocol, from `greeting` to `logout`. With STARTTLS it calls
 * {@link secureConnection} after the server's go-ahead; with TLS from the start the connection is
 * secure already.
 *
 * @throws what ended the check early, after its stage has recorded it
 */
export type ProtocolCheck = (run: CheckRun, connection: LineConnection) => Promise<void>;
