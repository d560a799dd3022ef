import type { AppError, Result } from '../shared/errors.ts';
import type { Settings } from '../shared/settings-values.ts';
import type { KeptNetwork } from '../shared/settings.ts';
import type { SignInService } from './auth/sign-in-service.ts';
import type { Log } from './log.ts';
import type { Connections } from './store/connections.ts';
import type { Keeping } from './store/keeping.ts';

/** How something ended, in words of the log's list. */
function outcomeOf<T>(result: Result<T>) {
  if (result.ok) return { outcome: 'ok' };
  const { code, refusal } = result.error;
  const numbers = refusal?.numbers ?? [];
  return {
    outcome: code.endsWith('/cancelled') ? 'cancelled' : 'failed',
    code,
    ...(numbers.length > 0 ? { aadsts: numbers.slice(0, 10).join(', ') } : {}),
  };
}

/**
 * A sign-in service that tells the log when somebody begins to sign in, how it ended and whether a
 * token was renewed: by flow and code, never who, where or with what.
 *
 * @param now milliseconds since 1970
 */
export function logSignIns(
  signIns: SignInService,
  log: Log,
  now: () => number = Date.now,
): SignInService {
  async function timed<T>(work: () => Promise<Result<T>>) {
    const startedAt = now();
    const result = await work();
    return { result, ms: Math.max(0, Math.round(now() - startedAt)) };
  }

  return {
    ...signIns,
    async start(request) {
      const { flow, access, cloud, practice } = request.connection;
      const { remember, accountId } = request;
      const kept = accountId !== undefined;
      log('info', 'sign-in began', { flow, access, cloud, practice, remember, kept });
      const { result, ms } = await timed(() => signIns.start(request));
      log('info', 'sign-in ended', { flow, ...outcomeOf(result), ms });
      return result;
    },
    async renew(signInId) {
      const { result, ms } = await timed(() => signIns.renew(signInId));
      log('info', 'token renewed', { ...outcomeOf(result), ms });
      return result;
    },
    async signOut(signInId) {
      const result = await signIns.signOut(signInId);
      log('info', 'signed out', outcomeOf(result));
      return result;
    },
  };
}

/** Tells the log what is set, as far as it is one of a few words. */
export function logSettings(log: Log, settings: Settings, network: KeptNetwork): void {
  const { language, theme, logLevel, rememberSignIns } = settings;
  log('info', 'settings in force', {
    ...{ language, theme, logLevel, rememberSignIns },
    signInRoute: network.signIn.mode,
    family: network.mail.family,
    mailOverProxy: network.mail.overProxy,
    authorities: network.authorities.length,
  });
}

/** Tells the log what an organisation has set, by name, and what is wrong with it. */
export function logPolicy(
  log: Log,
  { managed, problems }: { managed: readonly string[]; problems: readonly { kind: string }[] },
): void {
  if (managed.length === 0 && problems.length === 0) return;
  const kinds = [...new Set(problems.map(({ kind }) => kind))];
  log('info', 'policy in force', { managed: managed.join(', '), problems: kinds.join(', ') });
}

interface Stores<C, K> {
  settings: { problems: () => readonly AppError[] };
  connections: C;
  keeping: K;
}

/**
 * The stores of connections and of secrets, which tell the log once of each file that was set aside or
 * that cannot be written: by its code, never by its name.
 */
export function logStores<C extends Pick<Connections, 'list'>, K extends Pick<Keeping, 'state'>>(
  log: Log,
  { settings, connections, keeping }: Stores<C, K>,
): { connections: C; keeping: K } {
  const told = new Set<string>();
  function tell(problems: readonly (AppError | undefined)[]): void {
    for (const problem of problems) {
      if (!problem || told.has(problem.code)) continue;
      told.add(problem.code);
      log('warn', 'file set aside', { code: problem.code });
    }
  }
  tell(settings.problems());
  return {
    connections: {
      ...connections,
      list: async () => {
        const list = await connections.list();
        tell([list.problem]);
        return list;
      },
    },
    keeping: {
      ...keeping,
      state: async () => {
        const state = await keeping.state();
        tell(state.setAside);
        return state;
      },
    },
  };
}
