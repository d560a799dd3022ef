import type { CheckRecord, Outcome } from '../../shared/run-record.ts';
import { checkStages, type Protocol, type StageResult } from '../../shared/stages.ts';
import type { CheckRun, ProtocolCheck } from './check-run.ts';
import { checkSignal } from './deadline.ts';
import { EchoFilter } from './echo-filter.ts';
import { checkImap } from './imap/check-imap.ts';
import type { LineConnection } from './line-connection.ts';
import { defaultDeadlines } from './limits.ts';
import { Recorder } from './recorder.ts';
import { StageLog } from './stage-log.ts';
import { checkPop } from './pop/check-pop.ts';
import { checkSmtp } from './smtp/check-smtp.ts';
import { openTransport } from './transport.ts';
import type { CheckContext, CheckRequest } from './types.ts';

const protocolChecks: Readonly<Record<Protocol, ProtocolCheck>> = {
  imap: checkImap,
  pop: checkPop,
  smtp: checkSmtp,
};

/**
 * Runs one protocol from DNS to goodbye. Never rejects: how it ended is in the
 * record, and every step is told through `context.emit` as it happens. When it returns, no socket,
 * timer or listener of it is left.
 *
 * @param context its signal cancels at any moment; that is an outcome, not a failure
 */
export async function runCheck(request: CheckRequest, context: CheckContext): Promise<CheckRecord> {
  const { protocol, endpoint, user, sender } = request;
  const stageNames = checkStages(protocol, endpoint.security, request.route.proxy !== undefined);
  const deadlines = { ...defaultDeadlines, ...request.deadlines };
  const recorder = new Recorder(protocol, 'dns', context.emit);
  const stages = new StageLog(recorder, stageNames);
  const { signal, release } = checkSignal(context.signal, deadlines.run);
  const echoes = new EchoFilter(request.token);
  const run: CheckRun = {
    ...{ request, deadlines, signal, recorder, stages, echoes },
    found: { addresses: [] },
  };
  recorder.emit({ kind: 'check-started', protocol, stages: stageNames });
  let connection: LineConnection | undefined;
  try {
    connection = await openTransport(run);
    await protocolChecks[protocol](run, connection);
  } catch {
    // The stage that failed has recorded why; the outcome below is read from the stages.
  } finally {
    connection?.destroy();
    release();
  }
  const results = stages.finish();
  const check = {
    ...{ protocol, endpoint, user },
    ...(sender === undefined ? {} : { sender }),
    outcome: outcomeOf(results),
    durationMs: recorder.now(),
    stages: results,
    ...run.found,
  };
  recorder.emit({ kind: 'check-finished', protocol, check });
  return { ...check, transcript: recorder.transcript };
}

function outcomeOf(results: readonly StageResult[]): Outcome {
  if (results.every(({ status }) => status === 'ok')) return 'ok';
  return results.some(({ status }) => status === 'cancelled') ? 'cancelled' : 'failed';
}
