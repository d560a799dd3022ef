import { Button } from '@fluentui/react-components';
import type { ErrorCode } from '../../shared/errors.ts';
import type { Messages } from '../../shared/messages/en.ts';
import type { SignInNetworkView } from '../../shared/sign-in-network.ts';
import { FailureCard } from '../components/failure-card.tsx';
import { useMessages } from '../messages-context.ts';
import type { Wizard } from '../use-wizard.ts';
import { AddedAuthorities } from './added-authorities.tsx';
import { ProxyChoice } from './proxy-choice.tsx';
import { useNetwork } from './use-network.ts';

const cardId = 'network-settings';

/** Failures on the way to the authority, for which something can be changed here. */
const wayCodes: readonly ErrorCode[] = [
  'signin/network',
  'signin/dns',
  'signin/untrusted',
  'signin/no-answer',
  'signin/proxy',
  'signin/proxy-password',
];

/** True where the network settings may be the way out of a failure. */
export function isNetworkFailure(code: ErrorCode): boolean {
  return wayCodes.includes(code);
}

/** Leads from a failure to the {@link NetworkCard} of the same page. */
export function ShowNetworkButton() {
  const text = useMessages().network;
  return (
    <div>
      <Button
        size="small"
        onClick={() => {
          const card = document.getElementById(cardId);
          if (!(card instanceof HTMLDetailsElement)) return;
          card.open = true;
          card.querySelector('summary')?.focus();
          card.scrollIntoView({ block: 'nearest' });
        }}
      >
        {text.showSettings}
      </Button>
    </div>
  );
}

/** How the authority is reached, and whom it may be vouched for by; closed until it is needed. */
export function NetworkCard({ wizard }: { wizard: Wizard }) {
  const messages = useMessages();
  const text = messages.network;
  const network = useNetwork(wizard.api);
  const { view, error } = network;
  return (
    <details id={cardId} className="card fold">
      <summary>
        <span className="fold-title">{text.title}</span>
        <span className="quiet">{view && inUse(view, messages)}</span>
      </summary>
      <div className="fold-body">
        <p className="quiet">{text.lead}</p>
        {error && <FailureCard error={error} />}
        {view && (
          <>
            <ProxyChoice view={view} onUse={network.change} />
            <AddedAuthorities
              authorities={view.addedAuthorities}
              add={network.addAuthority}
              remove={network.removeAuthority}
            />
          </>
        )}
        <p role="status" className="quiet">
          {network.changes > 0 && !error ? text.used : ''}
        </p>
      </div>
    </details>
  );
}

/** The settings in a few words, so that one sees them without opening the card. */
function inUse({ network, addedAuthorities }: SignInNetworkView, messages: Messages): string {
  const text = messages.network;
  const proxy =
    network.mode === 'manual'
      ? text.inUse.manual(network.proxy.host, network.proxy.port)
      : text.inUse[network.mode];
  const count = addedAuthorities.length;
  return count === 0 ? proxy : `${proxy} · ${text.added(count)}`;
}
