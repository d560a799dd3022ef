import vm from 'node:vm';
import { build, type Rolldown } from 'vite';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import preloadConfiguration from '../../build/vite.preload.config.ts';
import type { AssistantApi } from '../../shared/assistant-api.ts';
import { channels, functionNames } from '../support/assistant-functions.ts';

let source: string;
beforeAll(async () => {
  const built = (await build({
    ...preloadConfiguration,
    logLevel: 'warn',
    build: { ...preloadConfiguration.build, write: false },
  })) as Rolldown.RolldownOutput[];
  const [chunk, ...others] = built.flatMap(({ output }) => output);
  expect(others).toEqual([]);
  source = chunk?.type === 'chunk' ? chunk.code : '';
});

/** The bundled preload script, run with a stand-in for the little that a sandboxed one is given. */
function runPreload(answer: (channel: string) => Promise<unknown>) {
  const required: string[] = [];
  const exposed: [string, unknown][] = [];
  const invoked: unknown[][] = [];
  const listeners = new Map<string, Set<(...args: unknown[]) => void>>();
  const electron = {
    contextBridge: { exposeInMainWorld: (name: string, api: unknown) => exposed.push([name, api]) },
    ipcRenderer: {
      invoke: (channel: string, ...args: unknown[]) => {
        invoked.push([channel, ...args]);
        return answer(channel);
      },
      on: (channel: string, listener: (...args: unknown[]) => void) => {
        listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener));
      },
      off: (channel: string, listener: (...args: unknown[]) => void) => {
        listeners.get(channel)?.delete(listener);
      },
    },
  };
  vm.runInNewContext(source, {
    require: (name: string) => {
      required.push(name);
      return electron;
    },
    module: { exports: {} },
    exports: {},
  });
  return {
    required,
    exposed,
    invoked,
    api: exposed[0]?.[1] as AssistantApi,
    /** As Electron hands on a message: its event first. */
    send: (channel: string, message: unknown) => {
      listeners.get(channel)?.forEach((listener) => {
        listener({ sender: electron.ipcRenderer, ports: [] }, message);
      });
    },
  };
}

let preload: ReturnType<typeof runPreload>;
beforeEach(() => {
  preload = runPreload((channel) => Promise.resolve({ ok: true, value: channel }));
});

describe('the preload script', () => {
  test("needs nothing but Electron, and brings nobody else's code with it", () => {
    expect(preload.required).toEqual(['electron']);
    expect(source.length).toBeLessThan(5_000);
  });

  test('exposes one frozen object with these functions and nothing else', () => {
    expect(preload.exposed.map(([name]) => name)).toEqual(['assistant']);
    expect(Object.isFrozen(preload.api)).toBe(true);
    expect(Object.entries(preload.api).map(([name, value]) => [name, typeof value])).toEqual(
      functionNames.map((name) => [name, 'function']),
    );
  });

  test('has each function ask its own channel, with the request alone', async () => {
    const { api, invoked } = preload;
    type Loose = Record<string, (...args: unknown[]) => Promise<unknown>>;
    const loose = api as unknown as Loose;
    for (const [name, channel] of Object.entries(channels)) {
      expect(await loose[name]?.({ of: name }, 'another argument')).toEqual({
        ok: true,
        value: channel,
      });
    }
    const asksForNothing = [
      'readSettings',
      'readPolicy',
      ...['updateState', 'checkForUpdates', 'downloadUpdate', 'cancelUpdate', 'installUpdate'],
      'readLicences',
      'openLogFolder',
      'keepingContents',
      'removeAllKept',
      ...['appInfo', 'practiceScenarios', 'stopPractice', 'cancelTenantCheck', 'cancelSignIn'],
      ...['listConnections', 'forgetDeleted', 'chooseImport'],
      ...['keepingState', 'readNetwork', 'addAuthority', 'reloadWindow'],
    ];
    expect(invoked).toEqual(
      Object.entries(channels).map(([name, channel]) =>
        asksForNothing.includes(name) ? [channel] : [channel, { of: name }],
      ),
    );
  });

  test('answers a call that could not be made with a failure, not an exception', async () => {
    const { api } = runPreload(() => Promise.reject(new Error('An object could not be cloned.')));
    expect(await api.appInfo()).toEqual({ ok: false, error: { code: 'app/unexpected' } });
  });

  test("hands a message on without Electron's event, until it is told to stop", () => {
    const { api, send } = preload;
    const heard: unknown[][] = [];
    const stop = api.onSignInProgress((...args: unknown[]) => heard.push(args));
    send('sign-in:progress', { kind: 'page', host: 'a' });
    send('run:events', { runId: 'r', events: [] });
    stop();
    send('sign-in:progress', { kind: 'page', host: 'b' });
    expect(heard).toEqual([[{ kind: 'page', host: 'a' }]]);
  });

  test('keeps the listeners of the two channels apart', () => {
    const { api, send } = preload;
    const heard: unknown[] = [];
    api.onRunEvents((batch) => heard.push(batch.runId));
    send('run:events', { runId: 'r', events: [] });
    send('sign-in:progress', { kind: 'page', host: 'a' });
    expect(heard).toEqual(['r']);
  });
});
