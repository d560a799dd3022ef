// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { en } from '../../../shared/messages/en.ts';
import { useApp } from '../app-page.tsx';
import { choose, field, heading, press, settle, type, unfold } from '../page.ts';

useApp();
const clientId = '05cd6963-1a2b-4c3d-8e4f-5a6b7c8dd595';
const tenantLabel = /^Tenant domain/;
const clientLabel = /^Application .client. ID/;

/** What stands under a field, as its description has it. */
function said(label: RegExp): string {
  const ids = field(label).getAttribute('aria-describedby')?.split(' ') ?? [];
  return ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
}

function isInvalid(label: RegExp): boolean {
  return field(label).getAttribute('aria-invalid') === 'true';
}

/** What is read out while the focus may be elsewhere. */
function announced(): string {
  const regions = [...document.querySelectorAll('.visually-hidden[role="status"]')];
  return regions.map((region) => region.textContent).join('');
}

async function leave(label: RegExp): Promise<void> {
  fireEvent.blur(field(label));
  await settle();
}

async function goToRegistration(): Promise<void> {
  await press(en.start.ownButton);
  type(tenantLabel, 'contoso.com');
  await press(en.tenant.next);
}

describe('while it is typed', () => {
  it('nothing is said of what can still become right, and at once of what cannot', async () => {
    await goToRegistration();
    const { malformed = '' } = en.fields.clientId.problems;
    for (const beginning of ['0', '05cd6963-', clientId.slice(0, 30), clientId]) {
      type(clientLabel, beginning);
      expect([isInvalid(clientLabel), announced()]).toEqual([false, '']);
    }
    for (const wrong of ['x', '05cd6963a', `${clientId}0`]) {
      type(clientLabel, wrong);
      expect(said(clientLabel)).toContain(malformed);
      expect(isInvalid(clientLabel)).toBe(true);
      expect(announced()).toBe(`${en.fields.clientId.label}: ${malformed}`);
      // It is no alert: nobody asked for anything yet.
      expect(screen.queryByRole('alert')).toBeNull();
      expect(field(clientLabel).value).toBe(wrong);
    }
    type(clientLabel, clientId);
    expect([isInvalid(clientLabel), announced()]).toEqual([false, '']);
  });

  it('a server, a port and a resource that cannot be right are said', async () => {
    await press(en.start.ownButton);
    await choose(/^DoD/);
    for (const [label, beginning, wrong] of [
      [/^IMAP server/, 'outlook', 'https://outlook'],
      [/^IMAP port/, '99', '99999'],
      [/^Resource, when a person/, 'https://outl', 'outlook.office.com'],
    ] as const) {
      type(label, '');
      type(label, beginning);
      expect(isInvalid(label), beginning).toBe(false);
      type(label, wrong);
      expect(isInvalid(label), wrong).toBe(true);
    }
  });
});

describe('once a field is left', () => {
  it('half a value is said to be one, without an alert, until it is whole', async () => {
    await press(en.start.ownButton);
    type(tenantLabel, 'contoso');
    expect(isInvalid(tenantLabel)).toBe(false);
    await leave(tenantLabel);
    expect(said(tenantLabel)).toContain(en.fields.tenant.problems.malformed);
    expect(isInvalid(tenantLabel)).toBe(true);
    expect(announced()).toContain(en.fields.tenant.problems.malformed);
    expect(screen.queryByText(en.summary.title(1))).toBeNull();
    type(tenantLabel, 'contoso.');
    expect(isInvalid(tenantLabel)).toBe(true);
    type(tenantLabel, 'contoso.com');
    expect([isInvalid(tenantLabel), announced()]).toEqual([false, '']);
  });

  it('an empty field is no fault, and what is typed into it begins anew', async () => {
    await press(en.start.ownButton);
    await leave(tenantLabel);
    expect(isInvalid(tenantLabel)).toBe(false);
    type(tenantLabel, 'contoso');
    await leave(tenantLabel);
    type(tenantLabel, '');
    expect(isInvalid(tenantLabel)).toBe(false);
    type(tenantLabel, 'c');
    expect(isInvalid(tenantLabel)).toBe(false);
  });

  it('what is known to fail is said with its reason', async () => {
    await press(en.start.ownButton);
    type(tenantLabel, 'contoso.onmicrosoft.us');
    const id = 'wrong-cloud-authority/tenant-domain';
    const { title } = en.settingsFindings({ id, value: 'contoso.onmicrosoft.us' });
    expect(said(tenantLabel)).not.toContain(title);
    await leave(tenantLabel);
    expect(said(tenantLabel)).toContain(title);
    expect(announced()).toContain(`${en.fields.tenant.label}: ${title}.`);
  });

  it('nothing moves under a mouse that is still pressed', async () => {
    await press(en.start.ownButton);
    type(tenantLabel, 'contoso');
    // This DOM has no pressed elements of its own.
    const pressed = vi.spyOn(document, 'querySelector').mockReturnValue(document.body);
    await leave(tenantLabel);
    pressed.mockRestore();
    expect(isInvalid(tenantLabel)).toBe(false);
    fireEvent(document.body, new Event('pointerup', { bubbles: true }));
    await screen.findByText(en.fields.tenant.problems.malformed ?? '');
    expect(isInvalid(tenantLabel)).toBe(true);
  });

  it('a wrong value that was there before is said when its page comes back', async () => {
    await goToRegistration();
    type(clientLabel, '05cd6963');
    await press(en.step.back);
    await press(en.tenant.next);
    expect(heading()).toBe(en.registration.heading);
    expect(isInvalid(clientLabel)).toBe(true);
    expect(field(clientLabel).value).toBe('05cd6963');
  });
});

it('a choice that does not fit another one is said when it is made', async () => {
  await press(en.start.ownButton);
  type(tenantLabel, 'common');
  await press(en.tenant.next);
  const label = /^Supported account types/;
  fireEvent.change(field(label), { target: { value: 'AzureADMyOrg' } });
  expect(isInvalid(label)).toBe(true);
  expect(said(label)).toContain(
    en.settingsFindings({ id: 'single-tenant-app-on-common', value: 'common' }).title,
  );
});

it('a proxy is judged like any other field', async () => {
  await press(en.start.practiceButton);
  unfold(en.network.title);
  await settle();
  await choose(new RegExp(`^${en.network.manual}`));
  const [port, host] = [new RegExp(`^${en.network.port}`), new RegExp(`^${en.network.host}`)];
  type(port, '80a');
  expect(said(port)).toContain(en.network.portProblem);
  expect(announced()).toBe(`${en.network.port}: ${en.network.portProblem}`);
  type(port, '8080');
  expect([isInvalid(port), announced()]).toEqual([false, '']);
  type(host, 'proxy_');
  expect(isInvalid(host)).toBe(false);
  await leave(host);
  expect(said(host)).toContain(en.network.hostProblem);
});
