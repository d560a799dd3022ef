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

test('a session with the guard cancels what is not allowed', () => {
  type Listener = (
    details: { url: string; resourceType: string },
    callback: (response: { cancel?: boolean }) => void,
  ) => void;
  let listener: Listener | undefined;
  const onBeforeRequest = (first: unknown): void => {
    listener = first as Listener;
  };
  guardRequests({ webRequest: { onBeforeRequest } }, false);
  const answers: (boolean | undefined)[] = [];
  for (const url of ['app://ui/index.html', 'https://example.com/']) {
    listener?.({ url, resourceType: 'mainFrame' }, ({ cancel }) => answers.push(cancel));
  }
  expect(answers).toEqual([false, true]);
});
