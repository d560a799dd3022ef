import type { EventEmitter } from 'node:events';
import type { CdpSession, Protocol } from './cdp.ts';
import type { Navigation } from './fetch-router.ts';
import { toElectronUrl } from './schemes.ts';
import type { FrameTree } from './web-frame.ts';

/** Chromium's numbers of the failures that the app tells apart. */
const errorNumbers: Readonly<Record<string, number>> = {
  ERR_FAILED: -2,
  ERR_ABORTED: -3,
  ERR_BLOCKED_BY_CLIENT: -20,
  ERR_CONNECTION_REFUSED: -102,
  ERR_NAME_NOT_RESOLVED: -105,
  ERR_CERT_COMMON_NAME_INVALID: -200,
  ERR_CERT_DATE_INVALID: -201,
  ERR_CERT_AUTHORITY_INVALID: -202,
  ERR_UNKNOWN_URL_SCHEME: -302,
};

/** What `loadURL` rejects with. */
export class LoadError extends Error {
  override readonly name = 'Error';
  readonly code: string;
  readonly errno: number;
  readonly url: string;

  constructor(code: string, url: string) {
    const errno = errorNumbers[code] ?? -2;
    super(`${code} (${errno}) loading '${url}'`);
    this.code = code;
    this.errno = errno;
    this.url = url;
  }
}

/** Follows the loading of one page: the events of it, and the promise of `loadURL`. */
export class PageLoad {
  readonly #emitter: EventEmitter;
  /** What the app itself asked to load and Chromium has not begun to request, oldest first. */
  #expected: string[] = [];
  #settle: ((error?: LoadError) => void) | undefined;
  #url = '';
  /** Set when a document was committed; the empty one that a page begins with does not count. */
  #committed = false;
  /** The address that the page shows now. */
  #current = '';
  /** Set when the page itself asked to go somewhere and the request is still to come. */
  #requestedByPage = false;
  #lastFailure: string | undefined;
  readonly #renamed = new Map<string, string>();
  isLoading = false;

  constructor(emitter: EventEmitter) {
    this.#emitter = emitter;
  }

  /** The next failure of this address is told by another name than Chromium has for it. */
  renameFailure(url: string, code: string): void {
    this.#renamed.set(url, code);
  }

  /** The next request of this address for the main frame is the app's, not the page's. */
  expect(url: string): void {
    this.#expected.push(withoutFragment(url));
  }

  /**
   * @param navigate begins to load and tells how that went
   * @returns resolves when the page has loaded
   * @throws LoadError when it could not be, or when something else was loaded instead
   */
  async load(
    url: string,
    navigate: () => Promise<Protocol.Page.navigateReturnValue>,
  ): Promise<void> {
    this.#settle?.(new LoadError('ERR_ABORTED', this.#url));
    this.expect(url);
    this.#url = url;
    this.#committed = false;
    this.#lastFailure = undefined;
    let settle: (error?: LoadError) => void = () => undefined;
    const finished = new Promise<void>((resolve, reject) => {
      settle = (error) => {
        if (this.#settle === settle) this.#settle = undefined;
        if (error) reject(error);
        else resolve();
      };
    });
    this.#settle = settle;
    navigate().then(
      ({ errorText }) => {
        if (errorText === undefined) return;
        settle(new LoadError(this.#lastFailure ?? shorten(errorText), url));
      },
      () => {
        settle(new LoadError('ERR_FAILED', url));
      },
    );
    await finished;
  }

  /** A document is about to be requested. @returns true when not the page itself began that */
  begin({ url, isMainFrame, redirected }: Navigation): boolean {
    if (!isMainFrame || redirected) return false;
    // A reload that no script asked for is the person's or Playwright's.
    const reloaded = !this.#requestedByPage && withoutFragment(url) === this.#current;
    const index = this.#expected.indexOf(withoutFragment(url));
    const byApp = reloaded || index !== -1;
    this.#requestedByPage = false;
    // What was asked for before this one was replaced by it.
    this.#expected.splice(0, index + 1);
    // The page went elsewhere before it had loaded; Electron gives up waiting, too.
    if (!byApp) this.#settle?.(new LoadError('ERR_ABORTED', this.#url));
    this.#setLoading(true);
    return byApp;
  }

  /** The page is gone. */
  end(): void {
    this.#settle?.(new LoadError('ERR_FAILED', this.#url));
  }

  /** Follows what the page's session tells. */
  watch(page: CdpSession, frames: FrameTree): void {
    const documents = new Map<string, { url: string; frameId: string | undefined }>();
    page.on('Network.requestWillBeSent', ({ requestId, request, type, frameId }) => {
      if (type === 'Document') documents.set(requestId, { url: request.url, frameId });
    });
    page.on('Network.loadingFinished', ({ requestId }) => {
      documents.delete(requestId);
    });
    page.on('Network.loadingFailed', ({ requestId, errorText }) => {
      const document = documents.get(requestId);
      documents.delete(requestId);
      if (document) this.#onFailed(document, errorText, frames);
    });
    page.on('Page.frameRequestedNavigation', ({ frameId }) => {
      if (frameId === frames.mainId) this.#requestedByPage = true;
    });
    page.on('Page.frameNavigated', ({ frame }) => {
      // Chromium's error page; what failed was told already.
      if (frame.unreachableUrl !== undefined) return;
      const url = toElectronUrl(frame.url + (frame.urlFragment ?? ''));
      if (frame.id === frames.mainId) {
        this.#committed = true;
        this.#current = withoutFragment(url);
        this.#emitter.emit('did-navigate', {}, url, 200, 'OK');
      }
      this.#emitter.emit('did-frame-navigate', {}, url, 200, 'OK', frame.id === frames.mainId);
    });
    page.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      const isMain = frameId === frames.mainId;
      if (isMain) frames.main.url = toElectronUrl(url);
      this.#emitter.emit('did-navigate-in-page', {}, toElectronUrl(url), isMain, 0, 0);
    });
    page.on('Page.domContentEventFired', () => {
      this.#emitter.emit('dom-ready', {});
    });
    page.on('Page.loadEventFired', () => {
      if (!this.#committed) return;
      this.#setLoading(false);
      this.#emitter.emit('did-finish-load', {});
      this.#settle?.();
    });
  }

  #onFailed(
    document: { url: string; frameId: string | undefined },
    errorText: string,
    frames: FrameTree,
  ): void {
    const isMain = document.frameId === frames.mainId;
    const url = toElectronUrl(document.url);
    const renamed = this.#renamed.get(document.url);
    this.#renamed.delete(document.url);
    const error = new LoadError(renamed ?? shorten(errorText), url);
    if (isMain) this.#lastFailure = error.code;
    this.#emitter.emit('did-fail-load', {}, error.errno, error.code, url, isMain, 0, 0);
    if (isMain) this.#setLoading(false);
  }

  #setLoading(loading: boolean): void {
    if (this.isLoading === loading) return;
    this.isLoading = loading;
    this.#emitter.emit(loading ? 'did-start-loading' : 'did-stop-loading', {});
  }
}

function shorten(errorText: string): string {
  return errorText.replace(/^net::/, '');
}

function withoutFragment(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url).href : url;
  return parsed.split('#', 1)[0] ?? parsed;
}
