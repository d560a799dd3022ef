import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'playwright/test';
import { exportKind, exportVersion } from '../../shared/connections/export-file.ts';
import type { ImportedConnection } from '../../shared/connections/saved-connection.ts';
import { toSavedDraft } from '../../shared/connections/saved-draft.ts';
import { en } from '../../shared/messages/en.ts';
import { emptyDraft, type Draft } from '../../shared/wizard/draft.ts';
import { launch } from '../../test/e2e/launch.ts';
import type { Picture } from './looks.ts';

const clientId = '05cd6963-1a2b-4c3d-8e4f-5a6b7c8dd595';

/** Connections of many kinds; the second one's tokens go to somebody else's server. */
const examples = [
  example('Contoso scan-to-mail', {
    tenant: 'contoso.com',
    clientId,
    user: 'adele@contoso.com',
    mailboxKind: 'shared',
    sharedMailbox: 'scanner@contoso.com',
  }),
  example('From a supplier', {
    cloud: 'dod',
    tenant: 'contoso.com',
    clientId,
    user: 'adele@contoso.com',
    edits: {
      dod: { servers: { imap: { host: 'outlook.contoso.test', port: '993', security: 'tls' } } },
    },
  }),
  example('倉庫の複合機', { cloud: 'outlook', clientId, user: 'sam@outlook.com' }),
  example('Nightly export of orders to the ticket system of the second floor, on the old server', {
    tenant: 'contoso.onmicrosoft.com',
    access: 'application',
    flow: 'secret',
    protocols: ['imap'],
    user: 'orders@contoso.com',
  }),
];

/** Importing, and everything that is done with connections on the first screen. */
export async function takeConnections(picture: Picture): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'mailbox-oauth-gallery-'));
  const path = join(folder, 'mailbox-connections.json');
  writeFileSync(path, fileOf(examples));
  const app = await launch({ env: { ELECTRON_HOST_OPEN_DIALOGS: JSON.stringify([[path]]) } });
  try {
    const page = await app.firstWindow();
    const { connections: text } = en;
    await page.getByRole('button', { name: text.import }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('checkbox')).toHaveCount(examples.length);
    await dialog.getByText(text.importDialog.foreign).scrollIntoViewIfNeeded();
    await picture(page, '0-import');
    await dialog.getByRole('checkbox', { name: 'From a supplier' }).check();
    await dialog.getByRole('button', { name: text.importDialog.take }).click();
    await expect(page.getByRole('button', { name: /^Rename: / })).toHaveCount(examples.length);
    await picture(page, '0-connections');
    await page.getByRole('button', { name: text.renameOf('Contoso scan-to-mail') }).click();
    await page.getByRole('textbox', { name: text.renameDialog.label }).fill('From a supplier');
    await expect(page.getByText(text.renameDialog.problems.taken)).toBeVisible();
    await picture(page, '0-rename');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: text.deleteOf('From a supplier') }).click();
    await expect(page.getByRole('button', { name: text.undo })).toBeFocused();
    await picture(page, '0-undo');
    await page.getByRole('button', { name: text.openOf('Contoso scan-to-mail') }).click();
    await expect(page).toHaveTitle(/: Tenant -/);
    await picture(page, '1-tenant-of-one');
  } finally {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function example(name: string, typed: Partial<Draft>): ImportedConnection {
  return { name, draft: toSavedDraft({ ...emptyDraft, name, isNamed: true, ...typed }) };
}

function fileOf(connections: readonly ImportedConnection[]): string {
  const exportedAt = '2026-11-21T12:00:00.000Z';
  return JSON.stringify({ kind: exportKind, version: exportVersion, exportedAt, connections });
}
