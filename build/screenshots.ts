import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright';
import { expect } from 'playwright/test';
import { launch } from '../test/e2e/launch.ts';
import { openSignInWindow, signInAtPractice, startPractice } from '../test/e2e/walk.ts';
import { takeConnections } from './gallery/connections.ts';
import { allFailing, shownFailing, takeExplain, takeFindings } from './gallery/findings.ts';
import { takeFlows, takeOwnTenant, takeTenantAndConsent } from './gallery/flows.ts';
import { light, looks, take } from './gallery/looks.ts';
import { takeManaged } from './gallery/managed.ts';
import { takePracticeMenu } from './gallery/practice-menu.ts';
import { takeCrash, takeProblem } from './gallery/problem.ts';
import { takeRefusals } from './gallery/refusals.ts';
import { takeHtmlReport, takeReportStep, takeTranscriptTools } from './gallery/report.ts';
import { takeScript } from './gallery/scripts.ts';
import { takeSettings } from './gallery/settings.ts';
import { takeSettingsFindings } from './gallery/settings-findings.ts';
import { takeUpdates } from './gallery/updates.ts';

// Takes pictures of the app while it is walked through with the practice tenant: those of the
// README by default, every step in every look with --gallery FOLDER. Needs `npm run build` first.
// --looks light,japanese has the gallery in those looks only.
const { values } = parseArgs({
  options: { gallery: { type: 'string' }, looks: { type: 'string' } },
});
const readmeFolder = fileURLToPath(new URL('./screenshots', import.meta.url));
const folder = resolve(values.gallery ?? readmeFolder);
const wanted = values.looks?.split(',');
const shown = looks.filter(({ name }) => wanted?.includes(name) ?? true);
mkdirSync(folder, { recursive: true });

/** Takes a step's pictures: all looks for the gallery, the light one for the README where named. */
async function picture(page: Page, name: string, forReadme = false): Promise<void> {
  if (values.gallery !== undefined) {
    for (const look of shown) await take(page, look, `${folder}/${name}-${look.name}.png`);
  } else if (forReadme) {
    await take(page, light, `${folder}/${name}.png`);
  }
}

const reports = [`${folder}/report-english.html`, `${folder}/report-japanese.html`] as const;
const app = await launch({ env: { ELECTRON_HOST_SAVE_DIALOGS: JSON.stringify(reports) } });
try {
  const page = await app.firstWindow();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await picture(page, '0-start');
  if (values.gallery !== undefined) {
    await takeSettings(page, picture);
    await takeExplain(page, picture);
    await takeProblem(page, picture);
    await takeCrash(page, picture);
    await takeOwnTenant(page, picture);
    await takeSettingsFindings(page, picture);
  }
  await startPractice(page);
  if (values.gallery !== undefined) await takePracticeMenu(page, picture);
  for (const [index, step] of (
    ['Tenant', 'App registration', 'Scopes', 'Mailboxes', 'Sign in'] as const
  ).entries()) {
    if (index > 0) await page.getByRole('button', { name: /^Continue to / }).click();
    await expect(page).toHaveTitle(new RegExp(`: ${step} -`));
    await picture(page, `${String(index + 1)}-${step.toLowerCase().replaceAll(' ', '-')}`);
    if (values.gallery !== undefined && step === 'App registration') {
      await takeScript(page, picture, 'Script: make the app registration', '2-script');
    }
  }
  if (values.gallery !== undefined) {
    const window = await openSignInWindow(app, page);
    await picture(window, '5-sign-in-window');
    await window.close();
    await expect(page.getByText('signin/cancelled')).toBeVisible();
    await picture(page, '5-sign-in-cancelled');
  }
  await signInAtPractice(app, page, 'adele@contoso.example');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You are signed in');
  await picture(page, '5-signed-in', true);
  await page.getByRole('button', { name: 'Continue to the test' }).click();
  await page.getByRole('button', { name: 'Test mailbox access' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('IMAP, POP and SMTP work.');
  // The line that matters most, what stands for the token, comes soon after the first of its stage.
  await page.setViewportSize({ width: light.width, height: light.height });
  await page.getByRole('button', { name: /^IMAP, Sign-in: / }).click();
  await expect(page.getByText(/access token hidden/)).toBeVisible();
  await picture(page, '6-test', true);
  if (values.gallery !== undefined) await takeTranscriptTools(page, picture);
  await page.getByRole('button', { name: 'Write the report' }).click();
  await expect(page.locator('.ticket')).toContainText('adele@contoso.example');
  await picture(page, '7-report');

  if (values.gallery !== undefined) {
    await takeHtmlReport(page, reports, shown, folder);
    await takeReportStep(page, picture);
    await takeRefusals(app, page, picture);
    await takeTenantAndConsent(page, picture);
    await takeFlows(page, picture);
  }
} finally {
  await app.close();
}
if (values.gallery !== undefined) {
  await takeConnections(picture);
  await takeUpdates(picture);
  await takeManaged(picture);
}
await takeFindings(picture, values.gallery === undefined ? shownFailing : allFailing);
