import { describe, expect, it } from 'vitest';
import type { Draft } from '../../../../shared/wizard/draft.ts';
import { settingsFindings } from '../../../../shared/wizard/findings/table.ts';
import {
  nothingKnown,
  settingsFindingIds,
  type Known,
} from '../../../../shared/wizard/findings/types.ts';
import { wizardSteps } from '../../../../shared/wizard/steps.ts';
import { stepIssues, toConnection } from '../../../../shared/wizard/validation.ts';
import { app, changed, objectId, person, withToken, type Row } from './drafts.ts';
import { cloudValueRows } from './rows/cloud-values.ts';
import { mailboxRows } from './rows/mailboxes.ts';
import { registrationRows } from './rows/registration.ts';
import { signInRows } from './rows/sign-in.ts';
import { tenantRows } from './rows/tenant.ts';

const caught: readonly Row[] = [
  ...tenantRows,
  ...cloudValueRows,
  ...registrationRows,
  ...mailboxRows,
  ...signInRows,
];

function seen(draft: Draft, known: Known = nothingKnown): string[] {
  return wizardSteps.flatMap((step) =>
    settingsFindings(draft, step, known).map(
      ({ id, strength, field }) => `${id}: ${strength} ${step} ${field}`,
    ),
  );
}

describe('a wrong pair of settings', () => {
  it.each(caught.map((row, index) => [index, ...row] as const))(
    'is seen where it is typed (%i): %s, %s',
    (_index, id, place, draft, known) => {
      expect(seen(draft, known)).toContain(`${id}: ${place}`);
    },
  );

  it.each(caught.map((row, index) => [index, ...row] as const))(
    'stops the next step where it is sure to fail, and nobody else (%i): %s, %s',
    (_index, id, place, draft, known) => {
      const [strength, stepName, field] = place.split(' ');
      const step = wizardSteps.find((each) => each === stepName);
      if (step === undefined) throw new Error(`there is no step ${String(stepName)}`);
      const stopped = stepIssues(draft, step, known).some(
        (issue) => issue.field === field && issue.problem === 'finding' && issue.finding.id === id,
      );
      // The sign-in step has no fields of the draft: its cards and `use-sign-in.ts` see to that.
      expect(stopped).toBe(strength === 'problem' && step !== 'sign-in');
    },
  );

  it('that is sure to fail makes no connection, as far as the settings alone tell', () => {
    for (const [id, place, draft, known] of caught) {
      if (place.startsWith('problem') && known === undefined) {
        expect(toConnection(draft), id).toBeUndefined();
      }
    }
  });

  it('is the one thing that is said of its field', () => {
    for (const [id, place, draft, known] of caught) {
      const [, step, field] = place.split(' ');
      const there = seen(draft, known).filter((each) => each.endsWith(` ${step} ${field}`));
      expect(there, id).toHaveLength(1);
    }
    const elsewhere = changed(person, { cloud: 'outlook', user: 'a@contoso.onmicrosoft.us' });
    expect(seen(elsewhere)).toHaveLength(1);
  });

  it('has a row here for each that there is', () => {
    const ids = new Set(caught.map(([id]) => id));
    expect(settingsFindingIds.filter((id) => !ids.has(id))).toEqual([]);
  });

  it('names what is right or wrong', () => {
    const value = (draft: Draft, known: Known = nothingKnown) =>
      settingsFindings(draft, 'mailboxes', known)[0]?.value;
    const further = 'orders; a b@contoso.com\nc, d\n invoices@contoso.com';
    expect(value(changed(app, { furtherMailboxes: further }))).toBe(
      '“orders”, “a b@contoso.com”, “c” +1',
    );
    const other = { servicePrincipalObjectId: '3f6b1f8c-11d0-4c3d-9a55-0f2f8a1c0f5e' };
    expect(value(changed(app, other), withToken)).toBe(objectId);
  });
});
