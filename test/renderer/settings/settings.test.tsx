// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { catalogues } from '../../../shared/messages/catalogues.ts';
import { en } from '../../../shared/messages/en.ts';
import { defaultSettings as defaults } from '../../../shared/settings-values.ts';
import { useApp } from '../app-page.tsx';
import { button, choose, field, press, settle, type } from '../page.ts';

const app = useApp();
const { ja } = catalogues;

/** Chooses a language below the rail or on the first screen, and waits until its texts are there. */
async function speak(language: 'en' | 'ja'): Promise<void> {
  const menu = document.querySelector<HTMLSelectElement>('.app-link-language');
  if (!menu) throw new Error('There is no language menu.');
  fireEvent.change(menu, { target: { value: language } });
  await waitFor(() => {
    expect(document.documentElement.lang).toBe(language);
  });
}

/** The label of the tenant's field, which has a star behind it. */
function label(language: 'en' | 'ja'): RegExp {
  return new RegExp(catalogues[language].fields.tenant.label);
}

async function open(name: string): Promise<void> {
  await press(name);
  await settle();
}

describe('the language', () => {
  it('changes in the middle of a form, at once, and nothing that was typed is lost', async () => {
    await press(en.start.ownButton);
    type(label('en'), 'half a ten');
    const input = field(label('en'));
    input.focus();
    await speak('ja');
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(ja.tenant.heading);
    expect(document.title).toContain(ja.step.names.tenant);
    // The very same field, with what stands in it, and still the one that is typed into.
    expect(field(label('ja'))).toBe(input);
    expect(input.value).toBe('half a ten');
    expect(document.activeElement).toBe(input);
    expect(app.fake.calls).toContainEqual(['setSettings', { change: { language: 'ja' } }]);
    await speak('en');
    expect(field(label('en')).value).toBe('half a ten');
  });

  it('of the system can be chosen again in the settings', async () => {
    await speak('ja');
    await open(ja.appLinks.settings);
    const menu = screen.getByLabelText<HTMLSelectElement>(ja.settingsDialog.display.language, {
      selector: 'dialog select',
    });
    expect(menu.value).toBe('ja');
    fireEvent.change(menu, { target: { value: 'system' } });
    await waitFor(() => {
      expect(document.documentElement.lang).toBe('en');
    });
    expect(app.fake.calls.at(-1)).toEqual(['setSettings', { change: { language: 'system' } }]);
  });
});

describe('settings', () => {
  it('change the theme at once', async () => {
    await open(en.appLinks.settings);
    expect(document.documentElement.dataset['theme']).toBe('light');
    for (const theme of ['high-contrast', 'dark', 'light'] as const) {
      await choose(en.settingsDialog.display.themes[theme]);
      expect(document.documentElement.dataset['theme']).toBe(theme);
      const scheme = theme === 'light' ? 'light' : 'dark';
      expect(document.documentElement.style.colorScheme).toBe(scheme);
      expect(app.fake.calls.at(-1)).toEqual(['setSettings', { change: { theme } }]);
    }
  });

  it('say what is not kept of them, in the dialog and on the first screen', async () => {
    app.fake.api.setSettings = ({ change }) =>
      Promise.resolve({
        ok: true,
        value: {
          settings: { ...defaults, ...change },
          systemLanguages: ['en'],
          problems: [{ code: 'settings/not-kept' }],
        },
      });
    await open(en.appLinks.settings);
    await choose(en.settingsDialog.display.themes.dark);
    const told = screen.getAllByText(en.errors['settings/not-kept'].title);
    expect(told.map((each) => each.closest('dialog') !== null)).toEqual([true, false]);
  });

  it('tick “Remember” where a connection begins', async () => {
    await open(en.appLinks.settings);
    await choose(en.settingsDialog.signIns.remember);
    await press(en.settingsDialog.close);
    await press(en.start.practiceButton);
    await press(en.tenant.next);
    await press(en.registration.next);
    await press(en.scopes.next);
    await press(en.mailboxes.next);
    expect(field(en.keeping.remember).checked).toBe(true);
  });

  it('remove all that is kept only after asking', async () => {
    await open(en.appLinks.settings);
    const { signIns } = en.settingsDialog;
    expect(screen.getByText(signIns.kept(2, 1))).toBeTruthy();
    await press(signIns.remove);
    await press(signIns.no);
    expect(app.fake.calls).not.toContainEqual(['removeAllKept']);
    await press(signIns.remove);
    await press(signIns.yes);
    await settle();
    expect(app.fake.calls).toContainEqual(['removeAllKept']);
    expect(screen.getByText(signIns.removed)).toBeTruthy();
  });

  it('say where the log is when its folder cannot be opened', async () => {
    await open(en.appLinks.settings);
    app.fake.refuse({ code: 'log/not-opened', detail: '/home/ada/logs' });
    await open(en.settingsDialog.log.open);
    expect(screen.getByText('/home/ada/logs')).toBeTruthy();
    await open(en.settingsDialog.log.open);
    expect(screen.queryByText('/home/ada/logs')).toBeNull();
  });
});

describe('about', () => {
  it('says the versions, which can be copied, and every licence in full', async () => {
    await open(en.appLinks.about);
    const versions = screen.getByRole('table', { name: en.aboutDialog.versions });
    expect(versions.textContent).toContain(`${en.aboutDialog.node}20`);
    await press(en.copy.copyOf(en.aboutDialog.versions));
    expect(app.fake.calls.at(-1)?.[0]).toBe('writeClipboard');
    const licence = screen.getByText(/^some-package 1\.2\.3/).closest('details');
    if (!licence) throw new Error('There is no licence.');
    expect(licence.textContent).not.toContain('Permission…');
    licence.open = true;
    act(() => {
      fireEvent(licence, new Event('toggle'));
    });
    expect(licence.textContent).toContain('Permission…');
    expect(button(en.aboutDialog.close)).toBeTruthy();
  });
});
