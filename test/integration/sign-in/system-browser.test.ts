import { chromium, type Browser, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDeviceCodeFlow } from '../../../electron/auth/flows/device-code.ts';
import type { SignInOutcome } from '../../../electron/auth/types.ts';
import { startPractice } from '../../../electron/practice/practice-tenant.ts';
import { findChromium } from '../../electron-host/find-chromium.ts';
import { adele, postForm } from '../../electron/auth/flows/practice-person.ts';
import {
  expectMailbox,
  failureOf,
  signInAtPractice,
  succeeded,
  type PracticeAttempt,
} from '../../electron/auth/flows/practice-sign-in.ts';

const executablePath = findChromium();

let practice: Awaited<ReturnType<typeof startPractice>>;
let browser: Browser | undefined;
beforeAll(async () => {
  if (executablePath === undefined) return;
  [practice, browser] = await Promise.all([
    startPractice({ authority: { askConsent: true, deviceCodeIntervalSeconds: 0.1 } }),
    chromium.launch({
      executablePath,
      // Chromium's sandbox needs a user that is not root; it opens nothing but this computer here.
      chromiumSandbox: process.getuid?.() !== 0,
    }),
  ]);
});
afterAll(async () => {
  if (!browser) return;
  await browser.close();
  await practice.stop();
});

/** A browser's page in a profile of its own, in which a person opens what the app asks for. */
async function openPage(): Promise<Page> {
  // The practice tenant's certificate is trusted by the app alone; a person would add it.
  if (!browser) throw new Error('there is no browser');
  const context = await browser.newContext({ ignoreHTTPSErrors: true });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  return page;
}

async function signInOnPage(page: Page): Promise<void> {
  await page.getByLabel('User name').fill(adele.username);
  await page.getByLabel('Password').fill(adele.password);
  await page.locator('button.primary').click();
}

interface Walk {
  outcome: SignInOutcome;
  page: Page;
  requested: string[];
  result: Awaited<ReturnType<typeof signInAtPractice>>;
}

/** Signs in, while `person` uses the page that was opened. */
async function walk(
  person: (page: Page, url: string) => Promise<void>,
  attempt: PracticeAttempt = {},
): Promise<Walk> {
  const page = await openPage();
  const requested: string[] = [];
  page.on('request', (request) => requested.push(request.url()));
  const done: Promise<void>[] = [];
  const result = await signInAtPractice(practice, {
    openBrowser: async (url) => {
      await page.goto(url);
      done.push(person(page, url));
    },
    ...attempt,
  });
  await Promise.all(done);
  return { outcome: result.outcome, page, requested, result };
}

const accept = (page: Page): Promise<void> => page.locator('button.primary').click();

describe.skipIf(executablePath === undefined)('a person in a real browser', () => {
  it('declines, and the app is told', async () => {
    const { outcome, page } = await walk(async (shown) => {
      await signInOnPage(shown);
      await shown.getByRole('button', { name: 'Cancel' }).click();
      await shown.waitForURL(/^http:\/\/localhost:\d+\/$/);
    });
    expect(failureOf(outcome)).toMatchObject({
      code: 'signin/denied',
      refusal: { numbers: [65004] },
    });
    expect(await page.locator('h1').textContent()).toBe('Go back to Mailbox OAuth Assistant');
    await page.context().close();
  });

  it('signs in, consents, is told to go back, and the token opens the mailbox', async () => {
    const { outcome, page, requested, result } = await walk(async (shown) => {
      await signInOnPage(shown);
      await accept(shown);
      await shown.waitForURL(/^http:\/\/localhost:\d+\/$/);
    });
    const signedIn = succeeded(outcome);
    expect(await page.locator('h1').textContent()).toBe('Go back to Mailbox OAuth Assistant');
    expect(await page.content()).not.toMatch(/<script/);
    await expectMailbox(result.connection, result.target, signedIn);
    // Neither the code nor the state's answer was ever part of an address.
    for (const url of requested) expect(url).not.toMatch(/[?&#](code|session_state)=/);
    expect(requested.filter((url) => url.startsWith('http://localhost'))).toHaveLength(1);
    await page.context().close();
  });

  it('signs in although another program was at the port first', async () => {
    const { outcome, result, page } = await walk(async (shown, url) => {
      const redirectUri = new URL(url).searchParams.get('redirect_uri') ?? '';
      await postForm(redirectUri, new URLSearchParams({ code: 'evil', state: 'guessed' }));
      await signInOnPage(shown);
      await shown.waitForURL(/^http:\/\/localhost:\d+\/$/);
    });
    succeeded(outcome);
    expect(result.progress).toContainEqual({
      kind: 'answer-refused',
      reason: 'state is not the one sent',
    });
    await page.context().close();
  });

  it('leaves the page, and the sign-in is cancelled with nothing left listening', async () => {
    const controller = new AbortController();
    let redirectUri = '';
    const { outcome, page } = await walk(
      async (shown, url) => {
        redirectUri = new URL(url).searchParams.get('redirect_uri') ?? '';
        await shown.close();
        controller.abort();
      },
      { controller },
    );
    expect(failureOf(outcome)).toEqual({ code: 'signin/cancelled' });
    expect(await postForm(redirectUri, new URLSearchParams())).toBe('ECONNREFUSED');
    await page.context().close();
  });

  it('types the code of a device, and the token opens the mailbox', async () => {
    const page = await openPage();
    const typed: Promise<void>[] = [];
    const { connection, target, outcome } = await signInAtPractice(practice, {
      connection: { flow: 'device-code' },
      flow: createDeviceCodeFlow(100),
      onProgress: (step) => {
        if (step.kind !== 'device-code') return;
        const person = async (): Promise<void> => {
          await page.goto(step.verificationUri);
          await page.getByLabel('Code').fill(step.userCode);
          await accept(page);
          await signInOnPage(page);
          await accept(page);
          await page.getByText('You have signed in').waitFor();
        };
        typed.push(person());
      },
    });
    await Promise.all(typed);
    await expectMailbox(connection, target, succeeded(outcome));
    await page.context().close();
  });
});
