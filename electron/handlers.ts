import type { AppInfo } from '../shared/app-info.ts';
import type { Connection } from '../shared/connection.ts';
import { appError, type ErrorCode, type Result } from '../shared/errors.ts';
import type { SignInService } from './auth/sign-in-service.ts';
import type { SignedIn } from './auth/types.ts';
import type { Handlers } from './ipc/types.ts';
import type { PracticeControl } from './practice-control.ts';
import type { RunInput, Runs } from './runs.ts';
import { resolveTarget, type Target } from './target.ts';

/** What goes on beyond the answer to a request, and so has to be ended with the app. */
export interface Services {
  practice: PracticeControl;
  signIns: SignInService;
  runs: Runs;
}

/** What the handlers hand requests to. None of it is Electron's, so they run on plain Node. */
export interface HandlerDependencies extends Services {
  app: AppInfo;
  writeClipboard: (text: string) => Promise<void>;
  /** `link/refused` for a page that is not on the app's list. */
  openLink: (url: string) => Promise<Result<undefined>>;
  /** Milliseconds since 1970. */
  now?: () => number;
}

/** Connects every channel of the contract with what does its work. */
export function createHandlers(dependencies: HandlerDependencies): Handlers {
  const { practice, signIns, runs, now = Date.now } = dependencies;
  /** The targets of the sign-ins under way. */
  const signingIn = new Set<Target>();
  /** The authority that issued each token, so that no token is ever shown to another's servers. */
  const issuedBy = new WeakMap<SignedIn, string>();

  /** The token and the servers of a run, looked up anew each time, so that neither outlives its end. */
  function runParts(
    connection: Connection,
    signInId: string,
  ): Result<Pick<RunInput, 'signedIn' | 'target'>> {
    const target = resolveTarget(connection, practice.running());
    if (!target) return failure('practice/not-running');
    const signedIn = signIns.signedIn(signInId);
    const usable =
      signedIn && issuedBy.get(signedIn) === target.authority && !isExpired(signedIn, now());
    return usable ? success({ signedIn, target }) : failure('signin/expired');
  }

  return {
    'app:info': () => success(dependencies.app),

    'practice:start': () => practice.start(),
    'practice:stop': async () => {
      // A sign-in page without its authority would only fail later and less clearly.
      const { authority } = practice.running() ?? {};
      if ([...signingIn].some((target) => target.authority === authority)) signIns.cancel();
      await practice.stop();
      return success(undefined);
    },

    'sign-in:start': async ({ connection }) => {
      const target = resolveTarget(connection, practice.running());
      if (!target) return failure('practice/not-running');
      signingIn.add(target);
      try {
        const result = await signIns.start(connection, target);
        const signedIn = result.ok ? signIns.signedIn(result.value.signInId) : undefined;
        if (signedIn) issuedBy.set(signedIn, target.authority);
        return result;
      } finally {
        signingIn.delete(target);
      }
    },
    'sign-in:cancel': () => {
      signIns.cancel();
      return success(undefined);
    },
    'sign-in:forget': ({ signInId }) => {
      signIns.forget(signInId);
      return success(undefined);
    },

    'run:start': ({ connection, signInId, ...options }) => {
      const parts = runParts(connection, signInId);
      if (!parts.ok) return parts;
      return success({ runId: runs.start({ connection, ...parts.value, ...options }) });
    },
    'run:retry': ({ runId, protocol, from, ...options }) => {
      const finished = runs.finished(runId);
      if (!finished?.connection.protocols.includes(protocol)) return failure('run/unknown');
      const { connection, signInId, record: previous } = finished;
      const parts = runParts(connection, signInId);
      if (!parts.ok) return parts;
      const retry = { protocol, previous, ...(from === undefined ? {} : { from }) };
      return success({ runId: runs.start({ connection, ...parts.value, retry, ...options }) });
    },
    'run:cancel': ({ runId, protocol }) => {
      runs.cancel(runId, protocol);
      return success(undefined);
    },

    'clipboard:write': async ({ text }) => {
      await dependencies.writeClipboard(text);
      return success(undefined);
    },
    'link:open': ({ url }) => dependencies.openLink(url),
  };
}

/**
 * Ends all that the handlers can have started: sign-ins and runs are cancelled, every token is
 * dropped, the practice tenant is stopped. Resolves when nothing runs and nothing listens.
 */
export async function stopServices({ practice, signIns, runs }: Services): Promise<void> {
  signIns.forgetAll();
  await runs.stop();
  await practice.stop();
}

/** True once the token's time is over. A token that does not say so is left to the server. */
function isExpired(signedIn: SignedIn, now: number): boolean {
  const { expiresAt } = signedIn.summary.token;
  return expiresAt !== undefined && Date.parse(expiresAt) <= now;
}

function success<T>(value: T): Result<T> {
  return { ok: true, value };
}

function failure(code: ErrorCode): { ok: false; error: { code: ErrorCode } } {
  return { ok: false, error: appError(code) };
}
