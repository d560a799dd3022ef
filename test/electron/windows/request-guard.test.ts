import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { guardRequests, isRequestAllowed } from '../../../electron/windows/request-guard.ts';

test.each([
  ['app://ui/index.html', 'mainFrame', true],
  ['app://ui/assets/main.js', 'script', true],
  ['data:image/svg+xml,x', 'image', true],
  ['data:text/html,x', 'mainFrame', false],
  ['data:text/html,x', 'subFrame', false],
  ['data:text/javascript,x', 'script', false],
  ['app://other/index.html', 'mainFrame', false],
  ['app://ui.example/', 'mainFrame', false],
  ['app://ui:80/', 'mainFrame', false],
  ['https://ui/index.html', 'mainFrame', false],
  ['https://app://ui/', 'mainFrame', false],
  ['http://localhost/', 'xhr', false],
  ['ws://localhost/', 'webSocket', false],
  ['wss://localhost/', 'webSocket', false],
  ['file:///etc/passwd', 'mainFrame', false],
  ['file:///etc/passwd', 'image', false],
  ['blob:app://ui/1', 'subFrame', false],
  ['filesystem:app://ui/x', 'mainFrame', false],
  ['devtools://devtools/bundled/x', 'mainFrame', false],
  ['chrome-extension://x/y', 'script', false],
])('%s as %s: %s', (url, resourceType, allowed) => {
  expect(isRequestAllowed({ url, resourceType }, false)).toBe(allowed);
});

test('developer tools may load themselves where they may be opened', () => {
  const request = { url: 'devtools://devtools/bundled/x', resourceType: 'mainFrame' };
  expect(isRequestAllowed(request, true)).toBe(true);
  expect(isRequestAllowed({ ...request, url: 'https://x/' }, true)).toBe(false);
});

/** Stands in for a session; `ask` is what Electron does before a request. */
function guardedSession() {
  type Listener = (
    details: { url: string; resourceType: string },
    callback: (response: { cancel?: boolean }) => void,
  ) => void;
  const listeners: Listener[] = [];
  const session = Object.assign(new EventEmitter(), {
    webRequest: { onBeforeRequest: (listener: Listener) => listeners.push(listener) },
  });
  guardRequests(session as unknown as Parameters<typeof guardRequests>[0], false);
  return {
    session,
    ask: (url: string) => {
      const answers: (boolean | undefined)[] = [];
      listeners[0]?.({ url, resourceType: 'mainFrame' }, ({ cancel }) => answers.push(cancel));
      return answers;
    },
  };
}

test('a session with the guard cancels what is not allowed', () => {
  const { ask } = guardedSession();
  expect(ask('app://ui/index.html')).toEqual([false]);
  expect(ask('https://example.com/')).toEqual([true]);
});

test('a session with the guard downloads nothing', () => {
  let prevented = 0;
  guardedSession().session.emit('will-download', { preventDefault: () => (prevented += 1) });
  expect(prevented).toBe(1);
});
