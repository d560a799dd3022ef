import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import type { Result } from '../shared/errors.ts';
import type { AssistantApi } from '../shared/assistant-api.ts';
import type {
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
  readSettings: () => ask('settings:read'),
  setSettings: (request) => ask('settings:set', request),
  readPolicy: () => ask('policy:read'),
  readLicences: () => ask('about:licences'),
  openLogFolder: () => ask('log:open-folder'),
  startPractice: (request) => ask('practice:start', request),
  practiceScenarios: () => ask('practice:scenarios'),
  stopPractice: () => ask('practice:stop'),
  checkTenant: (request) => ask('tenant:check', request),
  cancelTenantCheck: () => ask('tenant:cancel-check'),
  walkConsent: (request) => ask('consent:walk', request),
  startSignIn: (request) => ask('sign-in:start', request),
  cancelSignIn: () => ask('sign-in:cancel'),
  renewSignIn: (request) => ask('sign-in:renew', request),
  forgetSignIn: (request) => ask('sign-in:forget', request),
  signOut: (request) => ask('sign-in:sign-out', request),
  listAccounts: (request) => ask('account:list', request),
  removeAccount: (request) => ask('account:remove', request),
  enterCredential: (request) => ask('credential:enter', request),
  chooseCertificate: (request) => ask('credential:choose-certificate', request),
  unlockCertificate: (request) => ask('credential:unlock', request),
  keptCredential: (request) => ask('credential:kept', request),
  forgetCredential: (request) => ask('credential:forget', request),
  removeKeptCredential: (request) => ask('credential:remove-kept', request),
  keepingState: () => ask('keeping:state'),
  keepingContents: () => ask('keeping:contents'),
  removeAllKept: () => ask('keeping:remove-all'),
  readNetwork: () => ask('network:read'),
  setNetwork: (request) => ask('network:set', request),
  setMailNetwork: (request) => ask('network:set-mail', request),
  addAuthority: () => ask('network:add-authority'),
  removeAuthority: (request) => ask('network:remove-authority', request),
  startRun: (request) => ask('run:start', request),
  retryRun: (request) => ask('run:retry', request),
  cancelRun: (request) => ask('run:cancel', request),
  listConnections: () => ask('connection:list'),
  saveConnection: (request) => ask('connection:save', request),
  deleteConnection: (request) => ask('connection:delete', request),
  restoreConnection: (request) => ask('connection:restore', request),
  forgetDeleted: () => ask('connection:forget-deleted'),
  exportConnections: (request) => ask('connection:export', request),
  chooseImport: () => ask('connection:choose-import'),
  guideTicks: (request) => ask('guide:ticks', request),
  tickGuide: (request) => ask('guide:tick', request),
  previewReport: (request) => ask('report:preview', request),
  copyReport: (request) => ask('report:copy', request),
  saveReport: (request) => ask('report:save', request),
  previewProblem: (request) => ask('problem:preview', request),
  saveProblem: (request) => ask('problem:save', request),
  windowError: (request) => ask('window:error', request),
  reloadWindow: () => ask('window:reload'),
  listRuns: (request) => ask('history:list', request),
  compareRuns: (request) => ask('history:compare', request),
  removeRun: (request) => ask('history:remove', request),
  writeClipboard: (request) => ask('clipboard:write', request),
  saveScript: (request) => ask('script:save', request),
  saveProgramFile: (request) => ask('program:save', request),
  openLink: (request) => ask('link:open', request),
  updateState: () => ask('update:state'),
  checkForUpdates: () => ask('update:check'),
  downloadUpdate: () => ask('update:download'),
  cancelUpdate: () => ask('update:cancel'),
  installUpdate: () => ask('update:install'),
  onRunEvents: (listener) => subscribe('run:events', listener),
  onSignInProgress: (listener) => subscribe('sign-in:progress', listener),
  onSignInLines: (listener) => subscribe('sign-in:lines', listener),
  onProblemAsked: (listener) => subscribe('problem:asked', listener),
  onUpdateChanged: (listener) => subscribe('update:changed', listener),
};

contextBridge.exposeInMainWorld('assistant', Object.freeze(assistant));
