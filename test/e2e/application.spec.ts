import { request as httpsRequest } from 'node:https';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import type { Page } from 'playwright';
import { tenant } from '../../electron/practice/directory.ts';
import { makeCertificateFiles, password } from '../electron/auth/certificates/certificate-files.ts';
import { chooseKind } from './choose-kind.ts';
import { launch, type LaunchedApp } from './launch.ts';
import {
  expectMailboxOpens,
  expectNowhere,
  flowRadio,
  readTicket,
  signOut,
  tokenLike,
  walkToSignIn,
} from './walk.ts';

// Dialogs for files can be answered in the stand-in only.
test.skip(chooseKind().kind === 'electron', 'needs the host’s dialogs');

// One app, through one way after the other, as an administrator would try them.
test.describe.configure({ mode: 'serial' });

const wrongSecret = 'Marker~Wrong.Secret-0123456789abcdef';

let folder: string;
let app: LaunchedApp;
let page: Page;
test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mailbox-oauth-e2e-'));
  const files = makeCertificateFiles();
  const pem = join(folder, 'app.pem');
  const swapped = join(folder, 'swapped.pem');
  const pfx = join(folder, 'app.pfx');
  const text = (name: string) => Buffer.from(files.read(name).content).toString('utf8');
  const parts = ['-inkey', 'key.pem', '-in', 'cert.pem', '-passout', `pass:${password}`];
  files.openssl('pkcs12', '-export', ...parts, '-out', 'app.pfx');
  writeFileSync(pem, text('cert.pem') + text('key.pem'));
  writeFileSync(swapped, text('cert.pem') + text('other-key.pem'));
  writeFileSync(pfx, files.read('app.pfx').content);
  files.stop();
  const answers = [[swapped], [pem], [], [pfx]];
  app = await launch({ env: { ELECTRON_HOST_OPEN_DIALOGS: JSON.stringify(answers) } });
  page = await app.firstWindow();
  page.setDefaultTimeout(10_000);
  await walkToSignIn(page, 'application');
});
test.afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

const heading = () => page.getByRole('heading', { level: 1 });
const start = () => page.getByRole('button', { name: /^(Sign in( again)?|Use this token)$/ });

/** A token that another program got: by the practice app's secret, from the authority itself. */
async function getToken(): Promise<string> {
  const authority = await page.evaluate(async () => {
    const { assistant } = window as unknown as {
      assistant: { startPractice: () => Promise<{ value: { authority: string } }> };
    };
    return (await assistant.startPractice()).value.authority;
  });
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: tenant.clientId,
    client_secret: tenant.clientSecret,
    scope: 'https://outlook.office365.com/.default',
  });
  const answer = await new Promise<string>((resolve, reject) => {
    const url = `${authority}/oauth2/v2.0/token`;
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    // Only the app knows the certificate authority of its practice tenant.
    const options = { method: 'POST', headers, rejectUnauthorized: false };
    const request = httpsRequest(url, options, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      response.on('end', () => {
        resolve(body);
      });
    });
    request.on('error', reject);
    request.end(form.toString());
  });
  return (JSON.parse(answer) as { access_token: string }).access_token;
}

/** In step 4, the client ID stands where the object ID of the enterprise application belongs. */
async function takeObjectIdFromToken(): Promise<void> {
  const goOn = page.getByRole('button', { name: 'Continue to sign-in' });
  const objectId = page.getByRole('textbox', { name: 'Object ID of the enterprise application' });
  await page.getByRole('button', { name: /^Mailboxes/ }).click();
  await objectId.fill(tenant.clientId);
  await goOn.click();
  await expect(objectId).toHaveAccessibleDescription(/That is the client ID/);
  await expect(objectId).toHaveValue(tenant.clientId);
  await page.getByRole('button', { name: 'Take it from the token' }).click();
  await goOn.click();
  await expect(heading()).toHaveText('The app is signed in');
}

test('a client secret is typed, refused, replaced, and its token opens the mailbox', async () => {
  await flowRadio(page, 'secret').check();
  // The practice app's stands there to be copied, which shows that it would be found.
  await expect(expectNowhere(app, page, [tenant.clientSecret])).rejects.toThrow();
  const field = page.getByLabel('Value of the client secret');
  await start().click();
  await expect(field).toBeFocused();
  await expect(field).toHaveAccessibleDescription(/Enter the value of the client secret/);
  // A secret’s ID stands beside its value in the portal, and is an ID like any other.
  await field.fill(tenant.clientId);
  await field.press('Enter');
  await expect(field).toHaveAccessibleDescription(/That is the ID of a secret, not its value/);
  await expect(field).toHaveValue('');
  await expect(field).toBeFocused();
  await field.fill(wrongSecret);
  await field.press('Enter');
  await expect(page.getByText('AADSTS7000215').first()).toBeVisible();
  await expect(page.getByText(`Client secret entered, ${wrongSecret.length} char`)).toBeVisible();
  await expect(field).toBeHidden();
  await expectNowhere(app, page, [wrongSecret]);

  await page.getByRole('button', { name: 'Enter another secret' }).click();
  await expect(field).toHaveValue('');
  await expect(field).toBeFocused();
  await field.fill(tenant.clientSecret);
  await start().click();
  await expect(heading()).toHaveText('The app is signed in');
  const claims = page.getByRole('table', { name: 'Claims of the access token' });
  await expect(claims).toContainText('IMAP.AccessAsApp');
  await takeObjectIdFromToken();
  await expectMailboxOpens(page, 3);
  await page.getByRole('tab', { name: 'Sign-in' }).click();
  const transcript = page.getByRole('log', { name: 'Transcript of the sign-in' });
  await expect(transcript).toContainText(/client_secret=\[hidden/);
  await expectNowhere(app, page, [tenant.clientSecret, wrongSecret, tokenLike]);
  const ticket = await readTicket(page);
  expect(ticket).toMatch(/client_secret=\[hidden/);
  for (const secret of [tenant.clientSecret, wrongSecret, 'eyJ']) {
    expect(ticket.includes(secret)).toBe(false);
  }
});

test('certificates are chosen, unlocked and shown; the practice app’s signs in, and opens the mailbox', async () => {
  await signOut(page);
  await flowRadio(page, 'certificate').check();
  const choose = page.getByRole('button', { name: /^Choose (another )?file…$/ });
  await start().click();
  await expect(choose).toBeFocused();
  await expect(choose).toHaveAccessibleDescription(/Choose the file/);

  // The key of another certificate.
  await choose.click();
  await expect(page.getByText('certificate/key-mismatch')).toBeVisible();
  const table = page.getByRole('table', { name: 'The certificate' });
  await expect(table).toBeHidden();

  await choose.click();
  await expect(table).toContainText('Büroscanner');
  await expect(table.getByRole('row', { name: /^SHA-256 thumbprint/ })).toContainText(
    /[0-9A-F]{64}/,
  );
  await expect(table.getByRole('row', { name: /^Valid until/ })).toContainText(/20\d\d/);
  await expect(page.getByText('certificate/key-mismatch')).toBeHidden();
  await start().click();
  // Nobody has uploaded it to the practice app.
  await expect(page.getByText('AADSTS700027').first()).toBeVisible();
  await expect(table).toBeVisible();

  // A dialog that is closed changes nothing.
  await choose.click();
  await expect(table).toContainText('app.pem');

  await choose.click();
  const field = page.getByLabel('Password of app.pfx');
  await expect(field).toBeFocused();
  await field.fill('wrong');
  await page.getByRole('button', { name: 'Unlock' }).click();
  await expect(page.getByText('certificate/wrong-password')).toBeVisible();
  await expect(field).toHaveValue('');
  await expect(field).toBeFocused();
  await field.fill(password);
  await field.press('Enter');
  await expect(table).toContainText('app.pfx');
  await expect(heading()).toHaveText('Sign in');
  // The field that had the focus is gone.
  await expect(heading()).toBeFocused();

  await page.getByRole('button', { name: 'Use the practice certificate' }).click();
  await expect(table).toContainText('practice-app.pem');
  await start().click();
  await expect(heading()).toHaveText('The app is signed in');
  await expectMailboxOpens(page, 3);
  await expectNowhere(app, page, [password, 'PRIVATE KEY', tokenLike]);
});

test('tokens are pasted: one that nobody can read is shown as that, a fresh one opens the mailbox', async () => {
  await signOut(page);
  await flowRadio(page, 'pasted-token').check();
  const field = page.getByLabel('Access token', { exact: true });
  await field.fill('not a token');
  await start().click();
  await expect(page.getByText('credential/not-a-token')).toBeVisible();
  await expect(field).toBeFocused();

  const opaque = `EwB4A8l6BAAU${'Marker0paque'.repeat(40)}`;
  await field.fill(opaque);
  await start().click();
  await expect(heading()).toHaveText('The token is ready');
  await expect(page.getByRole('row', { name: /^App / })).toContainText('not stated');
  await expect(page.getByRole('table', { name: 'Claims of the access token' })).toContainText(
    /opaque/i,
  );
  await expectNowhere(app, page, [opaque]);

  await page.getByRole('button', { name: 'Use another token' }).click();
  const token = await getToken();
  await field.fill(token);
  await start().click();
  await expect(heading()).toHaveText('The token is ready');
  await expect(page.getByRole('table', { name: 'This sign-in' })).toContainText('Pasted');
  await expectMailboxOpens(page, 3);
  await expectNowhere(app, page, [token]);
  expect((await readTicket(page)).includes(token)).toBe(false);
});
