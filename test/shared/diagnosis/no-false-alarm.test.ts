import { describe, expect, it } from 'vitest';
import { cloudIds, clouds } from '../../../shared/clouds.ts';
import { diagnose } from '../../../shared/diagnosis/diagnose.ts';
import type { PartialRun } from '../../../shared/diagnosis/partial-run.ts';
import { accessTypes, flowsFor } from '../../../shared/flows.ts';
import { protocols } from '../../../shared/protocols.ts';
import { passedRun } from '../run-records.ts';
import { passed, recordedRun, scanner } from './runs.ts';

/** Every cloud, kind of access and flow that go together; and the variations of a mailbox. */
const runs: (readonly [string, PartialRun])[] = cloudIds.flatMap((cloud) =>
  accessTypes
    .filter((access) => access === 'delegated' || clouds[cloud].applicationResource)
    .flatMap((access) =>
      flowsFor(access).map((flow) => {
        const opaque = cloud === 'outlook';
        const run = recordedRun({
          ...{ cloud, access, connection: { flow } },
          ...(opaque ? { token: { kind: 'opaque', length: 1400 } } : {}),
        });
        return [`${cloud}, ${access}, ${flow}`, run] as const;
      }),
    ),
);
runs.push(
  ['as it is recorded', passedRun()],
  [
    'a shared mailbox',
    recordedRun({
      connection: { sharedMailbox: scanner, sender: scanner },
      checks: [
        passed('imap', 'global', { user: scanner }),
        passed('smtp', 'global', { sender: scanner }),
      ],
    }),
  ],
  [
    'an app whose object ID was given',
    recordedRun({
      ...{ access: 'application', connection: { furtherMailboxes: [scanner] } },
      checks: protocols.map((protocol) => passed(protocol, 'global', { user: scanner })),
    }),
  ],
  [
    'over IPv6',
    recordedRun({ checks: [passed('imap', 'global', { connectedTo: '2001:db8::7' })] }),
  ],
);

describe('a run in which everything passed', () => {
  it('was looked at for all flows and clouds', () => {
    expect(runs.length).toBeGreaterThanOrEqual(30);
  });

  it.each(runs)('%s has nothing above a note', (_name, run) => {
    const { failures, notes } = diagnose(run);
    expect(failures).toEqual([]);
    expect(notes.every(({ certainty }) => certainty === 'note')).toBe(true);
  });
});
