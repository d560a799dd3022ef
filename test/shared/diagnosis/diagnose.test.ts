import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cloudIds } from '../../../shared/clouds.ts';
import { diagnose, findingsOf } from '../../../shared/diagnosis/diagnose.ts';
import type { PartialRun } from '../../../shared/diagnosis/partial-run.ts';
import type { Row } from '../../../shared/diagnosis/row.ts';
import { errorCodes } from '../../../shared/errors.ts';
import { accessTypes } from '../../../shared/flows.ts';
import { protocols } from '../../../shared/protocols.ts';
import { stages } from '../../../shared/stages.ts';
import { bare, failed, passed, recordedRun, scanner } from './runs.ts';

const none = { none: 'a row of this test' };
const refused = recordedRun({ checks: [bare.imap()] });

function ids(run: PartialRun, table: readonly Row[]): string[] {
  return findingsOf(diagnose(run, table)).map(({ id }) => id);
}

describe('the order of causes', () => {
  it('is that of their weights', () => {
    const table: Row[] = [
      { id: 'throttled', when: [{ weight: 40, stage: ['auth'] }], scenarios: none },
      { id: 'mailbox-full', when: [{ weight: 60, stage: ['auth'] }], scenarios: none },
    ];
    expect(ids(refused, table)).toEqual(['mailbox-full', 'throttled']);
  });

  it('puts the more exact first where the weight is the same, then the table’s order', () => {
    const table: Row[] = [
      { id: 'throttled', when: [{ weight: 40, stage: ['auth'] }], scenarios: none },
      { id: 'mailbox-full', when: [{ weight: 40, protocol: ['imap'] }], scenarios: none },
      {
        id: 'port-blocked',
        when: [{ weight: 40, stage: ['auth'], protocol: ['imap'] }],
        scenarios: none,
      },
    ];
    expect(ids(refused, table)).toEqual(['port-blocked', 'throttled', 'mailbox-full']);
  });

  it('counts the surest sign of a row', () => {
    const table: Row[] = [
      { id: 'throttled', when: [{ weight: 50, stage: ['auth'] }], scenarios: none },
      {
        id: 'mailbox-full',
        when: [
          { weight: 20, stage: ['auth'] },
          { weight: 90, marks: ['authenticate'] },
        ],
        scenarios: none,
      },
    ];
    expect(findingsOf(diagnose(refused, table))).toMatchObject([
      { id: 'mailbox-full', weight: 90, certainty: 'certain' },
      { id: 'throttled', weight: 50, certainty: 'likely' },
    ]);
  });

  it('names a cause of two failures once, at the first', () => {
    const table: Row[] = [
      { id: 'throttled', when: [{ weight: 50, stage: ['auth'] }], scenarios: none },
    ];
    const run = recordedRun({ checks: [bare.imap(), bare.smtp()] });
    expect(ids(run, table)).toEqual(['throttled']);
    expect(diagnose(run, table).failures).toHaveLength(2);
  });
});

describe('the evidence', () => {
  it('is the line that names what was asked for, not the last one', () => {
    const check = failed('smtp', {
      ...{ stage: 'send', code: 'send/message-refused', said: '554 5.2.252 SendAsDenied; no' },
    });
    const [line] = check.transcript;
    const run = recordedRun({
      checks: [
        {
          ...check,
          transcript: [...(line ? [line, { ...line, n: 2, text: '221 2.0.0 goodbye' }] : [])],
        },
      ],
    });
    expect(findingsOf(diagnose(run))[0]?.evidence[0]).toEqual({
      ...{ kind: 'line', of: 'smtp', n: 1, text: '554 5.2.252 SendAsDenied; no' },
    });
  });

  it('is the claim where the token decides', () => {
    const audience = 'https://graph.microsoft.com';
    const run = recordedRun({ token: { audience }, checks: [bare.imap()] });
    expect(findingsOf(diagnose(run))[0]?.evidence).toContainEqual({
      ...{ kind: 'claim', claim: 'aud', value: audience },
    });
  });
});

describe('what was never seen', () => {
  const run = recordedRun({
    checks: [
      failed('imap', {
        ...{ stage: 'auth', code: 'auth/refused', said: 'A01 NO Отказано в доступе 0x7E' },
      }),
    ],
  });

  it('has the stage, what is right, and the three most likely causes there', () => {
    const [failure] = diagnose(run).failures;
    expect(failure).toMatchObject({ stage: 'auth', protocol: 'imap', recognised: false });
    expect(failure?.findings).toHaveLength(3);
    expect(failure?.findings.every(({ certainty }) => certainty === 'possible')).toBe(true);
    expect(failure?.knownRight).toContainEqual({ kind: 'stage', stage: 'tls' });
    expect(failure?.knownRight).toContainEqual({ kind: 'audience' });
  });

  it('has what support asks for', () => {
    expect(diagnose(run).failures[0]?.support).toMatchObject({
      ...{ host: 'outlook.office365.com', time: '2026-11-21T01:00:00.000Z' },
    });
  });

  it('has other causes for an app', () => {
    const byApp = recordedRun({
      access: 'application',
      checks: [
        failed('smtp', {
          ...{ stage: 'auth', code: 'auth/refused', said: '599 нет', changes: { user: scanner } },
        }),
      ],
    });
    expect(ids(byApp, []).length).toBe(0);
    expect(findingsOf(diagnose(byApp))[0]?.id).toBe('app-no-mailbox-permission');
    expect(findingsOf(diagnose(byApp))).toHaveLength(3);
  });

  it.each([
    ['dns', 'imap'],
    ['tcp', 'imap'],
    ['tls', 'pop'],
    ['greeting', 'smtp'],
    ['capability', 'smtp'],
    ['starttls', 'smtp'],
    ['auth', 'pop'],
    ['mailbox', 'imap'],
    ['send', 'smtp'],
  ] as const)('has a cause at the stage %s of %s', (stage, protocol) => {
    const unknown = recordedRun({ checks: [failed(protocol, { stage, said: 'xyzzy' })] });
    const [failure] = diagnose(unknown).failures;
    expect(failure?.findings.length).toBeGreaterThan(0);
    expect(failure?.recognised).toBe(false);
  });
});

/** Anything of the shape, filled with what breaks readers of text. */
const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    '',
    '\\',
    '@\\',
    '+ eyJ',
    '[::]:993',
    'AADSTS',
    '5.7.',
    '%',
    '&#99999;',
    '\\ud800',
  ),
);
const anyRun: fc.Arbitrary<unknown> = fc.record(
  {
    connection: fc.record(
      {
        cloud: fc.constantFrom(...cloudIds),
        access: fc.constantFrom(...accessTypes),
        user: texts,
        tenant: texts,
        sharedMailbox: texts,
        clientId: texts,
        resource: texts,
        authority: texts,
      },
      { requiredKeys: [] },
    ),
    token: fc.record(
      {
        audience: texts,
        expiresAt: texts,
        user: texts,
        objectId: texts,
        scopes: fc.array(texts),
        roles: fc.array(texts),
        forApplication: fc.boolean(),
      },
      { requiredKeys: [] },
    ),
    reported: fc.record(
      {
        user: texts,
        scope: texts,
        authority: texts,
        tenant: texts,
        clientId: texts,
        program: texts,
        notes: fc.array(texts),
        mailboxPermissionUsers: fc.array(texts),
      },
      { requiredKeys: [] },
    ),
    signIn: fc.record({
      outcome: fc.constantFrom('ok', 'failed', 'cancelled'),
      error: fc.record({ code: fc.constantFrom(...errorCodes), detail: texts }),
      lines: fc.array(
        fc.record({
          n: fc.nat(),
          atMs: fc.nat(),
          kind: fc.constantFrom('sent', 'received', 'note'),
          text: texts,
        }),
      ),
    }),
    checks: fc.array(
      fc.record({
        protocol: fc.constantFrom(...protocols),
        outcome: fc.constantFrom('ok', 'failed', 'cancelled'),
        user: texts,
        endpoint: fc.record({ host: texts, port: fc.nat() }),
        stages: fc.array(
          fc.record({
            stage: fc.constantFrom(...stages),
            status: fc.constantFrom('ok', 'failed', 'cancelled', 'not-reached'),
            error: fc.record({ code: fc.constantFrom(...errorCodes), detail: texts }),
          }),
        ),
        transcript: fc.array(
          fc.record({
            n: fc.nat(),
            atMs: fc.nat(),
            stage: fc.constantFrom(...stages),
            kind: fc.constantFrom('sent', 'received', 'note'),
            text: texts,
            bytes: fc.nat(),
            redacted: fc.boolean(),
          }),
        ),
      }),
      { maxLength: 3 },
    ),
    powershell: fc.record({ text: texts }),
    finishedAt: texts,
  },
  { requiredKeys: [] },
);

describe('any run', () => {
  it('is diagnosed, and every weight is one', () => {
    fc.assert(
      fc.property(anyRun, (run) => {
        for (const { weight } of findingsOf(diagnose(run as PartialRun))) {
          expect(weight).toBeGreaterThan(0);
          expect(weight).toBeLessThanOrEqual(100);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('without a failure has none', () => {
    expect(diagnose({}).failures).toEqual([]);
    expect(diagnose(recordedRun({ checks: [passed('imap')] })).failures).toEqual([]);
  });
});
