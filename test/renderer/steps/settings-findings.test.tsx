// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { CertificateChoice } from '../../../shared/credentials.ts';
import { en } from '../../../shared/messages/en.ts';
import type { SignInSummary } from '../../../shared/sign-in.ts';
import type { SettingsFindingId } from '../../../shared/wizard/findings/types.ts';
import { certificate, practice, summary } from '../../shared/wizard/fixtures.ts';
import { endSignIn, useApp } from '../app-page.tsx';
import { button, buttons, choose, field, heading, press, type } from '../page.ts';

const app = useApp();
const objectId = '2f6b1f8c-11d0-4c3d-9a55-0f2f8a1c0f5e';

const labels = {
  tenant: en.fields.tenant.label,
  clientId: en.fields.clientId.label,
  audience: en.fields.signInAudience.label,
  user: en.applicationUser.label,
  objectId: en.fields.servicePrincipalObjectId.label,
  further: en.fields.furtherMailboxes.label,
};

function labelled(label: string): HTMLInputElement {
  const start = label.replace(/[()]/g, '.');
  return field(new RegExp(`^${start}\\W*$`));
}

/** What stands under a field, as its description has it. */
function said(label: string): string {
  const ids = labelled(label).getAttribute('aria-describedby')?.split(' ') ?? [];
  return ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
}

function titleOf(id: SettingsFindingId, value = ''): string {
  return en.settingsFindings({ id, value }).title;
}

function write(label: string, value: string): void {
  fireEvent.change(labelled(label), { target: { value } });
}

async function goToMailboxes(access: 'delegated' | 'application' = 'delegated'): Promise<void> {
  await press(en.start.practiceButton);
  await press(en.tenant.next);
  await press(en.registration.next);
  if (access === 'application') {
    await choose(new RegExp(`^${en.scopes.access.application.replace(/[()]/g, '.')}`));
  }
  await press(en.scopes.next);
}

async function goToApplication(flow: 'secret' | 'certificate'): Promise<void> {
  await goToMailboxes('application');
  await press(en.mailboxes.next);
  await choose(new RegExp(`^${en.signIn.flows[flow].name}`));
}

describe('a problem', () => {
  it('stands at its field once one wants to go on, and what was typed stays', async () => {
    await press(en.start.ownButton);
    write(labels.tenant, 'contoso.onmicrosoft.us');
    const title = titleOf('wrong-cloud-authority/tenant-domain', 'contoso.onmicrosoft.us');
    expect(said(labels.tenant)).not.toContain(title);
    await press(en.tenant.next);
    expect(heading()).toBe(en.tenant.heading);
    expect(said(labels.tenant)).toContain(title);
    expect(labelled(labels.tenant).getAttribute('aria-invalid')).toBe('true');
    expect(labelled(labels.tenant).value).toBe('contoso.onmicrosoft.us');
    expect(document.activeElement).toBe(labelled(labels.tenant));
    expect(screen.getByText(en.summary.title(1))).toBeTruthy();
  });

  it('of two steps stops the later one, and is a caution in the other', async () => {
    await press(en.start.ownButton);
    write(labels.tenant, 'common');
    await press(en.tenant.next);
    write(labels.clientId, practice.clientId);
    write(labels.audience, 'AzureADMyOrg');
    const title = titleOf('single-tenant-app-on-common', 'common');
    await press(en.registration.next);
    expect(heading()).toBe(en.registration.heading);
    expect(said(labels.audience)).toContain(title);
    // The link in the summary leads there.
    await press(en.fields.signInAudience.label);
    expect(document.activeElement).toBe(labelled(labels.audience));
    await press(en.step.back);
    expect(said(labels.tenant)).toContain(title);
    expect(labelled(labels.tenant).getAttribute('aria-invalid')).not.toBe('true');
    write(labels.tenant, 'contoso.com');
    expect(said(labels.tenant)).not.toContain(title);
    await press(en.tenant.next);
    expect(labelled(labels.audience).value).toBe('AzureADMyOrg');
    await press(en.registration.next);
    expect(heading()).toBe(en.scopes.heading);
  });

  it('names the mailboxes that are none', async () => {
    await goToMailboxes('application');
    write(labels.further, 'invoices@contoso.example\norders');
    await press(en.mailboxes.next);
    expect(said(labels.further)).toContain('“orders”');
    expect(labelled(labels.further).value).toBe('invoices@contoso.example\norders');
  });
});

describe('a caution', () => {
  it('stands at its field at once, and is in nobody’s way', async () => {
    await press(en.start.practiceButton);
    await press(en.tenant.next);
    write(labels.clientId, '04b07795-8ddb-461a-bbee-02f9e1bf7b46');
    expect(said(labels.clientId)).toContain(
      titleOf('first-party-client-id', 'Microsoft Azure CLI'),
    );
    expect(labelled(labels.clientId).getAttribute('aria-invalid')).not.toBe('true');
    await press(en.registration.next);
    expect(heading()).toBe(en.scopes.heading);
  });
});

describe('the object ID of the enterprise application', () => {
  const token = {
    ...{ ...summary.token, forApplication: true, objectId, clientId: practice.clientId },
  };
  const signedIn: SignInSummary = { ...summary, flow: 'secret', token };

  it('is taken from the token of the app, and compared with it', async () => {
    await goToApplication('secret');
    type(new RegExp(en.credentials.secretLabel), 'some secret');
    await press(en.signIn.start);
    await endSignIn(app, { ok: true, value: signedIn });
    await press(en.step.back);
    write(labels.objectId, '3f6b1f8c-11d0-4c3d-9a55-0f2f8a1c0f5e');
    await press(en.mailboxes.next);
    expect(said(labels.objectId)).toContain(objectId);
    await press(en.mailboxes.takeObjectId);
    expect(labelled(labels.objectId).value).toBe(objectId);
    expect(buttons(en.mailboxes.takeObjectId)).toHaveLength(0);
    await press(en.mailboxes.next);
    expect(heading()).toBe(en.signIn.headingDoneApp);
  });

  it('cannot be taken from anywhere before there is a token', async () => {
    await goToMailboxes('application');
    expect(buttons(en.mailboxes.takeObjectId)).toHaveLength(0);
    write(labels.objectId, practice.clientId);
    await press(en.mailboxes.next);
    expect(said(labels.objectId)).toContain(titleOf('service-principal-object-id-wrong/client-id'));
  });
});

describe('what is entered to sign in with', () => {
  it.each(['credential/secret-id', 'credential/token-as-secret'] as const)(
    'is refused at its field, which is empty again: %s',
    async (code) => {
      await goToApplication('secret');
      const label = new RegExp(en.credentials.secretLabel);
      type(label, practice.tenantId);
      app.fake.refuse({ code });
      await press(en.signIn.start);
      const input = field(label);
      expect(said(en.credentials.secretLabel)).toContain(en.errors[code].title);
      expect(said(en.credentials.secretLabel)).toContain(en.errors[code].nextStep);
      expect(input.value).toBe('');
      expect(document.activeElement).toBe(input);
      // Once, and not in a card as well.
      expect(screen.queryByText(code)).toBeNull();
      expect(app.fake.calls.map(([name]) => name)).not.toContain('startSignIn');
    },
  );

  it('is not what a person’s sign-in uses, and that is said at the choice', async () => {
    await goToApplication('secret');
    type(new RegExp(en.credentials.secretLabel), 'some secret');
    await press(en.signIn.start);
    await endSignIn(app, { ok: false, error: { code: 'signin/refused' } });
    const title = titleOf('public-client-sent-secret/secret');
    expect(document.body.textContent).not.toContain(title);
    await press(en.step.back);
    await press(en.step.back);
    await choose(new RegExp(`^${en.scopes.access.delegated.replace(/[()]/g, '.')}`));
    await press(en.scopes.next);
    await press(en.mailboxes.next);
    expect(document.body.textContent).toContain(title);
    await press(en.signIn.start);
    expect(app.fake.calls.map(([name]) => name)).toContain('startSignIn');
  });
});

describe('a certificate', () => {
  function offer(dates: Partial<typeof certificate>): void {
    const value: CertificateChoice = { ...certificate, ...dates };
    app.fake.api.chooseCertificate = () => Promise.resolve({ ok: true, value });
  }
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
  const starts = () => app.fake.calls.filter(([name]) => name === 'startSignIn').length;

  it.each([
    ['client-certificate-expired', { validTo: day(-1), expired: true }],
    ['client-certificate-not-yet-valid', { validFrom: day(1), validTo: day(99) }],
  ] as const)('is refused before anyone signs in with it: %s', async (id, dates) => {
    offer(dates);
    await goToApplication('certificate');
    await press(en.credentials.choose);
    expect(document.body.textContent).toContain(titleOf(id));
    await press(en.signIn.start);
    expect(starts()).toBe(0);
    expect(heading()).toBe(en.signIn.heading);
    expect(document.activeElement).toBe(button(en.credentials.chooseAnother));
    offer({ validTo: day(99) });
    await press(en.credentials.chooseAnother);
    expect(document.body.textContent).not.toContain(titleOf(id));
    await press(en.signIn.start);
    expect(starts()).toBe(1);
  });

  it('that ends soon signs in, with a word on it', async () => {
    offer({ validTo: day(3) });
    await goToApplication('certificate');
    await press(en.credentials.choose);
    expect(document.body.textContent).toContain(titleOf('client-certificate-ends-soon'));
    await press(en.signIn.start);
    expect(starts()).toBe(1);
  });
});
