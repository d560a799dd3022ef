// @vitest-environment happy-dom
import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { en } from '../../shared/messages/en.ts';
import { useApp } from './app-page.tsx';
import { heading, press, type, unfold } from './page.ts';

const app = useApp();

describe('a step', () => {
  it('gives the focus to its heading and says in the title where one is', async () => {
    expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }));
    await press(en.start.ownButton);
    expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }));
    expect(document.title).toBe('Step 1 of 7: Tenant - Mailbox OAuth Assistant');
    const current = within(screen.getByRole('navigation')).getByRole('button', { name: /Tenant/ });
    expect(current.getAttribute('aria-current')).toBe('step');
  });

  it('says at the field what a right value looks like, and takes the focus there', async () => {
    await press(en.start.ownButton);
    await press(en.tenant.next);
    const field = screen.getByLabelText(/Tenant domain or tenant ID/);
    expect(document.activeElement).toBe(field);
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByText(en.fields.tenant.problems.missing ?? '')).toBeTruthy();
    type(/Tenant domain/, 'https://contoso.com');
    expect(screen.getByText(en.fields.tenant.problems.malformed ?? '')).toBeTruthy();
    type(/Tenant domain/, 'contoso.com');
    expect(screen.queryByText(en.summary.title(1))).toBeNull();
    await press(en.tenant.next);
    expect(heading()).toBe(en.registration.heading);
  });

  it('links from the summary to each field', async () => {
    await press(en.start.practiceButton);
    await press(en.tenant.next);
    await press(en.registration.next);
    await press(en.scopes.next);
    fireEvent.click(screen.getByLabelText(en.mailboxes.shared));
    type(/Who signs in/, '');
    type(/Address of the shared/, 'not an address');
    await press(en.mailboxes.next);
    expect(screen.getByText(en.summary.title(2))).toBeTruthy();
    await press(en.fields.sharedMailbox.label);
    expect(document.activeElement).toBe(screen.getByLabelText(/Address of the shared/));
  });

  it('keeps what was typed when one goes back', async () => {
    await press(en.start.ownButton);
    type(/Tenant domain/, 'half a ten');
    await press(en.step.back);
    await press(en.connections.openOf(en.connections.unnamed));
    expect(screen.getByLabelText<HTMLInputElement>(/Tenant domain/).value).toBe('half a ten');
  });

  it('shows no link to steps that were not reached, and one to those that were', async () => {
    await press(en.start.practiceButton);
    await press(en.tenant.next);
    const rail = within(screen.getByRole('navigation'));
    expect(rail.queryByRole('button', { name: /Scopes/ })).toBeNull();
    fireEvent.click(rail.getByRole('button', { name: /Tenant/ }));
    expect(heading()).toBe(en.tenant.heading);
  });

  it('copies a value and says so', async () => {
    await press(en.start.practiceButton);
    await press(en.tenant.next);
    const uri = 'https://login.microsoftonline.com/common/oauth2/nativeclient';
    await press(en.copy.copyOf(en.guides.values['redirect-uri']));
    expect(app.fake.calls).toContainEqual(['writeClipboard', { text: uri }]);
    expect(screen.getByText(en.copy.copied)).toBeTruthy();
  });

  it('says so when a link is not opened', async () => {
    await press(en.start.practiceButton);
    await press(en.tenant.next);
    app.fake.refuse({ code: 'link/refused' });
    await press(en.guides.openForStep(en.guides.open.entra, 1));
    expect(screen.getByText(en.errors['link/refused'].title)).toBeTruthy();
  });
});

describe('the scopes step', () => {
  async function goToScopes(): Promise<void> {
    await press(en.start.practiceButton);
    await press(en.tenant.next);
    await press(en.registration.next);
  }

  it('shows for each protocol the portal’s name, the requested one and the server', async () => {
    await goToScopes();
    const row = screen.getByLabelText('SMTP').closest('tr');
    expect(row?.textContent).toContain('Microsoft Graph > SMTP.Send');
    expect(row?.textContent).toContain('https://outlook.office.com/SMTP.Send');
    expect(row?.textContent).toContain('localhost:40587, STARTTLS');
    fireEvent.click(screen.getByLabelText('SMTP'));
    expect(row?.textContent).not.toContain('https://outlook.office.com/SMTP.Send');
    expect(row?.textContent).toContain(en.scopes.notRequested);
  });

  it('does not go on without a protocol, and says so at the field', async () => {
    await goToScopes();
    for (const name of ['IMAP', 'POP', 'SMTP']) fireEvent.click(screen.getByLabelText(name));
    await press(en.scopes.next);
    expect(heading()).toBe(en.scopes.heading);
    const first = screen.getByLabelText('IMAP');
    expect(document.activeElement).toBe(first);
    const described = document.getElementById(first.getAttribute('aria-describedby') ?? '');
    expect(described?.textContent).toBe(en.fields.protocols.problems.missing);
    fireEvent.click(screen.getByLabelText('POP'));
    await press(en.scopes.next);
    expect(heading()).toBe(en.mailboxes.heading);
    expect(screen.queryByLabelText(/send as over SMTP/)).toBeNull();
  });
});

function script(fileName: string): string | null {
  return screen.getByLabelText(en.scripts.region(fileName)).textContent;
}

describe('the mailboxes step', () => {
  it('has the scripts that grant Full Access and Send As, and takes another sender', async () => {
    await press(en.start.practiceButton);
    await press(en.tenant.next);
    await press(en.registration.next);
    await press(en.scopes.next);
    expect(screen.queryByText(en.scripts.titles['full-access'])).toBeNull();
    fireEvent.click(screen.getByLabelText(en.mailboxes.shared));
    expect(screen.getByText(en.scripts.titles['full-access'])).toBeTruthy();
    unfold(en.scripts.titles['send-as']);
    expect(script('Show-SendAs.ps1')).toContain("$sender = 'invoices@contoso.example'");
    const sender = screen.getByLabelText<HTMLInputElement>(/send as over SMTP/);
    expect(sender.placeholder).toBe('invoices@contoso.example');
    type(/send as over SMTP/, 'orders@contoso');
    await press(en.mailboxes.next);
    expect(document.activeElement).toBe(sender);
    expect(screen.getByText(en.fields.sender.problems.malformed ?? '')).toBeTruthy();
    type(/send as over SMTP/, 'orders@contoso.example');
    expect(script('Show-SendAs.ps1')).toContain("$sender = 'orders@contoso.example'");
    await press(en.mailboxes.next);
    expect(heading()).toBe(en.signIn.heading);
  });
});
