// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { en } from '../../../shared/messages/en.ts';
import { practice } from '../../shared/wizard/fixtures.ts';
import { useApp } from '../app-page.tsx';
import { choose, press, type, unfold } from '../page.ts';

const app = useApp();
const text = en.scripts;

async function goToMailboxes(access: RegExp): Promise<void> {
  await press(en.start.ownButton);
  type(/Tenant domain/, 'contoso.com');
  await press(en.tenant.next);
  type(/^Application \(client\) ID/, practice.clientId);
  await press(en.registration.next);
  await choose('SMTP');
  await choose(access);
  await press(en.scopes.next);
}
const asPerson = new RegExp(`^${en.scopes.access.delegated.slice(0, 14)}`);
const asApp = new RegExp(`^${en.scopes.access.application.slice(0, 14)}`);

function shown(fileName: string): string {
  return screen.getByLabelText(text.region(fileName)).textContent;
}

function chooseTab(name: string): void {
  fireEvent.click(screen.getByRole('tab', { name }));
}

describe('a card of scripts', () => {
  it('has the script that looks, that changes and that takes it back, each to copy', async () => {
    await goToMailboxes(asPerson);
    await choose(en.mailboxes.shared);
    type(/Who signs in/, "o'brien@contoso.com");
    type(/Address of the shared mailbox/, 'invoices@contoso.com');
    unfold(text.titles['full-access']);
    expect(screen.getByText(text.changes['full-access'])).toBeTruthy();
    expect(shown('Show-FullAccess.ps1')).not.toContain('Add-MailboxPermission');
    chooseTab(text.kinds.grant);
    const change = shown('Grant-FullAccess.ps1');
    expect(change).toContain("$mailbox = 'invoices@contoso.com'\n$person = 'o''brien@contoso.com'");
    expect(change).toContain('Add-MailboxPermission');
    await press(en.copy.copyOf('Grant-FullAccess.ps1'));
    expect(app.fake.calls).toContainEqual(['writeClipboard', { text: change }]);
    chooseTab(text.kinds.undo);
    expect(shown('Undo-FullAccess.ps1')).toContain('Remove-MailboxPermission');
  });

  it('says which values are missing, and gives no half script', async () => {
    await goToMailboxes(asApp);
    unfold(text.titles['app-access']);
    expect(
      screen.getByText(text.missing([text.fields.user, text.fields.servicePrincipalObjectId])),
    ).toBeTruthy();
    expect(document.querySelector('[role=tab]')).toBeNull();
    type(/Mailbox to open/, 'scanner@contoso.com');
    type(/Object ID of the enterprise/, '9c1d77a0-52b8-4c1e-b3d6-0a7f3c2e4b11');
    expect(shown('Show-AppAccess.ps1')).toContain("'scanner@contoso.com'");
  });

  it('saves a script, says so until it is another one, and says why when it could not', async () => {
    await goToMailboxes(asPerson);
    type(/Who signs in/, 'adele@contoso.com');
    unfold(text.titles['smtp-organization']);
    const fileName = 'Show-SmtpOrganization.ps1';
    const script = shown(fileName);
    await press(text.saveOf(fileName));
    expect(app.fake.calls).toContainEqual(['saveScript', { fileName, text: script }]);
    expect(screen.getByText(text.saved)).toBeTruthy();
    chooseTab(text.kinds.grant);
    expect(screen.queryByText(text.saved)).toBeNull();
    app.fake.refuse({ code: 'file/not-saved', detail: 'Grant-SmtpOrganization.ps1' });
    await press(text.saveOf('Grant-SmtpOrganization.ps1'));
    expect(screen.queryByText(text.saved)).toBeNull();
    expect(screen.getByText(en.errors['file/not-saved'].title)).toBeTruthy();
  });

  it('is on the page of the app registration, made for the way that is chosen there', async () => {
    await press(en.start.ownButton);
    type(/Tenant domain/, 'contoso.com');
    await press(en.tenant.next);
    unfold(text.titles['app-registration']);
    expect(shown('Show-AppRegistration.ps1')).toContain('/common/oauth2/nativeclient');
    expect(screen.queryByText(text.practice)).toBeNull();
  });
});
