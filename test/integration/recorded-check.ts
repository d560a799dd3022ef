import { runCheck } from '../../electron/mail/check.ts';
import type { CheckRequest } from '../../electron/mail/types.ts';
import type { CheckEvent } from '../../shared/check-events.ts';
import type { CheckRecord } from '../../shared/run-record.ts';
import type { MailBench } from '../servers/mail-bench.ts';
import { type ServerName, serverProtocols } from '../servers/mail-servers.ts';

/** What came of one check. */
export interface Checked {
  record: CheckRecord;
  /** Everything that left the check, as text, to be searched for secrets. */
  everything: string;
}

/** What a test says of a check; the rest is that of the server. */
export type CheckOptions = Partial<CheckRequest> & Pick<CheckRequest, 'token' | 'user'>;

/** Runs one check against a real server of the bench, or at the endpoint that `options` names. */
export async function recordedCheck(
  bench: Pick<MailBench, 'practice' | 'servers'>,
  server: ServerName,
  options: CheckOptions,
): Promise<Checked> {
  const protocol = serverProtocols[server];
  const events: CheckEvent[] = [];
  const record = await runCheck(
    {
      protocol,
      endpoint: bench.servers.endpoints[server],
      ...(protocol === 'smtp' ? { sender: options.user } : {}),
      trust: { kind: 'only', ca: bench.practice.ca },
      route: { family: 'any' },
      initialResponse: 'auto',
      ...options,
    },
    { signal: new AbortController().signal, emit: (event) => events.push(event) },
  );
  return { record, everything: JSON.stringify({ record, events }) };
}
