import { expect } from 'playwright/test';
import { chromium, type Browser, type Page } from 'playwright';
import { people, personalPeople } from '../../electron/practice/directory.ts';
import { findChromium } from '../electron-host/find-chromium.ts';
import type { LaunchedApp } from './launch.ts';

/** A browser of its own, which stands for the one that the person uses. */
export async function startBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('There is no Chromium.');
  return chromium.launch({
    executablePath,
    // Chromium's sandbox needs a user that is not root; it opens nothing but this computer here.
    chromiumSandbox: process.getuid?.() !== 0,
  });
}

/** A page in a profile of its own. */
export async function openPage(browser: Browser): Promise<Page> {
  // Only the app trusts the practice tenant's certificate; a person goes on past the warning.
  const context = await browser.newContext({ ignoreHTTPSErrors: true });
  return context.newPage();
}

/** Every address that the app had opened in the person's browser so far, in order. */
export function openedOutside(app: LaunchedApp): string[] {
  const lines = app.output().matchAll(/^electron-host: openExternal (".*")$/gm);
  return [...lines].map(([, address = '']) => JSON.parse(address) as string);
}

/** Does what has the app open something in the person's browser; resolves with its address. */
export async function opening(app: LaunchedApp, act: () => Promise<void>): Promise<string> {
  const before = openedOutside(app).length;
  await act();
  await expect.poll(() => openedOutside(app).length).toBe(before + 1);
  return openedOutside(app).at(-1) ?? '';
}

/** Fills in a sign-in page of the practice tenant. */
export async function fillSignInPage(page: Page, address: string): Promise<void> {
  const person = [...people, ...personalPeople].find((candidate) => candidate.address === address);
  if (!person) throw new Error(`${address} is nobody in the practice tenant`);
  await page.getByLabel('User name').fill(person.address);
  await page.getByLabel('Password').fill(person.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}
