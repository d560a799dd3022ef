import { FailureCard } from '../components/failure-card.tsx';
import { useMessages } from '../messages-context.ts';
import { AddedAuthorities } from '../network/added-authorities.tsx';
import { ProxyChoice } from '../network/proxy-choice.tsx';
import { useNetwork } from '../network/use-network.ts';
import type { Wizard } from '../use-wizard.ts';
import { MailRoute } from './mail-route.tsx';

/** How the sign-in service is reached, and whom it may be vouched for by. */
export function NetworkSettings({ wizard }: { wizard: Wizard }) {
  const text = useMessages().network;
  const { view, error, change, changeMail, addAuthority, removeAuthority } = useNetwork(wizard.api);
  return (
    <section className="card">
      <h3>{text.title}</h3>
      <p className="quiet">{text.lead}</p>
      {error && <FailureCard error={error} />}
      {view && (
        <>
          <ProxyChoice view={view} onUse={change} />
          <MailRoute view={view} onChange={changeMail} />
          <AddedAuthorities
            heading="h4"
            authorities={view.addedAuthorities}
            add={addAuthority}
            remove={removeAuthority}
          />
        </>
      )}
    </section>
  );
}
