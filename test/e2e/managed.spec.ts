import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright';
import { expect, test } from 'playwright/test';
import type { AssistantApi } from '../../shared/assistant-api.ts';
import type { Connection } from '../../shared/connection.ts';
import { catalogues } from '../../shared/messages/catalogues.ts';
import { axeFindings } from './axe.ts';
import { launch, type LaunchedApp } from './launch.ts';
import { signInAtPractice, walkToSignIn } from './walk.ts';

const { en, ja } = catalogues;
const clientId = '6731de76-14a6-49ae-97bc-6eba6914391e';

let folder: string;
let app: LaunchedApp | undefined;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'managed-e2e-'));
});
test.afterEach(async () => {
  await app?.close();
  app = undefined;
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
});

/** Starts the app with a policy, which only a bundle of the tests can be handed. */
async function launchManaged(policy: object | string): Promise<Page> {
  const file = join(folder, 'policy.json');
  writeFileSync(file, typeof policy === 'string' ? policy : JSON.stringify(policy));
  app = await launch({
    profile: join(folder, 'profile'),
    env: { TEST_POLICY_FILE: file },
    inPlaceOf: {
      '/policy/places.ts': fileURLToPath(new URL('fixtures/policy-from-test.ts', import.meta.url)),
    },
  });
  return app.firstWindow();
}

const managed = {
  ...{ cloud: 'gcc-high', tenant: 'contoso.us', clientId, neverKeepTokens: true, language: 'en' },
  ...{ allowedFlows: ['device-code', 'popup'], proxy: 'http://scanner@proxy.contoso.example:8080' },
  tenat: 'contoso.us',
};

test('what is managed is shown as that, cannot be changed from the window or past it, and wrong values are told', async () => {
  const kept = join(folder, 'profile', 'kept');
  mkdirSync(kept, { recursive: true });
  writeFileSync(join(kept, 'credential-0123456789abcdef'), 'what was kept before');
  const page = await launchManaged(managed);
  await expect(page.getByText(en.policy.problemsHeading(2))).toBeVisible();
  await page.getByRole('button', { name: en.policy.show }).click();
  const dialog = page.getByRole('dialog', { name: en.settingsDialog.heading });
  const problems = dialog.locator('.policy-problems');
  await expect(problems).toContainText('$.allowedFlows[1]');
  await expect(problems).toContainText('"popup"');
  await expect(problems).toContainText('Likely tenant is meant.');
  const table = dialog.getByRole('table', { name: en.policy.heading });
  await expect(table.getByRole('row')).toHaveCount(8);
  await expect(table.getByRole('row', { name: en.policy.fields.proxy })).toContainText(
    managed.proxy,
  );

  await expect(dialog.getByLabel(en.settingsDialog.display.language)).toBeDisabled();
  await expect(dialog.getByLabel(en.settingsDialog.display.language)).toHaveAccessibleDescription(
    en.policy.mark,
  );
  await expect(dialog.getByLabel(en.settingsDialog.signIns.remember)).toBeDisabled();
  await expect(dialog.getByText(en.settingsDialog.signIns.none)).toBeVisible();
  await expect(
    dialog.getByRole('radio', { name: new RegExp(`^${en.network.direct}`) }),
  ).toBeDisabled();
  const host = dialog.getByLabel(en.network.host);
  await expect(host).toHaveValue('proxy.contoso.example');
  await expect(host).not.toBeEditable();
  await expect(dialog.getByLabel(en.network.password)).toBeEditable();
  expect(await axeFindings(page, 'all')).toEqual([]);
  await page.keyboard.press('Escape');
  expect(readdirSync(kept)).toEqual([]);

  // What the window does not offer, the main process refuses.
  const connection: Connection = {
    ...{
      version: 1,
      name: 'x',
      practice: false,
      cloud: 'gcc-high',
      tenant: 'contoso.us',
      clientId,
    },
    ...{ access: 'delegated', flow: 'window', protocols: ['imap'], offlineAccess: true },
    user: 'adele@contoso.us',
  };
  const answers = await page.evaluate(async (asked) => {
    const { assistant } = window as unknown as { assistant: AssistantApi };
    const signIn = { connection: asked, remember: false, chooseAccount: false };
    const results = [
      await assistant.startSignIn(signIn),
      await assistant.walkConsent({ connection: asked }),
      await assistant.setNetwork({ network: { mode: 'direct' } }),
      await assistant.startSignIn({
        ...{ ...signIn, remember: true },
        connection: { ...asked, flow: 'device-code' },
      }),
    ];
    await assistant.setSettings({ change: { language: 'ja', rememberSignIns: true } });
    const settings = await assistant.readSettings();
    return [...results.map((each) => (each.ok ? 'ok' : each.error.code)), JSON.stringify(settings)];
  }, connection);
  expect(answers.slice(0, 4)).toEqual([
    ...['policy/flow-not-allowed', 'policy/flow-not-allowed', 'policy/managed'],
    'keeping/not-allowed',
  ]);
  expect(answers[4]).toContain('"language":"en"');
  expect(answers[4]).toContain('"rememberSignIns":false');
});

test('a new connection begins with what the organisation suggests, and only allowed ways are offered', async () => {
  const page = await launchManaged(managed);
  await page.getByRole('button', { name: en.start.ownButton }).click();
  const tenant = page.getByLabel(en.fields.tenant.label);
  await expect(tenant).toHaveValue('contoso.us');
  await expect(tenant).toHaveAccessibleDescription(new RegExp(en.policy.suggested));
  await tenant.fill('fabrikam.us');
  await expect(tenant).not.toHaveAccessibleDescription(new RegExp(en.policy.suggested));
  await page.getByRole('button', { name: /^Continue to / }).click();
  await expect(page.getByRole('textbox', { name: en.fields.clientId.label })).toHaveValue(clientId);
  const flow = page.getByLabel(en.registration.flowLabel);
  await expect(flow).toHaveValue('delegated device-code');
  await expect(flow.getByRole('option', { disabled: true })).toHaveCount(6);
  await page.getByRole('button', { name: /^Continue to / }).click();
  await expect(page.getByRole('button', { name: en.scopes.consentWalk })).toBeDisabled();
  await page.getByRole('button', { name: 'Continue to mailboxes' }).click();
  await page.getByLabel(en.fields.user.label).fill('adele@fabrikam.us');
  await page.getByRole('button', { name: 'Continue to sign-in' }).click();
  const ways = page.getByRole('radiogroup', { name: en.signIn.flowLabel });
  await expect(ways.getByRole('radio', { name: /^Device code/ })).toBeChecked();
  await expect(ways.getByRole('radio', { name: /^Sign-in window/ })).toBeDisabled();
  const remember = page.getByLabel(en.keeping.remember);
  await expect(remember).toBeDisabled();
  await expect(remember).not.toBeChecked();
  expect(await axeFindings(page, 'all')).toEqual([]);
});

test('the practice tenant works with every way to sign in, and keeps nothing either', async () => {
  const page = await launchManaged({
    allowedFlows: ['certificate'],
    neverKeepTokens: true,
    language: 'en',
  });
  await walkToSignIn(page, 'delegated');
  await expect(page.getByLabel(en.keeping.remember)).toBeDisabled();
  if (!app) throw new Error('not started');
  await signInAtPractice(app, page, 'adele@contoso.example');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(en.signIn.headingDone);
});

test('a policy that is no JSON keeps nobody from working, and the language can be set for all', async () => {
  const page = await launchManaged({ language: 'ja' });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(ja.start.heading);
  await expect(page.getByLabel(`${ja.appLinks.language}: ${ja.policy.mark}`)).toBeDisabled();
  await app?.close();
  const again = await launchManaged('{"language": "ja",');
  await expect(again.getByText(en.policy.problemsHeading(1))).toBeVisible();
  await expect(again.getByRole('button', { name: en.start.practiceButton })).toBeEnabled();
});

test('the app as it is built has no place for a policy but those of the system', () => {
  const built = readFileSync(new URL('../../dist/main/main.js', import.meta.url), 'utf8');
  expect(built).not.toContain('TEST_POLICY_FILE');
  expect(built).toContain('/etc/mailbox-oauth-assistant/policy.json');
});
