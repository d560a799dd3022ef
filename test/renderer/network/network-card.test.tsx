// @vitest-environment happy-dom
import { cleanup, configure, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { App } from '../../../renderer/app.tsx';
import { en } from '../../../shared/messages/en.ts';
import type { SignInNetworkView } from '../../../shared/sign-in-network.ts';
import { network } from '../../shared/wizard/fixtures.ts';
import { createFakeAssistant, type FakeAssistant } from '../fake-assistant.ts';
import { buttons, choose, field, heading, pending, press, settle, type } from '../page.ts';

// Nothing here is hidden by a style sheet; not computing styles for each look makes it fast.
configure({ defaultHidden: true });

const text = en.network;
const marker = 'Marker-Password-7';
const proxy = { kind: 'http', host: 'proxy.contoso.com', port: 8080, user: 'scanner' } as const;
const manual: SignInNetworkView = {
  ...network,
  network: { mode: 'manual', proxy },
  hasPassword: true,
};
const authority = {
  subject: 'CN=Contoso Inspection',
  validTo: '2030-01-01T00:00:00.000Z',
  sha256: 'AB'.repeat(32),
};

let fake: FakeAssistant;

beforeEach(() => {
  fake = createFakeAssistant();
});

afterEach(() => {
  cleanup();
});

/** Shows the tenant step, with these settings in the main process. */
async function open(view: SignInNetworkView = network): Promise<void> {
  fake.api.readNetwork = () => Promise.resolve({ ok: true, value: view });
  render(<App api={fake.api} messages={en} />);
  await press(en.start.ownButton);
}

function summary(): string | null | undefined {
  return document.querySelector('#network-settings summary')?.textContent;
}

function sent(): unknown[] {
  return fake.calls.filter(([name]) => name === 'setNetwork').map(([, request]) => request);
}

describe('the network card', () => {
  it('says what is used without being opened', async () => {
    await open({ ...manual, addedAuthorities: [authority] });
    expect(summary()).toContain('proxy proxy.contoso.com:8080 · 1 added authority');
    expect(document.querySelector<HTMLDetailsElement>('#network-settings')?.open).toBe(false);
  });

  it.each([
    ['environment', text.environment],
    ['direct', text.direct],
  ] as const)('uses %s as soon as it is chosen', async (mode, label) => {
    await open();
    await choose(new RegExp(`^${label}`));
    expect(sent()).toEqual([{ network: { mode } }]);
    expect(summary()).toContain(text.inUse[mode]);
    expect(screen.getByText(text.used)).toBeTruthy();
  });

  it('uses a proxy that is typed in only when it is whole, and says so until then', async () => {
    await open();
    await choose(new RegExp(`^${text.manual}`));
    expect(screen.getByText(text.notUsedYet)).toBeTruthy();
    type(/Proxy host/, 'http://proxy');
    await press(text.use);
    expect(document.activeElement).toBe(field(/Proxy host/));
    expect(screen.getByText(text.hostProblem)).toBeTruthy();
    expect(screen.getByText(text.portProblem)).toBeTruthy();
    expect(sent()).toEqual([]);
    await choose(text.socks5);
    type(/Proxy host/, ' proxy.contoso.com ');
    type(/Proxy port/, '1080');
    await press(text.use);
    const used = { kind: 'socks5', host: 'proxy.contoso.com', port: 1080 };
    expect(sent()).toEqual([{ network: { mode: 'manual', proxy: used }, password: '' }]);
    expect(screen.queryByText(text.notUsedYet)).toBeNull();
  });

  it('takes Enter in its fields for itself and not for the step', async () => {
    await open(manual);
    fireEvent.keyDown(field(/Proxy host/), { key: 'Enter' });
    expect(sent()).toEqual([{ network: manual.network }]);
    expect(heading()).toBe(en.tenant.heading);
    await settle();
  });
});

describe('the password of the proxy', () => {
  it('goes to the main process once, and stands nowhere afterwards', async () => {
    await open({ ...manual, hasPassword: false });
    type(text.password, marker);
    await press(text.use);
    expect(sent()).toEqual([{ network: manual.network, password: marker }]);
    expect(field(text.password).value).toBe('');
    expect(document.documentElement.outerHTML).not.toContain(marker);
    await press(text.use);
    expect(JSON.stringify(sent()[1])).not.toContain(marker);
  });

  it('is kept where the field stays empty, and removed on request', async () => {
    await open(manual);
    expect(screen.getByText(text.passwordKept)).toBeTruthy();
    await press(text.use);
    expect(sent()).toEqual([{ network: manual.network }]);
    cleanup();
    await open(manual);
    await press(text.removePassword);
    expect(sent()[1]).toEqual({ network: manual.network, password: '' });
  });

  it.each([
    [/Proxy host/, 'other.contoso.com'],
    [/Proxy port/, '3128'],
    [/User name at the proxy/, 'somebody'],
  ] as const)('is not shown to another proxy or as another user: %s', async (label, value) => {
    await open(manual);
    type(label, value);
    expect(buttons(text.removePassword)).toHaveLength(0);
    await press(text.use);
    expect(sent()).toEqual([expect.objectContaining({ password: '' })]);
  });
});

describe('added authorities', () => {
  it('are listed with what tells them apart, and can be removed', async () => {
    await open({ ...network, addedAuthorities: [authority] });
    const row = screen.getByText(authority.subject).closest('tr');
    expect(row?.textContent).toContain(authority.sha256);
    expect(row?.textContent).toContain('2030');
    await press(text.removeOf(authority.subject));
    expect(fake.calls).toContainEqual(['removeAuthority', { sha256: authority.sha256 }]);
    expect(screen.queryByText(authority.subject)).toBeNull();
    expect(screen.getByText(text.none)).toBeTruthy();
  });

  it('are added from a file, and a file that is none is refused with its reason', async () => {
    await open();
    fake.refuse({ code: 'authority-certificate/unreadable' });
    await press(text.add);
    const { title } = en.errors['authority-certificate/unreadable'];
    expect(screen.getByRole('region', { name: title })).toBeTruthy();
    fake.api.addAuthority = () =>
      Promise.resolve({ ok: true, value: { ...network, addedAuthorities: [authority] } });
    await press(text.add);
    expect(screen.queryByRole('region', { name: title })).toBeNull();
    expect(screen.getByText(authority.subject)).toBeTruthy();
  });

  it('are as the last answer has them, also when answers overtake each other', async () => {
    await open();
    const slow = pending<SignInNetworkView>();
    fake.api.addAuthority = slow.call;
    await press(text.add);
    await choose(new RegExp(`^${text.direct}`));
    await slow.answer({ ok: true, value: { ...network, addedAuthorities: [authority] } });
    expect(summary()).toContain(text.inUse.direct);
  });
});
