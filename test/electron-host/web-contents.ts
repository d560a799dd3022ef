import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { WebPreferences, WindowOpenHandlerResponse } from 'electron';
import type { CdpSession, Protocol } from './cdp.ts';
import {
  isPausedByFetch,
  routeRequest,
  type Navigation,
  type RequestOwner,
} from './fetch-router.ts';
import { closePage, createPage, hostOptions, type PageTarget, type TargetOwner } from './host.ts';
import { hostMessage, ipcMain, postToWorld } from './ipc.ts';
import { PageLoad } from './page-load.ts';
import {
  buildPreloadScripts,
  ipcBinding,
  ipcReceiver,
  preloadWorldName,
  rawIpcBinding,
  rawIpcReceiver,
  rawIpcSource,
} from './preload-world.ts';
import { preventable } from './preventable.ts';
import { toChromiumUrl, toElectronUrl } from './schemes.ts';
import { sessions, type HostSession } from './session.ts';
import { evaluate, FrameTree, type WebFrame } from './web-frame.ts';

type WindowOpenHandler = (details: {
  url: string;
  frameName: string;
  features: string;
  disposition: 'new-window';
  referrer: { url: string; policy: 'default' };
}) => WindowOpenHandlerResponse;

/** Every request before it is sent, and the responses of documents, which may be redirects. */
const pausedRequests: Protocol.Fetch.RequestPattern[] = [
  { urlPattern: '*' },
  { urlPattern: '*', resourceType: 'Document', requestStage: 'Response' },
];

let lastId = 0;
let announce: ((contents: WebContents) => void) | undefined;
const all = new Set<WebContents>();

/** For `app`: who is told of each new page. */
export function onWebContentsCreated(listener: (contents: WebContents) => void): void {
  announce = listener;
}

/** A page of Chromium as `webContents` shows it. */
export class WebContents extends EventEmitter implements RequestOwner, TargetOwner {
  readonly id = ++lastId;
  readonly session: HostSession;
  readonly #preferences: WebPreferences;
  readonly #frames = new FrameTree();
  readonly #page: Promise<PageTarget>;
  readonly #load = new PageLoad(this);
  #windowOpenHandler: WindowOpenHandler = () => ({ action: 'allow' });
  #title = '';
  #destroyed = false;

  constructor(preferences: WebPreferences, size: { width: number; height: number }) {
    super();
    this.#preferences = preferences;
    this.session =
      (preferences.session as HostSession | undefined) ??
      sessions.fromPartition(preferences.partition ?? '');
    all.add(this);
    this.#page = this.#open(size);
    // Whoever loads something hears of a failure.
    this.#page.catch(() => undefined);
    announce?.(this);
  }

  static getAllWebContents(): WebContents[] {
    return [...all];
  }

  get mainFrame(): WebFrame {
    return this.#frames.main;
  }

  getURL(): string {
    return this.mainFrame.url;
  }

  getTitle(): string {
    return this.#title;
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  isLoading(): boolean {
    return this.#load.isLoading;
  }

  /** Resolves when the page has loaded; rejects as Electron does, with `code`, `errno` and `url`. */
  async loadURL(url: string): Promise<void> {
    const { session } = await this.#page;
    await this.#load.load(url, () => session.send('Page.navigate', { url: toChromiumUrl(url) }));
  }

  async reload(): Promise<void> {
    const { session } = await this.#page;
    this.#load.expect(this.getURL());
    await session.trySend('Page.reload');
  }

  stop(): void {
    void this.#page.then(({ session }) => session.trySend('Page.stopLoading'), ignore);
  }

  /** Says something to the preload script of the present document; unheard where there is none. */
  send(channel: string, ...args: unknown[]): void {
    const message = hostMessage(channel, args);
    void this.#page.then(({ session }) => {
      const world = this.#frames.worldOfMainFrame(session, preloadWorldName);
      return world === undefined ? undefined : postToWorld(session, world, ipcReceiver, message);
    }, ignore);
  }

  /** Runs a script in the page's own world and gives what it comes to, as JSON would. */
  async executeJavaScript(code: string, userGesture = false): Promise<unknown> {
    const { session } = await this.#page;
    return evaluate(session, { expression: code, userGesture });
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.#windowOpenHandler = handler;
  }

  /** The page's developer tools would be Chromium's own; the app only ever closes them. */
  openDevTools(): void {
    this.emit('devtools-opened');
  }

  setWebRTCIPHandlingPolicy(): void {
    // Chromium's own default already hides local addresses; nothing in the app uses WebRTC.
  }

  /** Puts the window before others. */
  bringToFront(): void {
    void this.#page.then(({ session }) => session.trySend('Page.bringToFront'), ignore);
  }

  close(): void {
    void this.#page.then(({ targetId }) => closePage(targetId), ignore);
  }

  /** For the host and its tests: all frames of the page, the page's own first. */
  frames(): WebFrame[] {
    return this.#frames.all();
  }

  // For the request router and the host, from here on.

  frameOf(frameId: string): WebFrame | undefined {
    return this.#frames.get(frameId);
  }

  renameFailure(url: string, code: string): void {
    this.#load.renameFailure(url, code);
  }

  allowsNavigation(navigation: Navigation): boolean {
    const initiatedByApp = this.#load.begin(navigation);
    const { url, frame, isMainFrame, redirected } = navigation;
    const details = { url, frame, isMainFrame, isSameDocument: false, initiator: null };
    const allowed = (name: string): boolean => {
      const event = Object.assign(preventable(), details);
      // The arguments after the event are Electron's older form, which it still gives.
      this.emit(name, event, url, false, isMainFrame, 0, 0);
      return !event.defaultPrevented;
    };
    if (redirected) {
      const follows = allowed('will-redirect');
      if (follows) this.emit('did-redirect-navigation', details, url, false, isMainFrame, 0, 0);
      return follows;
    }
    const starts =
      initiatedByApp ||
      (allowed('will-frame-navigate') && (!isMainFrame || allowed('will-navigate')));
    if (starts) this.emit('did-start-navigation', details, url, false, isMainFrame, 0, 0);
    return starts;
  }

  /** Chromium's title may be the page's address; only what the page itself says counts. */
  onTitleChanged(): void {
    void this.executeJavaScript('document.title').then((title) => {
      if (typeof title !== 'string' || title === '' || title === this.#title) return;
      this.#title = title;
      this.emit('page-title-updated', preventable(), title, true);
    }, ignore);
  }

  onPopup(popup: PageTarget): void {
    // Whatever the handler said when it was asked, no popup may stay. Its opener stands still until
    // it runs, so it is let run, unable to send anything, and closed.
    const { session, targetId } = popup;
    session.on('Fetch.requestPaused', ({ requestId }) => {
      void session.trySend('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' });
    });
    void session.trySend('Fetch.enable', { patterns: pausedRequests });
    void session.trySend('Runtime.runIfWaitingForDebugger');
    void closePage(targetId);
  }

  onClosed(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    all.delete(this);
    this.#load.end();
    this.emit('destroyed');
  }

  async #open(size: { width: number; height: number }): Promise<PageTarget> {
    const page = await createPage(this, size, await this.session.contextId());
    this.#frames.setMain(page.targetId, page.session);
    await this.#configure(page.session, true);
    return page;
  }

  /** Prepares the page, or a frame that runs apart, while it still waits for its first document. */
  async #configure(page: CdpSession, isMain: boolean): Promise<void> {
    this.#frames.watch(page);
    this.#watch(page, isMain);
    await this.session.configure(page);
    // All are sent at once and in this order; the answers can come later.
    await Promise.all([
      page.send('Page.enable'),
      page.send('Runtime.enable'),
      page.send('Network.enable'),
      page.send('Fetch.enable', { patterns: pausedRequests }),
      page.send('Target.setAutoAttach', {
        autoAttach: true,
        waitForDebuggerOnStart: true,
        flatten: true,
        filter: [{ type: 'iframe' }],
      }),
      ...(isMain ? this.#addPreload(page) : []),
      ...(hostOptions().rawIpc
        ? [
            page.send('Runtime.addBinding', { name: rawIpcBinding }),
            page.send('Page.addScriptToEvaluateOnNewDocument', {
              source: rawIpcSource(),
              runImmediately: true,
            }),
          ]
        : []),
    ]);
    await page.trySend('Runtime.runIfWaitingForDebugger');
  }

  #addPreload(page: CdpSession): Promise<unknown>[] {
    const { preload } = this.#preferences;
    if (preload === undefined) return [];
    const scripts = buildPreloadScripts(readFileSync(preload, 'utf8'));
    return [
      page.send('Runtime.addBinding', {
        name: ipcBinding,
        executionContextName: preloadWorldName,
      }),
      page.send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.mainWorld }),
      page.send('Page.addScriptToEvaluateOnNewDocument', {
        source: scripts.preloadWorld,
        worldName: preloadWorldName,
      }),
    ];
  }

  #watch(page: CdpSession, isMain: boolean): void {
    page.on('Fetch.requestPaused', (paused) => {
      void routeRequest(this, page, paused);
    });
    page.on('Runtime.bindingCalled', (call) => {
      this.#onBinding(page, call);
    });
    page.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
      this.#onFrameApart(page.child(sessionId), targetInfo);
    });
    page.on('Page.frameRequestedNavigation', ({ frameId, url }) => {
      this.#onUnpausedNavigation(page, frameId, url);
    });
    page.on('Page.windowOpen', (details) => {
      this.#onWindowOpen(details);
    });
    page.on('Page.javascriptDialogOpening', ({ type }) => {
      this.#onDialog(page, type);
    });
    if (!isMain) return;
    this.#load.watch(page, this.#frames);
    // Chromium tells of titles at its leisure; these are the moments at which one is there.
    for (const event of ['Page.domContentEventFired', 'Page.loadEventFired'] as const) {
      page.on(event, () => {
        this.onTitleChanged();
      });
    }
    page.on('Inspector.targetCrashed', () => {
      this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 });
    });
    page.on('Page.downloadWillBegin', ({ url, suggestedFilename }) => {
      this.session.announceDownload(toElectronUrl(url), suggestedFilename, this);
    });
  }

  #onFrameApart(session: CdpSession, info: Protocol.Target.TargetInfo): void {
    this.#frames.attach(info.targetId, info.parentFrameId, session);
    const ready = this.#configure(session, false).then(async () => {
      // It may have had its document before its session could tell of it.
      const tree = await session.trySend('Page.getFrameTree');
      if (tree) this.frameOf(info.targetId)?.update(tree.frameTree.frame);
    });
    ready.catch(() => {
      this.session.release(session);
    });
  }

  #onBinding(page: CdpSession, call: Protocol.Runtime.bindingCalledPayload): void {
    if (call.name !== ipcBinding && call.name !== rawIpcBinding) return;
    const receiver = call.name === ipcBinding ? ipcReceiver : rawIpcReceiver;
    const senderFrame = this.#frames.frameOfWorld(page, call.executionContextId) ?? null;
    const event = {
      type: 'frame' as const,
      sender: this,
      senderFrame,
      frameId: senderFrame?.routingId ?? 0,
      processId: 0,
    };
    void ipcMain.receive(call.payload, event, (message) => {
      void postToWorld(page, call.executionContextId, receiver, message);
    });
  }

  /**
   * A page goes to an address for which nothing is requested: another program's, or one that holds
   * its content. Chromium only tells of it, so what is prevented is stopped rather than never begun.
   */
  #onUnpausedNavigation(page: CdpSession, frameId: string, chromiumUrl: string): void {
    const url = toElectronUrl(chromiumUrl);
    const frame = this.frameOf(frameId);
    if (!frame || isPausedByFetch(url) || /^(about|javascript):/i.test(url)) return;
    const isMainFrame = frame === this.mainFrame;
    const allowed = this.allowsNavigation({ url, frame, isMainFrame, redirected: false });
    if (!allowed) void page.trySend('Page.stopLoading');
  }

  #onDialog(page: CdpSession, type: Protocol.Page.DialogType): void {
    if (type === 'beforeunload') {
      // A page may ask whether it may be left; unless the app says so, in Electron it may not.
      const event = preventable();
      this.emit('will-prevent-unload', event);
      void page.trySend('Page.handleJavaScriptDialog', { accept: event.defaultPrevented });
    } else if (!hostOptions().headed) {
      // Nobody is there to answer.
      void page.trySend('Page.handleJavaScriptDialog', { accept: false });
    }
  }

  #onWindowOpen({ url, windowName, windowFeatures }: Protocol.Page.windowOpenPayload): void {
    const { action } = this.#windowOpenHandler({
      url: toElectronUrl(url),
      frameName: windowName === '_blank' ? '' : windowName,
      features: windowFeatures.join(','),
      disposition: 'new-window',
      referrer: { url: this.getURL(), policy: 'default' },
    });
    if (action !== 'deny') {
      // The app denies all of them; the popup is closed before it loads anything either way.
      process.stderr.write('electron-host: windows opened by pages are not supported\n');
    }
  }
}

/** For calls on a page that never came to be: whoever loaded it was told. */
function ignore(): void {
  return;
}
