import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from 'playwright';
import { expect } from 'playwright/test';
import { en } from '../../shared/messages/en.ts';
import { launch } from '../../test/e2e/launch.ts';
import { light, type Picture } from './looks.ts';

const { policy: text } = en;
const places = fileURLToPath(
  new URL('../../test/e2e/fixtures/policy-from-test.ts', import.meta.url),
);

// The language is left out here: the pictures are taken in two.
const managed = {
  ...{ cloud: 'gcc-high', tenant: 'contoso.us', neverKeepTokens: true },
  clientId: '6731de76-14a6-49ae-97bc-6eba6914391e',
  ...{ allowedFlows: ['device-code', 'popup'], proxy: 'http://scanner@proxy.contoso.example:8080' },
  updateFeed: 'https://updates.contoso.example/mailbox-oauth-assistant',
  tenat: 'contoso.us',
};

/** What an organisation has set, wherever it is seen. */
export async function takeManaged(picture: Picture): Promise<void> {
  await withPolicy(managed, async (page) => {
    await expect(page.getByText(text.problemsHeading(2))).toBeVisible();
    await picture(page, '0-policy-problem');
    await page.getByRole('button', { name: text.show }).click();
    const dialog = page.getByRole('dialog', { name: en.settingsDialog.heading });
    await picture(page, '0-policy-settings');
    const parts = {
      values: dialog.getByRole('table', { name: text.heading }),
      network: dialog.getByRole('heading', { name: en.network.title }),
      kept: dialog.getByRole('heading', { name: en.settingsDialog.signIns.heading }),
      updates: dialog.getByRole('heading', { name: en.updates.heading }),
    };
    for (const [name, part] of Object.entries(parts)) {
      await toTop(part);
      await picture(page, `0-policy-${name}`);
    }
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: en.start.ownButton }).click();
    await expect(page.getByLabel(en.fields.tenant.label)).toHaveValue('contoso.us');
    await picture(page, '1-tenant-managed');
    await page.getByText(en.network.title, { exact: true }).click();
    await toTop(page.getByText(en.network.title, { exact: true }));
    await picture(page, '1-network-managed');
    await page.getByRole('button', { name: /^Continue to / }).click();
    await picture(page, '2-registration-managed');
    await page.getByRole('button', { name: /^Continue to / }).click();
    await toTop(page.getByRole('heading', { name: 'Admin consent' }));
    await picture(page, '3-consent-managed');
    await page.getByRole('button', { name: 'Continue to mailboxes' }).click();
    await page.getByLabel(en.fields.user.label).fill('adele@contoso.us');
    await page.getByRole('button', { name: 'Continue to sign-in' }).click();
    await expect(page.getByRole('radio', { name: /^Sign-in window/ })).toBeDisabled();
    await picture(page, '5-sign-in-managed');
  });
  await withPolicy({ language: 'en' }, async (page) => {
    await picture(page, '0-policy-language');
  });
}

async function toTop(part: Locator): Promise<void> {
  // In a tall window there would be nothing to scroll.
  await part.page().setViewportSize({ width: light.width, height: light.height });
  await part.evaluate((element) => {
    element.scrollIntoView({ block: 'start' });
  });
}

async function withPolicy(policy: object, use: (page: Page) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'mailbox-oauth-gallery-'));
  const file = join(folder, 'policy.json');
  writeFileSync(file, JSON.stringify(policy));
  const app = await launch({
    env: { TEST_POLICY_FILE: file },
    inPlaceOf: { '/policy/places.ts': places },
  });
  try {
    await use(await app.firstWindow());
  } finally {
    await app.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}
