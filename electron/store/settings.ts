import { appError, type AppError } from '../../shared/errors.ts';
import {
  defaultSettingsFile,
  settingsFileSchema,
  type KeptNetwork,
  type SettingsChange,
  type SettingsFile,
} from '../../shared/settings.ts';
import type { Settings } from '../../shared/settings-values.ts';
import { jsonAs, readKept, writeKept } from './kept-json.ts';

/** Holds as many authorities as can be added, each of some ten kilobytes and more. */
const maxFileBytes = 8 * 1024 * 1024;

/** What was set for this program; it holds no secret. */
export interface SettingsStore {
  settings(): Settings;
  network(): KeptNetwork;
  /** What is not right about their being kept: `settings/set-aside`, `settings/not-kept`. */
  problems(): AppError[];
  /** Holds at once; resolves when it is kept, or cannot be. Never rejects. */
  change(change: SettingsChange): Promise<void>;
  /** The same for how servers are reached. */
  changeNetwork(change: Partial<KeptNetwork>): Promise<void>;
}

/**
 * Reads the settings. A file that cannot be used is set aside, and the settings begin anew; one that
 * cannot be read at all is left as it is, and what is changed holds until the program ends.
 *
 * @param path of the file; its folder is made when something is first changed
 */
export async function openSettings(path: string): Promise<SettingsStore> {
  const { file, isWritable, problem } = await read(path);
  let now = file;
  let isKept = isWritable;
  /** What was asked for before has to end first, so that the last change is what is kept. */
  let last: Promise<void> = Promise.resolve();

  function write(): Promise<void> {
    last = last.then(async () => {
      isKept = isWritable && (await writeKept(path, now, maxFileBytes));
    });
    return last;
  }

  return {
    settings: () => now.settings,
    network: () => now.network,
    problems: () => [
      ...(problem ? [problem] : []),
      ...(isKept ? [] : [appError('settings/not-kept')]),
    ],
    change: (change) => {
      now = { ...now, settings: { ...now.settings, ...change } };
      return write();
    },
    changeNetwork: (change) => {
      now = { ...now, network: { ...now.network, ...change } };
      return write();
    },
  };
}

interface Found {
  file: SettingsFile;
  isWritable: boolean;
  problem?: AppError;
}

async function read(path: string): Promise<Found> {
  const file = defaultSettingsFile;
  try {
    const parse = (text: string) => jsonAs(settingsFileSchema, text);
    const { value, setAsideAs } = await readKept(path, maxFileBytes, parse);
    return {
      ...{ file: value ?? file, isWritable: true },
      ...(setAsideAs === undefined ? {} : { problem: appError('settings/set-aside', setAsideAs) }),
    };
  } catch {
    return { file, isWritable: false };
  }
}
