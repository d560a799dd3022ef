import type { Page } from 'playwright';
import { expect } from 'playwright/test';
import type { ScenarioId } from '../../electron/practice/scenarios.ts';
import { explain } from '../../shared/messages/explain.en.ts';
import { findingCard } from '../../shared/messages/finding-card.en.ts';
import { launch } from '../../test/e2e/launch.ts';
import { signInAtPractice, startPractice, walkTo } from '../../test/e2e/walk.ts';
import type { Picture } from './looks.ts';

type Failing = readonly (readonly [ScenarioId, name: string])[];

/** The failure that the README shows: one that the others of the run leave one cause for. */
export const shownFailing: Failing = [['smtp-disabled-for-tenant', '6-finding']];

/** Failures of the practice tenant: one whose cause is certain, and one that can have many. */
export const allFailing: Failing = [
  ...shownFailing,
  ['imap-token-for-graph', '6-finding-certain'],
  ['imap-login-failed', '6-finding-many-causes'],
];

/** What is behind failures of the test, each in an app whose practice tenant fails so. */
export async function takeFindings(picture: Picture, failing: Failing): Promise<void> {
  for (const [scenario, name] of failing) {
    const app = await launch({ scenario });
    try {
      const page = await app.firstWindow();
      await startPractice(page);
      await walkTo(page, 'Sign in');
      await signInAtPractice(app, page, 'adele@contoso.example');
      await page.getByRole('button', { name: 'Continue to the test' }).click();
      await page.getByRole('button', { name: 'Test mailbox access' }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(/ stopped at /);
      await picture(page, name, failing === shownFailing);
      const show = page.getByRole('button', { name: /^Show line \d+ in the transcript$/ }).first();
      if (await show.isVisible()) {
        await show.click();
        await picture(page, `${name}-line`);
      }
    } finally {
      await app.close();
    }
  }
}

const messages = [
  ['535 5.7.139 Authentication unsuccessful, basic authentication is disabled.', 'known'],
  ['The frobnicator said no.', 'unknown'],
] as const;

/** The dialog that explains messages of other programs; ends at the first screen. */
export async function takeExplain(page: Page, picture: Picture): Promise<void> {
  await page.getByRole('button', { name: explain.startButton }).click();
  await picture(page, '0-explain');
  for (const [text, name] of messages) {
    await page.getByLabel(explain.text).fill(text);
    await page.getByRole('button', { name: explain.explain }).click();
    await expect(page.getByRole('heading', { name: explain.result })).toBeFocused();
    for (const others of await page.getByText(/^(Other possible|The \d usual) causes/).all()) {
      await others.click();
    }
    await expect(page.getByText(findingCard.certaintyLabel).first()).toBeAttached();
    await picture(page, `0-explain-${name}`);
  }
  await page.getByRole('button', { name: explain.close }).click();
}
