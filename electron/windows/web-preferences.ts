import type { WebPreferences } from 'electron';

/**
 * The web preferences that every window starts from, all of them named although most are
 * Electron's defaults, so that a changed default changes nothing here.
 * Source: Electron, "Security", items 2 to 4 and 6 to 9.
 *
 * @param packaged true in a build that was handed out: developer tools are off there
 * @param preload path of the preload script; the sign-in window has none
 */
export function webPreferences(packaged: boolean, preload?: string): WebPreferences {
  return {
    contextIsolation: true,
    sandbox: true,
    webSecurity: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    nodeIntegrationInWorker: false,
    webviewTag: false,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    navigateOnDragDrop: false,
    safeDialogs: true,
    // Words typed here are addresses and host names; a dictionary would be fetched from a CDN.
    spellcheck: false,
    devTools: !packaged,
    ...(preload === undefined ? {} : { preload }),
  };
}
