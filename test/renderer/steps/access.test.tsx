// @vitest-environment happy-dom
import { cleanup, configure, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { App } from '../../../renderer/app.tsx';
import { consentLink } from '../../../shared/admin-consent.ts';
import { connectionSchema, type Connection } from '../../../shared/connection.ts';
import { en } from '../../../shared/messages/en.ts';
import type { ConsentReport } from '../../../shared/tenant-report.ts';
import { practice } from '../../shared/wizard/fixtures.ts';
import { failureCard, queryFailureCard } from '../failure-card.ts';
import { createFakeAssistant, type FakeAssistant } from '../fake-assistant.ts';
import { buttons, choose, field, heading, pending, press, type } from '../page.ts';

// Nothing here is hidden by a style sheet; not computing styles for each look makes it fast.
configure({ defaultHidden: true });

const text = en.scopes;
const application = new RegExp(`^${text.access.application.slice(0, 14)}`);
const delegated = new RegExp(`^${text.access.delegated.slice(0, 14)}`);
const smtp = 'SMTP';

let fake: FakeAssistant;

beforeEach(() => {
  fake = createFakeAssistant();
  render(<App api={fake.api} messages={en} />);
});

afterEach(() => {
  cleanup();
});

/** To step 2 of one's own tenant. */
async function goToRegistration(cloud = /^Global/, tenant = 'contoso.com'): Promise<void> {
  await press(en.start.ownButton);
  await choose(cloud);
  if (screen.queryByLabelText(/Tenant domain/)) type(/Tenant domain/, tenant);
  await press(en.tenant.next);
}

async function goToScopes(cloud?: RegExp, tenant?: string): Promise<void> {
  await goToRegistration(cloud, tenant);
  type(/^Application \(client\) ID/, practice.clientId);
  await press(en.registration.next);
}

async function goToPracticeScopes(): Promise<void> {
  await press(en.start.practiceButton);
  await press(en.tenant.next);
  await press(en.registration.next);
}

function row(label: string): string {
  return field(label).closest('tr')?.textContent ?? '';
}

describe('application access', () => {
  it('has permissions of its own, one scope for all, and no refresh token', async () => {
    await goToScopes();
    await choose(smtp);
    expect(row(smtp)).toContain('Microsoft Graph > SMTP.Send');
    expect(row(smtp)).toContain('https://outlook.office.com/SMTP.Send');
    await choose(application);
    expect(row(smtp)).toContain('Office 365 Exchange Online > SMTP.SendAsApp');
    expect(row('IMAP')).toContain('Office 365 Exchange Online > IMAP.AccessAsApp');
    expect(row(smtp)).toContain('https://outlook.office365.com/.default');
    expect(row('POP')).toContain(text.notRequested);
    expect(screen.queryByLabelText(text.staySignedIn)).toBeNull();
    expect(screen.getByText(text.defaultScope)).toBeTruthy();
    expect(screen.getByText(text.rbac)).toBeTruthy();
    await press(text.next);
    const rail = within(screen.getByRole('navigation'));
    expect(rail.getByText('IMAP, SMTP · application')).toBeTruthy();
    await press(en.step.back);
    await choose(delegated);
    expect(field(text.staySignedIn).checked).toBe(true);
  });

  it('is not offered for personal accounts, with the reason', async () => {
    await goToScopes(/^Outlook\.com/);
    expect(field(application).disabled).toBe(true);
    expect(field(delegated).checked).toBe(true);
    expect(screen.getByText(text.noApplication)).toBeTruthy();
    expect(screen.getByText(text.consentPersonal)).toBeTruthy();
    expect(buttons(text.consentWalk)).toHaveLength(0);
  });

  it('needs one tenant by its name, and leads back to it', async () => {
    await goToScopes(/^Global/, 'common');
    expect(screen.queryByText(text.aliasTenant('common'))).toBeNull();
    await choose(application);
    expect(screen.getByText(text.aliasTenant('common'))).toBeTruthy();
    await press(text.next);
    type(/Mailbox to open/, 'scan@contoso.com');
    await press(en.step.back);
    await press(en.step.back);
    await press(en.step.back);
    expect(heading()).toBe(en.tenant.heading);
    await press(en.tenant.next);
    expect(screen.getByText(en.fields.tenant.problems['many-tenants'] ?? '')).toBeTruthy();
    expect(document.activeElement).toBe(field(/Tenant domain/));
  });

  it('opens a mailbox by its address: the practice app’s own, to begin with', async () => {
    await goToPracticeScopes();
    await choose(application);
    await press(text.next);
    expect(heading()).toBe(en.mailboxes.headingApplication);
    const mailbox = field(/Mailbox to open/);
    expect(mailbox.value).toBe('invoices@contoso.example');
    expect(screen.queryByLabelText(en.mailboxes.shared)).toBeNull();
    expect(screen.getByText(en.mailboxes.applicationText)).toBeTruthy();
    expect(screen.queryByText(en.scripts.titles['full-access'])).toBeNull();
    expect(screen.getByText(en.scripts.titles['app-access'])).toBeTruthy();
    expect(screen.queryByText(en.mailboxes.peopleTitle)).toBeNull();
    const list = screen.getByText(en.mailboxes.practiceMailboxesTitle).closest('section');
    expect(list?.textContent).toContain('invoices@contoso.example');
    type(/Mailbox to open/, '');
    await press(en.mailboxes.next);
    expect(screen.getByText(en.applicationUser.problems.missing ?? '')).toBeTruthy();
    await press(en.applicationUser.label);
    expect(document.activeElement).toBe(mailbox);
  });
});

describe('admin consent', () => {
  /** What the main process was asked to walk through; checked as it would check it. */
  function walked(): Connection {
    const request = fake.calls.findLast(([name]) => name === 'walkConsent')?.[1];
    return connectionSchema.parse((request as { connection: unknown }).connection);
  }

  it('has a link before any mailbox is known, to copy and to open', async () => {
    await goToScopes();
    await choose(application);
    await press(text.consentWalk);
    const link = consentLink(walked());
    expect(link).toMatch(/^https:\/\/login\.microsoftonline\.com\/contoso\.com\//);
    expect(screen.getByText(link)).toBeTruthy();
    await press(en.copy.copyOf(text.consentLink));
    expect(fake.calls).toContainEqual(['writeClipboard', { text: link }]);
    await press(text.consentOpen);
    expect(fake.calls).toContainEqual(['openLink', { url: link }]);
  });

  it('has no link while there is nothing to consent to', async () => {
    await goToScopes();
    await choose('IMAP');
    expect(screen.getByText(text.consentPending)).toBeTruthy();
    expect(buttons(text.consentWalk)).toHaveLength(0);
  });

  it('is walked through in a window, and says for which tenant and what it was given', async () => {
    const walk = pending<ConsentReport>();
    fake.api.walkConsent = walk.call;
    await goToPracticeScopes();
    // No browser outside trusts the practice tenant's certificate.
    expect(buttons(text.consentOpen)).toHaveLength(0);
    const { address = '', password = '' } = practice.people[0] ?? {};
    expect(screen.getByText(text.consentPractice(address, password))).toBeTruthy();
    await press(text.consentWalk);
    expect(screen.getByText(text.consentShowing)).toBeTruthy();
    const scope = 'https://outlook.office.com/IMAP.AccessAsUser.All';
    await walk.answer({ ok: true, value: { tenantId: practice.tenantId, scope } });
    const given = screen.getByText(text.consentGiven(practice.tenantId), { exact: false });
    expect(given.textContent).toContain(text.consentScopes(scope));
    expect(given.textContent).not.toContain(text.consentStale);
    await choose('IMAP');
    expect(given.textContent).toContain(text.consentStale);
  });

  it('says why it was not given, until the settings change', async () => {
    await goToPracticeScopes();
    const refusal = { error: 'access_denied', numbers: [65004], correlationId: 'correlation-1' };
    fake.refuse({ code: 'consent/declined', detail: 'AADSTS65004', refusal });
    await press(text.consentWalk);
    expect(screen.getByText('correlation-1')).toBeTruthy();
    expect(failureCard('consent/declined').textContent).toContain('AADSTS65004');
    expect(buttons(text.consentWalkAgain)).toHaveLength(1);
    await choose(application);
    expect(queryFailureCard('consent/declined')).toBeUndefined();
  });

  it('can be cancelled, and ends with the page', async () => {
    const walk = pending<ConsentReport>();
    fake.api.walkConsent = walk.call;
    await goToPracticeScopes();
    await press(text.consentWalk);
    await press(text.consentCancel);
    expect(fake.calls.filter(([name]) => name === 'cancelSignIn')).toHaveLength(1);
    await walk.answer({ ok: false, error: { code: 'signin/cancelled' } });
    expect(screen.getByText(text.consentCancelled)).toBeTruthy();
    await press(text.consentWalkAgain);
    await press(text.next);
    expect(fake.calls.filter(([name]) => name === 'cancelSignIn')).toHaveLength(2);
    await walk.answer({ ok: true, value: { tenantId: practice.tenantId } });
    await press(en.step.back);
    expect(screen.queryByText(text.consentGiven(practice.tenantId))).toBeNull();
  });
});
