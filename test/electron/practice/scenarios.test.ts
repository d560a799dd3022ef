import { describe, expect, it } from 'vitest';
import {
  isScenarioId,
  mailScenarioIds,
  mailScenarios,
  type MailScenarioId,
} from '../../../electron/practice/scenarios.ts';
import type { Scenario, ScenarioPoint } from '../../../electron/practice/scenarios/types.ts';
import { startPractice } from '../../../electron/practice/practice-tenant.ts';
import type { Protocol } from '../../../shared/stages.ts';
import { adele } from './helpers.ts';
import { connectLines, connectTo, xoauth2, type LineClient } from './line-client.ts';
import { mailServers } from './scripted-servers.ts';

const servers = mailServers();
const token = xoauth2(adele, 'any-token');

/** A session in order: what is sent, and the point that the reply to it is. */
const sessions: Record<Protocol, readonly [ScenarioPoint, string][]> = {
  imap: [
    ['capability', 'T CAPABILITY'],
    ['token', `T AUTHENTICATE XOAUTH2 ${token}`],
    ['select', 'T SELECT INBOX'],
  ],
  pop: [
    ['auth', 'AUTH XOAUTH2'],
    ['token', token],
    ['stat', 'STAT'],
  ],
  smtp: [
    ['capability', 'EHLO client.example'],
    ['auth', 'AUTH XOAUTH2'],
    ['token', token],
    ['mail', `MAIL FROM:<${adele}>`],
    ['rcpt', `RCPT TO:<${adele}>`],
    ['data', 'DATA'],
    ['message', 'Subject: x\r\n\r\nx\r\n.'],
  ],
};

/** As an object, so that what a scenario may have is not narrowed to what one of them has. */
const scenario = (id: MailScenarioId): Scenario => mailScenarios[id];

/** Those whose words are put into the server's mouth; the others' a tenant has to cause. */
const scripted = mailScenarioIds.filter((id) => scenario(id).real !== true);

const good = /^(?:\* |T OK|\+|2|3)/;
const refusal = /^(?:T NO AUTHENTICATE failed\.|-ERR Authentication failure: |535 5\.7\.3 )/;

/** Walks up to the point, where everything must be well, and gives the reply there. */
async function replyAt(
  client: LineClient,
  protocol: Protocol,
  at: ScenarioPoint,
): Promise<string | undefined> {
  expect(await client.line()).toMatch(good);
  if (protocol === 'smtp') {
    await client.command('EHLO client.example');
    await client.command('STARTTLS');
    await client.secure();
  }
  for (const [point, line] of sessions[protocol]) {
    if (point === at || (point === 'token' && at === 'challenge')) {
      client.send(line);
      return client.line();
    }
    expect((await client.command(line)).at(-1)).toMatch(good);
  }
  throw new Error(`nothing is said at ${at}`);
}

/** What the words look like on the wire. */
function onTheWire(protocol: Protocol, at: ScenarioPoint, reply: string): RegExp {
  const challenge = at === 'challenge' ? { imap: '+ ', pop: '+ ', smtp: '334 ' }[protocol] : '';
  const tag = protocol === 'imap' && at !== 'challenge' && !reply.startsWith('*') ? 'T ' : '';
  const words = `${challenge}${tag}${reply}`.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const filled = words
    .replace('\\{mark\\}', '\\[PRACTICE\\.contoso\\.example \\d{4}-\\S+Z 08DC[0-9A-F]{12}\\]')
    .replace('\\{host\\}', 'PRACTICE\\.contoso\\.example');
  return new RegExp(`^${filled}$`);
}

describe('scenarios', () => {
  it.each(scripted)('%s is met at its point, and there only', async (id) => {
    const { protocol, at, reply, closes } = scenario(id);
    const endpoint = await servers.start(protocol, { scripted: scenario(id) });
    const client = await connectLines(endpoint, await servers.ca(), protocol);
    expect(await replyAt(client, protocol, at)).toMatch(onTheWire(protocol, at, reply));
    if (at === 'challenge') {
      client.send('');
      expect(await client.line()).toMatch(refusal);
    }
    if (closes) {
      expect(await client.line()).toBeUndefined();
    } else {
      const next = await client.command(protocol === 'imap' ? 'T LOGOUT' : 'QUIT');
      expect(next.at(-1)).toMatch(good);
    }
    client.close();
  });

  it('are there for every mail server’s reply in the table of errors', () => {
    const rows = new Set(mailScenarioIds.flatMap((id) => scenario(id).row ?? []));
    // 59 and 65 are about clients.
    const expected = Array.from({ length: 43 }, (_, index) => 47 + index).filter(
      (row) => ![59, 65].includes(row),
    );
    expect([...rows].sort((one, other) => one - other)).toEqual(expected);
  });

  it('are told from other words', () => {
    expect(isScenarioId('smtp-disabled-for-tenant')).toBe(true);
    expect(isScenarioId('toString')).toBe(false);
  });

  it('befall one server of a tenant, and no other', async () => {
    const practice = await startPractice({ scenario: 'imap-throttled' });
    try {
      const client = await connectTo(practice, 'imap');
      expect(await replyAtSelect(client, await practice.mint({ user: adele }))).toBe(
        'T BAD Request is throttled. Suggested Backoff Time: 299961 milliseconds',
      );
      const pop = await connectTo(practice, 'pop');
      await pop.line();
      await pop.command('AUTH XOAUTH2');
      const popToken = await practice.mint({ user: adele, scopes: ['POP.AccessAsUser.All'] });
      await pop.command(xoauth2(adele, popToken));
      expect(await pop.command('STAT')).toEqual([expect.stringMatching(/^\+OK 12 /)]);
    } finally {
      await practice.stop();
    }
  });
});

async function replyAtSelect(client: LineClient, accessToken: string): Promise<string | undefined> {
  await client.line();
  await client.command(`T AUTHENTICATE XOAUTH2 ${xoauth2(adele, accessToken)}`);
  return (await client.command('T SELECT INBOX')).at(-1);
}
