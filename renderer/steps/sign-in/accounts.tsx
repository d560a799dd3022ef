import { Button } from '@fluentui/react-components';
import { useMessages } from '../../messages-context.ts';
import type { Wizard } from '../../use-wizard.ts';

/** The accounts that were remembered for this app; nothing where there are none. */
export function Accounts({ wizard }: { wizard: Wizard }) {
  const text = useMessages().keeping;
  const { accounts } = wizard.state.aids;
  if (accounts.length === 0) return null;
  return (
    <section className="card">
      <h2>{text.accountsTitle}</h2>
      <ul className="plain-list accounts" aria-label={text.accountsLabel}>
        {accounts.map(({ accountId, username }) => (
          <li key={accountId}>
            <span className="account-name">{username}</span>
            <Button
              size="small"
              aria-label={text.useOf(username)}
              onClick={() => {
                wizard.signIn({ accountId });
              }}
            >
              {text.use}
            </Button>
            <Button
              size="small"
              aria-label={text.removeOf(username)}
              onClick={() => {
                wizard.removeAccount(accountId);
              }}
            >
              {text.remove}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
