import type { Connection } from '../../shared/connection.ts';
import { credentialOf, needsCredential } from '../../shared/flows.ts';
import { isFlowAllowed } from '../../shared/policy/policy.ts';
import type { Credential } from '../auth/credential.ts';
import type { SignedIn } from '../auth/types.ts';
import type { Handlers } from '../ipc/types.ts';
import { keptForApp, ownerOf, type KeptFor } from '../store/keeping.ts';
import { homeOf, resolveTarget, type Target } from '../target.ts';
import { failure, success } from '../../shared/results.ts';
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
  /** Ends the sign-in and the consent that are under way at this authority. */
  cancelAt(authority: string): void;
}

interface Begun {
  /** Which authority the sign-in is of. */
  authority: string;
  /** Whose what is kept of its credential is; absent for those of persons. */
  credentialOwner: KeptFor | undefined;
  isCredentialKept: boolean;
}

/** Sign-ins, their accounts, and consent. */
export function createSignInHandlers(
  dependencies: HandlerDependencies,
): Pick<Handlers, Channels> & { issuedBy: IssuedBy } {
  const { practice, signIns, consent, credentials, keeping, policy } = dependencies;
  /** The targets of the sign-ins and consents under way, with what ends them. */
  const asked = new Map<Target, () => void>();
  const begun = new Map<string, Begun>();

  const targetOf = (connection: Connection) => resolveTarget(connection, practice.running());

  async function whileAsked<T>(
    target: Target,
    cancel: () => void,
    call: () => Promise<T>,
  ): Promise<T> {
    asked.set(target, cancel);
    try {
      return await call();
    } finally {
      asked.delete(target);
    }
  }

  function credentialFor(
    connection: Connection,
    credentialId: string | undefined,
    whose: KeptFor,
  ): Credential | 'missing' | undefined {
    const wanted = credentialOf(connection.flow);
    if (wanted === undefined) return undefined;
    const credential =
      credentialId === undefined ? undefined : credentials.get(credentialId, ownerOf(whose));
    return credential?.kind === wanted ? credential : 'missing';
  }

  return {
    issuedBy: {
      signedIn: (signInId, authority) =>
        begun.get(signInId)?.authority === authority ? signIns.signedIn(signInId) : undefined,
      cancelAt: (authority) => {
        for (const [target, cancel] of asked) if (homeOf(target) === authority) cancel();
      },
    },

    'consent:walk': ({ connection }) => {
      // The page is the same window's, and an administrator signs in on it.
      if (!isFlowAllowed(policy, 'window', connection.practice)) {
        return failure('policy/flow-not-allowed');
      }
      const target = targetOf(connection);
      if (!target) return failure('practice/not-running');
      return whileAsked(
        target,
        () => {
          consent.cancel();
        },
        () => consent.walk(connection, target),
      );
    },
    'sign-in:start': ({ connection, credentialId, remember, accountId, chooseAccount }) => {
      if (!isFlowAllowed(policy, connection.flow, connection.practice)) {
        return failure('policy/flow-not-allowed');
      }
      const target = targetOf(connection);
      if (!target) return failure('practice/not-running');
      const whose = keptForApp(target, connection);
      const credential = credentialFor(connection, credentialId, whose);
      if (credential === 'missing') return failure('credential/missing');
      const cancel = (): void => {
        signIns.cancel();
      };
      return whileAsked(target, cancel, async () => {
        const result = await signIns.start({
          ...{ connection, target, remember, chooseAccount },
          ...(accountId === undefined ? {} : { accountId }),
          ...(credential === undefined ? {} : { credential }),
        });
        if (!result.ok) return result;
        const entry: Begun = {
          authority: homeOf(target),
          credentialOwner: needsCredential(connection.flow) ? whose : undefined,
          isCredentialKept: false,
        };
        // What the service has dropped to stay within its bounds is asked for by nobody any more.
        for (const id of begun.keys()) if (!signIns.signedIn(id)) begun.delete(id);
        begun.set(result.value.signInId, entry);
        if (!remember || !credential || credential.kind === 'pasted-token') return result;
        const saved = await keeping.saveCredential(whose, credential);
        // The sign-in itself worked; that it is not kept is said in its summary.
        entry.isCredentialKept = saved.ok;
        return success({ ...result.value, remembered: saved.ok });
      });
    },
    'sign-in:cancel': () => {
      signIns.cancel();
      consent.cancel();
      return success(undefined);
    },
    'sign-in:renew': async ({ signInId }) => {
      const renewed = await signIns.renew(signInId);
      // What renews an app's sign-in is its credential, of which the sign-in itself knows nothing.
      return renewed.ok && begun.get(signInId)?.isCredentialKept
        ? success({ ...renewed.value, remembered: true })
        : renewed;
    },
    'sign-in:forget': ({ signInId }) => {
      signIns.forget(signInId);
      begun.delete(signInId);
      return success(undefined);
    },
    'sign-in:sign-out': async ({ signInId }) => {
      const signedOut = await signIns.signOut(signInId);
      if (!signedOut.ok) return signedOut;
      const { credentialOwner } = begun.get(signInId) ?? {};
      if (credentialOwner) {
        const removed = await keeping.removeCredential(credentialOwner);
        if (!removed.ok) return removed;
      }
      begun.delete(signInId);
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
