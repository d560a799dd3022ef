/** What is known of this computer when the app is to be started. */
export interface StartFacts {
  /** Electron's executable, if its package has it. */
  electron: string | undefined;
  /** An installed Chrome, Edge or Chromium. */
  chromium: string | undefined;
  /** Whether a window can be shown. */
  display: boolean;
  /** Whether Electron's binary may be looked for in the network. */
  online: boolean;
}

/** How the app is started: in which program, or what has to be tried first. */
export type StartPlan =
  | { kind: 'electron'; executable: string }
  | { kind: 'download-electron' }
  | { kind: 'chromium'; executable: string; reason: string }
  | { kind: 'terminal'; reason: string };

/**
 * Decides how `npm start` shows the app: in Electron, else in an installed browser, else, where
 * no window can be shown, as the practice check in the terminal.
 *
 * @param facts what is known
 * @param downloadFailure why the one attempt to get Electron's binary failed; `undefined` before it
 */
export function planStart(facts: StartFacts, downloadFailure?: string): StartPlan {
  const { electron, chromium, display, online } = facts;
  // Without a display Electron would be downloaded for nothing.
  if (!display) {
    return {
      kind: 'terminal',
      reason: 'There is no display to show a window on; running the practice check here instead.',
    };
  }
  if (electron !== undefined) return { kind: 'electron', executable: electron };
  if (online && downloadFailure === undefined) return { kind: 'download-electron' };
  const missing = `Electron could not be had (${downloadFailure ?? 'working offline'})`;
  if (chromium !== undefined) {
    return {
      kind: 'chromium',
      executable: chromium,
      reason: `${missing}; opening the same app in ${chromium} instead.`,
    };
  }
  return {
    kind: 'terminal',
    reason: `${missing} and no Chrome, Edge or Chromium is installed; running the practice check here instead.`,
  };
}

/**
 * What the output of Electron's installer says of why it failed, in one line.
 *
 * @returns `undefined` where there is no error in it
 */
export function describeFailure(output: string): string | undefined {
  const line = /^.*error.*$/im.exec(output)?.[0].trim();
  // All that Node says of a connection that could not be made.
  return line?.includes('fetch failed') === true
    ? 'its download server could not be reached'
    : line;
}
