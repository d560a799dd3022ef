import { randomUUID } from 'node:crypto';
import { createBridgePeer } from './page/bridge.ts';
import { createIpcClient } from './page/ipc-client.ts';
import { createValueCodec } from './page/value-codec.ts';

/** The isolated world in which preload scripts run; the page cannot see into it. */
export const preloadWorldName = 'electron-host-preload';

/** The function by which the preload's world calls the host; in no other world. */
export const ipcBinding = 'electronHostIpc';
/** The function by which the host calls that world. */
export const ipcReceiver = 'electronHostReceive';

/**
 * Test only, see {@link rawIpcSource}: the function by which any frame's own scripts call the host.
 */
export const rawIpcBinding = 'electronHostRawIpc';
export const rawIpcReceiver = 'electronHostRawReceive';

/** The two scripts that every document of a window with a preload script starts with. */
export interface PreloadScripts {
  /** Runs in the page's own world, before the page's scripts. */
  mainWorld: string;
  /** Runs in {@link preloadWorldName}. */
  preloadWorld: string;
}

// The compilers name functions by a helper, `__name`, that pages do not have.
const prologue = 'const __name = (target) => target;';

/**
 * Puts a preload script into its world, with what Electron gives to a sandboxed one: `require` of
 * `electron`, in it `contextBridge` and `ipcRenderer`. As there, it runs in the main frame only.
 *
 * @param preload the script's text, CommonJS
 */
export function buildPreloadScripts(preload: string): PreloadScripts {
  const toMain = randomUUID();
  const toPreload = randomUUID();
  return {
    mainWorld: onlyInMainFrame(
      `(${createBridgePeer.toString()})(${JSON.stringify(toMain)}, ${JSON.stringify(toPreload)});`,
    ),
    preloadWorld: onlyInMainFrame(`
      const post = globalThis.${ipcBinding};
      const client = (${createIpcClient.toString()})((${createValueCodec.toString()})(), post);
      globalThis.${ipcReceiver} = client.receive;
      const bridge = (${createBridgePeer.toString()})(${JSON.stringify(toPreload)}, ${JSON.stringify(toMain)});
      const electron = {
        ipcRenderer: client.ipcRenderer,
        contextBridge: { exposeInMainWorld: bridge.expose },
      };
      const require = (name) => {
        if (name === 'electron') return electron;
        throw new Error('module not found: ' + name);
      };
      const module = { exports: {} };
      const process = { type: 'renderer', sandboxed: true, contextIsolated: true };
      (function (require, module, exports, process) {\n${preload}\n})(require, module, module.exports, process);
    `),
  };
}

/**
 * Test only: gives the scripts of every frame `electronHostInvoke(channel, ...args)`, so that a test
 * can call the main process from where no preload script runs (a sub-frame, a foreign page, a
 * sign-in window) and see that it is refused. A compromised page process could do the same in
 * Electron.
 */
export function rawIpcSource(): string {
  return `(() => { ${prologue}
    const post = globalThis.${rawIpcBinding};
    const client = (${createIpcClient.toString()})((${createValueCodec.toString()})(), post);
    globalThis.${rawIpcReceiver} = client.receive;
    globalThis.electronHostInvoke = client.ipcRenderer.invoke;
  })();`;
}

function onlyInMainFrame(source: string): string {
  return `(() => { ${prologue} if (window !== window.top) return; ${source} })();`;
}
