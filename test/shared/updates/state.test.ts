import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { updateStateSchema } from '../../../shared/updates/schema.ts';
import {
  downloadable,
  nextUpdateState,
  type Release,
  type UpdateEvent,
  type UpdateState,
} from '../../../shared/updates/state.ts';

const release: Release = {
  ...{ version: '0.2.0', notes: '', address: 'https://feed.example/a.exe', size: 10 },
  sha512: `${'A'.repeat(86)}==`,
};
const found: UpdateEvent = { kind: 'found', at: 5, release, way: 'install' };
const failed: UpdateEvent = { kind: 'failed', error: { code: 'update/file' } };

/** Where a row of events leads to. */
function after(...events: UpdateEvent[]): UpdateState {
  return events.reduce(nextUpdateState, { kind: 'idle' });
}

const check: UpdateEvent = { kind: 'check' };
const download: UpdateEvent = { kind: 'download' };
const downloaded: UpdateEvent = { kind: 'downloaded' };
const install: UpdateEvent = { kind: 'install' };

describe('the state of updates', () => {
  it('goes from a check over the question and the download to the installation', () => {
    expect(after(check).kind).toBe('checking');
    expect(after(check, found).kind).toBe('available');
    expect(after(check, found, download)).toEqual({ kind: 'downloading', release, received: 0 });
    const progress: UpdateEvent = { kind: 'progress', received: 4 };
    expect(after(check, found, download, progress)).toMatchObject({ received: 4 });
    expect(after(check, found, download, downloaded)).toEqual({ kind: 'ready', release });
    expect(after(check, found, download, downloaded, install).kind).toBe('installing');
  });

  it('keeps the release of a download that failed, and none of a check that did', () => {
    expect(after(check, failed)).toEqual({
      ...{ kind: 'failed', during: 'check', error: { code: 'update/file' } },
    });
    const state = after(check, found, download, failed);
    expect(state).toMatchObject({ during: 'download', release });
    expect(downloadable(state)).toBe(release);
    expect(nextUpdateState(state, download).kind).toBe('downloading');
  });

  it('goes back to the question where a download is cancelled', () => {
    const cancelled: UpdateEvent = { kind: 'cancelled', at: 5 };
    expect(after(check, found, download, cancelled)).toEqual(after(check, found));
    expect(after(check, cancelled)).toEqual({ kind: 'idle', checkedAt: 5 });
  });

  it('has nothing to download where somebody else installs it', () => {
    const byHand: UpdateEvent = { ...found, way: 'package' };
    expect(downloadable(after(check, byHand))).toBeUndefined();
    expect(after(check, byHand, download).kind).toBe('available');
  });

  const anyEvent = fc.constantFrom<UpdateEvent>(
    ...[check, found, failed, download, downloaded, install],
    ...([
      { kind: 'current', at: 1, running: '0.1.0', offered: '0.1.0' },
      { ...found, way: 'package' },
      { kind: 'progress', received: 3 },
      { kind: 'cancelled' },
      { kind: 'reset', to: { kind: 'no-feed' } },
      { kind: 'reset', to: { kind: 'idle' } },
    ] as const),
  );

  it('never installs what was not found, downloaded and asked for, in any order of events', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 30 }), (events) => {
        let state: UpdateState = { kind: 'no-feed' };
        const seen: UpdateState['kind'][] = [];
        for (const event of events) {
          const next = nextUpdateState(state, event);
          updateStateSchema.parse(next);
          if (next.kind === 'checking' && next !== state) expect(event.kind).toBe('check');
          if (next.kind === 'downloading' && state.kind !== 'downloading') {
            expect(event.kind).toBe('download');
            expect(['available', 'failed']).toContain(state.kind);
          }
          if (next.kind === 'ready') expect(['downloading', 'ready']).toContain(state.kind);
          if (next.kind === 'installing' && state.kind !== 'installing') {
            expect([state.kind, event.kind]).toEqual(['ready', 'install']);
          }
          // Without a feed only a feed changes anything.
          if (state.kind === 'no-feed')
            expect([event.kind, next]).toContain(event.kind === 'reset' ? 'reset' : state);
          state = next;
          seen.push(state.kind);
        }
      }),
      { numRuns: 500 },
    );
  });
});
