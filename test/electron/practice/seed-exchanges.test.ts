import { describe, expect, it } from 'vitest';
import { makeSecret } from '../../../electron/auth/make-secret.ts';
import { runCheck } from '../../../electron/mail/check.ts';
import type { CheckRecord } from '../../../shared/run-record.ts';
import type { Protocol, Stage } from '../../../shared/stages.ts';
import { seedToken, seedUser, wireLines } from '../mail/helpers/run-check.ts';
import { adele, practiceForAll } from './helpers.ts';

const practice = practiceForAll();

/**
 * The six exchanges of Microsoft's page "Authenticate an IMAP, POP or SMTP connection using OAuth",
 * each from its first line to its last. Three things are taken as they are meant, not as they are
 * printed: `…` is what the page leaves out; `auth xoauth2` is a command in any case (RFC 4954 section
 * 4), and this program sends it in capitals; and in the failing IMAP exchange the page forgets the
 * client's `C01 CAPABILITY`, to which the server's `C01 OK` is the answer.
 */
const pages: Record<Protocol, { stages: Stage[]; accepted: string[]; refused: string[] }> = {
  imap: {
    stages: ['capability', 'auth'],
    accepted: [
      'C: C01 CAPABILITY',
      'S: * CAPABILITY … AUTH=XOAUTH2',
      'S: C01 OK Completed',
      'C: A01 AUTHENTICATE XOAUTH2 <base64>',
      'S: A01 OK AUTHENTICATE completed.',
    ],
    refused: [
      'C: C01 CAPABILITY',
      'S: * CAPABILITY … AUTH=XOAUTH2',
      'S: C01 OK Completed',
      'C: A01 AUTHENTICATE XOAUTH2 <base64>',
      'S: A01 NO AUTHENTICATE failed.',
    ],
  },
  pop: {
    stages: ['auth'],
    accepted: ['C: AUTH XOAUTH2', 'S: +', 'C: <base64>', 'S: +OK User successfully authenticated.'],
    refused: [
      'C: AUTH XOAUTH2',
      'S: +',
      'C: <base64>',
      'S: -ERR Authentication failure: unknown user name or bad password.',
    ],
  },
  smtp: {
    stages: ['auth'],
    accepted: [
      'C: auth xoauth2',
      'S: 334',
      'C: <base64>',
      'S: 235 2.7.0 Authentication successful',
    ],
    refused: [
      'C: auth xoauth2',
      'S: 334',
      'C: <base64>',
      'S: 535 5.7.3 Authentication unsuccessful [SN2PR00CA0018.namprd00.prod.outlook.com]',
    ],
  },
};

const scopes = ['IMAP.AccessAsUser.All', 'POP.AccessAsUser.All', 'SMTP.Send'];

async function checkWith(protocol: Protocol, user: string, token: string): Promise<CheckRecord> {
  const tenant = await practice();
  const endpoint = tenant.endpoints[protocol];
  if (!endpoint) throw new Error(`The practice tenant has no server for ${protocol}.`);
  return runCheck(
    {
      ...{ protocol, endpoint, user, token: makeSecret(token) },
      ...(protocol === 'smtp' ? { sender: user } : {}),
      trust: { kind: 'only', ca: tenant.ca },
      route: { family: 'any' },
      initialResponse: 'auto',
    },
    { signal: new AbortController().signal, emit: () => undefined },
  );
}

/** A line without what differs from one session and one server to the next. */
function comparable(line: string): string {
  return line
    .replace(/user=.* access token hidden, .* sha256 [0-9a-f]{8}$/, '<base64>')
    .replace(/^(S: \* CAPABILITY) .*(AUTH=XOAUTH2).*$/, '$1 … $2')
    .replace(/ \[[^ \]]+(?: [^ \]]+ [^ \]]+)?\]$/, ' [server]')
    .replace(/^C: auth xoauth2/i, 'C: AUTH XOAUTH2')
    .trimEnd();
}

describe.each(['imap', 'pop', 'smtp'] as const)('Microsoft’s example for %s', (protocol) => {
  const { stages, accepted, refused } = pages[protocol];

  it('is had line for line where the token is good', async () => {
    const token = await (await practice()).mint({ user: adele, scopes });
    const record = await checkWith(protocol, adele, token);
    expect(record.outcome).toBe('ok');
    expect(wireLines(record, ...stages).map(comparable)).toEqual(accepted.map(comparable));
  });

  it('is had line for line where it is refused, with the token of the page', async () => {
    const record = await checkWith(protocol, seedUser, seedToken);
    expect(record.outcome).toBe('failed');
    expect(wireLines(record, ...stages).map(comparable)).toEqual(refused.map(comparable));
  });
});
