import { readFileSync } from 'node:fs';
import type { CdpSession } from './cdp.ts';
import { pausedRequests } from './fetch-router.ts';
import { hostOptions } from './host.ts';
import {
  buildPreloadScripts,
  ipcBinding,
  preloadWorldName,
  rawIpcBinding,
  rawIpcSource,
} from './preload-world.ts';
import type { HostSession } from './session.ts';
import { emulateTheme, themeSource } from './theme-source.ts';

/**
 * Prepares a page, or a frame that runs apart, while it still waits for its first document, and
 * lets it run.
 *
 * @param preload path of the preload script; frames have none
 */
export async function preparePage(
  page: CdpSession,
  session: HostSession,
  preload: string | undefined,
): Promise<void> {
  await session.configure(page);
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
    ...(preload === undefined ? [] : addPreload(page, preload)),
    ...(hostOptions().rawIpc ? addRawIpc(page) : []),
    ...(themeSource() === 'system' ? [] : [emulateTheme(page)]),
  ]);
  await page.trySend('Runtime.runIfWaitingForDebugger');
}

function addPreload(page: CdpSession, preload: string): Promise<unknown>[] {
  const scripts = buildPreloadScripts(readFileSync(preload, 'utf8'));
  return [
    page.send('Runtime.addBinding', { name: ipcBinding, executionContextName: preloadWorldName }),
    page.send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.mainWorld }),
    page.send('Page.addScriptToEvaluateOnNewDocument', {
      source: scripts.preloadWorld,
      worldName: preloadWorldName,
    }),
  ];
}

function addRawIpc(page: CdpSession): Promise<unknown>[] {
  return [
    page.send('Runtime.addBinding', { name: rawIpcBinding }),
    page.send('Page.addScriptToEvaluateOnNewDocument', {
      source: rawIpcSource(),
      runImmediately: true,
    }),
  ];
}
