import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import {
  guardNavigation,
  type GuardedContents,
} from '../../../electron/windows/navigation-guard.ts';
import { markSignInContents } from '../../../electron/windows/window-registry.ts';

const navigations = ['will-navigate', 'will-frame-navigate', 'will-redirect'];

/** Stands in for the contents of a window, already guarded. */
function guardedContents() {
  const emitter = new EventEmitter();
  let openHandler: (() => { action: string }) | undefined;
  const contents = Object.assign(emitter, {
    setWindowOpenHandler: (handler: () => { action: string }) => {
      openHandler = handler;
    },
  });
  guardNavigation(contents as unknown as GuardedContents);
  return {
    contents,
    openWindow: () => openHandler?.().action,
    /** Emits an event and says whether it was refused. */
    isRefused: (name: string) => {
      let refused = false;
      emitter.emit(name, { preventDefault: () => (refused = true) });
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
