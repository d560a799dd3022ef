import { expect, test } from 'playwright/test';
import type { Page } from 'playwright';
import { tenant } from '../../electron/practice/directory.ts';
import { launch, type LaunchedApp } from './launch.ts';
import { fillSignInPage } from './person.ts';
import { startPractice, walkTo } from './walk.ts';

// One app, in which an administrator looks at the tenant, then consents.
test.describe.configure({ mode: 'serial' });

let app: LaunchedApp;
let page: Page;
test.beforeAll(async () => {
  app = await launch();
  page = await app.firstWindow();
  page.setDefaultTimeout(10_000);
  await startPractice(page);
});
test.afterAll(() => app.close());

/** Goes on to the consent page of the practice tenant, in a window of its own. */
async function openConsent(): Promise<Page> {
  await expect.poll(() => app.windows().length).toBe(1);
  await page.getByRole('button', { name: /^Go through it (again|in a window)$/ }).click();
  const window = await app.waitForWindow((candidate) => candidate !== page);
  await expect(window.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  return window;
}

test('the tenant is found, another cloud’s is named, and one that nobody knows is not there', async () => {
  const check = page.getByRole('button', { name: /^Check (tenant|again)$/ });
  const field = page.getByLabel('Tenant domain or tenant ID');
  await check.click();
  const report = page.getByRole('table', { name: 'What the authority says of the tenant' });
  await expect(report).toContainText(tenant.id);
  await expect(report).toContainText(/https:\/\/localhost:\d+\/5c0f3b7a-.*\/v2\.0/);
  await expect(page.getByText('The tenant was found')).toBeVisible();

  await field.fill('fabrikam-gov.example');
  await expect(report).toBeHidden();
  await expect(page.getByText('The fields have changed')).toBeVisible();
  await check.click();
  await expect(page.getByText('tenant/other-cloud')).toBeVisible();

  await field.fill('nobody-knows.example');
  await check.click();
  await expect(page.getByText('tenant/not-found')).toBeVisible();
  await expect(page.getByText('tenant/other-cloud')).toBeHidden();

  await field.fill(tenant.domain);
  await check.click();
  await expect(report).toContainText(tenant.id);
});

test('consent is declined, left unanswered and given, and each is told', async () => {
  await walkTo(page, 'Scopes');
  const declined = await openConsent();
  await fillSignInPage(declined, 'adele@contoso.example');
  await expect(declined.getByText('IMAP.AccessAsUser.All')).toBeVisible();
  await declined.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('consent/declined')).toBeVisible();

  const closed = await openConsent();
  await closed.close();
  await expect(page.getByText('The consent page was closed before')).toBeVisible();
  await expect(page.getByText('consent/declined')).toBeHidden();

  await openConsent();
  await page.getByRole('button', { name: 'Cancel consent' }).click();
  await expect(page.getByText('The consent page was closed before')).toBeVisible();

  const given = await openConsent();
  await fillSignInPage(given, 'adele@contoso.example');
  await given.getByRole('button', { name: 'Accept' }).click();
  await expect(page.getByText(`Consent was given for the tenant ${tenant.id}`)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Go through it again' })).toBeFocused();

  await page.getByLabel('POP', { exact: true }).uncheck();
  await expect(page.getByText('The settings have changed since consent')).toBeVisible();
});

test('consent for the app itself is kept from who may not give it, and asks for all it was granted', async () => {
  await page.getByRole('radio', { name: 'The app itself, no user (application)' }).check();
  const window = await openConsent();
  await fillSignInPage(window, 'alex@contoso.example');
  await expect(window.getByText(/AADSTS\d+/)).toBeVisible();
  await window.close();
  const admin = await openConsent();
  await fillSignInPage(admin, 'adele@contoso.example');
  await expect(admin.getByText(/^https:\/\/ps\.outlook\.com\/\.default$/)).toBeVisible();
  await admin.getByRole('button', { name: 'Accept' }).click();
  await expect(page.getByText(`Consent was given for the tenant ${tenant.id}`)).toBeVisible();
});
