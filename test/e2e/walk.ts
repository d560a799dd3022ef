import { expect } from 'playwright/test';
import type { Page } from 'playwright';
import { people } from '../../electron/practice/directory.ts';
import { wizardSteps } from '../../shared/wizard/steps.ts';
import { stepNames } from '../../shared/messages/steps.en.ts';
import type { LaunchedApp } from './launch.ts';

type StepName = (typeof stepNames)[keyof typeof stepNames];

/** From the first screen to step 1, with the practice tenant running. */
export async function startPractice(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Try it with the practice tenant' }).click();
  await expect(page).toHaveTitle(/^Step 1 of 7: Tenant/);
}

/** From step 1 to another by the primary button of each step, leaving everything as it is. */
export async function walkTo(page: Page, step: StepName): Promise<void> {
  for (const [index, name] of wizardSteps.map((id) => stepNames[id]).entries()) {
    await expect(page).toHaveTitle(new RegExp(`^Step ${String(index + 1)} of 7: ${name}`));
    if (name === step) return;
    await page.getByRole('button', { name: /^Continue to / }).click();
  }
}

/** Presses Sign in, and fills in the practice tenant's page in the window that opens. */
export async function signInAtPractice(
  app: LaunchedApp,
  page: Page,
  address: string,
): Promise<void> {
  const person = people.find((candidate) => candidate.address === address);
  if (!person) throw new Error(`${address} is nobody in the practice tenant`);
  const window = await openSignInWindow(app, page);
  await window.getByLabel('User name').fill(person.address);
  await window.getByLabel('Password').fill(person.password);
  await window.getByRole('button', { name: 'Sign in' }).click();
}

/** Presses Sign in; resolves with the window's page once the sign-in page is there. */
export async function openSignInWindow(app: LaunchedApp, page: Page): Promise<Page> {
  // The window of an attempt before is told of its end a moment before it is gone.
  await expect.poll(() => app.windows().length).toBe(1);
  await page.getByRole('button', { name: /^Sign in( again)?$/ }).click();
  const window = await app.waitForWindow((candidate) => candidate !== page);
  await expect(window.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  return window;
}
