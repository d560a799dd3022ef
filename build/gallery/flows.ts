import type { Page } from 'playwright';
import { expect } from 'playwright/test';
import { signInStep } from '../../shared/messages/sign-in.en.ts';
import type { Picture } from './looks.ts';
import { takeScript } from './scripts.ts';

/** One's own tenant in a cloud whose addresses are not sure; ends at the first screen. */
export async function takeOwnTenant(page: Page, picture: Picture): Promise<void> {
  await page.getByRole('button', { name: 'Set up my tenant' }).click();
  await page.getByRole('radio', { name: /^China/ }).check();
  await page.getByLabel('Tenant domain or tenant ID').fill('contoso.example');
  await picture(page, '1-tenant-china');
  await page.getByRole('radio', { name: /^Outlook/ }).check();
  await picture(page, '1-tenant-personal');
  await page.getByRole('button', { name: 'Back' }).click();
}

/** What can be unfolded and asked for in the steps before the sign-in. */
export async function takeTenantAndConsent(page: Page, picture: Picture): Promise<void> {
  await page.getByRole('button', { name: /^Tenant/ }).click();
  await page.getByRole('button', { name: 'Check tenant' }).click();
  await expect(page.getByText('The tenant was found')).toBeVisible();
  await page.getByText('What the app uses in this cloud').click();
  await page.getByText('Network', { exact: true }).click();
  await page.getByRole('radio', { name: /^This one/ }).check();
  await page.getByRole('button', { name: 'Use this proxy' }).click();
  await picture(page, '1-tenant-checked');
  await page.getByRole('radio', { name: /^As the system says/ }).check();
  await page.getByRole('button', { name: /^Scopes/ }).click();
  await page.getByRole('heading', { name: 'Admin consent' }).scrollIntoViewIfNeeded();
  await picture(page, '3-scopes-consent');
}

/** Every way to get a token, while it is asked for and when it is there. */
export async function takeFlows(page: Page, picture: Picture): Promise<void> {
  await page.getByRole('button', { name: /^Sign in/ }).click();
  await page.getByRole('radio', { name: /^Device code/ }).check();
  await picture(page, '5-device-code');
  await page.getByRole('button', { name: /^Sign in( again)?$/ }).click();
  await expect(page.getByText('Waiting until the code has been entered.')).toBeVisible();
  await picture(page, '5-device-code-shown');
  await page.getByRole('button', { name: signInStep.cancel }).click();
  await page.getByRole('radio', { name: /^Pasted access token/ }).check();
  await page.getByRole('button', { name: signInStep.startToken }).click();
  await picture(page, '5-pasted-token-missing');

  await page.getByRole('button', { name: /^Scopes/ }).click();
  await page.getByRole('radio', { name: /^The app itself/ }).check();
  await picture(page, '3-scopes-application');
  await page.getByRole('button', { name: /^Continue to / }).click();
  await page.getByLabel('Mailbox to open').fill('scanner@contoso.example');
  await picture(page, '4-mailboxes-application');
  await takeScript(page, picture, 'Script: let the app open its mailboxes', '4-script-missing');
  await page.getByLabel(/Object ID of the enterprise/).fill('9c1d77a0-52b8-4c1e-b3d6-0a7f3c2e4b11');
  await takeScript(page, picture, 'Script: let the app open its mailboxes', '4-script-app');
  await page.getByRole('button', { name: /^Continue to / }).click();
  await page.getByRole('radio', { name: /^Client secret/ }).check();
  await page.getByLabel('Value of the client secret').fill('not the secret');
  await picture(page, '5-secret');
  await page.getByRole('button', { name: /^Sign in( again)?$/ }).click();
  await expect(page.getByText('Look up AADSTS7000215')).toBeVisible();
  await picture(page, '5-secret-refused');
  await page.getByRole('radio', { name: /^Certificate/ }).check();
  await page.getByRole('button', { name: 'Use the practice certificate' }).click();
  await expect(page.getByText('SHA-256 thumbprint')).toBeVisible();
  await picture(page, '5-certificate');
  await page.getByRole('button', { name: /^Sign in( again)?$/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The app is signed in');
  await picture(page, '5-certificate-signed-in');
  await page.getByRole('button', { name: 'Continue to the test' }).click();
  await page.getByRole('button', { name: /^Test (again|mailbox access)$/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/works?\.$/);
  await page.getByRole('tab', { name: 'Sign-in' }).click();
  await page.getByRole('log').scrollIntoViewIfNeeded();
  await picture(page, '6-test-sign-in-transcript');
}
