import fc from 'fast-check';
import { expect, test } from 'vitest';
import { authoritiesOf, cloudIds, clouds } from '../../../shared/clouds.ts';
import { connectionSchema } from '../../../shared/connection.ts';
import { errorCodes, type AppError, type Result } from '../../../shared/errors.ts';
import { accessTypes, flowIds, flowsFor } from '../../../shared/flows.ts';
import type { PracticeTenantInfo } from '../../../shared/practice.ts';
import { protocols } from '../../../shared/protocols.ts';
import { signInAudiences } from '../../../shared/registration.ts';
import { editCloud } from '../../../shared/wizard/cloud-values.ts';
import { sameSignIn, type DraftChange } from '../../../shared/wizard/draft.ts';
import { reduceWizard } from '../../../shared/wizard/reducer.ts';
import { currentSignIn, isRunOutdated, stepStatus } from '../../../shared/wizard/selectors.ts';
import {
  initialWizardState,
  type WizardAction,
  type WizardState,
} from '../../../shared/wizard/state.ts';
import { stepNumber, wizardSteps } from '../../../shared/wizard/steps.ts';
import { stepIssues, toConnection } from '../../../shared/wizard/validation.ts';
import { seed } from '../../electron/mail/properties/seed.ts';
import { certificate, passingRun, practice, summary } from './fixtures.ts';
import { kept } from './kept.ts';
import { allFinished, at, connection, inAll } from './walked.ts';

const other = { ...practice, authority: 'https://localhost:40002/x' };
const error: fc.Arbitrary<AppError> = fc.constantFrom(...errorCodes).map((code) => ({ code }));
const attempt = fc.integer({ min: 1, max: 3 });

function resultOf<T>(value: T): fc.Arbitrary<Result<T>> {
  return fc.oneof(
    fc.constant({ ok: true as const, value }),
    error.map((failed) => ({ ok: false as const, error: failed })),
  );
}

/** What is typed: right values, half of them, and nonsense. */
const change: fc.Arbitrary<DraftChange> = fc.oneof(
  fc.record({ cloud: fc.constantFrom(...cloudIds) }),
  fc.record({ access: fc.constantFrom(...accessTypes) }),
  fc.record({ flow: fc.constantFrom(...flowIds) }),
  fc.record({ tenant: fc.constantFrom('contoso.com', ' common', 'organizations', 'x', '') }),
  fc.record({ clientId: fc.constantFrom(practice.clientId, ` ${practice.clientId}`, '0') }),
  fc.record({ protocols: fc.subarray([...protocols]) }),
  fc.record({ offlineAccess: fc.boolean(), sendTestMessage: fc.boolean() }),
  fc.record({ user: fc.constantFrom('a@contoso.com', 'a', '') }),
  fc.record({ mailboxKind: fc.constantFrom('own' as const, 'shared' as const) }),
  fc.record({ sharedMailbox: fc.constantFrom('s@contoso.com', 's\r\n@contoso.com') }),
  fc.record({ signInAudience: fc.constantFrom(undefined, ...signInAudiences) }),
  fc.record({ furtherMailboxes: fc.constantFrom('', 'a@contoso.com\nb@contoso.com', 'c') }),
  fc.record({ servicePrincipalObjectId: fc.constantFrom('', practice.tenantId, '0') }),
  fc.record({ sender: fc.constantFrom('', 'o@contoso.com', 'o@'), testMessageTo: fc.string() }),
);

const typed: fc.Arbitrary<WizardAction> = change.map((each) => ({
  kind: 'draft-changed',
  change: each,
}));

const walked: fc.Arbitrary<WizardAction> = fc.oneof(
  fc.constantFrom<WizardAction>(
    { kind: 'practice-starting' },
    { kind: 'own-tenant-chosen' },
    { kind: 'back' },
    { kind: 'incomplete-found' },
    { kind: 'credential-missing' },
  ),
  fc.constant<WizardAction>({ kind: 'continue' }),
  fc.oneof(resultOf(practice), resultOf(other)).map((result) => ({
    kind: 'practice-started' as const,
    result,
  })),
  fc.constantFrom(...wizardSteps).map((step) => ({ kind: 'step-chosen' as const, step })),
  fc
    .option(error, { nil: undefined })
    .map((failed) => ({ kind: 'notice' as const, error: failed })),
);

const signedIn: fc.Arbitrary<WizardAction> = fc.oneof(
  attempt.map((n) => ({ kind: 'sign-in-started' as const, attempt: n, connection, at })),
  fc
    .record({ attempt, result: resultOf(summary) })
    .map((ended) => ({ kind: 'sign-in-ended' as const, ...ended, at })),
  attempt.map((n) => ({ kind: 'renewal-started' as const, attempt: n })),
  fc
    .record({ attempt, result: resultOf(summary) })
    .map((ended) => ({ kind: 'renewal-ended' as const, ...ended })),
  fc.constantFrom<WizardAction>(
    { kind: 'signed-out' },
    { kind: 'sign-in-progress', progress: { kind: 'browser-opened' } },
    { kind: 'sign-in-lines', lines: [{ n: 1, atMs: 1, kind: 'sent', text: 'x', redacted: false }] },
    { kind: 'remember-changed', remember: true },
    { kind: 'keeping-read', keeping: { problem: { code: 'keeping/basic-text' }, setAside: [] } },
    { kind: 'keeping-read', keeping: { setAside: [] } },
    { kind: 'kept-read', kept: certificate },
    { kind: 'entry-started' },
    { kind: 'credential-dropped', credential: 'certificate' },
  ),
  resultOf(certificate).map((result) => ({ kind: 'credential-entered' as const, result })),
);

const ran: fc.Arbitrary<WizardAction> = fc.oneof(
  fc
    .record({ attempt, retrying: fc.constantFrom(...protocols) })
    .map((asked) => ({ kind: 'run-starting' as const, connection, ...asked })),
  attempt.map((n) => ({ kind: 'run-starting' as const, connection, attempt: n })),
  fc
    .record({ attempt, result: resultOf({ runId: 'run-1' }) })
    .map((started) => ({ kind: 'run-started' as const, ...started })),
  fc.constantFrom('run-1', 'run-2').map((runId) => ({
    kind: 'run-events' as const,
    batch: { runId, events: passingRun(connection) },
  })),
  attempt.map((n) => ({ kind: 'run-abandoned' as const, attempt: n })),
);

const actions = fc.array(
  fc.oneof(
    { arbitrary: typed, weight: 3 },
    { arbitrary: walked, weight: 3 },
    { arbitrary: signedIn, weight: 2 },
    { arbitrary: ran, weight: 1 },
  ),
  { maxLength: 60 },
);

/** What holds whatever was done. */
function expectWhole(state: WizardState): void {
  const { draft, screen, furthest } = state;
  // What was chosen goes together.
  expect(flowsFor(draft.access)).toContain(draft.flow);
  expect(draft.access === 'delegated' || clouds[draft.cloud].applicationResource).toBeTruthy();
  // A draft in which nothing is wrong is a connection that the main process takes.
  const made = toConnection(draft);
  if (made) expect(connectionSchema.safeParse(made).success).toBe(true);
  if (made?.authority !== undefined) {
    expect(authoritiesOf(draft.cloud)).toContain(made.authority);
  }
  if (screen.kind === 'step') {
    expect(stepNumber(screen.step)).toBeLessThanOrEqual(stepNumber(furthest));
  }
  // Nothing is called done that is for other settings.
  for (const step of wizardSteps) {
    const status = stepStatus(state, step);
    if (stepNumber(step) > stepNumber(furthest)) expect(status).toBe('open');
    if (status !== 'done') continue;
    expect(stepIssues(draft, step).filter(() => step !== 'test')).toEqual([]);
    if (step === 'sign-in') expect(currentSignIn(state).kind).toBe('valid');
    if (step === 'test') expect(isRunOutdated(state)).toBe(false);
  }
  const current = currentSignIn(state);
  if (current.kind === 'valid') {
    expect(made && sameSignIn(made, current.connection)).toBe(true);
    expect(made?.clientId).toBe(current.connection.clientId);
    expect(made?.tenant).toBe(current.connection.tenant);
  }
  // Nothing is kept where that cannot be done.
  if (state.aids.keeping?.problem) expect(state.aids.remember).toBe(false);
}

test('whatever is done in whatever order, the wizard stays whole', () => {
  fc.assert(
    fc.property(fc.constantFrom(initialWizardState, inAll, allFinished), actions, (from, done) => {
      let state = from;
      for (const action of done) {
        const { furthest } = state;
        state = reduceWizard(state, action);
        expectWhole(state);
        if (action.kind === 'step-chosen') expect(state.furthest).toBe(furthest);
      }
    }),
    { seed, numRuns: 150 },
  );
});

/** What stands in the fields: all that a person has typed. */
function fieldsOf({ draft }: WizardState) {
  const { tenant, clientId, user, sharedMailbox, sender, testMessageTo, protocols: chosen } = draft;
  return {
    tenant,
    clientId,
    user,
    sharedMailbox,
    sender,
    testMessageTo,
    chosen,
    edits: draft.edits,
  };
}

test('nothing that was typed is lost by going anywhere, signing in or testing', () => {
  const harmless = fc.array(
    fc.oneof(
      fc.constantFrom<WizardAction>(
        { kind: 'back' },
        { kind: 'continue' },
        { kind: 'connections-shown' },
        { kind: 'connection-kept', id: 'x' },
        { kind: 'connection-renamed', name: 'Scanner' },
        { kind: 'incomplete-found' },
      ),
      fc.constantFrom(...wizardSteps).map((step) => ({ kind: 'step-chosen' as const, step })),
      signedIn,
      ran,
      // Choices take nothing away from what was typed.
      fc.constantFrom(...cloudIds).map((cloud) => draftChanged({ cloud })),
      fc.constantFrom(...accessTypes).map((access) => draftChanged({ access })),
      fc.constantFrom(...flowIds).map((flow) => draftChanged({ flow })),
    ),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(fc.array(typed, { maxLength: 12 }), harmless, (first, then) => {
      const begun = reduceWizard(initialWizardState, { kind: 'own-tenant-chosen' });
      const filled = first.reduce(reduceWizard, begun);
      const smtp = { host: 'smtp.contoso.us', port: '587', security: 'tls' } as const;
      const edited = reduceWizard(
        filled,
        draftChanged(editCloud({ ...filled.draft, cloud: 'dod' }, { servers: { smtp } })),
      );
      expect(edited.draft.edits.dod?.servers?.smtp).toEqual(smtp);
      expect(fieldsOf(then.reduce(reduceWizard, edited))).toEqual(fieldsOf(edited));
    }),
    { seed, numRuns: 150 },
  );
});

test('a connection is gone on with as it was left, whatever was done with another one meanwhile', () => {
  fc.assert(
    fc.property(fc.array(typed, { minLength: 1, maxLength: 12 }), actions, (first, then) => {
      const begun = reduceWizard(initialWizardState, { kind: 'own-tenant-chosen' });
      const own = [...first, { kind: 'connection-kept', id: 'own' } as const].reduce(
        reduceWizard,
        begun,
      );
      const practising = [
        ...startOf(practice),
        ...then,
        // Another one, where the first was stopped.
        ...startOf(other),
      ].reduce(reduceWizard, own);
      const connection = kept(own, 'own');
      const back = reduceWizard(practising, { kind: 'connection-opened', connection });
      expect({ ...back.draft, sendTestMessage: false }).toEqual({
        ...own.draft,
        sendTestMessage: false,
      });
      // A secret, an account or a token is for one app of one authority.
      expect(back.signIn).toEqual({ kind: 'none' });
      expect(back.run).toEqual({ kind: 'none' });
      expect(back.aids).toMatchObject({ entered: {}, accounts: [], kept: undefined });
    }),
    { seed, numRuns: 100 },
  );
});

function startOf(tenant: PracticeTenantInfo): WizardAction[] {
  return [
    { kind: 'practice-starting' },
    { kind: 'practice-started', result: { ok: true, value: tenant } },
  ];
}

function draftChanged(each: DraftChange): WizardAction {
  return { kind: 'draft-changed', change: each };
}
