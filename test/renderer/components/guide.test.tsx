// @vitest-environment happy-dom
import { act, cleanup, configure, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { App } from '../../../renderer/app.tsx';
import { guideFor } from '../../../shared/guides/guide-for.ts';
import type { GuideId } from '../../../shared/guides/guide-ids.ts';
import type { GuideStepId } from '../../../shared/guides/step-ids.ts';
import { en } from '../../../shared/messages/en.ts';
import { emptyDraft } from '../../../shared/wizard/draft.ts';
import { practice } from '../../shared/wizard/fixtures.ts';
import { createFakeAssistant, type FakeAssistant } from '../fake-assistant.ts';
import { buttons, choose, press, settle, type } from '../page.ts';

// Nothing here is hidden by a style sheet; not computing styles for each look makes it fast.
configure({ defaultHidden: true });

const text = en.guides;
const clientId = /^Application \(client\) ID/;

let fake: FakeAssistant;
beforeEach(() => {
  fake = createFakeAssistant();
  render(<App api={fake.api} messages={en} />);
});
afterEach(() => {
  cleanup();
});

/** To step 2 of one's own tenant. */
async function goToRegistration(cloud = /^Global/): Promise<void> {
  await press(en.start.ownButton);
  await choose(cloud);
  if (screen.queryByLabelText(/Tenant domain/)) type(/Tenant domain/, 'contoso.com');
  await press(en.tenant.next);
}

async function goToScopes(cloud?: RegExp): Promise<void> {
  await goToRegistration(cloud);
  type(clientId, practice.clientId);
  await press(en.registration.next);
}

/** A guide's card; all that is asked of it is asked of the DOM, computing roles is slow in this one. */
function card(id: GuideId): HTMLDetailsElement | undefined {
  return [...document.querySelectorAll('details')].find(
    (each) => each.querySelector('.fold-title')?.textContent === text.titles[id],
  );
}

/** Opens a guide that is folded away; its steps are only made then. */
async function unfold(id: GuideId): Promise<void> {
  const details = card(id);
  if (!details) throw new Error(`There is no guide ${id}.`);
  expect(items(id)).toEqual([]);
  details.open = true;
  await act(async () => {
    fireEvent(details, new Event('toggle'));
    await Promise.resolve();
  });
}

function progress(id: GuideId): string | undefined {
  return card(id)?.querySelector('summary .quiet')?.textContent;
}

function items(id: GuideId): HTMLLIElement[] {
  return [...(card(id)?.querySelectorAll('li') ?? [])];
}

function boxes(id: GuideId): HTMLInputElement[] {
  return [...(card(id)?.querySelectorAll<HTMLInputElement>('input[type=checkbox]') ?? [])];
}

async function tick(id: GuideId, index: number): Promise<void> {
  const box = boxes(id)[index];
  if (!box) throw new Error(`${id} has no step ${index}`);
  await act(async () => {
    fireEvent.click(box);
    await Promise.resolve();
  });
}

async function chooseFlow(value: string): Promise<void> {
  fireEvent.change(screen.getByLabelText(en.registration.flowLabel), { target: { value } });
  await settle();
}

/** What a step says of the app as it is typed so far. */
function said(id: GuideId, step: GuideStepId): string {
  const said = text.steps[step];
  const { facts } = guideFor(id, { ...emptyDraft, tenant: 'contoso.com' });
  return typeof said === 'string' ? said : said(facts);
}

describe('the guide of the registration', () => {
  it('has the steps of the way that is chosen, each to be ticked by its own text', async () => {
    await goToRegistration();
    const id = 'register-app-delegated';
    expect(card(id)?.open).toBe(true);
    expect(progress(id)).toBe(text.progress(0, 5));
    expect(screen.getByLabelText(said(id, 'single-tenant'))).toBe(boxes(id)[2]);
    expect(screen.getByLabelText(said(id, 'redirect-uri-window'))).toBe(boxes(id)[4]);
    await chooseFlow('delegated device-code');
    expect(screen.getByLabelText(said(id, 'public-client-flows'))).toBe(boxes(id)[4]);
    await chooseFlow('application certificate');
    expect(card(id)).toBeUndefined();
    const own = 'register-app-application';
    expect(screen.getByLabelText(said(own, 'certificate'))).toBe(boxes(own)[4]);
  });

  it('has values to copy and pages to open, in the portal of the cloud', async () => {
    await goToRegistration(/^GCC High/);
    await press(text.openForStep(text.open.entra, 1));
    const list = '#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade';
    const url = `https://entra.microsoft.us/${list}`;
    expect(fake.calls).toContainEqual(['openLink', { url }]);
    await press(en.copy.copyOf(text.values['redirect-uri']));
    const uri = 'https://login.microsoftonline.us/common/oauth2/nativeclient';
    expect(fake.calls).toContainEqual(['writeClipboard', { text: uri }]);
  });

  it('is for personal accounts, and for no app as itself, with Outlook.com', async () => {
    await goToRegistration(/^Outlook\.com/);
    const id = 'register-app-delegated';
    expect(screen.getByLabelText(said(id, 'personal-accounts'))).toBe(boxes(id)[2]);
    const options = [...document.querySelectorAll('option')].map(({ value }) => value);
    expect(options).toContain('delegated browser');
    expect(options).not.toContain('application secret');
  });
});

describe('what is ticked', () => {
  const id = 'register-app-delegated';
  const owner = { practice: false, tenant: 'contoso.com', clientId: '' };

  it('is counted and kept, and is there when the page comes up again', async () => {
    await goToRegistration();
    await tick(id, 0);
    await tick(id, 2);
    expect(progress(id)).toBe(text.progress(2, 5));
    const first = { owner, guide: id, step: 'new-registration', done: true };
    expect(fake.calls).toContainEqual(['tickGuide', first]);
    await tick(id, 0);
    expect(fake.calls).toContainEqual(['tickGuide', { ...first, done: false }]);
    await press(en.step.back);
    await press(en.tenant.next);
    await settle();
    expect(boxes(id).map(({ checked }) => checked)).toEqual([false, false, true, false, false]);
    expect(progress(id)).toBe(text.progress(1, 5));
  });

  it('goes along when the new app gets its client ID, and is left behind for no other', async () => {
    await goToRegistration();
    await tick(id, 0);
    await tick(id, 1);
    type(clientId, practice.clientId);
    await settle();
    expect(progress(id)).toBe(text.progress(2, 5));
    const registered = { ...owner, clientId: practice.clientId };
    const done = async (whose: typeof owner) => {
      const result = await fake.api.guideTicks({ owner: whose, guide: id });
      return result.ok && result.value.done;
    };
    expect(await done(registered)).toEqual(['new-registration', 'registration-name']);
    expect(await done(owner)).toEqual([]);
    type(clientId, '15cd6963-1a2b-4c3d-8e4f-5a6b7c8dd595');
    await settle();
    expect(progress(id)).toBe(text.progress(0, 5));
  });

  it('belongs to one app: another’s is read instead', async () => {
    const registered = { ...owner, clientId: practice.clientId };
    await fake.api.tickGuide({ owner: registered, guide: id, step: 'single-tenant', done: true });
    await goToRegistration();
    expect(progress(id)).toBe(text.progress(0, 5));
    type(clientId, practice.clientId);
    await settle();
    expect(progress(id)).toBe(text.progress(1, 5));
  });

  it('stays ticked where it cannot be kept, which is said', async () => {
    fake.api.tickGuide = () => Promise.resolve({ ok: true, value: { kept: false } });
    await goToRegistration();
    expect(screen.queryByText(text.notKept)).toBeNull();
    await tick(id, 0);
    expect(progress(id)).toBe(text.progress(1, 5));
    expect(screen.getByText(text.notKept).getAttribute('role')).toBe('status');
    fake.api.tickGuide = () => Promise.resolve({ ok: false, error: { code: 'app/unexpected' } });
    await tick(id, 1);
    expect(progress(id)).toBe(text.progress(2, 5));
    expect(screen.getByText(text.notKept)).toBeTruthy();
  });

  it('of the practice tenant is not missed on this computer', async () => {
    fake.api.tickGuide = () => Promise.resolve({ ok: true, value: { kept: false } });
    await press(en.start.practiceButton);
    await press(en.tenant.next);
    await tick(id, 0);
    expect(progress(id)).toBe(text.progress(1, 5));
    expect(screen.queryByText(text.notKept)).toBeNull();
  });
});

describe('the guides of the other steps', () => {
  it('have the permissions that are chosen, and consent without the link of the page', async () => {
    await goToScopes();
    expect(card('permissions')?.open).toBe(false);
    await unfold('permissions');
    expect(items('permissions')[2]?.textContent).toContain('IMAP.AccessAsUser.All');
    await choose('POP');
    expect(items('permissions')[2]?.textContent).toContain('POP.AccessAsUser.All');
    const copy = en.copy.copyOf(text.valueOfMany(text.values.permission, 'POP.AccessAsUser.All'));
    expect(progress('consent')).toBe(text.progress(0, 2));
    await unfold('consent');
    // Once to be ticked in the portal, once to be checked there.
    expect(buttons(copy)).toHaveLength(2);
    expect(items('consent')).toHaveLength(2);
  });

  it('are for the mailbox and what opens it', async () => {
    await goToScopes();
    await choose('SMTP');
    await press(en.scopes.next);
    expect(card('enterprise-object-id')).toBeUndefined();
    expect(card('mailbox-delegation')).toBeUndefined();
    type(/Who signs in/, 'scan@contoso.com');
    await unfold('mailbox-protocols');
    await unfold('smtp-auth');
    // The way of PowerShell is another one, and not counted.
    expect(items('mailbox-protocols')).toHaveLength(5);
    expect(progress('mailbox-protocols')).toBe(text.progress(0, 4));
    const [last] = items('mailbox-protocols').slice(-1);
    expect(card('mailbox-protocols')?.querySelector('.guide-others')?.textContent).toBe(
      text.instead(1),
    );
    expect(last?.textContent).toContain("Set-CASMailbox -Identity 'scan@contoso.com'");
    expect(items('smtp-auth')[0]?.textContent).toContain('scan@contoso.com');
    await choose(en.mailboxes.shared);
    type(/Address of the shared mailbox/, 'invoices@contoso.com');
    await unfold('mailbox-delegation');
    expect(items('mailbox-delegation')).toHaveLength(3);
    expect(items('mailbox-delegation')[2]?.textContent).toContain(text.values.sender);
  });

  it('are left out where nobody could go through them', async () => {
    await goToScopes(/^Outlook\.com/);
    expect(card('consent')).toBeUndefined();
    await press(en.scopes.next);
    expect(card('smtp-auth')).toBeUndefined();
    await unfold('mailbox-protocols');
    expect(items('mailbox-protocols')).toHaveLength(3);
    expect(buttons(text.openForStep(text.open.outlook, 1))).toHaveLength(1);
  });
});
