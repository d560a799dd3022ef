import { release } from 'node:os';
import type { SystemFacts } from '../../shared/problem/parts.ts';

/** What is needed of Electron's `app`. */
interface RunningApp {
  readonly isPackaged: boolean;
  getPreferredSystemLanguages: () => string[];
}

/** What a report of a problem says of this computer: nothing by which it could be found. */
export function systemFacts(app: RunningApp): SystemFacts {
  return {
    release: release(),
    packaged: app.isPackaged,
    upSeconds: Math.round(process.uptime()),
    languages: app.getPreferredSystemLanguages().slice(0, 10),
  };
}
