import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import type { Result } from '../shared/errors.ts';
import type {
  AssistantApi,
  NotificationChannel,
  Notifications,
  RequestChannel,
  RequestOf,
  ResponseOf,
} from '../shared/ipc.ts';

// Everything but Electron is imported as a type only: what is bundled into this file runs with
// more rights than the page, so nothing of a third party belongs in it.

/** Asks the main process; a call that cannot even be made is a failure like any other. */
async function ask<C extends RequestChannel>(
  channel: C,
  request?: RequestOf<C>,
): Promise<Result<ResponseOf<C>>> {
  try {
    const args = request === undefined ? [] : [request];
    return (await ipcRenderer.invoke(channel, ...args)) as Result<ResponseOf<C>>;
  } catch {
    return { ok: false, error: { code: 'app/unexpected' } };
  }
}

/** Hands on the messages of one channel, without Electron's event, until told to stop. */
function subscribe<C extends NotificationChannel>(
  channel: C,
  listener: (message: Notifications[C]) => void,
): () => void {
  const forward = (_event: IpcRendererEvent, message: Notifications[C]): void => {
    listener(message);
  };
  ipcRenderer.on(channel, forward);
  return () => {
    ipcRenderer.off(channel, forward);
  };
}

const assistant: AssistantApi = {
  appInfo: () => ask('app:info'),
  startPractice: () => ask('practice:start'),
  stopPractice: () => ask('practice:stop'),
  startSignIn: (request) => ask('sign-in:start', request),
  cancelSignIn: () => ask('sign-in:cancel'),
  forgetSignIn: (request) => ask('sign-in:forget', request),
  startRun: (request) => ask('run:start', request),
  retryRun: (request) => ask('run:retry', request),
  cancelRun: (request) => ask('run:cancel', request),
  writeClipboard: (request) => ask('clipboard:write', request),
  openLink: (request) => ask('link:open', request),
  onRunEvents: (listener) => subscribe('run:events', listener),
  onSignInHost: (listener) => subscribe('sign-in:host', listener),
};

contextBridge.exposeInMainWorld('assistant', Object.freeze(assistant));
