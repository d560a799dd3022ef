import { installWay as realWay, type InstallFacts } from '../../../electron/updates/install-way.ts';
import type { InstallWay } from '../../../electron/updates/install-way.ts';

export { manifestName } from '../../../electron/updates/install-way.ts';

/** As if the app had been installed for this person: a start from the sources replaces nothing. */
export function installWay(facts: InstallFacts): InstallWay {
  return { ...realWay(facts), way: 'install' };
}
