import { expect } from 'playwright/test';
import type { Locator, Page } from 'playwright';
import { people } from '../../electron/practice/directory.ts';
import type { AccessType, FlowId } from '../../shared/flows.ts';
import { en } from '../../shared/messages/en.ts';
import { wizardSteps } from '../../shared/wizard/steps.ts';
import { stepNames } from '../../shared/messages/steps.en.ts';
import type { LaunchedApp } from './launch.ts';

type StepName = (typeof stepNames)[keyof typeof stepNames];

/** From the first screen to step 1, with the practice tenant running. */
export async function startPractice(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Try it with the practice tenant' }).click();
  // Four servers and their certificates take their time where both cores are busy.
  await expect(page).toHaveTitle(/^Step 1 of 7: Tenant/, { timeout: 20_000 });
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

/** From the first screen to the sign-in step of the practice tenant, for IMAP alone. */
export async function walkToSignIn(page: Page, access: AccessType): Promise<void> {
  await startPractice(page);
  await walkTo(page, 'Scopes');
  await page.getByRole('radio', { name: en.scopes.access[access] }).check();
  for (const name of ['POP', 'SMTP']) await page.getByLabel(name, { exact: true }).uncheck();
  await page.getByRole('button', { name: 'Continue to mailboxes' }).click();
  await page.getByRole('button', { name: 'Continue to sign-in' }).click();
  await expect(page).toHaveTitle(/^Step 5 of 7: Sign in/);
}

/** Goes to a step by the rail on the left. */
export async function goTo(page: Page, step: StepName): Promise<void> {
  const rail = page.getByRole('navigation', { name: 'Steps' });
  await rail.getByRole('button', { name: new RegExp(`^${step}`) }).click();
}

/** The way to get a token, in the sign-in step. */
export function flowRadio(page: Page, flow: FlowId): Locator {
  return page.getByRole('radio', { name: new RegExp(`^${en.signIn.flows[flow].name}`) });
}

/** From the finished sign-in to the end of the test: the token opens the mailbox over IMAP. */
export async function expectMailboxOpens(page: Page, messages: number): Promise<void> {
  await page.getByRole('button', { name: 'Continue to the test' }).click();
  await page.getByRole('button', { name: /^Test (again|mailbox access)$/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('IMAP works.');
  await expect(page.getByRole('row', { name: /^IMAP/ })).toContainText(`${messages} messages`);
}

/** Back from wherever the wizard is to the sign-in step, with nobody signed in. */
export async function signOut(page: Page): Promise<void> {
  await goTo(page, 'Sign in');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in');
}

/** The ticket of the run, as the report step shows it. */
export async function readTicket(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Write the report' }).click();
  return page.getByRole('region', { name: 'Ticket text' }).innerText();
}

/** What looks like a token of the practice tenant: its first part, in base64. */
export const tokenLike = /eyJ[A-Za-z0-9_-]{10}/;

/** That something is nowhere in the page, fields included, nor in what the app has written. */
export async function expectNowhere(
  app: LaunchedApp,
  page: Page,
  secrets: readonly (string | RegExp)[],
): Promise<void> {
  const content = await page.evaluate(() => {
    const fields = [...document.querySelectorAll('input, textarea')];
    const values = fields.map((field) => (field as HTMLInputElement).value);
    return [document.documentElement.outerHTML, document.title, location.href, ...values].join(' ');
  });
  for (const secret of secrets) {
    // A comparison of its own, so that a failure does not print the secret.
    const found = (text: string) =>
      typeof secret === 'string' ? text.includes(secret) : secret.test(text);
    expect([found(content), found(app.output())]).toEqual([false, false]);
  }
}

/** Presses Tab until the element has the focus, as a person would. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`${String(target)} cannot be reached by Tab`);
}

/** From now on, what regions say that are read out; the texts so far, each as often as it came. */
export async function listen(page: Page): Promise<() => Promise<string[]>> {
  const heard = await page.evaluateHandle(() => {
    const texts: string[] = [];
    const last = new Map<Element, string>();
    new MutationObserver(() => {
      for (const region of document.querySelectorAll('[role="status"]')) {
        const text = region.textContent;
        if (text === '' || text === last.get(region)) continue;
        last.set(region, text);
        texts.push(text);
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
    return texts;
  });
  return () => heard.jsonValue();
}
