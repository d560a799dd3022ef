import { Button, ProgressBar } from '@fluentui/react-components';
import type { Messages } from '../../shared/messages/en.ts';
import type { UpdateState } from '../../shared/updates/state.ts';
import { isNewer } from '../../shared/updates/version.ts';
import { FailureCard } from '../components/failure-card.tsx';
import { useMessages } from '../messages-context.ts';
import type { Wizard } from '../use-wizard.ts';
import { ReleaseCard } from './release-card.tsx';
import type { UpdateAccess } from './use-updates.ts';

interface UpdateStatusProps {
  wizard: Wizard;
  state: UpdateState;
  updates: UpdateAccess;
}

/** Where updates stand, and what can be done now. */
export function UpdateStatus({ wizard, state, updates }: UpdateStatusProps) {
  const text = useMessages().updates;
  const release = 'release' in state ? state.release : undefined;
  const isByHand = state.kind === 'available' && state.way !== 'install';
  return (
    <>
      <p role="status">{statusText(text, state)}</p>
      {state.kind === 'downloading' && (
        <>
          {/* Not read out with each hundredth: the bar says it to who asks. */}
          <p>{text.downloading(state.received, state.release.size)}</p>
          <ProgressBar
            aria-label={text.progress}
            max={state.release.size}
            value={state.received}
            thickness="large"
          />
        </>
      )}
      {state.kind === 'failed' && (
        <FailureCard error={state.error} titleOf={text.failed[state.during]} />
      )}
      {state.kind === 'available' && state.way !== 'install' && <p>{text.ways[state.way]}</p>}
      <UpdateButtons state={state} updates={updates} />
      {release && state.kind !== 'installing' && (
        <ReleaseCard wizard={wizard} release={release} isByHand={isByHand} />
      )}
    </>
  );
}

function statusText(text: Messages['updates'], state: UpdateState): string {
  switch (state.kind) {
    case 'no-feed':
      return text.noFeed;
    case 'no-key':
      return text.noKey;
    case 'idle':
      return state.checkedAt === undefined ? text.idle : text.checked(iso(state.checkedAt));
    case 'checking':
      return text.checking;
    case 'up-to-date':
      return `${upToDate(text, state.running, state.offered)} ${text.checked(iso(state.checkedAt))}`;
    case 'available':
      return text.available(state.release.version);
    case 'ready':
      return text.ready(state.release.version);
    case 'installing':
      return text.installing(state.release.version);
    case 'downloading':
    case 'failed':
      return '';
  }
}

function upToDate(text: Messages['updates'], running: string, offered: string): string {
  return isNewer(running, offered) ? text.newerThanFeed(offered) : text.upToDate(running);
}

function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

function UpdateButtons({ state, updates }: Pick<UpdateStatusProps, 'state' | 'updates'>) {
  const text = useMessages().updates;
  const { kind } = state;
  const isFailedDownload = kind === 'failed' && state.during !== 'check';
  return (
    <div className="run-actions">
      {(kind === 'idle' || kind === 'up-to-date' || kind === 'available' || kind === 'failed') && (
        <Button onClick={updates.check}>{text.check}</Button>
      )}
      {kind === 'available' && state.way === 'install' && (
        <Button appearance="primary" onClick={updates.download}>
          {text.download}
        </Button>
      )}
      {isFailedDownload && <Button onClick={updates.download}>{text.again}</Button>}
      {(kind === 'checking' || kind === 'downloading') && (
        <Button onClick={updates.cancel}>{text.cancel}</Button>
      )}
      {kind === 'ready' && (
        <Button appearance="primary" onClick={updates.install}>
          {text.install}
        </Button>
      )}
    </div>
  );
}
