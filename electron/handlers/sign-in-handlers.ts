import type { Connection } from '../../shared/connection.ts';
import { needsCredential } from '../../shared/flows.ts';
import type { Credential } from '../auth/credential.ts';
import type { SignedIn } from '../auth/types.ts';
import type { Handlers } from '../ipc/types.ts';
import type { KeptFor } from '../store/keeping.ts';
import { resolveTarget, type Target } from '../target.ts';
import { failure, success } from './results.ts';
import type { HandlerDependencies } from './types.ts';

type Channels =
  | 'sign-in:start'
  | 'sign-in:cancel'
  | 'sign-in:renew'
  | 'sign-in:forget'
  | 'sign-in:sign-out'
  | 'account:list'
  | 'account:remove'
  | 'consent:walk';

/** The authority that issued each token, so that no token is ever shown to another's servers. */
export interface IssuedBy {
  /** The token of a sign-in, if this authority issued it. */
  signedIn(signInId: string, authority: string): SignedIn | undefined;
  /** True while somebody is to sign in at this authority. */
  isAsked(authority: string | undefined): boolean;
}

function keptFor(authority: string, { clientId }: Connection): KeptFor {
  return { authority: new URL(authority).origin, clientId };
}

/** Sign-ins, their accounts, and consent. */
export function createSignInHandlers(
  dependencies: HandlerDependencies,
): Pick<Handlers, Channels> & { issuedBy: IssuedBy } {
  const { practice, signIns, consent, credentials, keeping } = dependencies;
  /** The targets of the sign-ins under way. */
  const asked = new Set<Target>();
  /** Which authority each sign-in is of, and for which connection. */
  const begun = new Map<string, { authority: string; connection: Connection }>();

  const targetOf = (connection: Connection) => resolveTarget(connection, practice.running());

  async function whileAsked<T>(target: Target, call: () => Promise<T>): Promise<T> {
    asked.add(target);
    try {
      return await call();
    } finally {
      asked.delete(target);
    }
  }

  function credentialFor(
    connection: Connection,
    credentialId: string | undefined,
  ): Credential | 'missing' | undefined {
    if (!needsCredential(connection.flow)) return undefined;
    const credential = credentialId === undefined ? undefined : credentials.get(credentialId);
    const wanted = connection.flow === 'secret' ? 'client-secret' : connection.flow;
    return credential?.kind === wanted ? credential : 'missing';
  }

  return {
    issuedBy: {
      signedIn: (signInId, authority) =>
        begun.get(signInId)?.authority === authority ? signIns.signedIn(signInId) : undefined,
      isAsked: (authority) => [...asked].some((target) => target.authority === authority),
    },

    'consent:walk': ({ connection }) => {
      const target = targetOf(connection);
      if (!target) return failure('practice/not-running');
      return whileAsked(target, () => consent.walk(connection, target));
    },
    'sign-in:start': ({ connection, credentialId, remember, accountId, chooseAccount }) => {
      const target = targetOf(connection);
      if (!target) return failure('practice/not-running');
      const credential = credentialFor(connection, credentialId);
      if (credential === 'missing') return failure('credential/missing');
      return whileAsked(target, async () => {
        const result = await signIns.start({
          ...{ connection, target, remember, chooseAccount },
          ...(accountId === undefined ? {} : { accountId }),
          ...(credential === undefined ? {} : { credential }),
        });
        if (!result.ok) return result;
        begun.set(result.value.signInId, { authority: target.authority, connection });
        if (!remember || !credential || credential.kind === 'pasted-token') return result;
        const saved = await keeping.saveCredential(
          keptFor(target.authority, connection),
          credential,
        );
        // The sign-in itself worked; that it is not kept is said in its summary.
        return saved.ok ? result : success({ ...result.value, remembered: false });
      });
    },
    'sign-in:cancel': () => {
      signIns.cancel();
      consent.cancel();
      return success(undefined);
    },
    'sign-in:renew': ({ signInId }) => signIns.renew(signInId),
    'sign-in:forget': ({ signInId }) => {
      signIns.forget(signInId);
      begun.delete(signInId);
      return success(undefined);
    },
    'sign-in:sign-out': async ({ signInId }) => {
      await signIns.signOut(signInId);
      const { authority, connection } = begun.get(signInId) ?? {};
      begun.delete(signInId);
      if (authority !== undefined && connection && needsCredential(connection.flow)) {
        await keeping.removeCredential(keptFor(authority, connection));
      }
      return success(undefined);
    },
    'account:list': async ({ connection }) => {
      const target = targetOf(connection);
      if (!target) return failure('practice/not-running');
      const accounts = await signIns.accounts(connection, target);
      return accounts.ok ? success({ accounts: accounts.value }) : accounts;
    },
    'account:remove': async ({ connection, accountId }) => {
      const target = targetOf(connection);
      if (!target) return failure('practice/not-running');
      const removed = await signIns.removeAccount(connection, target, accountId);
      return removed.ok ? success(undefined) : removed;
    },
  };
}
