/** The steps of the wizard, in their order. */
export const wizardSteps = [
  'tenant',
  'registration',
  'scopes',
  'mailboxes',
  'sign-in',
  'test',
  'report',
] as const;
export type WizardStep = (typeof wizardSteps)[number];

/** 1 for the first step; what a person is told as "Step 1 of 7". */
export function stepNumber(step: WizardStep): number {
  return wizardSteps.indexOf(step) + 1;
}

/** The step after this one; the last step has none. */
export function stepAfter(step: WizardStep): WizardStep | undefined {
  return wizardSteps[wizardSteps.indexOf(step) + 1];
}

/** The step before this one; the first step has none. */
export function stepBefore(step: WizardStep): WizardStep | undefined {
  return wizardSteps[wizardSteps.indexOf(step) - 1];
}
