import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import {
  guardNavigation,
  type GuardedContents,
} from '../../../electron/windows/navigation-guard.ts';
import { recordedLog } from '../fakes.ts';
import { markSignInContents } from '../../../electron/windows/window-registry.ts';

const url = 'https://evil.example/path?code=marker';
const navigations = ['will-navigate', 'will-frame-navigate', 'will-redirect'];

/** Stands in for the contents of a window, already guarded. */
function guardedContents() {
  const emitter = new EventEmitter();
  let openHandler: ((details: { url: string }) => { action: string }) | undefined;
  const { log, entries } = recordedLog();
  const contents = Object.assign(emitter, {
    setWindowOpenHandler: (handler: typeof openHandler) => {
      openHandler = handler;
    },
  });
  guardNavigation(contents as unknown as GuardedContents, log);
  return {
    contents,
    entries,
    openWindow: () => openHandler?.({ url }).action,
    /** Emits an event and says whether it was refused. */
    isRefused: (name: string) => {
      let refused = false;
      emitter.emit(name, { url, preventDefault: () => (refused = true) });
      return refused;
    },
  };
}

test.each([...navigations, 'will-attach-webview'])('a window is refused %s', (name) => {
  expect(guardedContents().isRefused(name)).toBe(true);
});

test('a window is refused another window', () => {
  expect(guardedContents().openWindow()).toBe('deny');
});

test.each(navigations)('a sign-in window, marked after it was made, may %s', (name) => {
  const guarded = guardedContents();
  markSignInContents(guarded.contents);
  expect(guarded.isRefused(name)).toBe(false);
});

test('a sign-in window gets neither webviews nor windows from the guard', () => {
  const guarded = guardedContents();
  markSignInContents(guarded.contents);
  expect(guarded.isRefused('will-attach-webview')).toBe(true);
  expect(guarded.openWindow()).toBe('deny');
});

test('the log says where a page wanted to go, without path and query', () => {
  const guarded = guardedContents();
  guarded.isRefused('will-navigate');
  guarded.openWindow();
  const fields = { to: 'https://evil.example' };
  expect(guarded.entries.map(({ event, fields: told }) => [event, told])).toEqual([
    ['navigation refused', fields],
    ['new window refused', fields],
  ]);
});
