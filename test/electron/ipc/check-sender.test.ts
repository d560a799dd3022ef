import { expect, test } from 'vitest';
import { checkSender, type SenderFrame } from '../../../electron/ipc/check-sender.ts';

const mainFrame: SenderFrame = { origin: 'app://ui' };
const window = { mainFrame };
const isUiWindow = (contents: object): boolean => contents === window;

test("the main frame of one of the app's own windows, on its own page, may ask", () => {
  expect(checkSender({ sender: window, senderFrame: mainFrame }, isUiWindow)).toBeUndefined();
});

test.each<[string, Parameters<typeof checkSender>[0], string]>([
  ['a sub-frame', { sender: window, senderFrame: { origin: 'app://ui' } }, 'not-the-main-frame'],
  ['a frame that has gone', { sender: window, senderFrame: null }, 'frame-gone'],
  ['another window', { sender: { mainFrame }, senderFrame: mainFrame }, 'not-a-ui-window'],
])('%s may not', (_name, event, refusal) => {
  expect(checkSender(event, isUiWindow)).toBe(refusal);
});

test.each([
  'https://login.microsoftonline.com',
  'https://app',
  'app://other',
  'app://ui.example',
  'app://ui:80',
  'file://',
  'null',
  '',
])('the main frame may not once it shows a page of %j', (origin) => {
  const frame = { origin };
  const event = { sender: { mainFrame: frame }, senderFrame: frame };
  expect(checkSender(event, () => true)).toBe('origin');
});

test('a frame that goes between two looks at it is looked at once', () => {
  const frames = [mainFrame, null];
  const event = {
    sender: window,
    get senderFrame() {
      return frames.shift() ?? null;
    },
  };
  expect(checkSender(event, isUiWindow)).toBeUndefined();
  expect(checkSender(event, isUiWindow)).toBe('frame-gone');
});
