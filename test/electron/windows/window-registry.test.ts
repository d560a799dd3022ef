import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import {
  isSignInContents,
  isUiWindow,
  markSignInContents,
  openUiWindows,
  registerUiWindow,
  type UiContents,
} from '../../../electron/windows/window-registry.ts';
import { notify } from '../../../electron/ipc/notify.ts';

/** Stands in for the contents of a window; `sent` is what it was told. */
function fakeContents() {
  const emitter = new EventEmitter();
  const sent: unknown[] = [];
  let destroyed = false;
  const contents = Object.assign(emitter, {
    sent,
    isDestroyed: () => destroyed,
    reload: () => {
      sent.push('reload');
    },
    send: (channel: string, message: unknown) => {
      sent.push([channel, message]);
    },
    /** As Electron does it: the contents are gone before the event says so. */
    goAway: () => {
      destroyed = true;
    },
  });
  return contents as typeof contents & UiContents;
}

test('only a registered window is one of the app, and only until it is destroyed', () => {
  const window = fakeContents();
  expect(isUiWindow(window)).toBe(false);
  registerUiWindow(window);
  expect(isUiWindow(window)).toBe(true);
  expect(isUiWindow(fakeContents())).toBe(false);
  window.emit('destroyed');
  expect(isUiWindow(window)).toBe(false);
});

test('a sign-in window is not one of the app', () => {
  const window = fakeContents();
  expect(isSignInContents(window)).toBe(false);
  markSignInContents(window);
  expect(isSignInContents(window)).toBe(true);
  expect(isUiWindow(window)).toBe(false);
});

test('the windows of the app are told things, sign-in windows and closed ones are not', () => {
  const [open, closed, signIn] = [fakeContents(), fakeContents(), fakeContents()];
  registerUiWindow(open);
  registerUiWindow(closed);
  markSignInContents(signIn);
  closed.goAway();
  expect(openUiWindows()).toEqual([open]);
  notify('sign-in:progress', { kind: 'browser-opened' });
  expect(open.sent).toEqual([['sign-in:progress', { kind: 'browser-opened' }]]);
  expect(closed.sent).toEqual([]);
  expect(signIn.sent).toEqual([]);
});
