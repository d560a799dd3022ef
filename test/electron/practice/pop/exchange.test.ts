import { describe, expect, it } from 'vitest';
import type { MintRequest } from '../../../../electron/practice/token-claims.ts';
import { adele, lineClients, megan, practiceForAll, scanner } from '../helpers.ts';
import { connectTo, xoauth2 } from '../line-client.ts';

const practice = practiceForAll();
const lenient = practiceForAll({ pop: { behaviour: { initialResponse: true } } });
const challenging = practiceForAll({ pop: { behaviour: { challengeOnFailure: true } } });
const connected = lineClients('pop');

const scopes = ['POP.AccessAsUser.All'];
const refusal = '-ERR Authentication failure: unknown user name or bad password.';

async function response(request: Partial<MintRequest> = {}, mailbox = adele): Promise<string> {
  const tenant = await practice();
  return xoauth2(mailbox, await tenant.mint({ user: adele, scopes, ...request }));
}

/** A connection on which a person has signed in. */
async function signedIn(mailbox = adele) {
  const client = await connected(practice);
  await client.command('AUTH XOAUTH2');
  expect(await client.command(await response({}, mailbox))).toEqual([
    '+OK User successfully authenticated.',
  ]);
  return client;
}

describe('POP server, as Exchange Online', () => {
  it('greets with the name of the server', async () => {
    const client = await connectTo(await practice(), 'pop');
    const [, name = ''] =
      /^\+OK The Microsoft Exchange POP3 service is ready\. \[(\S+)\]$/.exec(
        (await client.line()) ?? '',
      ) ?? [];
    expect(Buffer.from(name, 'base64').toString('utf16le')).toBe('PRACTICE.contoso.example');
    client.close();
  });

  it('tells what it can do, lets a person in by two lines, and says goodbye', async () => {
    const client = await connected(practice);
    expect(await client.listing('CAPA')).toEqual([
      '+OK',
      'TOP',
      'UIDL',
      'SASL PLAIN XOAUTH2',
      'USER',
      '.',
    ]);
    expect(await client.command('AUTH XOAUTH2')).toEqual(['+ ']);
    expect(await client.command(await response())).toEqual([
      '+OK User successfully authenticated.',
    ]);
    expect(await client.command('STAT')).toEqual([expect.stringMatching(/^\+OK 12 \d{4}$/)]);
    expect(await client.command('QUIT')).toEqual([
      '+OK Microsoft Exchange Server POP3 server signing off.',
    ]);
    expect(await client.line()).toBeUndefined();
  });

  it('hangs up on a token that comes with the command', async () => {
    const client = await connected(practice);
    expect(await client.command(`AUTH XOAUTH2 ${await response()}`)).toEqual([
      '-ERR Protocol error. Connection is closed. 10',
    ]);
    expect(await client.line()).toBeUndefined();
  });

  it('takes it where it was told to', async () => {
    const client = await connected(lenient);
    const token = await (await lenient()).mint({ user: adele, scopes });
    expect(await client.command(`auth xoauth2 ${xoauth2(adele, token)}`)).toEqual([
      '+OK User successfully authenticated.',
    ]);
  });

  it('lets a delegate into the shared mailbox', async () => {
    const client = await signedIn(scanner);
    expect(await client.command('STAT')).toEqual([expect.stringMatching(/^\+OK 3 /)]);
  });
});

describe('POP sign-in', () => {
  it.each<[string, Partial<MintRequest>, string]>([
    ['an expired token', { expiresInSeconds: -60 }, adele],
    ['a token for Microsoft Graph', { audience: 'https://graph.microsoft.com' }, adele],
    ['a token for IMAP', { scopes: ['IMAP.AccessAsUser.All'] }, adele],
    ['an application without the role', { roles: ['IMAP.AccessAsApp'] }, adele],
    ['somebody who is no delegate', { user: megan }, scanner],
    ['a mailbox that does not exist', {}, 'nobody@contoso.example'],
  ])('refuses %s, and all in the same words', async (_name, request, mailbox) => {
    const client = await connected(practice);
    await client.command('AUTH XOAUTH2');
    expect(await client.command(await response(request, mailbox))).toEqual([refusal]);
    expect(await client.command('STAT')).toEqual(['-ERR Command is not valid in this state.']);
  });

  it.each(['*', '%%%', 'AAA', ''])('refuses %j in place of a token', async (text) => {
    const client = await connected(practice);
    await client.command('AUTH XOAUTH2');
    expect(await client.command(text)).toEqual([refusal]);
  });

  it('takes no password, right or wrong', async () => {
    const client = await connected(practice);
    expect(await client.command(`USER ${adele}`)).toEqual(['+OK']);
    expect(await client.command('PASS Practice-Adele-1')).toEqual([
      '-ERR Logon failure: unknown user name or bad password.',
    ]);
    expect(await client.command('AUTH PLAIN')).toEqual(['+ ']);
    const plain = Buffer.from(`\u0000${adele}\u0000Practice-Adele-1`).toString('base64');
    expect(await client.command(plain)).toEqual([
      '-ERR Logon failure: unknown user name or bad password.',
    ]);
  });

  it('answers with an error challenge first where it was told to', async () => {
    const client = await connected(challenging);
    await client.command('AUTH XOAUTH2');
    const [challenge = ''] = await client.command(xoauth2(adele, 'x'));
    expect(JSON.parse(Buffer.from(challenge.slice(2), 'base64').toString())).toMatchObject({
      status: '400',
    });
    expect(await client.command('')).toEqual([refusal]);
  });

  it('is cut off after ten refusals', async () => {
    const client = await connected(practice);
    for (let n = 1; n <= 10; n += 1) await client.command('PASS x');
    expect(await client.line()).toBe('-ERR Protocol error. Connection is closed. 10');
    expect(await client.line()).toBeUndefined();
  });

  it('happens once', async () => {
    const client = await signedIn();
    expect(await client.command('AUTH XOAUTH2')).toEqual([
      '-ERR Command is not valid in this state.',
    ]);
  });
});

describe('POP mailbox', () => {
  it('lists its messages with sizes and unique IDs that add up', async () => {
    const client = await signedIn(scanner);
    const list = await client.listing('LIST');
    const sizes = list.slice(1, -1).map((line) => Number(line.split(' ')[1]));
    expect(sizes).toHaveLength(3);
    expect(list[0]).toBe(`+OK 3 ${sizes.reduce((sum, size) => sum + size, 0)}`);
    expect(await client.command('LIST 2')).toEqual([`+OK 2 ${sizes[1] ?? 0}`]);
    expect(await client.listing('UIDL')).toEqual([
      '+OK',
      '1 practice-1',
      '2 practice-2',
      '3 practice-3',
      '.',
    ]);
  });

  it('gives a message whole, its leading dots doubled, in the size that LIST says', async () => {
    const client = await signedIn();
    const [list = ''] = await client.command('LIST 1');
    const [first, ...lines] = await client.listing('RETR 1');
    expect(first).toBe('+OK');
    expect(lines.slice(-2)).toEqual(['... and it ends here.', '.']);
    const text = lines.slice(0, -1).map((line) => `${line.replace(/^\./, '')}\r\n`);
    expect(list).toBe(`+OK 1 ${text.join('').length}`);
  });

  it('gives the beginning of a message', async () => {
    const client = await signedIn();
    const header = await client.listing('TOP 1 0');
    expect(header.at(-2)).toBe('');
    const whole = await client.listing('TOP 1 1');
    expect(whole.slice(0, -2)).toEqual(header.slice(0, -1));
    expect(whole.at(-2)).toBe('This is practice message 1. Nobody sent it.');
  });

  it('hides what was deleted from this session only', async () => {
    const client = await signedIn(scanner);
    expect(await client.command('DELE 1')).toEqual(['+OK']);
    expect(await client.command('RETR 1')).toEqual(['-ERR The specified message is out of range.']);
    expect(await client.command('STAT')).toEqual([expect.stringMatching(/^\+OK 2 /)]);
    expect(await client.command('RSET')).toEqual(['+OK']);
    expect(await client.command('STAT')).toEqual([expect.stringMatching(/^\+OK 3 /)]);
    await client.command('DELE 2');
    await client.command('QUIT');
    const next = await signedIn(scanner);
    expect(await next.command('STAT')).toEqual([expect.stringMatching(/^\+OK 3 /)]);
  });

  it.each(['RETR', 'RETR 0', 'RETR 13', 'RETR x', 'TOP 1', 'LIST 99999999999', 'DELE -1'])(
    'has no message for %s',
    async (command) => {
      const client = await signedIn();
      expect(await client.command(command)).toEqual([
        '-ERR The specified message is out of range.',
      ]);
    },
  );

  it('is not to be had before sign-in', async () => {
    const client = await connected(practice);
    for (const command of ['STAT', 'LIST', 'RETR 1', 'NOOP', 'RSET', 'NONSENSE']) {
      expect(await client.command(command)).toEqual(['-ERR Command is not valid in this state.']);
    }
  });
});
