import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startPractice } from '../../../electron/practice/practice-tenant.ts';
import type { MintRequest } from '../../../electron/practice/tokens.ts';
import { connectImap, xoauth2, type RawImapClient } from './imap-client.ts';

const adele = 'adele@contoso.example';
const megan = 'megan@contoso.example';
const scanner = 'scanner@contoso.example';

type Practice = Awaited<ReturnType<typeof startPractice>>;
let practice: Practice;
let withoutInitialResponse: Practice;
let challenging: Practice;
beforeAll(async () => {
  practice = await startPractice();
  withoutInitialResponse = await startPractice({
    imap: { behaviour: { capabilities: ['IMAP4rev1', 'AUTH=XOAUTH2'] } },
  });
  challenging = await startPractice({ imap: { behaviour: { challengeOnFailure: true } } });
});
afterAll(() =>
  Promise.all([practice, withoutInitialResponse, challenging].map((one) => one.stop())),
);

const clients: RawImapClient[] = [];
afterEach(() => {
  for (const client of clients.splice(0)) client.close();
});

/** A connection whose greeting has been read. */
async function connected(to: Practice = practice): Promise<RawImapClient> {
  const client = await connectImap(to);
  clients.push(client);
  expect(await client.line()).toMatch(/^\* OK /);
  return client;
}

/** A connection on which a person has signed in. */
async function signedIn(mailbox = adele, user = adele): Promise<RawImapClient> {
  const client = await connected();
  const response = xoauth2(mailbox, await practice.mint({ user }));
  expect(await client.command(`A01 AUTHENTICATE XOAUTH2 ${response}`)).toEqual([
    'A01 OK AUTHENTICATE completed.',
  ]);
  return client;
}

describe('IMAP server, as in Microsoft’s page', () => {
  it('greets as Exchange Online does, with the name of the server in it', async () => {
    const client = await connectImap(practice);
    clients.push(client);
    const greeting = (await client.line()) ?? '';
    const name =
      /^\* OK The Microsoft Exchange IMAP4 service is ready\. \[([A-Za-z0-9+/=]+)\]$/.exec(
        greeting,
      )?.[1];
    expect(Buffer.from(name ?? '', 'base64').toString('utf16le')).toBe('PRACTICE.contoso.example');
  });

  it('has the successful exchange line for line', async () => {
    const client = await connected();
    expect(await client.command('C01 CAPABILITY')).toEqual([
      '* CAPABILITY IMAP4 IMAP4rev1 AUTH=PLAIN AUTH=XOAUTH2 SASL-IR UIDPLUS ID UNSELECT CHILDREN IDLE NAMESPACE LITERAL+',
      'C01 OK Completed',
    ]);
    const response = xoauth2(adele, await practice.mint({ user: adele }));
    expect(await client.command(`A01 AUTHENTICATE XOAUTH2 ${response}`)).toEqual([
      'A01 OK AUTHENTICATE completed.',
    ]);
  });

  it('has the failing exchange line for line, with the very response of the page', async () => {
    const client = await connected();
    expect((await client.command('C01 CAPABILITY')).at(-1)).toBe('C01 OK Completed');
    expect(
      await client.command(
        'A01 AUTHENTICATE XOAUTH2 dXNlcj1zb21ldXNlckBleGFtcGxlLmNvbQFhdXRoPUJlYXJlciB5YTI5LnZGOWRmdDRxbVRjMk52YjNSbGNrQmhkSFJoZG1semRHRXVZMjl0Q2cBAQ==',
      ),
    ).toEqual(['A01 NO AUTHENTICATE failed.']);
  });

  it('opens the inbox, closes it and says goodbye, as the sample program wants it', async () => {
    const client = await signedIn();
    expect(await client.command('S01 SELECT "Inbox"')).toEqual([
      '* 12 EXISTS',
      '* 0 RECENT',
      '* FLAGS (\\Seen \\Answered \\Flagged \\Deleted \\Draft $MDNSent)',
      '* OK [PERMANENTFLAGS (\\Seen \\Answered \\Flagged \\Deleted \\Draft $MDNSent)] Permanent flags',
      '* OK [UNSEEN 10] Is the first unseen message',
      '* OK [UIDVALIDITY 14] UIDVALIDITY value',
      '* OK [UIDNEXT 13] The next unique identifier value',
      'S01 OK [READ-WRITE] SELECT completed.',
    ]);
    expect(await client.command('C02 CLOSE')).toEqual(['C02 OK CLOSE completed.']);
    expect(await client.command('L01 LOGOUT')).toEqual([
      '* BYE Microsoft Exchange Server IMAP4 server signing off.',
      'L01 OK LOGOUT completed.',
    ]);
    expect(await client.line()).toBeUndefined();
  });
});

describe('AUTHENTICATE', () => {
  it('works without an initial response', async () => {
    const client = await connected();
    expect(await client.command('A01 authenticate xoauth2')).toEqual(['+ ']);
    client.send(xoauth2(adele, await practice.mint({ user: adele })));
    expect(await client.line()).toBe('A01 OK AUTHENTICATE completed.');
  });

  it('takes no initial response where SASL-IR is not offered', async () => {
    const client = await connected(withoutInitialResponse);
    const response = xoauth2(adele, await withoutInitialResponse.mint({ user: adele }));
    expect(await client.command(`A01 AUTHENTICATE XOAUTH2 ${response}`)).toEqual([
      'A01 BAD Command Argument Error. 11',
    ]);
    expect(await client.command('A02 AUTHENTICATE XOAUTH2')).toEqual(['+ ']);
    client.send(response);
    expect(await client.line()).toBe('A02 OK AUTHENTICATE completed.');
  });

  it('can be aborted, and started again', async () => {
    const client = await connected();
    await client.command('A01 AUTHENTICATE XOAUTH2');
    client.send('*');
    expect(await client.line()).toBe('A01 BAD AUTHENTICATE canceled.');
    const response = xoauth2(adele, await practice.mint({ user: adele }));
    expect(await client.command(`A02 AUTHENTICATE XOAUTH2 ${response}`)).toEqual([
      'A02 OK AUTHENTICATE completed.',
    ]);
  });

  it.each(['%%%', 'dXNlcj1', 'dXNl cj0=', 'dXNlcj0=='])(
    'calls %s bad, because it is not base64',
    async (text) => {
      const client = await connected();
      await client.command('A01 AUTHENTICATE XOAUTH2');
      client.send(text);
      expect(await client.line()).toBe('A01 BAD Command Argument Error. 11');
    },
  );

  it.each<[string, string]>([
    ['nothing', '='],
    ['no token', Buffer.from('user=a@b.example\u0001\u0001').toString('base64')],
    [
      'one ^A at the end',
      Buffer.from('user=a@b.example\u0001auth=Bearer x\u0001').toString('base64'),
    ],
    [
      'another scheme',
      Buffer.from('user=a@b.example\u0001auth=Basic x\u0001\u0001').toString('base64'),
    ],
    [
      'something behind the end',
      Buffer.from('user=a@b.example\u0001auth=Bearer x\u0001\u0001y').toString('base64'),
    ],
  ])('refuses a response with %s', async (_name, response) => {
    const client = await connected();
    expect(await client.command(`A01 AUTHENTICATE XOAUTH2 ${response}`)).toEqual([
      'A01 NO AUTHENTICATE failed.',
    ]);
  });

  it.each<[string, MintRequest, string]>([
    ['an expired token', { user: adele, expiresInSeconds: -60 }, adele],
    [
      'a token for Microsoft Graph',
      { user: adele, audience: 'https://graph.microsoft.com' },
      adele,
    ],
    ['a token without the permission', { user: adele, scopes: ['SMTP.Send'] }, adele],
    [
      'a token of another tenant',
      { user: adele, tenantId: '11111111-2222-4333-8444-555555555555' },
      adele,
    ],
    ['an application’s token', { user: adele, roles: ['IMAP.AccessAsApp'] }, adele],
    ['a mailbox that does not exist', { user: adele }, 'nobody@contoso.example'],
  ])('refuses %s at once, without a challenge', async (_name, request, mailbox) => {
    const client = await connected();
    const response = xoauth2(mailbox, await practice.mint(request));
    expect(await client.command(`A01 AUTHENTICATE XOAUTH2 ${response}`)).toEqual([
      'A01 NO AUTHENTICATE failed.',
    ]);
  });

  it('refuses a token in which one character was changed', async () => {
    const token = await practice.mint({ user: adele });
    const at = token.length - 40;
    const changed = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1);
    const client = await connected();
    expect(await client.command(`A01 AUTHENTICATE XOAUTH2 ${xoauth2(adele, changed)}`)).toEqual([
      'A01 NO AUTHENTICATE failed.',
    ]);
  });

  it('answers with an error challenge first where it was told to', async () => {
    const client = await connected(challenging);
    const [challenge = ''] = await client.command(
      `A01 AUTHENTICATE XOAUTH2 ${xoauth2(adele, 'x')}`,
    );
    expect(challenge).toMatch(/^\+ /);
    expect(JSON.parse(Buffer.from(challenge.slice(2), 'base64').toString())).toMatchObject({
      status: '400',
      schemes: 'Bearer',
    });
    client.send('');
    expect(await client.line()).toBe('A01 NO AUTHENTICATE failed.');
  });

  it('takes no password, right or wrong', async () => {
    const client = await connected();
    expect(await client.command(`A01 LOGIN ${adele} Practice-Adele-1`)).toEqual([
      'A01 NO LOGIN failed.',
    ]);
    const plain = Buffer.from(`\u0000${adele}\u0000Practice-Adele-1`).toString('base64');
    expect(await client.command(`A02 AUTHENTICATE PLAIN ${plain}`)).toEqual([
      'A02 NO AUTHENTICATE failed.',
    ]);
    expect(await client.command('A03 AUTHENTICATE GSSAPI')).toEqual([
      'A03 BAD Command Argument Error. 11',
    ]);
  });

  it('ends the connection after five refusals', async () => {
    const client = await connected();
    for (const n of [1, 2, 3, 4, 5]) await client.command(`A${n} LOGIN a b`);
    expect(await client.line()).toBe('* BYE Connection closed. 14');
    expect(await client.line()).toBeUndefined();
  });

  it('happens once', async () => {
    const client = await signedIn();
    expect(await client.command('A02 AUTHENTICATE XOAUTH2')).toEqual([
      'A02 BAD Command received in Invalid state.',
    ]);
  });
});

describe('mailboxes', () => {
  it('lets a delegate open the shared mailbox', async () => {
    const client = await signedIn(scanner);
    const reply = await client.command('S01 SELECT INBOX');
    expect(reply[0]).toBe('* 3 EXISTS');
    expect(reply.at(-1)).toBe('S01 OK [READ-WRITE] SELECT completed.');
  });

  it('accepts the token of somebody who is no delegate, says so at SELECT, and hangs up at the second', async () => {
    const client = await signedIn(scanner, megan);
    expect(await client.command('N01 NOOP')).toEqual(['N01 OK NOOP completed.']);
    expect(await client.command('S01 SELECT INBOX')).toEqual([
      'S01 BAD User is authenticated but not connected.',
    ]);
    expect(await client.command('S02 LIST "" "*"')).toEqual([
      'S02 BAD User is authenticated but not connected.',
    ]);
    expect(await client.line()).toBe('* BYE Connection closed. 14');
    expect(await client.line()).toBeUndefined();
  });

  it('are not to be had before sign-in', async () => {
    const client = await connected();
    for (const command of ['SELECT INBOX', 'LIST "" "*"', 'CLOSE', 'IDLE']) {
      expect(await client.command(`S01 ${command}`)).toEqual([
        'S01 BAD Command received in Invalid state.',
      ]);
    }
  });

  it('are listed by pattern', async () => {
    const client = await signedIn();
    expect(await client.command('L1 LIST "" "*"')).toEqual([
      '* LIST (\\HasNoChildren) "/" INBOX',
      '* LIST (\\HasNoChildren) "/" Drafts',
      '* LIST (\\HasNoChildren) "/" "Sent Items"',
      '* LIST (\\HasNoChildren) "/" "Deleted Items"',
      '* LIST (\\HasNoChildren) "/" "Junk Email"',
      'L1 OK LIST completed.',
    ]);
    expect(await client.command('L2 LIST "" inbox')).toHaveLength(2);
    expect(await client.command('L3 LIST "" %items')).toHaveLength(3);
    expect(await client.command('L4 LIST "" nothing*')).toEqual(['L4 OK LIST completed.']);
    expect(await client.command('L5 LIST "" ""')).toEqual([
      '* LIST (\\Noselect) "/" ""',
      'L5 OK LIST completed.',
    ]);
  });

  it('take their names as atom, quoted string and literal of either kind', async () => {
    const client = await signedIn();
    expect((await client.command('S1 SELECT inbox')).at(-1)).toMatch(/^S1 OK/);
    expect((await client.command('S2 SELECT "Sent Items"')).at(-1)).toMatch(/^S2 OK/);
    expect((await client.command('S3 SELECT {5+}\r\nINBOX')).at(-1)).toMatch(/^S3 OK/);
    expect(await client.command('S4 SELECT {5}')).toEqual(['+ Ready for additional command text.']);
    client.send('InBoX');
    const rest: (string | undefined)[] = [];
    while (rest.at(-1)?.startsWith('S4') !== true) rest.push(await client.line());
    expect(rest.at(-1)).toBe('S4 OK [READ-WRITE] SELECT completed.');
  });

  it('tell their counts', async () => {
    const client = await signedIn();
    expect(await client.command('S1 STATUS INBOX (MESSAGES UNSEEN)')).toEqual([
      '* STATUS INBOX (MESSAGES 12 UNSEEN 3)',
      'S1 OK STATUS completed.',
    ]);
    expect((await client.command('S2 EXAMINE INBOX')).at(-1)).toBe(
      'S2 OK [READ-ONLY] EXAMINE completed.',
    );
  });

  it('cannot be closed twice, and a failed SELECT closes what was open', async () => {
    const client = await signedIn();
    await client.command('S1 SELECT INBOX');
    expect(await client.command('S2 SELECT Nowhere')).toEqual(["S2 NO Nowhere doesn't exist."]);
    expect(await client.command('C1 CLOSE')).toEqual(['C1 BAD Command received in Invalid state.']);
  });

  it('have no name that puts a line of its own into the reply', async () => {
    const client = await signedIn();
    expect(await client.command('S1 SELECT {12+}\r\nx\r\nS1 OK yes')).toEqual([
      "S1 NO The folder doesn't exist.",
    ]);
  });

  it('can be waited on', async () => {
    const client = await signedIn();
    expect(await client.command('I1 IDLE')).toEqual(['+ IDLE accepted, awaiting DONE command.']);
    client.send('DONE');
    expect(await client.line()).toBe('I1 OK IDLE completed.');
    expect(await client.command('N1 NOOP')).toEqual(['N1 OK NOOP completed.']);
  });
});

describe('bad input', () => {
  it('is answered with Command Error, and the connection goes on', async () => {
    const client = await connected();
    expect(await client.command('A1 FETCH 1 BODY[]')).toEqual(['A1 BAD Command Error. 12']);
    client.send('');
    expect(await client.line()).toBe('* BAD Command Error. 12');
    expect(await client.command('A2 SELECT "unclosed')).toEqual(['A2 BAD Command Error. 12']);
    expect(await client.command('A3 NOOP')).toEqual(['A3 OK NOOP completed.']);
  });

  it('ends the connection when nothing else comes', async () => {
    const client = await connected();
    for (let n = 1; n <= 10; n += 1) await client.command(`A${n} X`);
    expect(await client.line()).toBe('* BYE Connection closed. 14');
  });

  it('of a line without end is cut off', async () => {
    const client = await connected();
    client.socket.write(Buffer.alloc(1_000_000, 'a'));
    expect(await client.line()).toBe('* BAD Command Error. 10');
    expect(await client.line()).toBe('* BYE Connection closed. 14');
    expect(await client.line()).toBeUndefined();
  });

  it('of a literal larger than any command is refused before it comes', async () => {
    const client = await connected();
    expect(await client.command('A1 LOGIN {99999999}')).toEqual(['A1 BAD Command Error. 12']);
    client.send('A2 LOGIN {99999999+}');
    expect(await client.line()).toBe('* BAD Command Error. 10');
    expect(await client.line()).toBe('* BYE Connection closed. 14');
  });

  it('of a client that leaves in the middle of a command harms nobody', async () => {
    const leaving = await connected();
    leaving.socket.write('A1 AUTHENTI');
    leaving.close();
    const staying = await connected();
    expect(await staying.command('A1 NOOP')).toEqual(['A1 OK NOOP completed.']);
  });

  it('of a silent client ends with BYE when its time is over', async () => {
    const impatient = await startPractice({ imap: { timeouts: { signIn: 50 } } });
    try {
      const client = await connected(impatient);
      expect(await client.line()).toBe('* BYE Connection is closed. 13');
      expect(await client.line()).toBeUndefined();
    } finally {
      await impatient.stop();
    }
  });
});
