// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { en } from '../../../shared/messages/en.ts';
import { practice, scenarios, summary } from '../../shared/wizard/fixtures.ts';
import { endSignIn, goToSignIn, useApp } from '../app-page.tsx';
import { press, settle } from '../page.ts';

const text = en.practice;
const app = useApp();

function menu(): HTMLInputElement {
  return screen.getByRole<HTMLInputElement>('combobox', { name: text.label });
}

/** Opens the menu; what it lists. */
async function open(): Promise<string[]> {
  await act(async () => {
    menu().focus();
    fireEvent.click(menu());
    await Promise.resolve();
  });
  return options().map(({ textContent }) => textContent);
}

function options(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[role="option"]')];
}

async function choose(name: string | RegExp): Promise<void> {
  await open();
  const option = options().find(({ textContent }) =>
    typeof name === 'string' ? textContent === name : name.test(textContent),
  );
  if (!option) throw new Error(`there is no ${String(name)}`);
  await act(async () => {
    fireEvent.click(option);
    await Promise.resolve();
  });
  await settle();
}

function note(): string | null {
  const bar = within(screen.getByRole('region', { name: text.region }));
  return bar.getByRole('status').textContent;
}

function lastStart(): unknown {
  return app.fake.calls.findLast(([name]) => name === 'startPractice')?.[1];
}

describe('the menu of what goes wrong', () => {
  it('is not there with one’s own tenant', async () => {
    await press(en.start.ownButton);
    expect(screen.queryByRole('combobox', { name: text.label })).toBeNull();
  });

  it('lists everything by where it happens, “Nothing” first', async () => {
    await press(en.start.practiceButton);
    await settle();
    expect(menu().value).toBe(text.nothing);
    const listed = await open();
    expect(listed[0]).toBe(text.nothing);
    expect(listed).toHaveLength(scenarios.length + 1);
    const groups = new Set(options().map((option) => option.closest('[role="group"]')));
    const labels = [...groups].flatMap((group) => group?.firstChild?.textContent ?? []);
    expect(labels).toEqual(
      [...new Set(scenarios.map(({ group }) => group))].map((group) => text.groups[group]),
    );
  });

  it('is searched by words, and says so where nothing goes by them', async () => {
    await press(en.start.practiceButton);
    await settle();
    const found = {
      AADSTS50011: ['50011'],
      'smtp full': ['no room'],
      'APP REGISTRATION': ['50011', 'service principal'],
      'device code': ['70019'],
      xyzzy: [text.none],
    };
    await open();
    for (const [words, parts] of Object.entries(found)) {
      fireEvent.change(menu(), { target: { value: words } });
      const listed = options().map(({ textContent }) => textContent);
      expect(listed).toHaveLength(parts.length);
      for (const [index, part] of parts.entries()) expect(listed[index]).toContain(part);
    }
  });

  it('makes it go wrong in the tenant that runs, and says what it changed for it', async () => {
    await goToSignIn();
    await choose(/service principal/);
    expect(lastStart()).toEqual({ scenario: 'imap-wrong-object-id' });
    expect(menu().value).toBe(
      'IMAP: The service principal has the object ID of the app registration',
    );
    expect(note()).toBe(
      'Changed for this: access is the app’s own, sign-in by “Client secret”, user is invoices@contoso.example. Run the test to see it.',
    );
    // The step and all that was typed stay.
    expect(document.title).toContain('Step 5 of 7');

    await choose(text.nothing);
    expect(lastStart()).toBeUndefined();
    expect(menu().value).toBe(text.nothing);
    expect(note()).toMatch(/^Set back: access is a person’s, .*\.$/);
  });

  it('says that a sign-in from before does not show it', async () => {
    await goToSignIn();
    await press(en.signIn.start);
    await endSignIn(app, { ok: true, value: summary });
    await choose(/50011/);
    expect(note()).toBe('Sign in again to see it.');
    expect(document.title).toContain('Step 5 of 7');
  });

  it('says where the app could not do it, and leaves everything as it was', async () => {
    await goToSignIn();
    app.fake.refuse({ code: 'practice/start-failed' });
    await choose(/no room/);
    expect(menu().value).toBe(text.nothing);
    expect(note()).toBe('');
    expect(screen.getByText(en.errors['practice/start-failed'].title)).toBeTruthy();
  });

  it('remains chosen when one begins again with the practice tenant', async () => {
    await press(en.start.practiceButton);
    await settle();
    await choose(/no room/);
    await press(en.step.back);
    await press(en.start.practiceButton);
    expect(lastStart()).toEqual({ scenario: 'smtp-mailbox-full' });
    expect(practice.scenario).toBeUndefined();
  });
});
