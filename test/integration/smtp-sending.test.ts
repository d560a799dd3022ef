import { describe, expect, test } from 'vitest';
import type { CheckRequest } from '../../electron/mail/types.ts';
import type { ServerName } from '../servers/mail-servers.ts';
import { waitUntil } from '../servers/wait-until.ts';
import { findSecrets } from '../support/secret-search.ts';
import { evidence, failedAt, stageOf, statuses } from './check-facts.ts';
import { adele, alex, megan, mintToken, scanner } from './logins.ts';
import { recordedCheck } from './recorded-check.ts';
import { useMailBench } from './use-mail-bench.ts';

const bench = useMailBench();

/** What Exim has logged since a moment before. */
async function eximLogSince(length: number): Promise<string> {
  return (await bench().servers.log()).exim.slice(length);
}

/** Runs a check of Adele's and tells what it left on the server. */
async function send(server: ServerName, options: Partial<CheckRequest>) {
  const { practice, servers } = bench();
  const token = await mintToken(practice, { user: adele });
  const inboxes = () =>
    Promise.all([adele, alex, megan, scanner].map((address) => servers.inbox(address)));
  const counts = async () => (await inboxes()).map((texts) => texts.length);
  const before = { log: (await servers.log()).exim.length, counts: await counts() };
  const { record, everything } = await recordedCheck(bench(), server, {
    user: adele,
    token,
    ...options,
  });
  return { record, everything, token, before, counts };
}

describe.each(['smtpStarttls', 'submissionStarttls', 'submissions'] as const)('%s', (server) => {
  test('without being asked, no message is sent', async () => {
    const { record, before, counts } = await send(server, {});
    expect(record.outcome).toBe('ok');
    expect(record.queueId).toBeUndefined();
    // The server logs a message when it takes it, before it says so.
    expect(await eximLogSince(before.log)).not.toContain(' <= ');
    expect(await bench().servers.queue()).toEqual([]);
    expect(await counts()).toEqual(before.counts);
  });

  test('a recipient that the server does not know is refused, and nothing is sent', async () => {
    const { record, before, counts } = await send(server, {
      testMessageTo: 'nobody@contoso.example',
    });
    expect(statuses(record)).toEqual(failedAt(record, 'send'));
    expect(stageOf(record, 'send')?.error?.code).toBe('send/recipient-refused');
    // Dovecot's submission puts a code of its own before Exim's.
    expect(evidence(record, 'send')?.text).toMatch(/^550 .*5\.1\.1 No such mailbox/);
    expect(record.queueId).toBeUndefined();
    expect(await eximLogSince(before.log)).not.toContain(' <= ');
    expect(await counts()).toEqual(before.counts);
  });
});

// Over Exim alone: after about one message in two hundred, Dovecot 2.3.19's submission service ends the
// session instead of passing the message on, and Exim logs that its client went away.
test.each([adele, scanner])(
  'one test message from %s is sent where it is asked for, and holds no secret',
  async (sender) => {
    const { servers } = bench();
    const known = await servers.inbox(alex);
    const { record, token, before } = await send('smtpStarttls', { sender, testMessageTo: alex });
    expect(record.stages.filter(({ status }) => status !== 'ok')).toEqual([]);

    const arrived = await waitUntil('the message is delivered', async () => {
      const isDone = (await eximLogSince(before.log)).includes(' Completed');
      return isDone ? servers.inbox(alex) : undefined;
    });
    const [text, ...more] = arrived.filter((message) => !known.includes(message));
    expect(more).toEqual([]);
    if (text === undefined) throw new Error('the message was delivered to nobody');
    expect(text).toMatch(new RegExp(`^Return-path: <${sender}>$`, 'm'));
    expect(text).toMatch(new RegExp(`^Envelope-to: ${alex}$`, 'm'));
    expect(text).toMatch(new RegExp(`^From: .*${sender}`, 'm'));
    expect(text).toMatch(new RegExp(`^To: .*${alex}`, 'm'));
    for (const header of ['Subject', 'Date', 'Message-ID']) {
      expect(text).toMatch(new RegExp(`^${header}: .`, 'm'));
    }
    expect(findSecrets(text, { token: token.reveal() })).toEqual([]);

    const logged = await eximLogSince(before.log);
    const taken = [...logged.matchAll(/^\S+ \S+ (\S+) <= (\S+) /gm)].map((line) => line.slice(1));
    expect(taken).toEqual([[record.queueId, sender]]);
    expect(await servers.queue()).toEqual([]);
  },
);

test('a sender that is not the own one is refused, and no test message is sent', async () => {
  const { record, before, counts } = await send('smtpStarttls', {
    sender: megan,
    testMessageTo: alex,
  });
  expect(statuses(record)).toEqual(failedAt(record, 'send'));
  expect(stageOf(record, 'send')?.error?.code).toBe('send/sender-refused');
  expect(evidence(record, 'send')?.text).toMatch(/^550 5\.7\.60 /);
  expect(await eximLogSince(before.log)).not.toContain(' <= ');
  expect(await counts()).toEqual(before.counts);
});
