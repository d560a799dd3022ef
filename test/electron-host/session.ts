import { EventEmitter } from 'node:events';
import type { ClearStorageDataOptions, DownloadItem, Session } from 'electron';
import type { CdpSession } from './cdp.ts';
import { CertificateGate, type CertificateVerifyProc } from './certificate.ts';
import { browser } from './host.ts';
import { ProtocolRegistry } from './protocol.ts';
import { WebRequest } from './web-request.ts';

/** What Chromium can be asked to deny; each is asked about with Electron's name for it. */
const permissions = {
  geolocation: 'geolocation',
  notifications: 'notifications',
  camera: 'media',
  microphone: 'media',
  midi: 'midi',
  'clipboard-read': 'clipboard-read',
  'clipboard-write': 'clipboard-sanitized-write',
  'idle-detection': 'idle-detection',
  'window-management': 'window-management',
  'local-fonts': 'local-fonts',
  'storage-access': 'storage-access',
} as const;

// The handlers as they are called here: before any page exists that could be named.
type PermissionRequestHandler = (
  contents: null,
  permission: string,
  callback: (granted: boolean) => void,
  details: object,
) => void;
type PermissionCheckHandler = (
  contents: null,
  permission: string,
  origin: string,
  details: object,
) => boolean;

/**
 * A profile. The default one is Chromium's own, made for this run; each partition is a browser
 * context of its own, in memory, made when its first window opens. Names with `persist:` are kept
 * in memory too: no test of the app needs more.
 */
export class HostSession extends EventEmitter {
  readonly webRequest = new WebRequest();
  readonly protocol = new ProtocolRegistry();
  /** For the host: decides about certificates where a verify proc is set. */
  readonly certificates = new CertificateGate();
  readonly #isDefault: boolean;
  readonly #pages = new Set<CdpSession>();
  #contextId: Promise<string> | undefined;
  #permissionCheck: Parameters<Session['setPermissionCheckHandler']>[0] = null;
  #permissionRequest: Parameters<Session['setPermissionRequestHandler']>[0] = null;

  constructor(isDefault: boolean) {
    super();
    this.#isDefault = isDefault;
  }

  setCertificateVerifyProc(proc: CertificateVerifyProc | null): void {
    this.certificates.set(proc);
    for (const page of this.#openPages()) this.#setIgnoreCertificates(page);
  }

  setPermissionCheckHandler(handler: Parameters<Session['setPermissionCheckHandler']>[0]): void {
    this.#permissionCheck = handler;
  }

  setPermissionRequestHandler(
    handler: Parameters<Session['setPermissionRequestHandler']>[0],
  ): void {
    this.#permissionRequest = handler;
  }

  setDevicePermissionHandler(): void {
    // Chromium offers pages no device over the DevTools protocol; there is nothing to ask.
  }

  setDisplayMediaRequestHandler(): void {
    // No page gets to see the screen, with a handler or without.
  }

  /** Removes what pages have stored: of one origin, or of all. */
  async clearStorageData(options: ClearStorageDataOptions = {}): Promise<void> {
    const { connection } = await browser();
    const browserContextId = await this.#contextId;
    if (browserContextId !== undefined && this.#openPages().length === 0) {
      // Nothing shows this context, so it can go as a whole; the next window makes a new one.
      this.#contextId = undefined;
      await connection.browser.trySend('Target.disposeBrowserContext', { browserContextId });
      return;
    }
    await connection.browser.trySend(
      'Storage.clearCookies',
      browserContextId === undefined ? {} : { browserContextId },
    );
    for (const page of this.#openPages()) {
      await page.trySend('Storage.clearDataForOrigin', {
        origin: options.origin ?? '*',
        storageTypes: 'all',
      });
    }
  }

  async clearCache(): Promise<void> {
    for (const page of this.#openPages()) await page.trySend('Network.clearBrowserCache');
  }

  /** Also `clearAuthCache` and the like have nothing to do: passwords of servers are never asked. */
  clearAuthCache(): Promise<void> {
    return Promise.resolve();
  }

  /** The next request to each host has its certificate looked at again. */
  closeAllConnections(): Promise<void> {
    this.certificates.forget();
    return Promise.resolve();
  }

  /** Chromium tells nobody over the DevTools protocol: what the environment of the test says. */
  resolveProxy(): Promise<string> {
    return Promise.resolve(process.env['ELECTRON_HOST_PROXY'] ?? 'DIRECT');
  }

  isPersistent(): boolean {
    return false;
  }

  /** For the host: the browser context, made at first use; `undefined` for the default one. */
  async contextId(): Promise<string | undefined> {
    if (this.#isDefault) return undefined;
    this.#contextId ??= browser().then(async ({ connection }) => {
      const { browserContextId } = await connection.browser.send('Target.createBrowserContext', {
        disposeOnDetach: true,
      });
      return browserContextId;
    });
    return this.#contextId;
  }

  /** For the host: prepares one page, or one frame that runs apart, before it runs. */
  async configure(page: CdpSession): Promise<void> {
    this.#pages.add(page);
    this.#setIgnoreCertificates(page);
    const { connection } = await browser();
    const browserContextId = await this.contextId();
    const context = browserContextId === undefined ? {} : { browserContextId };
    const denials = this.#deniedPermissions().map((name) =>
      connection.browser.trySend('Browser.setPermission', {
        permission: { name },
        setting: 'denied',
        ...context,
      }),
    );
    await Promise.all([
      ...denials,
      connection.browser.trySend('Browser.setDownloadBehavior', {
        behavior: 'deny',
        eventsEnabled: true,
        ...context,
      }),
    ]);
  }

  /**
   * For the host: tells of a download. All of them are refused by Chromium: the app has none.
   */
  announceDownload(url: string, filename: string, webContents: unknown): void {
    const item: Pick<DownloadItem, 'getURL' | 'getFilename' | 'cancel'> = {
      getURL: () => url,
      getFilename: () => filename,
      cancel: () => undefined,
    };
    this.emit('will-download', { preventDefault: () => undefined }, item, webContents);
  }

  /**
   * Chromium does not ask over the DevTools protocol, so the app's handlers are asked beforehand,
   * once for each permission, and what they refuse is denied for every page.
   */
  #deniedPermissions(): string[] {
    return Object.entries(permissions)
      .filter(([, name]) => !this.#grants(name))
      .map(([name]) => name);
  }

  #grants(permission: string): boolean {
    const request = this.#permissionRequest as PermissionRequestHandler | null;
    const check = this.#permissionCheck as PermissionCheckHandler | null;
    // An answer that comes later than at once is taken for a refusal.
    const answers: boolean[] = [];
    request?.(null, permission, (answer) => answers.push(answer), {});
    return (!request || answers[0] === true) && (check?.(null, permission, '', {}) ?? true);
  }

  #openPages(): CdpSession[] {
    for (const page of this.#pages) if (page.detached) this.#pages.delete(page);
    return [...this.#pages];
  }

  #setIgnoreCertificates(page: CdpSession): void {
    // Only where the app decides itself; see `certificate.ts`.
    void page.trySend('Security.setIgnoreCertificateErrors', { ignore: this.certificates.isSet });
  }
}

const partitions = new Map<string, HostSession>();
let announce: ((session: HostSession) => void) | undefined;
let defaultSession: HostSession | undefined;

/** For `app`: who is told of each new session. */
export function onSessionCreated(listener: (session: HostSession) => void): void {
  announce = listener;
}

/** `session` of the `electron` module. */
export const sessions = {
  get defaultSession(): HostSession {
    if (!defaultSession) {
      defaultSession = new HostSession(true);
      announce?.(defaultSession);
    }
    return defaultSession;
  },
  fromPartition(partition: string): HostSession {
    if (partition === '') return sessions.defaultSession;
    let known = partitions.get(partition);
    if (!known) {
      known = new HostSession(false);
      partitions.set(partition, known);
      announce?.(known);
    }
    return known;
  },
};
