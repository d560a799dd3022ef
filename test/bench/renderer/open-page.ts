import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright';
import { build } from 'vite';
import renderer from '../../../build/vite.renderer.config.ts';
import { findChromium } from '../../electron-host/find-chromium.ts';
import type { PageBench } from './page-script.ts';

/** The built pages in a browser, with a main process that is part of the page. */
export interface BenchPages {
  /** The folder of the built pages. */
  folder: string;
  browser: Browser;
  /** A page that has not been opened yet, in a profile of its own. */
  newPage: () => Promise<Page>;
  url: string;
  close: () => Promise<void>;
}

declare global {
  interface Window {
    bench: PageBench;
  }
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

/**
 * Without a screen to wait for, the time between frames is the time that a frame takes: a browser
 * that waits for 60 of them a second has none that is shorter than the goal.
 */
const browserArguments = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];

/**
 * Builds the pages as the app has them, and starts a browser for them.
 *
 * @throws where there is no Chrome, Edge or Chromium
 */
export async function openPages(): Promise<BenchPages> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('no Chrome, Edge or Chromium was found');
  const folder = mkdtempSync(join(tmpdir(), 'mailbox-oauth-bench-'));
  const pages = join(folder, 'pages');
  await build({
    ...renderer,
    logLevel: 'warn',
    build: { ...renderer.build, outDir: pages, emptyOutDir: true },
  });
  const script = await bundleScript(folder);
  const server = await serve(pages);
  const browser = await chromium.launch({ executablePath, args: browserArguments });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    folder: pages,
    browser,
    url: `http://127.0.0.1:${port}/index.html`,
    newPage: async () => {
      const context = await browser.newContext({ viewport: { width: 1240, height: 820 } });
      await context.addInitScript({ path: script });
      return context.newPage();
    },
    close: async () => {
      await browser.close();
      server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What runs in the page, as one file. */
async function bundleScript(folder: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      target: 'chrome150',
      outDir: join(folder, 'script'),
      emptyOutDir: true,
      lib: {
        entry: fileURLToPath(new URL('page-script.ts', import.meta.url)),
        formats: ['iife'],
        name: 'pageScript',
        fileName: () => 'page-script.js',
      },
    },
  });
  return join(folder, 'script', 'page-script.js');
}

async function serve(folder: string): Promise<Server> {
  const server = createServer((request, response) => {
    const name = new URL(request.url ?? '/', 'http://127.0.0.1').pathname;
    readFile(join(folder, name)).then(
      (content) => {
        response.writeHead(200, { 'Content-Type': types[extname(name)] ?? 'text/plain' });
        response.end(content);
      },
      () => {
        response.writeHead(404);
        response.end();
      },
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}
