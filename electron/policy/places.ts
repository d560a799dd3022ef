import { posix, win32 } from 'node:path';
import { policyKey } from '../../shared/policy/field-table.ts';
import { windowsFolder } from './windows-folder.ts';

/** Where a policy is looked for. */
export interface PolicyPlaces {
  file: string;
  /**
   * Whether owner and mode of the file and its folders say who can change it. On Windows they say
   * nothing; there the folder is one in which only administrators may write.
   */
  hasModes: boolean;
  registry?: { reg: string; key: string };
}

/** The folder's name below those of the system. */
const product = 'Mailbox OAuth Assistant';

/**
 * The places of this system. Nothing of the environment takes part: whoever starts the app sets
 * that, and is just the one whom the policy is for.
 */
export function policyPlaces(platform: NodeJS.Platform): PolicyPlaces {
  if (platform === 'darwin') {
    const folder = posix.join('/Library/Application Support', product);
    return { file: posix.join(folder, 'policy.json'), hasModes: true };
  }
  if (platform !== 'win32') {
    return { file: '/etc/mailbox-oauth-assistant/policy.json', hasModes: true };
  }
  const windows = windowsFolder();
  // Not in ProgramData: every user may create folders there, and whoever comes first owns them. Not
  // in the folder of the app: an update removes it. Programs are on Windows' own drive, says
  // Microsoft, which supports no other place for them.
  const programs = win32.join(win32.parse(windows).root, 'Program Files');
  return {
    file: win32.join(programs, `${product} Policy`, 'policy.json'),
    hasModes: false,
    registry: { reg: win32.join(windows, 'System32', 'reg.exe'), key: policyKey },
  };
}
