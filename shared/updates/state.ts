import type { AppError } from '../errors.ts';

/** How this copy of the app came onto the computer, which decides who puts a newer one there. */
export type UpdateWay =
  /** The app does it, when it is asked to: set up for this person, AppImage, app on a Mac. */
  | 'install'
  /** The system's package manager does it (deb, rpm). */
  | 'package'
  /** Set up for everybody on the computer: an administrator does it. */
  | 'all-users'
  /** An unpacked archive, or a start from the sources: nothing was installed. */
  | 'copy';

/** A release that the publisher has signed, as it is shown. */
export interface Release {
  version: string;
  /** ISO 8601, where the feed says when it was made. */
  date?: string;
  /** Plain text, lines ended by `\n`; no other control character. Empty where there are none. */
  notes: string;
  /** The file for this computer: its address, its bytes, and its SHA-512 in base64. */
  address: string;
  size: number;
  sha512: string;
}

/** What was being done when it failed. */
export type UpdateAction = 'check' | 'download' | 'install';

/** Where updates stand. Times are milliseconds since 1970. */
export type UpdateState =
  /** No address is set: nothing is ever asked for. */
  | { kind: 'no-feed' }
  /** No publisher's key was built in: nothing could be verified, so nothing is asked for. */
  | { kind: 'no-key' }
  | { kind: 'idle'; checkedAt?: number }
  | { kind: 'checking' }
  /** @property offered what the feed has: the version that is running, or an older one */
  | { kind: 'up-to-date'; checkedAt: number; running: string; offered: string }
  | { kind: 'available'; checkedAt: number; release: Release; way: UpdateWay }
  /** @property received bytes */
  | { kind: 'downloading'; release: Release; received: number }
  /** It is on this computer and is the signed file; nothing was installed. */
  | { kind: 'ready'; release: Release }
  | { kind: 'installing'; release: Release }
  | { kind: 'failed'; during: UpdateAction; error: AppError; release?: Release };

/** What happens to updates. */
export type UpdateEvent =
  | { kind: 'reset'; to: Extract<UpdateState, { kind: 'no-feed' | 'no-key' | 'idle' }> }
  | { kind: 'check' }
  | { kind: 'current'; at: number; running: string; offered: string }
  | { kind: 'found'; at: number; release: Release; way: UpdateWay }
  | { kind: 'download' }
  | { kind: 'progress'; received: number }
  | { kind: 'downloaded' }
  | { kind: 'install' }
  /** @property at when the feed was last asked */
  | { kind: 'cancelled'; at?: number }
  | { kind: 'failed'; error: AppError };

/**
 * What comes after an event. One that does not belong to the state, such as the answer to what was
 * cancelled, changes nothing: the same state comes back.
 */
export function nextUpdateState(state: UpdateState, event: UpdateEvent): UpdateState {
  switch (event.kind) {
    case 'reset':
      return event.to;
    case 'check':
      return mayCheck(state) ? { kind: 'checking' } : state;
    case 'current':
      if (state.kind !== 'checking') return state;
      return {
        ...{ kind: 'up-to-date', checkedAt: event.at },
        ...{ running: event.running, offered: event.offered },
      };
    case 'found': {
      const { at: checkedAt, release, way } = event;
      return state.kind === 'checking' ? { kind: 'available', checkedAt, release, way } : state;
    }
    case 'download': {
      const release = downloadable(state);
      return release ? { kind: 'downloading', release, received: 0 } : state;
    }
    case 'progress':
      return state.kind === 'downloading' ? { ...state, received: event.received } : state;
    case 'downloaded':
      return state.kind === 'downloading' ? { kind: 'ready', release: state.release } : state;
    case 'install':
      return state.kind === 'ready' ? { kind: 'installing', release: state.release } : state;
    case 'cancelled':
      return afterCancelling(state, event.at);
    case 'failed':
      return afterFailure(state, event.error);
  }
}

/** True where a check may begin: nothing is under way, and nothing downloaded would be lost. */
export function mayCheck(state: UpdateState): boolean {
  return ['idle', 'up-to-date', 'available', 'failed'].includes(state.kind);
}

/** The release that may be downloaded now: the app can install it, and it is not here yet. */
export function downloadable(state: UpdateState): Release | undefined {
  if (state.kind === 'available') return state.way === 'install' ? state.release : undefined;
  return state.kind === 'failed' && state.during !== 'check' ? state.release : undefined;
}

function afterCancelling(state: UpdateState, at: number | undefined): UpdateState {
  const checked = at === undefined ? {} : { checkedAt: at };
  if (state.kind === 'checking') return { kind: 'idle', ...checked };
  if (state.kind !== 'downloading') return state;
  // Only what the app can install is ever downloaded.
  return { kind: 'available', checkedAt: at ?? 0, release: state.release, way: 'install' };
}

function afterFailure(state: UpdateState, error: AppError): UpdateState {
  if (state.kind === 'checking') return { kind: 'failed', during: 'check', error };
  if (state.kind !== 'downloading' && state.kind !== 'installing') return state;
  const during = state.kind === 'downloading' ? 'download' : 'install';
  return { kind: 'failed', during, error, release: state.release };
}
