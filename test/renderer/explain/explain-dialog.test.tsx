// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { en } from '../../../shared/messages/en.ts';
import { useApp } from '../app-page.tsx';
import { press } from '../page.ts';

const app = useApp();
const text = en.explain;

function paste(message: string): void {
  fireEvent.change(screen.getByLabelText(text.text), { target: { value: message } });
}

it('explains what is pasted, without asking or telling the main process anything', async () => {
  const calls = app.fake.calls.length;
  await press(text.startButton);
  const dialog = within(screen.getByRole('dialog', { name: text.heading }));
  paste(
    'AADSTS7000215: Invalid client secret provided. Trace ID: d320620c-3d56-42bc-bc45-4cdd85c41f00',
  );
  await press(text.explain);
  expect(document.activeElement?.textContent).toBe(text.result);
  expect(
    dialog.getByText(text.taken(text.sources.entra, en.finding.stageNames.token)),
  ).toBeTruthy();
  expect(dialog.getByText(en.refusal.lookUp(7_000_215))).toBeTruthy();
  expect(dialog.getByText('d320620c-3d56-42bc-bc45-4cdd85c41f00')).toBeTruthy();
  expect(app.fake.calls.slice(calls).filter(([name]) => name !== 'guideTicks')).toEqual([]);
});

it('shows no token again that was in the message', async () => {
  const token = `eyJ0eXAiOiJKV1QifQ.${'aB3'.repeat(40)}.${'xY9'.repeat(40)}`;
  await press(text.startButton);
  paste(`535 5.7.3 Authentication unsuccessful Bearer ${token}`);
  await press(text.explain);
  expect(screen.getByLabelText<HTMLTextAreaElement>(text.text).value).toContain(token);
  const shown = screen.getByRole('region', { name: text.result }).textContent;
  expect(shown).not.toContain('aB3aB3');
});

it('takes where it came from as it is told', async () => {
  await press(text.startButton);
  paste('connection timed out');
  fireEvent.change(screen.getByLabelText(text.source), { target: { value: 'pop' } });
  await press(text.explain);
  expect(screen.queryByText(/^Read as a message/)).toBeNull();
  expect(screen.getByRole('region', { name: text.result })).toBeTruthy();
});

it('asks for a message where there is none, and forgets it when it is closed', async () => {
  await press(text.startButton);
  await press(text.explain);
  expect(screen.getByText(text.textMissing)).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByLabelText(text.text));
  paste('something');
  await press(text.close);
  await act(async () => {
    fireEvent(screen.queryByRole('dialog') ?? document.body, new Event('close'));
    await Promise.resolve();
  });
  expect(screen.queryByRole('dialog')).toBeNull();
  await press(text.startButton);
  expect(screen.getByLabelText<HTMLTextAreaElement>(text.text).value).toBe('');
});
