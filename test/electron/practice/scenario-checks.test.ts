import { describe, expect, it } from 'vitest';
import { makeSecret } from '../../../electron/auth/make-secret.ts';
import { runCheck } from '../../../electron/mail/check.ts';
import {
  mailScenarioIds,
  mailScenarios,
  type MailScenarioId,
} from '../../../electron/practice/scenarios.ts';
import type { Scenario, ScenarioPoint } from '../../../electron/practice/scenarios/types.ts';
import type { Stage } from '../../../shared/stages.ts';
import { evidenceOf, wireLines } from '../mail/helpers/run-check.ts';
import { adele } from './helpers.ts';
import { mailServers } from './scripted-servers.ts';

const servers = mailServers();

/** The stage of a check in which a server says what it says at a point. */
const stageOf: Record<ScenarioPoint, Stage> = {
  greeting: 'greeting',
  capability: 'capability',
  auth: 'auth',
  token: 'auth',
  challenge: 'auth',
  select: 'mailbox',
  stat: 'mailbox',
  mail: 'send',
  rcpt: 'send',
  data: 'send',
  message: 'send',
};

/** As an object, so that what a scenario may have is not narrowed to what one of them has. */
const scenario = (id: MailScenarioId): Scenario => mailScenarios[id];

/** Those whose words are put into the server's mouth; the others' a tenant has to cause. */
const scripted = mailScenarioIds.filter((id) => scenario(id).real !== true);

describe('a check', () => {
  it.each(scripted)('shows what %s says, and fails for it', async (id) => {
    const { protocol, at, reply } = scenario(id);
    const record = await runCheck(
      {
        protocol,
        endpoint: await servers.start(protocol, { scripted: scenario(id) }),
        user: adele,
        ...(protocol === 'smtp' ? { sender: adele } : {}),
        ...(at === 'message' || at === 'rcpt' ? { testMessageTo: adele } : {}),
        token: makeSecret('any-token'),
        trust: { kind: 'only', ca: await servers.ca() },
        route: { family: 'any' },
        initialResponse: 'auto',
        deadlines: { greeting: 5_000, command: 5_000, tls: 5_000, run: 15_000 },
      },
      { signal: new AbortController().signal, emit: () => undefined },
    );
    expect(record.outcome).toBe('failed');
    const failed = record.stages.find(({ status }) => status !== 'ok');
    expect(failed?.stage).toBe(stageOf[at]);

    // The words that do not change from one session to the next.
    const [words = ''] = reply.split('{');
    const said = wireLines(record, stageOf[at]).filter((line) => line.includes(words));
    expect(said).toHaveLength(1);
    const evidence = evidenceOf(record, stageOf[at]);
    if (at !== 'challenge') expect(`S: ${evidence ?? ''}`).toBe(said[0]);
  });
});
