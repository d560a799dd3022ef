import type { Connection } from '../../shared/connection.ts';
import type { Result } from '../../shared/errors.ts';
import type { SignedIn } from '../auth/types.ts';
import type { Handlers } from '../ipc/types.ts';
import type { RunInput } from '../runs.ts';
import { homeOf, resolveTarget } from '../target.ts';
import { failure, success } from '../../shared/results.ts';
import type { IssuedBy } from './sign-in-handlers.ts';
import type { HandlerDependencies } from './types.ts';

type Channels = 'run:start' | 'run:retry' | 'run:cancel';

/** Starting, repeating and cancelling tests. */
export function createRunHandlers(
  { practice, runs, network, language, now = Date.now }: HandlerDependencies,
  issuedBy: IssuedBy,
): Pick<Handlers, Channels> {
  /** The token and the servers of a run, looked up anew each time, so that neither outlives its end. */
  function runParts(
    connection: Connection,
    signInId: string,
  ): Result<Pick<RunInput, 'signedIn' | 'target' | 'extraCa' | 'route' | 'language'>> {
    const target = resolveTarget(connection, practice.running());
    if (!target) return failure('practice/not-running');
    const signedIn = issuedBy.signedIn(signInId, homeOf(target));
    if (!signedIn || isExpired(signedIn, now())) return failure('signin/expired');
    return success({
      ...{ signedIn, target, extraCa: network.route().extraCa, language: language() },
      // The practice tenant's servers are on this computer, where no proxy leads.
      ...(target.ca === undefined ? { route: network.mailRoute() } : {}),
    });
  }

  return {
    'run:start': ({ connection, signInId, ...options }) => {
      const parts = runParts(connection, signInId);
      if (!parts.ok) return parts;
      return success({ runId: runs.start({ connection, ...parts.value, ...options }) });
    },
    'run:retry': ({ runId, protocol, from, ...options }) => {
      const finished = runs.finished(runId);
      if (!finished?.connection.protocols.includes(protocol)) return failure('run/unknown');
      const { connection, signInId, connectionId, record: previous } = finished;
      const parts = runParts(connection, signInId);
      if (!parts.ok) return parts;
      const retry = { protocol, previous, ...(from === undefined ? {} : { from }) };
      const owner = connectionId === undefined ? {} : { connectionId };
      return success({
        runId: runs.start({ connection, ...parts.value, ...owner, retry, ...options }),
      });
    },
    'run:cancel': ({ runId, protocol }) => {
      runs.cancel(runId, protocol);
      return success(undefined);
    },
  };
}

/**
 * True once the token's time is over, by this computer's clock corrected to the authority's: a clock
 * that is a year ahead spoils no token. A token that does not say so is left to the server.
 */
function isExpired({ summary }: SignedIn, now: number): boolean {
  const { token, clockOffsetMs = 0 } = summary;
  return token.expiresAt !== undefined && Date.parse(token.expiresAt) <= now + clockOffsetMs;
}
