import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { app, protocol } from './electron.ts';
import { browser, startHost } from './host.ts';

/** Starts the host for the tests of one file, and ends it after them. */
export function useHost(): { folder: string } {
  const used = { folder: '' };
  beforeAll(async () => {
    used.folder = mkdtempSync(join(tmpdir(), 'electron-host-test-'));
    startHost({ headed: false, debuggingPort: false, rawIpc: true, exit: () => undefined });
    protocol.registerSchemesAsPrivileged([
      { scheme: 'app', privileges: { standard: true, secure: true } },
      { scheme: 'foreign', privileges: { standard: true, secure: true } },
    ]);
    // Without a listener the app would end with the first test's window.
    app.on('window-all-closed', () => undefined);
    app.mainEvaluated();
    await app.whenReady();
  });
  afterAll(async () => {
    const chromium = await browser();
    await chromium.close();
    rmSync(used.folder, { recursive: true, force: true });
  });
  return used;
}

/** Writes a preload script to a file of its own. */
export function writePreload(folder: string, source: string): string {
  const path = join(folder, `preload-${Math.random().toString(36).slice(2)}.cjs`);
  writeFileSync(path, source);
  return path;
}

export interface TestServer {
  /** `http://127.0.0.1:PORT` or `https://localhost:PORT`. */
  origin: string;
  /** The paths that were asked for, in order. */
  paths: string[];
  close(): Promise<void>;
}

/**
 * A server on loopback that remembers what it was asked for; the icon, which Chromium itself asks
 * for and Electron does not, aside.
 */
export async function serve(
  listener: RequestListener,
  tls?: { key: string; cert: string },
): Promise<TestServer> {
  const paths: string[] = [];
  const remember: RequestListener = (request, response) => {
    if (request.url !== '/favicon.ico') paths.push(request.url ?? '');
    listener(request, response);
  };
  const server: Server = tls ? createSecureServer(tls, remember) : createServer(remember);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: tls ? `https://localhost:${port}` : `http://127.0.0.1:${port}`,
    paths,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}

/** A listener that answers each path with a page of the given text, and others with 404. */
export function pages(texts: Readonly<Record<string, string>>): RequestListener {
  return (request, response) => {
    const text = texts[(request.url ?? '').split('?', 1)[0] ?? ''];
    response.writeHead(text === undefined ? 404 : 200, { 'content-type': 'text/html' });
    response.end(text ?? 'not found');
  };
}
