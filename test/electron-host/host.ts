import { setTimeout as wait } from 'node:timers/promises';
import { CdpError, type CdpSession, type Protocol } from './cdp.ts';
import { startChromium, type Chromium, type ChromiumOptions } from './chromium.ts';

/** A page that Chromium has opened, and the session that steers it. */
export interface PageTarget {
  targetId: string;
  session: CdpSession;
}

/** What a window wants to know of its page when it asks for one. */
export interface TargetOwner {
  /** The page was closed, by anyone. */
  onClosed(): void;
  onTitleChanged(): void;
  /** The page opened another one; it is paused before its first request. */
  onPopup(popup: PageTarget): void;
}

export interface HostOptions extends ChromiumOptions {
  /** Test only: gives every frame `electronHostInvoke`; see `preload-world.ts`. */
  rawIpc: boolean;
  /** Ends the process, or in a test records that it would. */
  exit: (code: number) => void;
}

interface State {
  options: HostOptions;
  chromium: Promise<Chromium>;
}

let state: State | undefined;
const owners = new Map<string, TargetOwner>();
/** Every page that Chromium has ever announced; the app's own are among {@link owners}. */
const pageIds = new Set<string>();
/** Pages announced by Chromium whose creator has not yet heard their id. */
const announced = new Map<string, PageTarget>();
const creations = new Set<Promise<unknown>>();
/** The window that headed Chromium opens at start; the first window of the app takes it. */
let initialPage: PageTarget | undefined;
let initialPageSeen: (() => void) | undefined;
/** Who waits for which page to have gone. */
const closing = new Map<string, () => void>();

/** A page that has not gone by then has missed that it should. */
const closeRetryMs = 250;
/** A page that does not go in five seconds has to be left to the end of the browser. */
const maxCloseAttempts = 20;

/** Starts Chromium for this process; once, before any window is made. */
export function startHost(options: HostOptions): void {
  if (state) throw new Error('The host has started already.');
  const chromium = startChromium(options).then(watch);
  // Whoever waits for the browser hears of a failure; this only keeps Node from ending first.
  chromium.catch(() => undefined);
  state = { options, chromium };
}

/** What {@link startHost} was called with. */
export function hostOptions(): HostOptions {
  return running().options;
}

/** The browser, once it runs. */
export function browser(): Promise<Chromium> {
  return running().chromium;
}

/**
 * Ends the process at once; the browser is killed with it. Nothing is awaited, so that it works in
 * whatever state the app is.
 */
export function exitHost(code: number): void {
  running().options.exit(code);
}

/** Ends the browser in good order, then the process. */
export async function endHost(code: number): Promise<void> {
  const { chromium, options } = running();
  try {
    const started = await chromium;
    await started.close();
  } catch {
    // It never started; there is nothing to end.
  }
  options.exit(code);
}

function running(): State {
  if (!state) throw new Error('The Electron host has not been started; use run.ts.');
  return state;
}

/** Follows the pages of the browser; each new one waits until it is told to run. */
async function watch(chromium: Chromium): Promise<Chromium> {
  const { connection } = chromium;
  const { browser: session } = connection;
  session.on('Target.attachedToTarget', ({ sessionId, targetInfo, waitingForDebugger }) => {
    pageIds.add(targetInfo.targetId);
    void onPage(
      { targetId: targetInfo.targetId, session: connection.session(sessionId) },
      {
        ...targetInfo,
        waitingForDebugger,
      },
    );
  });
  session.on('Target.targetInfoChanged', ({ targetInfo }) => {
    owners.get(targetInfo.targetId)?.onTitleChanged();
  });
  session.on('Target.targetDestroyed', ({ targetId }) => {
    closing.get(targetId)?.();
    forget(targetId);
  });
  void connection.closed.then(() => {
    for (const targetId of [...owners.keys()]) forget(targetId);
  });
  session.on('Fetch.requestPaused', (paused) => {
    onDocumentRequest(session, paused);
  });
  await session.send('Fetch.enable', {
    patterns: [{ urlPattern: '*', resourceType: 'Document' }],
  });
  await session.send('Target.setDiscoverTargets', { discover: true, filter: [{ type: 'page' }] });
  const initial = hostOptions().headed
    ? new Promise<void>((resolve) => (initialPageSeen = resolve))
    : undefined;
  await session.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: true,
    flatten: true,
    filter: [{ type: 'page' }],
  });
  await initial;
  return chromium;
}

async function onPage(
  page: PageTarget,
  info: Protocol.Target.TargetInfo & { waitingForDebugger: boolean },
): Promise<void> {
  const opener = info.openerId === undefined ? undefined : owners.get(info.openerId);
  if (opener) {
    opener.onPopup(page);
    return;
  }
  if (hostOptions().headed && initialPageSeen && !info.waitingForDebugger) {
    initialPage = page;
    initialPageSeen();
    initialPageSeen = undefined;
    return;
  }
  announced.set(page.targetId, page);
  // One of them may fail, because the browser is closed at this moment; its asker is told.
  await Promise.allSettled(creations);
  // A page that nobody asked for (a new tab by keyboard, another program) has no place here.
  if (announced.delete(page.targetId) && !owners.has(page.targetId)) await closePage(page.targetId);
}

/**
 * Lets no page load anything that is not a window of the app. That such a page waits is not enough:
 * any other client of the browser, such as a test runner, lets it run, and may be first. The page
 * is announced in the same session, so its announcement has always come before its request.
 */
function onDocumentRequest(
  session: CdpSession,
  { requestId, frameId }: Protocol.Fetch.requestPausedPayload,
): void {
  // The id of a page is that of its main frame.
  if (pageIds.has(frameId) && !owners.has(frameId)) {
    void session.trySend('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' });
  } else {
    void session.trySend('Fetch.continueRequest', { requestId });
  }
}

function forget(targetId: string): void {
  const owner = owners.get(targetId);
  owners.delete(targetId);
  owner?.onClosed();
}

/**
 * Opens a page, paused before it does anything.
 *
 * @param browserContextId the profile it belongs to; absent for the first one
 */
export async function createPage(
  owner: TargetOwner,
  size: { width: number; height: number },
  browserContextId: string | undefined,
): Promise<PageTarget> {
  const { connection } = await browser();
  if (browserContextId === undefined && initialPage) {
    const page = initialPage;
    initialPage = undefined;
    owners.set(page.targetId, owner);
    const { windowId } = await connection.browser.send('Browser.getWindowForTarget', {
      targetId: page.targetId,
    });
    await connection.browser.trySend('Browser.setWindowBounds', { windowId, bounds: size });
    return page;
  }
  const creation = create();
  creations.add(creation);
  try {
    return await creation;
  } finally {
    creations.delete(creation);
  }

  async function create(): Promise<PageTarget> {
    const { targetId } = await connection.browser.send('Target.createTarget', {
      url: 'about:blank',
      newWindow: true,
      ...size,
      ...(browserContextId === undefined ? {} : { browserContextId }),
    });
    // Chromium announces a page before it answers the command that made it.
    const page = announced.get(targetId);
    if (!page) throw new CdpError('Target.createTarget: the page went away at once');
    announced.delete(targetId);
    owners.set(targetId, owner);
    return page;
  }
}

/**
 * Closes a page without asking it. Chromium forgets such a wish when it comes while the page changes
 * its document, so it is told again until the page has gone.
 */
export async function closePage(targetId: string): Promise<void> {
  const { connection } = await browser();
  const gone = new Promise<true>((resolve) => {
    closing.set(targetId, () => {
      resolve(true);
    });
  });
  for (let attempt = 0; attempt < maxCloseAttempts; attempt++) {
    if (!(await connection.browser.trySend('Target.closeTarget', { targetId }))) break;
    if (await Promise.race([gone, wait(closeRetryMs, false, { ref: false })])) break;
  }
  closing.delete(targetId);
}
