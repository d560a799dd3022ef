import type { Endpoint } from '../../shared/connection.ts';
import type { Protocol } from '../../shared/protocols.ts';
import type { AuthorityScenario } from './authority/scenarios/types.ts';
import { kindOf, type ScenarioId } from './scenarios.ts';
import type { Scenario } from './scenarios/types.ts';
import type { TenantState } from './tenant-state.ts';
import type { FaultyAuthority } from './transport/authority-fault.ts';
import type { FaultyServer } from './transport/mail-fault.ts';
import type { TransportScenario } from './transport/types.ts';

/** The servers that stand in for others while a transport scenario lasts. */
export interface Replacements {
  authority?: FaultyAuthority;
  mail: Partial<Record<Protocol, FaultyServer>>;
}

/** What goes wrong in a practice tenant at the moment. */
export interface ScenarioStage {
  chosen(): ScenarioId | undefined;
  /**
   * Makes another thing go wrong, or nothing, for all that is connected from now on. Choices follow
   * one another.
   *
   * @throws if a server cannot be started; what went wrong before still does then
   */
  choose(id: ScenarioId | undefined): Promise<void>;
  /** How the tenant is. */
  state(): TenantState;
  /** What a mail server is made to say. */
  scripted(protocol: Protocol): Scenario | undefined;
  /** Where a mail server is, if not where it usually is. */
  endpoint(protocol: Protocol): Endpoint | undefined;
  /** Where the authority is, if not where it usually is: `https://HOST:PORT`. */
  authorityOrigin(): string | undefined;
  /** Closes what stands in for others; nothing goes wrong any more. */
  close(): Promise<void>;
}

export interface StageOptions {
  startReplacements(scenario: TransportScenario): Promise<Replacements>;
  /** Tells the authority what it is to say. */
  tellAuthority(scenario: AuthorityScenario | undefined): void;
}

interface Chosen {
  id: ScenarioId | undefined;
  mail: Scenario | undefined;
  replacements: Replacements;
}

const nothing: Chosen = { id: undefined, mail: undefined, replacements: { mail: {} } };

/** Makes one on which nothing goes wrong yet. */
export function createScenarioStage(options: StageOptions): ScenarioStage {
  let current = nothing;
  let last: Promise<unknown> = Promise.resolve();

  async function put(id: ScenarioId | undefined): Promise<void> {
    const scenario = id === undefined ? undefined : kindOf(id);
    const replacements =
      scenario?.kind === 'transport'
        ? await options.startReplacements(scenario.scenario)
        : nothing.replacements;
    const before = current;
    const mail = scenario?.kind === 'mail' ? scenario.scenario : undefined;
    current = { id, mail, replacements };
    options.tellAuthority(scenario?.kind === 'authority' ? scenario.scenario : undefined);
    await closeReplacements(before.replacements);
  }

  function choose(id: ScenarioId | undefined): Promise<void> {
    const choosing = last.then(() => put(id));
    last = choosing.catch(() => undefined);
    return choosing;
  }

  return {
    chosen: () => current.id,
    choose,
    state: () => current.mail?.state ?? {},
    scripted: (protocol) =>
      current.mail?.protocol === protocol && current.mail.real !== true ? current.mail : undefined,
    endpoint: (protocol) => current.replacements.mail[protocol]?.endpoint,
    authorityOrigin: () => current.replacements.authority?.origin,
    close: () => choose(undefined),
  };
}

/** Closes servers that stood in for others. */
export async function closeReplacements({ authority, mail }: Replacements): Promise<void> {
  const all = [...(authority ? [authority] : []), ...Object.values(mail)];
  await Promise.all(all.map((server) => server.close()));
}
