import type { Page } from 'playwright';
import { expect } from 'playwright/test';
import type { Picture } from './looks.ts';

/** What is said of wrong settings where they are typed; begins and ends at the first screen. */
export async function takeSettingsFindings(page: Page, picture: Picture): Promise<void> {
  const goOn = () => page.getByRole('button', { name: /^Continue to / }).click();
  await page.getByRole('button', { name: 'Set up my tenant' }).click();
  await page.getByRole('radio', { name: /^DoD/ }).check();
  await page.getByLabel('Tenant domain or tenant ID').fill('contoso.onmicrosoft.com');
  await page.getByLabel('Resource, when a person signs in').fill('https://outlook.office.com/');
  await page.getByLabel('IMAP port').fill('143');
  await page.getByLabel('SMTP server').fill('contoso-com.mail.protection.outlook.com');
  await page.getByRole('radio', { name: 'TLS from the start' }).last().check();
  await picture(page, '1-tenant-cautions');
  await goOn();
  await picture(page, '1-tenant-problems');

  await page.getByRole('radio', { name: /^Global/ }).check();
  await page.getByLabel('Tenant domain or tenant ID').fill('organizations');
  await goOn();
  await page
    .getByRole('combobox', { name: 'Supported account types' })
    .selectOption('AzureADMyOrg');
  await page
    .getByRole('textbox', { name: 'Application (client) ID' })
    .fill('04b07795-8ddb-461a-bbee-02f9e1bf7b46');
  await picture(page, '2-registration-caution');
  await page
    .getByRole('textbox', { name: 'Application (client) ID' })
    .fill('“05cd6963-1a2b-4c3d-8e4f-5a6b7c8dd595”');
  await goOn();
  await picture(page, '2-registration-problems');
  await page.getByRole('button', { name: 'Back' }).click();
  await picture(page, '1-tenant-other-half');

  await page.getByLabel('Tenant domain or tenant ID').fill('contoso.com');
  await goOn();
  const clientId = '05cd6963-1a2b-4c3d-8e4f-5a6b7c8dd595';
  await page.getByRole('textbox', { name: 'Application (client) ID' }).fill(clientId);
  await goOn();
  await goOn();
  await page.getByRole('textbox', { name: 'Who signs in' }).fill('sam@outlook.com');
  await page.getByRole('radio', { name: 'A shared mailbox' }).check();
  await page
    .getByRole('textbox', { name: 'Address of the shared mailbox' })
    .fill('sam@outlook.com');
  await picture(page, '4-mailboxes-cautions');
  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByRole('radio', { name: /^The app itself/ }).check();
  await goOn();
  await page
    .getByRole('textbox', { name: 'Further mailboxes' })
    .fill('invoices@contoso.com\norders, a b@contoso.com');
  await page
    .getByRole('textbox', { name: 'Object ID of the enterprise application' })
    .fill(clientId);
  await goOn();
  await picture(page, '4-mailboxes-problems');
  await page.getByRole('textbox', { name: 'Mailbox to open' }).fill('scanner@contoso.com');
  await page.getByRole('textbox', { name: 'Further mailboxes' }).fill('invoices@contoso.com');
  await page.getByRole('textbox', { name: 'Object ID of the enterprise application' }).fill('');
  await goOn();
  await page.getByLabel('Value of the client secret').fill(clientId);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByText('That is the ID of a secret')).toBeVisible();
  await picture(page, '5-secret-id');
  await page.getByRole('button', { name: /^Tenant/ }).click();
  await page.getByRole('button', { name: 'Back' }).click();
}
