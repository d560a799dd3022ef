// @vitest-environment happy-dom
import { act, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { en } from '../../../shared/messages/en.ts';
import { useApp } from '../app-page.tsx';
import { button, buttons, choose, field, press, settle, type } from '../page.ts';

const app = useApp();
const text = en.problem;

async function open(): Promise<void> {
  await press(en.appLinks.about);
  await settle();
  await press(text.open);
}

describe('reporting a problem', () => {
  it('shows all that will be saved before it can be saved', async () => {
    await open();
    expect(buttons(text.save)).toEqual([]);
    type(text.words, 'It stopped.');
    await choose(text.lastTest);
    await choose(en.reportPage.pseudonyms);
    await press(text.show);
    const asked = { words: 'It stopped.', lastTest: true, pseudonyms: true, language: 'en' };
    expect(app.fake.calls).toContainEqual(['previewProblem', asked]);
    expect(screen.getByText('problem.zip')).toBeTruthy();
    expect(screen.getByText(text.summary(3, 1_234))).toBeTruthy();
    const names = ['what-happened.txt', 'versions.json', 'last-test.txt'] as const;
    for (const name of names) {
      const fold = screen.getByText(text.parts[name]).closest('details');
      if (!fold) throw new Error('There is no such file.');
      await act(async () => {
        fold.open = true;
        fold.dispatchEvent(new Event('toggle'));
        await Promise.resolve();
      });
    }
    const shown = names.map((name) => screen.getByLabelText(name).textContent);
    expect(shown).toEqual(['It stopped.', '{"version":1}', 'REPORT']);
    await press(text.save);
    expect(app.fake.calls.at(-1)).toEqual(['saveProblem', { id: 'problem-1' }]);
    expect(screen.getByText(text.saved)).toBeTruthy();
  });

  it('keeps what was typed when it goes back, and when it is closed and opened again', async () => {
    await open();
    type(text.words, 'It stopped.');
    await press(text.show);
    await press(text.back);
    expect(field(text.words).value).toBe('It stopped.');
    const dialog = field(text.words).closest('dialog');
    await act(async () => {
      dialog?.close();
      await Promise.resolve();
    });
    expect(screen.queryByLabelText(text.words)).toBeNull();
    await press(text.open);
    expect(field(text.words).value).toBe('It stopped.');
  });

  it('says that there is no test whose report could be added', async () => {
    app.fake.api.previewProblem = () =>
      Promise.resolve({ ok: true, value: { id: 'p', fileName: 'x.zip', bytes: 1, parts: [] } });
    await open();
    await press(text.show);
    expect(screen.queryByText(text.noTest)).toBeNull();
    await press(text.back);
    await choose(text.lastTest);
    await press(text.show);
    expect(screen.getByText(text.noTest)).toBeTruthy();
  });

  it('says what went wrong, and does not say that it was saved', async () => {
    await open();
    await press(text.show);
    app.fake.refuse({ code: 'file/not-saved', detail: 'problem.zip' });
    await press(text.save);
    expect(screen.getByText(en.errors['file/not-saved'].title)).toBeTruthy();
    expect(screen.queryByText(text.saved)).toBeNull();
    await press(text.save);
    expect(screen.queryByText(en.errors['file/not-saved'].title)).toBeNull();
    expect(screen.getByText(text.saved)).toBeTruthy();
  });

  it('can be begun in the application menu, beside the log, and where the app has failed', async () => {
    act(() => {
      app.fake.askForProblem();
    });
    expect(screen.getByLabelText(text.words)).toBeTruthy();
    await press(text.close);
    await press(en.appLinks.settings);
    await settle();
    expect(button(text.open)).toBeTruthy();
    app.fake.refuse({ code: 'app/unexpected' });
    await press(en.settingsDialog.log.open);
    expect(buttons(text.open)).toHaveLength(2);
  });
});
