import { EventEmitter } from 'node:events';
import type { WebPreferences, WindowOpenHandlerResponse } from 'electron';
import type { CdpSession, Protocol } from './cdp.ts';
import { emptyAndClose, refusePopup } from './end-page.ts';
import {
  isPausedByFetch,
  routeRequest,
  type Navigation,
  type RequestOwner,
} from './fetch-router.ts';
import { createPage, hostOptions, type PageTarget, type TargetOwner } from './host.ts';
import { hostMessage, ipcMain, postToWorld } from './ipc.ts';
import { emitNavigation } from './navigation-events.ts';
import { PageLoad } from './page-load.ts';
import {
  ipcBinding,
  ipcReceiver,
  preloadWorldName,
  rawIpcBinding,
  rawIpcReceiver,
} from './preload-world.ts';
import { preparePage } from './prepare-page.ts';
import { preventable } from './preventable.ts';
import { toChromiumUrl, toElectronUrl } from './schemes.ts';
import { sessions, type HostSession } from './session.ts';
import { emulateTheme } from './theme-source.ts';
import { evaluate, FrameTree, type WebFrame } from './web-frame.ts';

type WindowOpenHandler = (details: {
  url: string;
  frameName: string;
  features: string;
  disposition: 'new-window';
  referrer: { url: string; policy: 'default' };
}) => WindowOpenHandlerResponse;

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
  readonly #preload: string | undefined;
  readonly #frames = new FrameTree();
  readonly #page: Promise<PageTarget>;
  readonly #load = new PageLoad(this);
  #windowOpenHandler: WindowOpenHandler = () => ({ action: 'allow' });
  #title = '';
  #closing = false;
  #destroyed = false;

  constructor(preferences: WebPreferences, size: { width: number; height: number }) {
    super();
    this.#preload = preferences.preload;
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

  /** For `nativeTheme`: the page follows the app's theme. */
  followTheme(): void {
    void this.#page.then(({ session }) => emulateTheme(session), ignore);
  }

  close(): void {
    this.#closing = true;
    void this.#page.then(emptyAndClose, ignore);
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
    return emitNavigation(this, navigation, this.#load.begin(navigation));
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
    void refusePopup(popup);
  }

  onClosed(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    all.delete(this);
    this.#load.end();
    this.emit('destroyed');
    // What Chromium still tells of the page is nobody's business any more.
    this.removeAllListeners();
  }

  async #open(size: { width: number; height: number }): Promise<PageTarget> {
    const page = await createPage(this, size, await this.session.contextId());
    this.#frames.setMain(page.targetId, page.session);
    this.#watch(page.session, true);
    await preparePage(page.session, this.session, this.#preload);
    return page;
  }

  #watch(page: CdpSession, isMain: boolean): void {
    this.#frames.watch(page);
    page.on('Fetch.requestPaused', (paused) => {
      this.#onRequest(page, paused);
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

  #onRequest(page: CdpSession, paused: Protocol.Fetch.requestPausedPayload): void {
    if (this.#closing) {
      const { requestId } = paused;
      void page.trySend('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
      return;
    }
    void routeRequest(this, page, paused);
  }

  #onFrameApart(session: CdpSession, info: Protocol.Target.TargetInfo): void {
    this.#frames.attach(info.targetId, info.parentFrameId, session);
    this.#watch(session, false);
    // A frame that goes before it is prepared needs nothing any more.
    void this.#prepareFrame(session, info.targetId).catch(ignore);
  }

  async #prepareFrame(session: CdpSession, id: string): Promise<void> {
    await preparePage(session, this.session, undefined);
    // It may have had its document before its session could tell of it.
    const tree = await session.trySend('Page.getFrameTree');
    if (tree) this.frameOf(id)?.update(tree.frameTree.frame);
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
    if (this.#closing) {
      void page.trySend('Page.handleJavaScriptDialog', { accept: true });
    } else if (type === 'beforeunload') {
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
