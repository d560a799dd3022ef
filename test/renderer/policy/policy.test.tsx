// @vitest-environment happy-dom
import { cleanup, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { App } from '../../../renderer/app.tsx';
import { readFirstPolicy } from '../../../renderer/policy/first-policy.ts';
import { catalogues } from '../../../shared/messages/catalogues.ts';
import { en } from '../../../shared/messages/en.ts';
import { noPolicy } from '../../../shared/policy/no-policy.ts';
import { policyFields } from '../../../shared/policy/policy.ts';
import type { PolicyView } from '../../../shared/policy/policy-view.ts';
import { forgiveCancelledAnimations } from '../animations.ts';
import { createFakeAssistant, type FakeAssistant } from '../fake-assistant.ts';
import { fakeLayout } from '../layout.ts';
import { field, press, settle, type } from '../page.ts';

const { ja } = catalogues;
const place = '/etc/mailbox-oauth-assistant/policy.json';
const all: PolicyView = {
  policy: {
    ...{
      cloud: 'gcc-high',
      tenant: 'contoso.us',
      clientId: '6731de76-14a6-49ae-97bc-6eba6914391e',
    },
    ...{ allowedFlows: ['device-code'], neverKeepTokens: true, updateFeed: '', language: 'en' },
    proxy: { mode: 'direct' },
  },
  authorities: 2,
  managed: policyFields.map((each) => ({ field: each, place })),
  problems: [
    { ...{ kind: 'wrong-value', place, at: '$.cloud' }, field: 'cloud', found: '"moon"' },
    { kind: 'unknown-name', place, at: '$.tenat', nearest: 'tenant' },
  ],
};

let fake: FakeAssistant;
fakeLayout();
forgiveCancelledAnimations();
beforeEach(() => {
  fake = createFakeAssistant();
});
afterEach(() => {
  cleanup();
});

async function show(policy: PolicyView, messages = en): Promise<void> {
  render(<App api={fake.api} messages={messages} policy={policy} />);
  await settle();
}

describe('what the organisation has set', () => {
  it('is listed in the settings with its place, and what is wrong with what would be right', async () => {
    await show(all);
    await press(en.appLinks.settings);
    await settle();
    const table = screen.getByRole('table', { name: en.policy.heading });
    const rows = within(table).getAllByRole('row').slice(1);
    expect(rows).toHaveLength(policyFields.length);
    expect(table.textContent).not.toContain(place);
    expect(table.closest('section')?.textContent).toContain(`${en.policy.columns.place}: ${place}`);
    expect(table.textContent).toContain(en.policy.noFeed);
    expect(table.textContent).toContain(en.policy.neverKeep);
    const told = document.querySelector('.policy-problems')?.textContent ?? '';
    for (const part of ['$.cloud', '"moon"', 'gcc-high', '$.tenat', 'Likely tenant']) {
      expect(told).toContain(part);
    }
  });

  it('is listed each with its place where it comes from more than one', async () => {
    const key = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies';
    const [first = { field: 'cloud', place }, ...others] = all.managed;
    await show({ ...all, managed: [{ ...first, place: key }, ...others] });
    await press(en.appLinks.settings);
    await settle();
    const table = screen.getByRole('table', { name: en.policy.heading });
    const [top, ...rows] = within(table).getAllByRole('row').slice(1);
    expect(top?.textContent).toContain(key);
    for (const row of rows) expect(row.textContent).toContain(place);
  });

  it('is not spoken of where there is nothing', async () => {
    await show(noPolicy);
    expect(document.querySelector('.fui-MessageBar')).toBeNull();
    await press(en.appLinks.settings);
    await settle();
    expect(screen.queryByText(en.policy.heading)).toBeNull();
    expect(document.querySelector('.managed-mark')).toBeNull();
  });

  it('fills in a new connection, and says so until it is changed', async () => {
    await show(all);
    await press(en.start.ownButton);
    const tenant = field(new RegExp(en.fields.tenant.label));
    expect(tenant.value).toBe('contoso.us');
    const suggested = () => document.querySelectorAll('.suggested').length;
    // At the cloud and at the tenant.
    expect(suggested()).toBe(2);
    type(new RegExp(en.fields.tenant.label), 'fabrikam.us');
    expect(suggested()).toBe(1);
  });

  it('locks the language wherever it is chosen', async () => {
    await show(all);
    const menu = document.querySelector<HTMLSelectElement>('.app-link-language');
    expect(menu?.disabled).toBe(true);
    expect(menu?.getAttribute('aria-label')).toBe(`${en.appLinks.language}: ${en.policy.mark}`);
  });

  it('that was removed is said on the first screen', async () => {
    await show({ ...all, problems: [], removed: { apps: 2, credentials: 1 } });
    expect(screen.getByText(new RegExp(en.policy.removed(2, 1)))).toBeTruthy();
  });
});

describe('reading it', () => {
  it('goes on without it where the main process does not answer well', async () => {
    const api = { ...fake.api, readPolicy: () => Promise.resolve(failed) };
    expect(await readFirstPolicy(api)).toEqual(noPolicy);
  });
});

const failed = { ok: false, error: { code: 'app/unexpected' } } as const;

it('is in Japanese where the window is', async () => {
  await show(all, ja);
  expect(screen.getByText(ja.policy.problemsHeading(2))).toBeTruthy();
});
