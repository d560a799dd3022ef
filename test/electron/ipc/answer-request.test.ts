import { describe, expect, test } from 'vitest';
import { answerRequest } from '../../../electron/ipc/answer-request.ts';
import type { SenderEvent } from '../../../electron/ipc/check-sender.ts';
import type { Handler } from '../../../electron/ipc/types.ts';
import { makeSecret } from '../../../electron/auth/make-secret.ts';
import { maxClipboardCharacters } from '../../../shared/ipc/app.ts';
import type { RequestChannel } from '../../../shared/ipc.ts';
import { exampleApp, exampleConnection, exampleSignedIn, recordedLog } from '../fakes.ts';

const mainFrame = { origin: 'app://ui' };
const uiWindow = { mainFrame };
const fromUi: SenderEvent = { sender: uiWindow, senderFrame: mainFrame };

/** Answers as the app does; `asked` is what reached the handler, `log` what was written. */
async function answer<C extends RequestChannel>(
  channel: C,
  handler: Handler<C>,
  args: readonly unknown[],
  event: SenderEvent = fromUi,
) {
  const { log, entries } = recordedLog();
  const asked: unknown[] = [];
  const recording: Handler<C> = (request) => {
    asked.push(request);
    return handler(request);
  };
  const context = { isUiWindow: (contents: object) => contents === uiWindow, log };
  const result = await answerRequest(channel, recording, event, args, context);
  // That a call was answered is only for those who ask for every step.
  const told = entries.filter(({ level }) => level !== 'debug');
  return { result, asked, log: JSON.stringify(told), steps: JSON.stringify(entries) };
}

const done = () => ({ ok: true as const, value: undefined });
const forbidden = { ok: false, error: { code: 'ipc/forbidden' } };
const invalid = { ok: false, error: { code: 'ipc/invalid' } };
const unexpected = { ok: false, error: { code: 'app/unexpected' } };

describe('a request', () => {
  test("from the app's own page is answered", async () => {
    const { result, asked, log, steps } = await answer('clipboard:write', done, [
      { text: 'ticket' },
    ]);
    expect(result).toEqual({ ok: true, value: undefined });
    expect(asked).toEqual([{ text: 'ticket' }]);
    expect(log).toBe('[]');
    expect(steps).toContain('clipboard:write');
    expect(steps).not.toContain('ticket');
  });

  test('of a channel that asks for nothing has no argument', async () => {
    const info = () => ({ ok: true as const, value: exampleApp });
    expect((await answer('app:info', info, [])).result).toEqual({ ok: true, value: exampleApp });
    expect((await answer('app:info', info, [{}])).result).toEqual(invalid);
    expect((await answer('app:info', info, [null])).result).toEqual(invalid);
  });

  test.each<[string, SenderEvent]>([
    ['a sub-frame', { sender: uiWindow, senderFrame: { origin: 'app://ui' } }],
    ['a frame that has gone', { sender: uiWindow, senderFrame: null }],
    ['a sign-in window', { sender: { mainFrame }, senderFrame: mainFrame }],
  ])('from %s is refused before it is looked at', async (_name, event) => {
    const { result, asked, log } = await answer(
      'clipboard:write',
      done,
      [{ text: 'marker' }],
      event,
    );
    expect(result).toEqual(forbidden);
    expect(asked).toEqual([]);
    expect(log).toContain('clipboard:write');
    expect(log).not.toContain('marker');
  });

  test('from a foreign origin is refused', async () => {
    const frame = { origin: 'https://evil.example' };
    Object.assign(uiWindow, { mainFrame: frame });
    try {
      const event = { sender: uiWindow, senderFrame: frame };
      const { result, asked } = await answer('clipboard:write', done, [{ text: 'x' }], event);
      expect(result).toEqual(forbidden);
      expect(asked).toEqual([]);
    } finally {
      Object.assign(uiWindow, { mainFrame });
    }
  });

  test.each<[string, unknown[]]>([
    ['an extra key', [{ text: 'marker', more: 1 }]],
    ['an extra argument', [{ text: 'marker' }, 'more']],
    ['a key of the wrong type', [{ text: ['marker'] }]],
    ['no key', [{}]],
    ['no argument', []],
    ['no object', ['marker']],
    ['a text above the limit', [{ text: 'marker'.padEnd(maxClipboardCharacters + 1) }]],
  ])('with %s is refused, and the log does not quote it', async (_name, args) => {
    const { result, asked, log } = await answer('clipboard:write', done, args);
    expect(result).toEqual(invalid);
    expect(asked).toEqual([]);
    expect(log).toContain('not in the contract');
    expect(log).not.toContain('marker');
  });

  test.each(['../a.ps1', 'a.exe', 'a.ps1.exe', 'a b.ps1', '.ps1', 'a\\b.ps1', 'a.ps1\n', ''])(
    'to save a script as %j is refused',
    async (fileName) => {
      const save: Handler<'script:save'> = () => ({ ok: true, value: { saved: true } });
      const { result, asked } = await answer('script:save', save, [{ fileName, text: 'x' }]);
      expect(result).toEqual(invalid);
      expect(asked).toEqual([]);
      const good = { fileName: 'Grant-SendAs.ps1', text: 'x' };
      expect((await answer('script:save', save, [good])).result.ok).toBe(true);
    },
  );

  test('with an extra key deep inside is refused', async () => {
    const start: Handler<'sign-in:start'> = () => ({
      ok: true,
      value: exampleSignedIn('s1').summary,
    });
    const request = (connection: object) =>
      answer('sign-in:start', start, [{ connection, remember: false, chooseAccount: false }]);
    expect((await request(exampleConnection)).result.ok).toBe(true);
    expect((await request({ ...exampleConnection, ca: 'PEM' })).result).toEqual(invalid);
    expect((await request({ ...exampleConnection, user: 'a\r\n@x.example' })).result).toEqual(
      invalid,
    );
  });

  test('at the limit of its size is answered', async () => {
    const text = 'x'.repeat(maxClipboardCharacters);
    expect((await answer('clipboard:write', done, [{ text }])).result.ok).toBe(true);
  });
});

describe('an answer', () => {
  test('that fails crosses with all that an error may say, and nothing else', async () => {
    const error = {
      code: 'signin/refused',
      detail: 'said',
      retryAfterMs: 1_000,
      refusal: { error: 'invalid_client', numbers: [7_000_215] as number[], traceId: 't' },
    } as const;
    const failed = { ok: false, error: { ...error, cause: 'marker' } } as const;
    const { result } = await answer('link:open', () => failed, [{ url: 'x' }]);
    expect(result).toEqual({ ok: false, error });
  });

  test('that fails with more deep inside does not cross', async () => {
    const refusal = { error: 'invalid_client', numbers: [] as number[], secret: 'marker' };
    const failed = { ok: false, error: { code: 'signin/refused', refusal } } as const;
    const { result, log } = await answer('link:open', () => failed, [{ url: 'x' }]);
    expect(result).toEqual(unexpected);
    expect(log).not.toContain('marker');
  });

  test.each<[string, object]>([
    ['an extra key', { token: makeSecret('marker') }],
    ['a secret in place of a text', { account: makeSecret('marker') }],
    [
      'an extra key deep inside',
      { token: { ...exampleSignedIn('s1').summary.token, raw: 'marker' } },
    ],
  ])('with %s does not cross', async (_name, extra) => {
    const value = { ...exampleSignedIn('s1').summary, ...extra };
    const { result, log } = await answer('sign-in:start', () => ({ ok: true, value }), [
      { connection: exampleConnection, remember: false, chooseAccount: false },
    ]);
    expect(result).toEqual(unexpected);
    expect(log).toContain('sign-in:start');
    expect(log).not.toContain('marker');
  });

  test.each<[string, Handler<'practice:stop'>]>([
    [
      'throws',
      () => {
        throw new Error('marker');
      },
    ],
    ['rejects', () => Promise.reject(new Error('marker'))],
  ])('of a handler that %s is a failure without its message', async (_name, handler) => {
    const { result, log } = await answer('practice:stop', handler, []);
    expect(result).toEqual(unexpected);
    expect(log).toContain('"exception":"Error"');
    expect(log).not.toContain('marker');
  });

  test('is a failure, too, where the sender cannot even be looked at', async () => {
    const event = {
      get sender(): SenderEvent['sender'] {
        throw new TypeError('Object has been destroyed');
      },
      senderFrame: null,
    };
    expect((await answer('practice:stop', done, [], event)).result).toEqual(unexpected);
  });
});
