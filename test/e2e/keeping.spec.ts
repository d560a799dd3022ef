import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect, test } from 'playwright/test';
import type { Connection } from '../../shared/connection.ts';
import type { Result } from '../../shared/errors.ts';
import type { AssistantApi } from '../../shared/assistant-api.ts';
import { makeCertificateFiles, password } from '../electron/auth/certificates/certificate-files.ts';
import { builtMain } from './bundle-entry.ts';
import { chooseKind } from './choose-kind.ts';
import { launchChromiumHost } from './launch-chromium-host.ts';
import type { LaunchedApp } from './launch.ts';

// Dialogs can be answered, and the keyring chosen, in the stand-in only.
test.skip(chooseKind().kind === 'electron', 'needs the host’s dialogs and its keyring');

let folder: string;
let app: LaunchedApp | undefined;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mailbox-oauth-e2e-'));
});
test.afterEach(async () => {
  await app?.close();
  app = undefined;
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
});

/** Starts the app with the profile of this test, again where it ran before. */
async function start(env: NodeJS.ProcessEnv = {}): Promise<Page> {
  await app?.close();
  app = await launchChromiumHost({
    main: builtMain(),
    args: [`--user-data-dir=${join(folder, 'profile')}`],
    env: { ...process.env, TMPDIR: folder, TEMP: folder, TMP: folder, ...env },
  });
  return app.firstWindow();
}

/** Calls the main process as the page does. */
async function call<Answer>(page: Page, name: keyof AssistantApi, request?: unknown) {
  const answer = await page.evaluate(
    ([method, argument]) => {
      const { assistant } = window as unknown as {
        assistant: Record<string, (...args: unknown[]) => Promise<unknown>>;
      };
      return assistant[method as string]?.(...(argument === undefined ? [] : [argument]));
    },
    [name, request] as const,
  );
  return answer as Result<Answer>;
}

async function value<Answer>(...given: Parameters<typeof call>): Promise<Answer> {
  const result = await call<Answer>(...given);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** A connection of the practice app to itself. */
async function practice(page: Page): Promise<Connection> {
  const info = await value<{ tenantDomain: string; clientId: string }>(page, 'startPractice');
  return {
    version: 1,
    name: 'Scanner',
    practice: true,
    cloud: 'global',
    tenant: info.tenantDomain,
    clientId: info.clientId,
    access: 'application',
    flow: 'secret',
    protocols: ['imap'],
    offlineAccess: false,
    user: 'scanner@contoso.example',
  };
}

const keptFiles = (): string[] => {
  try {
    return readdirSync(join(folder, 'profile', 'kept'));
  } catch {
    return [];
  }
};

test('a certificate is chosen, unlocked and shown with its thumbprint', async () => {
  const files = makeCertificateFiles();
  try {
    const parts = ['-inkey', 'key.pem', '-in', 'cert.pem', '-passout', `pass:${password}`];
    files.openssl('pkcs12', '-export', ...parts, '-out', 'app.pfx');
    const path = join(folder, 'app.pfx');
    writeFileSync(path, files.read('app.pfx').content);
    const page = await start({ ELECTRON_HOST_OPEN_DIALOGS: JSON.stringify([[path], []]) });
    const file = { source: 'file' };
    const locked = await value<{ credentialId: string }>(page, 'chooseCertificate', file);
    expect(locked).toMatchObject({ kind: 'locked', fileName: 'app.pfx' });
    const { credentialId } = locked;
    expect(await call(page, 'unlockCertificate', { credentialId, password: 'wrong' })).toEqual({
      ok: false,
      error: { code: 'certificate/wrong-password' },
    });
    const unlocked = await value<{ thumbprint: string }>(page, 'unlockCertificate', {
      credentialId,
      password,
    });
    expect(unlocked).toMatchObject({ kind: 'certificate', subject: 'O=Contoso, CN=Büroscanner' });
    expect(unlocked.thumbprint).toMatch(/^[0-9A-F]{64}$/);
    expect(await value(page, 'chooseCertificate', file)).toEqual({ kind: 'none' });
    expect(app?.output()).not.toContain(password);
  } finally {
    files.stop();
  }
});

test('a client secret is kept where that was asked for, encrypted, until it is removed', async () => {
  let page = await start();
  const connection = await practice(page);
  const secret = 'Practice-Secret-4~not.a.real.one';
  const entered = await value<{ credentialId: string }>(page, 'enterCredential', {
    kind: 'client-secret',
    value: secret,
  });
  const request = { connection, credentialId: entered.credentialId, chooseAccount: false };
  await value(page, 'startSignIn', { ...request, remember: false });
  expect(keptFiles()).toEqual([]);
  await value(page, 'startSignIn', { ...request, remember: true });
  expect(await value(page, 'keepingState')).toEqual({ setAside: [] });
  expect(keptFiles()).toHaveLength(1);
  const path = join(folder, 'profile', 'kept', keptFiles()[0] ?? '');
  expect(readFileSync(path, 'latin1')).not.toContain(secret);
  expect(await value(page, 'keptCredential', { connection })).toMatchObject({
    credential: { kind: 'client-secret', length: secret.length },
  });
  await value(page, 'removeKeptCredential', { connection });
  expect(keptFiles()).toEqual([]);

  // What another program put there is not taken for anything.
  await value(page, 'startSignIn', { ...request, remember: true });
  writeFileSync(path, 'spoiled');
  expect(await value(page, 'keptCredential', { connection })).toEqual({});
  expect(await value(page, 'keepingState')).toMatchObject({
    setAside: [{ code: 'keeping/set-aside' }],
  });

  page = await start({ ELECTRON_HOST_SAFE_STORAGE: 'basic_text' });
  expect(await value(page, 'keepingState')).toMatchObject({
    problem: { code: 'keeping/basic-text' },
  });
});
