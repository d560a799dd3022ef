import { describe, expect, it } from 'vitest';
import type { MintRequest } from '../../../../electron/practice/token-claims.ts';
import { adele, lineClients, practiceForAll } from '../helpers.ts';
import { xoauth2 } from '../line-client.ts';

const practice = practiceForAll();
const withoutInitialResponse = practiceForAll({
  imap: { behaviour: { capabilities: ['IMAP4rev1', 'AUTH=XOAUTH2'] } },
});
const challenging = practiceForAll({ imap: { behaviour: { challengeOnFailure: true } } });
const connected = lineClients('imap');

/** A connection on which a person has signed in. */
async function signedIn(mailbox = adele, user = adele) {
  const client = await connected(practice);
  const response = xoauth2(mailbox, await (await practice()).mint({ user }));
  expect(await client.command(`A01 AUTHENTICATE XOAUTH2 ${response}`)).toEqual([
    'A01 OK AUTHENTICATE completed.',
  ]);
  return client;
}

describe('AUTHENTICATE', () => {
  it('works without an initial response', async () => {
    const client = await connected(practice);
    expect(await client.command('A01 authenticate xoauth2')).toEqual(['+ ']);
    client.send(xoauth2(adele, await (await practice()).mint({ user: adele })));
    expect(await client.line()).toBe('A01 OK AUTHENTICATE completed.');
  });

  it('takes no initial response where SASL-IR is not offered', async () => {
    const client = await connected(withoutInitialResponse);
    const response = xoauth2(adele, await (await withoutInitialResponse()).mint({ user: adele }));
    expect(await client.command(`A01 AUTHENTICATE XOAUTH2 ${response}`)).toEqual([
      'A01 BAD Command Argument Error. 11',
    ]);
    expect(await client.command('A02 AUTHENTICATE XOAUTH2')).toEqual(['+ ']);
    client.send(response);
    expect(await client.line()).toBe('A02 OK AUTHENTICATE completed.');
  });

  it('can be aborted, and started again', async () => {
    const client = await connected(practice);
    await client.command('A01 AUTHENTICATE XOAUTH2');
    client.send('*');
    expect(await client.line()).toBe('A01 BAD AUTHENTICATE canceled.');
    const response = xoauth2(adele, await (await practice()).mint({ user: adele }));
    expect(await client.command(`A02 AUTHENTICATE XOAUTH2 ${response}`)).toEqual([
      'A02 OK AUTHENTICATE completed.',
    ]);
  });

  it.each(['%%%', 'dXNlcj1', 'dXNl cj0=', 'dXNlcj0=='])(
    'calls %s bad, because it is not base64',
    async (text) => {
      const client = await connected(practice);
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
    const client = await connected(practice);
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
    ['an application without the role', { roles: ['POP.AccessAsApp'] }, adele],
    ['a mailbox that does not exist', { user: adele }, 'nobody@contoso.example'],
  ])('refuses %s at once, without a challenge', async (_name, request, mailbox) => {
    const client = await connected(practice);
    const response = xoauth2(mailbox, await (await practice()).mint(request));
    expect(await client.command(`A01 AUTHENTICATE XOAUTH2 ${response}`)).toEqual([
      'A01 NO AUTHENTICATE failed.',
    ]);
  });

  it('refuses a token in which one character was changed', async () => {
    const token = await (await practice()).mint({ user: adele });
    const at = token.length - 40;
    const changed = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1);
    const client = await connected(practice);
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
    const client = await connected(practice);
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
    const client = await connected(practice);
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
