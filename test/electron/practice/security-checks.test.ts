import { expect, it } from 'vitest';
import { makeSecret } from '../../../electron/auth/make-secret.ts';
import { runCheck } from '../../../electron/mail/check.ts';
import { checkStages, protocols, type Protocol, type Security } from '../../../shared/stages.ts';
import { adele, scanner } from './helpers.ts';
import { mailServers } from './scripted-servers.ts';

const servers = mailServers();

const cases = protocols.flatMap((protocol) =>
  (['tls', 'starttls'] as const).map((security): [Protocol, Security] => [protocol, security]),
);

it.each(cases)('a check of %s with %s passes every stage', async (protocol, security) => {
  const record = await runCheck(
    {
      protocol,
      endpoint: await servers.start(protocol, { security }),
      user: adele,
      ...(protocol === 'smtp' ? { sender: scanner, testMessageTo: adele } : {}),
      token: makeSecret('any-token'),
      trust: { kind: 'only', ca: await servers.ca() },
      route: { family: 'any' },
      initialResponse: 'auto',
    },
    { signal: new AbortController().signal, emit: () => undefined },
  );
  expect(record.outcome).toBe('ok');
  expect(record.stages.map(({ stage }) => stage)).toEqual(checkStages(protocol, security, false));
  if (protocol === 'smtp') {
    expect(record.queueId).toMatch(/@/);
  } else {
    expect(record.mailboxSize).toMatchObject({ messages: 12 });
  }
});
