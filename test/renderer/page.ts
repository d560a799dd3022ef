import { act, fireEvent, screen } from '@testing-library/react';
import type { Result } from '../../shared/errors.ts';

/** What the page is about. */
export function heading(): string | null {
  return screen.getByRole('heading', { level: 1 }).textContent;
}

/** By what it says rather than by its role: computing roles and names is slow in this DOM. */
export function buttons(name: string): HTMLButtonElement[] {
  return [...document.querySelectorAll('button')].filter(
    (candidate) => (candidate.getAttribute('aria-label') ?? candidate.textContent) === name,
  );
}

/** The one button that says this. */
export function button(name: string): HTMLButtonElement {
  const found = buttons(name);
  if (found.length !== 1 || !found[0]) throw new Error(`There are ${found.length} "${name}".`);
  return found[0];
}

/** Lets what was started settle. */
export async function settle(): Promise<void> {
  await act(async () => {
    await Promise.resolve();
  });
}

/** Presses a button and lets what it started settle. */
export async function press(name: string): Promise<void> {
  await act(async () => {
    fireEvent.click(button(name));
    await Promise.resolve();
  });
}

/** The field with this label; `text` of a pattern may be a part of it. */
export function field(label: string | RegExp): HTMLInputElement {
  return screen.getByLabelText<HTMLInputElement>(label);
}

/** Types a value in place of what stands there. */
export function type(label: string | RegExp, value: string): void {
  fireEvent.change(field(label), { target: { value } });
}

/** Ticks or chooses, and lets what that started settle. */
export async function choose(label: string | RegExp): Promise<void> {
  await act(async () => {
    fireEvent.click(field(label));
    await Promise.resolve();
  });
}

/** Opens the card with this title, as a press on its title does. */
export function unfold(title: string): void {
  const card = [...document.querySelectorAll('details')].find(
    (each) => each.querySelector('.fold-title')?.textContent === title,
  );
  if (!card) throw new Error(`There is no card "${title}".`);
  card.open = true;
  fireEvent(card, new Event('toggle'));
}

/** A call that is answered when the test says so. */
export interface Pending<T> {
  call: () => Promise<Result<T>>;
  answer: (result: Result<T>) => Promise<void>;
}

/** Makes a call whose answers the test gives, the oldest question first. */
export function pending<T>(): Pending<T> {
  const waiting: ((result: Result<T>) => void)[] = [];
  return {
    call: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
      }),
    answer: async (result) => {
      await act(async () => {
        waiting.shift()?.(result);
        await Promise.resolve();
      });
    },
  };
}
