// @vitest-environment happy-dom
import { cleanup, configure, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { App } from '../../../renderer/app.tsx';
import { cloudIds, clouds } from '../../../shared/clouds.ts';
import { en } from '../../../shared/messages/en.ts';
import type { TenantReport } from '../../../shared/tenant-report.ts';
import { practice } from '../../shared/wizard/fixtures.ts';
import { failureCard, queryFailureCard } from '../failure-card.ts';
import { createFakeAssistant, type FakeAssistant } from '../fake-assistant.ts';
import { button, buttons, choose, field, heading, pending, press, settle, type } from '../page.ts';

// Nothing here is hidden by a style sheet; not computing styles for each look makes it fast.
configure({ defaultHidden: true });

const text = en.tenant;
const report: TenantReport = {
  tenantId: practice.tenantId,
  issuer: `https://login.microsoftonline.us/${practice.tenantId}/v2.0`,
  cloud: 'gcc-high',
  region: 'USGov',
};

let fake: FakeAssistant;

beforeEach(async () => {
  fake = createFakeAssistant();
  render(<App api={fake.api} messages={en} />);
  await press(en.start.ownButton);
});

afterEach(() => {
  cleanup();
});

function lastQuestion(): unknown {
  return fake.calls.findLast(([name]) => name === 'checkTenant')?.[1];
}

describe('the cloud', () => {
  it('is one of five, and shows its own addresses with how sure they are', async () => {
    await choose(/^GCC High/);
    const values = screen.getByText(text.valuesTitle('GCC High')).closest('details');
    expect(values?.open).toBe(false);
    expect(values?.textContent).toContain('https://login.microsoftonline.us');
    expect(values?.textContent).toContain('smtp.office365.us:587, STARTTLS');
    expect(values?.textContent).toContain(`${text.confidence.reported} · `);
    expect(screen.queryAllByText(text.confidence.conflicting)).toHaveLength(0);
    expect(values?.querySelectorAll('input')).toHaveLength(0);
  });

  it('needs no tenant for personal accounts, and keeps the one that was typed', async () => {
    type(/Tenant domain/, 'contoso.com');
    await choose(/^Outlook\.com/);
    expect(screen.queryByLabelText(/Tenant domain/)).toBeNull();
    expect(screen.getByText(text.fixedTenant('consumers'))).toBeTruthy();
    await press(text.check);
    expect(lastQuestion()).toMatchObject({ cloud: 'outlook', tenant: 'consumers' });
    await choose(/^Global/);
    expect(field(/Tenant domain/).value).toBe('contoso.com');
    const rail = within(screen.getByRole('navigation'));
    await press(text.next);
    expect(rail.getByText('contoso.com · Global')).toBeTruthy();
  });

  it('lets the values be changed on which sources differ, and checks them at the field', async () => {
    type(/Tenant domain/, 'contoso.com');
    await choose(/^China/);
    expect(screen.getAllByText(text.confidence.conflicting)).toHaveLength(2);
    await choose('https://login.chinacloudapi.cn');
    await press(text.check);
    expect(lastQuestion()).toMatchObject({ authority: 'https://login.chinacloudapi.cn' });
    const card = screen.getByText(text.valuesTitle('21Vianet')).closest('details');
    if (card) card.open = false;
    type(/SMTP server/, 'https://smtp.partner.outlook.cn');
    type(/SMTP port/, '70000');
    await press(text.next);
    expect(heading()).toBe(text.heading);
    expect(card?.open).toBe(true);
    expect(document.activeElement).toBe(field(/SMTP server/));
    expect(screen.getByText(en.fields.smtpHost.problems.malformed ?? '')).toBeTruthy();
    expect(screen.getByText(en.fields.smtpPort.problems.malformed ?? '')).toBeTruthy();
    await press(en.fields.smtpPort.label);
    expect(document.activeElement).toBe(field(/SMTP port/));
    type(/SMTP server/, 'partner.outlook.cn');
    type(/SMTP port/, '465');
    await choose(text.tls);
    await press(text.next);
    await press(en.step.back);
    expect(field(/SMTP server/).value).toBe('partner.outlook.cn');
    expect(field(text.tls).checked).toBe(true);
  });

  it.each(cloudIds)('has every value of %s with how sure it is', async (id) => {
    await choose(new RegExp(`^${text.clouds[id].name}`));
    const card = screen.getByText(text.valuesTitle(text.clouds[id].shortName)).closest('details');
    const { nativeClientRedirectUri, portals, authority } = clouds[id];
    const rated = [authority, nativeClientRedirectUri, portals.entra, portals.exchange];
    for (const each of rated.filter((known) => known !== undefined)) {
      expect(card?.textContent).toContain(each.value);
      const source = text.sources[each.source];
      expect(card?.textContent).toContain(`${text.confidence[each.confidence]} · ${source}`);
    }
    expect(card?.textContent.includes(text.exchangePortal)).toBe(portals.exchange !== undefined);
  });

  it('has a resource for each access where these are in doubt', async () => {
    await choose(/^DoD/);
    expect(field(new RegExp(text.delegatedResource)).value).toBe('https://outlook.office365.us/');
    const application = field(new RegExp(text.applicationResource));
    expect(application.value).toBe('https://outlook-dod.office365.us/');
  });
});

describe('names for many tenants', () => {
  it.each(['common', 'organizations', 'consumers'] as const)('say what %s means', (alias) => {
    type(/Tenant domain/, ` ${alias}`);
    expect(screen.getByText(text.aliases[alias])).toBeTruthy();
    type(/Tenant domain/, `${alias}.com`);
    expect(screen.queryByText(text.aliases[alias])).toBeNull();
  });
});

describe('“Check tenant”', () => {
  it('shows what the authority says, until the fields change', async () => {
    const check = pending<TenantReport>();
    fake.api.checkTenant = check.call;
    await choose(/^GCC High/);
    type(/Tenant domain/, 'contoso.us');
    await press(text.check);
    expect(screen.getByText(text.checking('login.microsoftonline.us'))).toBeTruthy();
    await check.answer({ ok: true, value: report });
    const table = screen.getByRole('table', { name: text.foundLabel });
    expect(table.textContent).toContain(report.tenantId);
    expect(table.textContent).toContain(report.issuer);
    expect(table.textContent).toContain('GCC High');
    expect(table.textContent).toContain('USGov');
    type(/Tenant domain/, 'CONTOSO.us ');
    expect(screen.getByRole('table', { name: text.foundLabel })).toBeTruthy();
    type(/Tenant domain/, 'fabrikam.us');
    expect(screen.queryByRole('table', { name: text.foundLabel })).toBeNull();
    expect(screen.getByText(text.checkStale)).toBeTruthy();
    type(/Tenant domain/, 'contoso.us');
    await choose(/^DoD/);
    expect(screen.getByText(text.checkStale)).toBeTruthy();
  });

  it('finds no one tenant under a name for all of them', async () => {
    type(/Tenant domain/, 'common');
    const { issuer } = report;
    fake.api.checkTenant = () => Promise.resolve({ ok: true, value: { issuer } });
    await press(text.check);
    const table = screen.getByRole('table', { name: text.foundLabel });
    expect(table.textContent).toContain(text.anyTenant);
  });

  it('asks nothing while the fields are wrong, and says what is', async () => {
    type(/Tenant domain/, 'https://contoso.com');
    await press(text.check);
    expect(lastQuestion()).toBeUndefined();
    expect(document.activeElement).toBe(field(/Tenant domain/));
  });

  it.each(['tenant/not-found', 'tenant/other-cloud'] as const)('says %s', async (code) => {
    type(/Tenant domain/, 'contoso.com');
    const refusal = { error: 'invalid_tenant', numbers: [90002], traceId: 'trace-1' };
    fake.refuse({ code, detail: 'AADSTS90002', refusal });
    await press(text.check);
    const card = failureCard(code);
    for (const fact of ['AADSTS90002', 'invalid_tenant', 'trace-1']) {
      expect(card.textContent).toContain(fact);
    }
    expect(buttons(en.refusal.copy)).toHaveLength(1);
    expect(card.textContent).not.toContain(en.network.showSettings);
    await press(text.checkAgain);
    expect(queryFailureCard(code)).toBeUndefined();
  });

  it('leads to the network settings where the authority was not reached', async () => {
    type(/Tenant domain/, 'contoso.com');
    fake.refuse({ code: 'signin/untrusted' });
    await press(text.check);
    const card = document.getElementById('network-settings') as HTMLDetailsElement;
    expect(card.open).toBe(false);
    await press(en.network.showSettings);
    expect(card.open).toBe(true);
    expect(document.activeElement).toBe(card.querySelector('summary'));
  });

  it('can be cancelled, and shows nothing of what comes all the same', async () => {
    const check = pending<TenantReport>();
    fake.api.checkTenant = check.call;
    type(/Tenant domain/, 'contoso.com');
    await press(text.check);
    const cancel = button(text.cancelCheck);
    cancel.focus();
    await press(text.cancelCheck);
    expect(fake.calls).toContainEqual(['cancelTenantCheck']);
    expect(screen.getByText(text.checkCancelled)).toBeTruthy();
    expect(document.activeElement).toBe(cancel);
    await check.answer({ ok: true, value: report });
    expect(screen.getByText(text.checkCancelled)).toBeTruthy();
    expect(screen.queryByRole('table', { name: text.foundLabel })).toBeNull();
  });

  it('ends with the page, and leaves an answer of before alone', async () => {
    const check = pending<TenantReport>();
    fake.api.checkTenant = check.call;
    type(/Tenant domain/, 'contoso.com');
    await press(text.check);
    await press(text.next);
    expect(fake.calls).toContainEqual(['cancelTenantCheck']);
    await press(en.step.back);
    await press(text.check);
    await check.answer({ ok: false, error: { code: 'signin/cancelled' } });
    expect(screen.getByText(text.checking('login.microsoftonline.com'))).toBeTruthy();
    await check.answer({ ok: true, value: report });
    expect(screen.getByRole('table', { name: text.foundLabel })).toBeTruthy();
  });

  it('asks the practice tenant for its personal accounts where Outlook.com is practised', async () => {
    await press(en.step.back);
    await press(en.start.practiceButton);
    await choose(/^Outlook\.com/);
    await press(text.check);
    await settle();
    const question = { cloud: 'outlook', tenant: 'consumers', practice: true };
    expect(lastQuestion()).toEqual(question);
  });
});
