import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { stopBeforeQuit } from '../../electron/stop-before-quit.ts';
import { hold } from './fakes.ts';

/** An app that asks before it quits, as Electron's does. */
function fakeApp() {
  const emitter = new EventEmitter();
  const quit = hold<undefined>();
  const app = Object.assign(emitter, {
    attempts: 0,
    hasQuit: quit.promise,
    quit() {
      app.attempts += 1;
      const event = {
        prevented: false,
        preventDefault: () => {
          event.prevented = true;
        },
      };
      emitter.emit('before-quit', event);
      if (!event.prevented) quit.resolve(undefined);
    },
  });
  return app;
}

test('the app quits only when everything has stopped, and stops it only once', async () => {
  const app = fakeApp();
  const stopping = hold<undefined>();
  let stops = 0;
  stopBeforeQuit(app, async () => {
    stops += 1;
    await stopping.promise;
  });
  app.quit();
  app.quit();
  expect(stops).toBe(1);
  expect(app.attempts).toBe(2);
  stopping.resolve(undefined);
  await app.hasQuit;
  expect(app.attempts).toBe(3);
  expect(stops).toBe(1);
});

test('what does not stop holds the app up no longer than the deadline', async () => {
  const app = fakeApp();
  stopBeforeQuit(app, () => hold<undefined>().promise, 1);
  app.quit();
  await app.hasQuit;
  expect(app.attempts).toBe(2);
});

test('what fails to stop does not hold the app up', async () => {
  const app = fakeApp();
  stopBeforeQuit(app, () => Promise.reject(new Error('x')));
  app.quit();
  await app.hasQuit;
  expect(app.attempts).toBe(2);
});
