import type { Draft } from '../draft.ts';
import type { WizardStep } from '../steps.ts';
import { cloudValueRules } from './cloud-values.ts';
import { mailboxRules } from './mailboxes.ts';
import { registrationRules } from './registration.ts';
import { signInRules } from './sign-in.ts';
import { tenantRules } from './tenant.ts';
import {
  nothingKnown,
  type FindingField,
  type FindingRule,
  type Known,
  type SettingsFinding,
  type Strength,
} from './types.ts';

/** Everything that can be seen of settings before they are tried; of one field, the surest first. */
export const findingRules: readonly FindingRule[] = [
  ...tenantRules,
  ...cloudValueRules,
  ...registrationRules,
  ...mailboxRules,
  ...signInRules,
];

/**
 * What is wrong with the settings of one step, as they are typed so far. A pair of settings in two
 * steps stands where the later one is typed, and as a caution at the other half.
 */
export function settingsFindings(
  draft: Draft,
  step: WizardStep,
  known: Known = nothingKnown,
): SettingsFinding[] {
  return findingRules.flatMap((rule): SettingsFinding[] => {
    const place = placeOn(rule, step);
    if (!place) return [];
    const found = rule.when(draft, known);
    if (found === false || found === '') return [];
    return [{ id: rule.id, ...place, value: found === true ? '' : found }];
  });
}

/** Where a rule stands in a step, if it does. */
function placeOn(
  rule: FindingRule,
  step: WizardStep,
): { field: FindingField; strength: Strength } | undefined {
  if (rule.step === step) return { field: rule.field, strength: rule.strength };
  return rule.also?.step === step ? { field: rule.also.field, strength: 'caution' } : undefined;
}

/** The first finding of a field, of one strength. */
export function findingAt(
  findings: readonly SettingsFinding[],
  field: FindingField,
  strength: Strength,
): SettingsFinding | undefined {
  return findings.find((finding) => finding.field === field && finding.strength === strength);
}
