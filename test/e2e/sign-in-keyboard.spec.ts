import { expect, test } from 'playwright/test';
import { tenant } from '../../electron/practice/directory.ts';
import { launch, type LaunchedApp } from './launch.ts';
import { flowRadio, tabTo, walkToSignIn } from './walk.ts';

let app: LaunchedApp;
test.beforeEach(async () => {
  app = await launch();
});
test.afterEach(() => app.close());

test('the app itself is signed in by keyboard, wrongly and rightly, and nothing loses the focus', async () => {
  const page = await app.firstWindow();
  page.setDefaultTimeout(10_000);
  const heading = page.getByRole('heading', { level: 1 });
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const press = (key: string) => page.keyboard.press(key);
  await walkToSignIn(page, 'application');
  await expect(heading).toBeFocused();

  // The chosen way is where Tab comes to the group; arrows choose another one.
  await tabTo(page, flowRadio(page, 'secret'));
  await press('ArrowDown');
  await expect(flowRadio(page, 'certificate')).toBeFocused();
  await expect(flowRadio(page, 'certificate')).toBeChecked();
  await press('ArrowUp');
  await expect(flowRadio(page, 'secret')).toBeFocused();

  const field = page.getByLabel('Value of the client secret');
  await press('Tab');
  await expect(field).toBeFocused();
  await page.keyboard.type('Wrong~Secret.0123456789');
  await press('Enter');
  await expect(page.getByText('AADSTS7000215').first()).toBeVisible();
  await expect(heading).toBeFocused();
  await tabTo(page, button('Replace'));
  await press('Enter');
  await expect(field).toBeFocused();
  await page.keyboard.type(tenant.clientSecret);
  await press('Enter');
  await expect(heading).toHaveText('The app is signed in');
  await expect(heading).toBeFocused();

  await tabTo(page, button('Sign out'));
  await press('Enter');
  await expect(heading).toHaveText('Sign in');
  await expect(heading).toBeFocused();
  await tabTo(page, flowRadio(page, 'secret'));
  await press('ArrowDown');
  await tabTo(page, button('Use the practice certificate'));
  await press('Enter');
  await expect(page.getByRole('table', { name: 'The certificate' })).toBeVisible();
  await expect(button('Use the practice certificate')).toBeFocused();
  await tabTo(page, button('Sign in'));
  await press('Enter');
  await expect(heading).toHaveText('The app is signed in');
  await tabTo(page, button('Continue to the test'));
  await press('Enter');
  await expect(heading).toBeFocused();
  await tabTo(page, button('Test mailbox access'));
  await press('Enter');
  await expect(heading).toHaveText('IMAP works.');
});
