// @vitest-environment happy-dom
import { act, cleanup, configure, fireEvent, render, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { App } from '../../renderer/app.tsx';
import type { CheckEvent } from '../../shared/check-events.ts';
import { ja } from '../../shared/messages/ja.ts';
import { defaultSettings } from '../../shared/settings-values.ts';
import { practiceDraft } from '../../shared/wizard/draft.ts';
import { toConnection } from '../../shared/wizard/validation.ts';
import {
  line,
  passingCheck,
  practice,
  record,
  refused,
  summary,
} from '../shared/wizard/fixtures.ts';
import { createFakeAssistant, type FakeAssistant } from './fake-assistant.ts';
import { fakeLayout } from './layout.ts';
import { button, choose, press as pressNow, settle } from './page.ts';

let fake: FakeAssistant;

beforeEach(async () => {
  configure({ defaultHidden: true });
  fakeLayout();
  fake = createFakeAssistant();
  const settings = { ...defaultSettings, language: 'ja' as const };
  render(
    <App
      api={fake.api}
      messages={ja}
      settings={{ settings, systemLanguages: ['ja-JP'], problems: [] }}
    />,
  );
  await settle();
});

afterEach(() => {
  cleanup();
});

/** What stays as it is in Japanese: commands, scripts, names, and what servers and systems said. */
const asItIs = 'code, pre, [lang="en"], .said';

/** Three words of a sentence: names of products begin with capitals. */
const english = /[A-Za-z][a-z’']+(?: [a-z’']+){2,}/;
/** Titles of pages, and what portals call a setting where it is not known in Japanese. */
const title = /「[^」]*」|\([^()]*\)/g;

/** The English sentences that can be read or heard on the page as it is now. */
function englishOnPage(): string[] {
  const found: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement?.closest(asItIs)) continue;
    found.push(node.textContent ?? '');
  }
  for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-description']) {
    for (const each of document.querySelectorAll(`[${name}]`)) {
      found.push(each.getAttribute(name) ?? '');
    }
  }
  return found.filter((text) => english.test(text.replaceAll(title, '')));
}

/** Presses a button once it is there: some parts of the page come a moment later. */
async function press(name: string): Promise<void> {
  await waitFor(() => button(name));
  await pressNow(name);
}

/** Opens every card that is shut, as a press on its title does; some hold others. */
function unfoldAll(): void {
  for (const card of document.querySelectorAll('details:not([open])')) {
    (card as HTMLDetailsElement).open = true;
    fireEvent(card, new Event('toggle'));
  }
}

function expectJapanese(): void {
  expect(englishOnPage()).toEqual([]);
  unfoldAll();
  unfoldAll();
  expect(englishOnPage()).toEqual([]);
  expect(document.body.textContent).toMatch(/[ぁ-ん]/);
}

it('finds a sentence in English where there is one', () => {
  document.body.append('Sign in with another account');
  expect(englishOnPage()).toEqual(['Sign in with another account']);
  document.body.lastChild?.remove();
});

it('shows one’s own tenant in Japanese, also in clouds of which less is known, empty and wrong', async () => {
  expectJapanese();
  await press(ja.start.ownButton);
  for (const cloud of ['dod', '21vianet', 'outlook'] as const) {
    const { name } = ja.tenant.clouds[cloud];
    await choose(new RegExp(`^${name.replace(/[()]/g, '\\$&')}`));
    expectJapanese();
  }
  await choose(new RegExp(`^${ja.tenant.clouds.global.name}`));
  await press(ja.tenant.next);
  expectJapanese();
});

it('shows every step of the practice tenant in Japanese, up to a failure and its report', async () => {
  await press(ja.start.practiceButton);
  for (const next of [ja.tenant.next, ja.registration.next, ja.scopes.next, ja.mailboxes.next]) {
    expectJapanese();
    await press(next);
  }
  expectJapanese();
  await press(ja.signIn.start);
  expectJapanese();
  await act(async () => {
    fake.endSignIn({ ok: true, value: summary });
    await Promise.resolve();
  });
  expectJapanese();
  await press(ja.signIn.next);
  expectJapanese();
  await press(ja.test.start);
  act(() => {
    fake.emit('run-1', popRefused());
  });
  await settle();
  expectJapanese();
  await press(ja.test.next);
  await settle();
  expectJapanese();
});

it('shows the way of an app in Japanese, with every way to sign in', async () => {
  await press(ja.start.practiceButton);
  await press(ja.tenant.next);
  unfoldAll();
  const script = document.querySelector('pre.script')?.textContent;
  expect(script).toContain(ja.scriptText.registration.show.synopsis);
  await press(ja.registration.next);
  await choose(new RegExp('^アプリ自身がサインイン'));
  expectJapanese();
  await press(ja.scopes.next);
  expectJapanese();
  await press(ja.mailboxes.next);
  expectJapanese();
  await choose(new RegExp(`^${ja.signIn.flows.certificate.name}`));
  expectJapanese();
  await choose(new RegExp(`^${ja.signIn.flows['pasted-token'].name}`));
  await press(ja.signIn.startToken);
  expectJapanese();
  expect(button(ja.step.back)).toBeTruthy();
});

it('shows the refusal of a sign-in in Japanese', async () => {
  await press(ja.start.practiceButton);
  for (const next of [ja.tenant.next, ja.registration.next, ja.scopes.next, ja.mailboxes.next]) {
    await press(next);
  }
  await press(ja.signIn.start);
  await act(async () => {
    const detail =
      'AADSTS65001: The user or administrator has not consented to use the application.';
    fake.endSignIn({ ok: false, error: { code: 'signin/refused', detail } });
    await Promise.resolve();
  });
  expectJapanese();
});

/** The events of a run in which POP fails at the sign-in and the others pass. */
function popRefused(): CheckEvent[] {
  const connection = toConnection(practiceDraft(practice));
  if (!connection) throw new Error('The practice draft is not complete.');
  const passed = record(connection);
  const [failed] = record({ ...connection, protocols: ['pop'] }, 'failed', [refused]).checks;
  if (!failed) throw new Error('The record has a check.');
  const checks = passed.checks.map((check) => (check.protocol === 'pop' ? failed : check));
  return [
    ...passingCheck('imap'),
    { kind: 'check-started', protocol: 'pop', stages: ['dns', 'auth'] },
    { kind: 'line', protocol: 'pop', line: line(2, '-ERR Authentication failure', 'auth') },
    { kind: 'stage-finished', protocol: 'pop', result: refused },
    ...passingCheck('smtp'),
    { kind: 'run-finished', record: { ...passed, outcome: 'failed', checks } },
  ];
}
