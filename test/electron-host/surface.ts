import type * as Electron from 'electron';
import {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  protocol,
  safeStorage,
  session,
  shell,
  webContents,
} from './electron.ts';
import type { IpcEvent } from './ipc.ts';
import type { HostSession } from './session.ts';
import type { WebContents } from './web-contents.ts';
import type { WebFrame } from './web-frame.ts';
import type { WebRequest } from './web-request.ts';

/**
 * What the host has of each class of Electron. It is checked twice: by the compiler below, that
 * each member takes and gives what Electron's own declarations say, and by `surface.test.ts`, that
 * the app uses no other.
 */
export const surface = {
  App: [
    'commandLine',
    'enableSandbox',
    'exit',
    'getAppPath',
    'getLocale',
    'getName',
    'getPath',
    'getPreferredSystemLanguages',
    'getVersion',
    'hasSingleInstanceLock',
    'isPackaged',
    'isReady',
    'quit',
    'releaseSingleInstanceLock',
    'requestSingleInstanceLock',
    'setAppUserModelId',
    'setName',
    'setPath',
    'whenReady',
  ],
  BrowserWindow: [
    'close',
    'destroy',
    'focus',
    'getTitle',
    'hide',
    'id',
    'isDestroyed',
    'isFocused',
    'isMinimized',
    'isVisible',
    'loadURL',
    'minimize',
    'removeMenu',
    'restore',
    'setMenu',
    'setMenuBarVisibility',
    'setTitle',
    'show',
    'showInactive',
    'webContents',
  ],
  Clipboard: ['clear', 'readText', 'writeText'],
  CommandLine: ['appendSwitch', 'getSwitchValue', 'hasSwitch', 'removeSwitch'],
  Dialog: ['showErrorBox', 'showOpenDialog', 'showSaveDialog'],
  IpcMain: ['handle', 'handleOnce', 'removeHandler'],
  IpcMainInvokeEvent: ['frameId', 'processId', 'sender', 'senderFrame', 'type'],
  IpcRenderer: ['invoke', 'off', 'on', 'once', 'removeAllListeners', 'removeListener', 'send'],
  ContextBridge: ['exposeInMainWorld'],
  NativeTheme: ['shouldUseDarkColors', 'shouldUseHighContrastColors', 'themeSource'],
  Protocol: ['handle', 'isProtocolHandled', 'registerSchemesAsPrivileged', 'unhandle'],
  SafeStorage: [
    'decryptStringAsync',
    'encryptStringAsync',
    'getSelectedStorageBackend',
    'isAsyncEncryptionAvailable',
  ],
  Session: [
    'clearAuthCache',
    'clearCache',
    'clearStorageData',
    'closeAllConnections',
    'isPersistent',
    'protocol',
    'resolveProxy',
    'setCertificateVerifyProc',
    'setDevicePermissionHandler',
    'setDisplayMediaRequestHandler',
    'setPermissionCheckHandler',
    'setPermissionRequestHandler',
    'webRequest',
  ],
  Shell: ['openExternal', 'openPath'],
  WebContents: [
    'close',
    'executeJavaScript',
    'getTitle',
    'getURL',
    'id',
    'isDestroyed',
    'isLoading',
    'loadURL',
    'mainFrame',
    'openDevTools',
    'reload',
    'send',
    'session',
    'setWebRTCIPHandlingPolicy',
    'setWindowOpenHandler',
    'stop',
  ],
  WebFrameMain: [
    'detached',
    'executeJavaScript',
    'frameTreeNodeId',
    'isDestroyed',
    'name',
    'origin',
    'parent',
    'routingId',
    'top',
    'url',
  ],
  WebRequest: ['onBeforeRequest'],
  // What belongs to the class itself.
  'typeof BrowserWindow': ['fromId', 'fromWebContents', 'getAllWindows', 'getFocusedWindow'],
  'typeof Menu': ['buildFromTemplate', 'getApplicationMenu', 'setApplicationMenu'],
  'typeof Session': ['defaultSession', 'fromPartition'],
  'typeof WebContents': ['getAllWebContents'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/**
 * The events that the host emits; `before-input-event`, `select-client-certificate`,
 * `child-process-gone`, `responsive` and `unresponsive` it knows but has no way to see.
 */
export const events = {
  App: [
    'activate',
    'before-quit',
    'browser-window-created',
    'child-process-gone',
    'quit',
    'ready',
    'second-instance',
    'select-client-certificate',
    'session-created',
    'web-contents-created',
    'will-quit',
    'window-all-closed',
  ],
  BrowserWindow: [
    'close',
    'closed',
    'focus',
    'hide',
    'page-title-updated',
    'ready-to-show',
    'responsive',
    'show',
    'unresponsive',
  ],
  NativeTheme: ['updated'],
  Session: ['will-download'],
  WebContents: [
    'before-input-event',
    'destroyed',
    'devtools-opened',
    'did-fail-load',
    'did-finish-load',
    'did-frame-navigate',
    'did-navigate',
    'did-navigate-in-page',
    'did-redirect-navigation',
    'did-start-loading',
    'did-start-navigation',
    'did-stop-loading',
    'dom-ready',
    'page-title-updated',
    'render-process-gone',
    'will-attach-webview',
    'will-frame-navigate',
    'will-navigate',
    'will-prevent-unload',
    'will-redirect',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/**
 * What the app reads of the details that come with events and requests. `Input` and `Details` (of
 * `child-process-gone`) are of events that the host never emits, and a permission request comes
 * without details (see `session.ts`).
 */
export const structures: readonly string[] = [
  'Certificate',
  'Details',
  'Event',
  'HandlerDetails',
  'Input',
  'OpenExternalPermissionRequest',
  'PermissionRequest',
  'OnBeforeRequestListenerDetails',
  'OpenDialogReturnValue',
  'SaveDialogReturnValue',
  'RenderProcessGoneDetails',
  'Request',
  'WebContentsWillFrameNavigateEventParams',
  'WebContentsWillNavigateEventParams',
  'WebContentsWillRedirectEventParams',
];

/** Where the members of {@link surface} are at run time; classes by their prototype's owner. */
export const implementations = {
  App: app,
  Clipboard: clipboard,
  CommandLine: app.commandLine,
  Dialog: dialog,
  IpcMain: ipcMain,
  NativeTheme: nativeTheme,
  Protocol: protocol,
  SafeStorage: safeStorage,
  Shell: shell,
  'typeof BrowserWindow': BrowserWindow,
  'typeof Menu': Menu,
  'typeof Session': session,
  'typeof WebContents': webContents,
};

/**
 * Members that lead from one class of the host to another. Those have fewer members than
 * Electron's, so the compiler cannot take one for the other; each is checked by itself.
 */
type Links =
  | 'handle'
  | 'handleOnce'
  | 'mainFrame'
  | 'parent'
  | 'protocol'
  | 'registerSchemesAsPrivileged'
  | 'sender'
  | 'senderFrame'
  | 'session'
  | 'top'
  | 'webContents'
  | 'webRequest';

/** The members of `Keys` with which `Host` disagrees with what `Real` declares. */
type Disagreements<Host, Real, Keys extends string> = {
  [Key in Exclude<Keys, Links>]: Key extends keyof Host & keyof Real
    ? Host[Key] extends Real[Key]
      ? never
      : Key
    : Key;
}[Exclude<Keys, Links>];

type Named<Class extends keyof typeof surface> = (typeof surface)[Class][number];

/** Does not compile where anything is left of the disagreements. */
type Nothing<T extends never> = T;

/** Every line compares one class of the host with Electron's declaration of it. */
export type Checked = [
  Nothing<Disagreements<typeof app, Electron.App, Exclude<Named<'App'>, 'commandLine'>>>,
  Nothing<Disagreements<typeof app.commandLine, Electron.CommandLine, Named<'CommandLine'>>>,
  Nothing<Disagreements<BrowserWindow, Electron.BrowserWindow, Named<'BrowserWindow'>>>,
  Nothing<Disagreements<typeof clipboard, Electron.Clipboard, Named<'Clipboard'>>>,
  Nothing<Disagreements<typeof dialog, Electron.Dialog, Named<'Dialog'>>>,
  Nothing<Disagreements<typeof ipcMain, Electron.IpcMain, Named<'IpcMain'>>>,
  Nothing<Disagreements<IpcEvent, Electron.IpcMainInvokeEvent, Named<'IpcMainInvokeEvent'>>>,
  Nothing<Disagreements<typeof nativeTheme, Electron.NativeTheme, Named<'NativeTheme'>>>,
  Nothing<Disagreements<typeof protocol, Electron.Protocol, Named<'Protocol'>>>,
  Nothing<Disagreements<typeof safeStorage, Electron.SafeStorage, Named<'SafeStorage'>>>,
  Nothing<Disagreements<HostSession, Electron.Session, Named<'Session'>>>,
  Nothing<Disagreements<typeof shell, Electron.Shell, Named<'Shell'>>>,
  Nothing<Disagreements<WebContents, Electron.WebContents, Named<'WebContents'>>>,
  Nothing<Disagreements<WebFrame, Electron.WebFrameMain, Named<'WebFrameMain'>>>,
  Nothing<Disagreements<WebRequest, Electron.WebRequest, Named<'WebRequest'>>>,
];
