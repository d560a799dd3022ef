import { release as systemRelease } from 'node:os';
import { appError, type AppError } from '../../shared/errors.ts';
import { feedAddressProblem, feedFolder } from '../../shared/updates/feed-address.ts';
import { readRelease } from '../../shared/updates/release.ts';
import {
  downloadable,
  mayCheck,
  nextUpdateState,
  type Release,
  type UpdateEvent,
  type UpdateState,
} from '../../shared/updates/state.ts';
import { isNewer } from '../../shared/updates/version.ts';
import type { NetworkRoute } from '../auth/network-route.ts';
import { describeException, type Log } from '../log.ts';
import { UpdateFailure } from './failure.ts';
import { createFeedClient, type FeedDeadlines } from './feed-client.ts';
import { manifestName, type InstallWay } from './install-way.ts';
import { checkIntervalMs, maxManifestBytes } from './limits.ts';
import type { UpdateMemory } from './memory.ts';
import { checkSignature, maxSignatureBytes, readUpdateKeys } from './signature.ts';
import type { Installer, InstallerOptions, UpdatedApp } from './types.ts';

export interface UpdateDependencies {
  /** Address of the folder with the releases, as it is set now; empty for none. */
  feed: () => string;
  /** The publisher's public keys, as {@link readUpdateKeys} takes them; empty where none was built in. */
  keys: string;
  app: UpdatedApp;
  system: { platform: string; arch: string; release?: string };
  way: () => InstallWay;
  /** How servers are reached now. */
  route: () => NetworkRoute;
  memory: UpdateMemory;
  /** Loads what reads YAML; not called before a signature was found to be good. */
  loadReader: () => Promise<{ readManifest: (bytes: Uint8Array) => unknown }>;
  /** Loads electron-updater; not called before somebody wants to have a release downloaded. */
  loadInstaller: () => Promise<{ createInstaller: (options: InstallerOptions) => Installer }>;
  /** Told of each change. */
  changed: (state: UpdateState) => void;
  log: Log;
  /** Milliseconds since 1970. */
  now?: () => number;
  /** Shorter in tests. */
  deadlines?: Partial<FeedDeadlines>;
  /** Of a test, in place of the system's folder for caches. */
  installerOptions?: Pick<InstallerOptions, 'cacheFolder' | 'startMs'>;
}

/**
 * Updates of this app. Nothing is asked for while no feed is set or no key is built in; nothing is
 * downloaded and nothing is installed before it is asked for. No function rejects: what fails is a
 * state.
 */
export interface Updates {
  state(): UpdateState;
  /** Looks at the settings again: another feed ends what is under way and begins anew. */
  settingsChanged(): Promise<void>;
  /** Checks where a feed is set and was not asked today. For the start of the app. */
  checkDaily(): Promise<void>;
  /** Resolves when it has ended; does nothing where something else is under way. */
  check(): Promise<void>;
  download(): Promise<void>;
  /** Starts the installer and ends the app. */
  install(): Promise<void>;
  /** Ends the check or the download under way. */
  cancel(): void;
}

export function createUpdates(dependencies: UpdateDependencies): Updates {
  const { memory, log, app, system, now = Date.now } = dependencies;
  const client = createFeedClient(dependencies.route, dependencies.deadlines);
  const keys = readKeys(dependencies.keys, log);
  let feed = dependencies.feed();
  /** When this feed was last asked. */
  let checkedAt: number | undefined;
  let state: UpdateState = beginning();
  let underWay: AbortController | undefined;
  let installer: Installer | undefined;

  function beginning(): Extract<UpdateEvent, { kind: 'reset' }>['to'] {
    if (feed === '') return { kind: 'no-feed' };
    if (keys.length === 0) return { kind: 'no-key' };
    return { kind: 'idle', ...(checkedAt === undefined ? {} : { checkedAt }) };
  }

  function isIdle(): boolean {
    return state.kind === 'idle';
  }

  function happened(event: UpdateEvent): void {
    const next = nextUpdateState(state, event);
    if (next === state) return;
    state = next;
    dependencies.changed(state);
  }

  /** Does what can be cancelled; its failure is a state. What was cancelled says nothing any more. */
  async function doing(
    work: (signal: AbortSignal, tell: (event: UpdateEvent) => void) => Promise<void>,
  ): Promise<void> {
    const mine = new AbortController();
    underWay = mine;
    const tell = (event: UpdateEvent): void => {
      if (!mine.signal.aborted) happened(event);
    };
    try {
      await work(mine.signal, tell);
    } catch (thrown) {
      if (mine.signal.aborted) return;
      const { error, circumstances } = describe(thrown);
      tell({ kind: 'failed', error });
      const during = state.kind === 'failed' ? state.during : undefined;
      log('warn', 'update failed', { during, code: error.code, ...circumstances });
    } finally {
      if (underWay === mine) underWay = undefined;
    }
  }

  /** Ends what is under way. */
  function stop(): void {
    if (!underWay || underWay.signal.aborted) return;
    underWay.abort();
    log('info', 'update cancelled', { during: state.kind });
  }

  /** Asks the feed; gives the release whose signature is good, or says that there is none newer. */
  async function ask(signal: AbortSignal): Promise<UpdateEvent> {
    const folder = feed;
    if (feedAddressProblem(folder) !== undefined || !URL.canParse(folder)) {
      throw new UpdateFailure('update/feed-address');
    }
    const { way, extension } = dependencies.way();
    const name = manifestName(system);
    const address = `${feedFolder(folder)}${name}`;
    const seen = await memory.recall(folder);
    const at = now();
    checkedAt = at;
    await memory.remember({ ...seen, checkedAt: at });
    const manifest = await client.read(address, maxManifestBytes, signal);
    if (!manifest) throw new UpdateFailure('update/refused', `${name}: HTTP 404`);
    const signature = await client.read(`${address}.sig`, maxSignatureBytes, signal);
    if (!signature) throw new UpdateFailure('update/unsigned', `${name}.sig: HTTP 404`);
    const verdict = checkSignature(name, manifest, signature, keys);
    if (verdict === 'unreadable') throw new UpdateFailure('update/unsigned', `${name}.sig`);
    if (verdict === 'wrong') throw new UpdateFailure('update/wrong-signature', name);
    const { readManifest } = await dependencies.loadReader();
    const read = readRelease(readManifest(manifest), folder, {
      ...{ arch: system.arch, extension, system: system.release ?? systemRelease() },
    });
    if (read.kind === 'unsupported-system') {
      throw new UpdateFailure('update/unsupported-system', read.needed);
    }
    if (read.kind === 'unusable') throw new UpdateFailure('update/manifest', read.reason);
    const { release } = read;
    if (!isNewer(release.version, app.version)) {
      return { kind: 'current', at, running: app.version, offered: release.version };
    }
    // Old manifests have good signatures, too: who replays one wants to have an old fault back.
    if (seen.newest !== undefined && isNewer(seen.newest, release.version)) {
      const text = `${release.version}; ${seen.newest} was there before`;
      throw new UpdateFailure('update/older', text);
    }
    await memory.remember({ feed: folder, checkedAt: at, newest: release.version });
    return { kind: 'found', at, release, way };
  }

  /** Finds out when the feed was last asked, unless something has happened in the meantime. */
  async function recallCheck(): Promise<void> {
    if (!isIdle()) return;
    const wanted = feed;
    const seen = await memory.recall(wanted);
    if (feed !== wanted || !isIdle()) return;
    checkedAt = seen.checkedAt;
    happened({ kind: 'reset', to: beginning() });
  }

  async function check(): Promise<void> {
    if (!mayCheck(state)) return;
    happened({ kind: 'check' });
    await doing(async (signal, tell) => {
      const answer = await ask(signal);
      if (signal.aborted) return;
      log('info', 'update check', { found: answer.kind });
      tell(answer);
    });
  }

  /** The installer of a release; one that was made for it before has what it has downloaded. */
  async function prepare(
    release: Release,
    signal: AbortSignal,
    onProgress: (received: number) => void,
  ): Promise<Installer> {
    const { extension: kind } = dependencies.way();
    if (kind === 'deb' || kind === 'rpm') throw new UpdateFailure('update/not-installed');
    const { createInstaller } = await dependencies.loadInstaller();
    return createInstaller({
      ...{ kind, release, app, ...dependencies.installerOptions },
      fetchFile: (path) => client.download(release, path, onProgress, signal),
    });
  }

  return {
    state: () => state,
    settingsChanged: async () => {
      const wanted = dependencies.feed();
      if (wanted === feed) return;
      feed = wanted;
      stop();
      installer = undefined;
      checkedAt = undefined;
      happened({ kind: 'reset', to: beginning() });
      await recallCheck();
    },
    checkDaily: async () => {
      await recallCheck();
      if (!isIdle()) return;
      const passed = checkedAt === undefined ? Infinity : now() - checkedAt;
      // A time that is still to come is of a clock that was set back.
      if (passed >= checkIntervalMs || passed < 0) await check();
    },
    check,
    download: async () => {
      const release = downloadable(state);
      if (!release) return;
      happened({ kind: 'download' });
      log('info', 'update download started', { version: release.version });
      await doing(async (signal, tell) => {
        const prepared = await prepare(release, signal, (received) => {
          tell({ kind: 'progress', received });
        });
        await prepared.download();
        if (signal.aborted) return;
        installer = prepared;
        log('info', 'update downloaded', { version: release.version });
        tell({ kind: 'downloaded' });
      });
    },
    install: async () => {
      if (state.kind !== 'ready' || !installer) return;
      const { version } = state.release;
      const prepared = installer;
      happened({ kind: 'install' });
      await doing(async () => {
        log('info', 'update installation started', { version });
        await prepared.install();
      });
    },
    cancel: () => {
      // The installer that is running does not listen to this program any more.
      if (state.kind !== 'checking' && state.kind !== 'downloading') return;
      stop();
      happened({ kind: 'cancelled', ...(checkedAt === undefined ? {} : { at: checkedAt }) });
    },
  };
}

function readKeys(text: string, log: Log): ReturnType<typeof readUpdateKeys> {
  try {
    return readUpdateKeys(text);
  } catch {
    log('error', 'update key unreadable');
    return [];
  }
}

/** What the window says of a failure, and what the log says besides of one that nobody has foreseen. */
function describe(thrown: unknown): {
  error: AppError;
  circumstances: ReturnType<typeof describeException> | undefined;
} {
  return thrown instanceof UpdateFailure
    ? { error: thrown.appError, circumstances: undefined }
    : { error: appError('app/unexpected'), circumstances: describeException(thrown) };
}
