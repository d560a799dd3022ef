import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import {
  guardShortcuts,
  isDeveloperShortcut,
  type KeyPress,
} from '../../../electron/windows/shortcut-guard.ts';

const bare: KeyPress = {
  type: 'keyDown',
  key: '',
  control: false,
  meta: false,
  shift: false,
  alt: false,
};

test.each<Partial<KeyPress>>([
  { key: 'F5' },
  { key: 'F5', control: true },
  { key: 'F12' },
  { key: 'r', control: true },
  { key: 'R', control: true, shift: true },
  { key: 'r', meta: true },
  { key: 'I', control: true, shift: true },
  { key: 'J', control: true, shift: true },
  { key: 'C', control: true, shift: true },
  { key: 'i', meta: true, alt: true },
])('%j is a developer shortcut', (press) => {
  expect(isDeveloperShortcut({ ...bare, ...press })).toBe(true);
});

test.each<Partial<KeyPress>>([
  { key: 'r' },
  { key: 'I', shift: true },
  { key: 'c', control: true },
  { key: 'v', control: true },
  { key: 'F1' },
  { key: 'F5', type: 'keyUp' },
  { key: '€', alt: true },
])('%j is not', (press) => {
  expect(isDeveloperShortcut({ ...bare, ...press })).toBe(false);
});

test('a guarded window never sees a developer shortcut', () => {
  const contents = new EventEmitter();
  guardShortcuts(contents as unknown as Parameters<typeof guardShortcuts>[0]);
  const refused: string[] = [];
  for (const key of ['F12', 'a']) {
    contents.emit(
      'before-input-event',
      { preventDefault: () => refused.push(key) },
      { ...bare, key },
    );
  }
  expect(refused).toEqual(['F12']);
});
