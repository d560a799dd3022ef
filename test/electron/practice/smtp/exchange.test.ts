import { describe, expect, it } from 'vitest';
import type { MintRequest } from '../../../../electron/practice/token-claims.ts';
import { adele, alex, lineClients, practiceForAll, scanner } from '../helpers.ts';
import { connectTo, xoauth2, type LineClient } from '../line-client.ts';

const time = Date.parse('2026-11-21T04:05:06.789Z');
const practice = practiceForAll({ now: () => time });
const challenging = practiceForAll({ smtp: { behaviour: { challengeOnFailure: true } } });
const connected = lineClients('smtp');

/** A refusal with the mark that Exchange Online puts behind it. */
function marked(refusal: string): unknown {
  const words = refusal.replaceAll(/[.\\()[\]]/g, '\\$&');
  return expect.stringMatching(
    new RegExp(`^${words} \\[PRACTICE\\.contoso\\.example 2026-\\S+Z 08DC[0-9A-F]{12}\\]$`),
  );
}

/** A connection with TLS and EHLO. */
async function secured(to = practice): Promise<LineClient> {
  const client = await connected(to);
  await client.command('EHLO client.example');
  expect(await client.command('STARTTLS')).toEqual(['220 2.0.0 SMTP server ready']);
  await client.secure();
  await client.command('EHLO client.example');
  return client;
}

async function response(request: Partial<MintRequest> = {}, mailbox = adele): Promise<string> {
  const tenant = await practice();
  return xoauth2(mailbox, await tenant.mint({ user: adele, scopes: ['SMTP.Send'], ...request }));
}

async function signedIn(user = adele): Promise<LineClient> {
  const client = await secured();
  expect(await client.command(`AUTH XOAUTH2 ${await response({ user }, user)}`)).toEqual([
    '235 2.7.0 Authentication successful',
  ]);
  return client;
}

describe('SMTP server, as Exchange Online', () => {
  it('greets, offers STARTTLS and no AUTH, and after TLS AUTH and no STARTTLS', async () => {
    const client = await connectTo(await practice(), 'smtp');
    expect(await client.line()).toBe(
      '220 PRACTICE.contoso.example Microsoft ESMTP MAIL Service ready at Sat, 21 Nov 2026 04:05:06 +0000',
    );
    const offer = (line: string) => [
      '250-PRACTICE.contoso.example Hello [127.0.0.1]',
      '250-SIZE 157286400',
      '250-PIPELINING',
      '250-DSN',
      '250-ENHANCEDSTATUSCODES',
      `250-${line}`,
      '250-8BITMIME',
      '250-BINARYMIME',
      '250-CHUNKING',
      '250 SMTPUTF8',
    ];
    expect(await client.command('EHLO client.example')).toEqual(offer('STARTTLS'));
    await client.command('STARTTLS');
    await client.secure();
    expect(await client.command('EHLO client.example')).toEqual(offer('AUTH LOGIN XOAUTH2'));
    expect(await client.command('STARTTLS')).toEqual([
      marked('503 5.5.1 Bad sequence of commands'),
    ]);
    client.close();
  });

  it('wants TLS before mail and before a sign-in, and a hello before and after TLS', async () => {
    const client = await connected(practice);
    for (const command of ['STARTTLS', 'AUTH XOAUTH2', `MAIL FROM:<${adele}>`]) {
      expect(await client.command(command)).toEqual([marked('503 5.5.2 Send hello first')]);
    }
    await client.command('EHLO client.example');
    expect(await client.command(`MAIL FROM:<${adele}>`)).toEqual([
      marked('451 5.7.3 Must issue a STARTTLS command first'),
    ]);
    expect(await client.command('AUTH XOAUTH2')).toEqual([
      marked('504 5.7.4 Unrecognized authentication type'),
    ]);
    await client.command('STARTTLS');
    await client.secure();
    expect(await client.command('AUTH XOAUTH2')).toEqual([marked('503 5.5.2 Send hello first')]);
  });

  it('lets a person in by two lines, whose prompt is empty', async () => {
    const client = await secured();
    expect(await client.command('auth xoauth2')).toEqual(['334 ']);
    expect(await client.command(await response())).toEqual(['235 2.7.0 Authentication successful']);
    expect(await client.command('AUTH XOAUTH2')).toEqual([
      marked('503 5.5.1 Bad sequence of commands'),
    ]);
  });
});

describe('SMTP sign-in', () => {
  it.each<[string, Partial<MintRequest>, string]>([
    ['an expired token', { expiresInSeconds: -60 }, adele],
    ['a token for Microsoft Graph', { audience: 'https://graph.microsoft.com' }, adele],
    ['a token for IMAP', { scopes: ['IMAP.AccessAsUser.All'] }, adele],
    ['an application without the role', { roles: ['IMAP.AccessAsApp'] }, adele],
    ['a delegate who names the shared mailbox', {}, scanner],
  ])('refuses %s, and all in the same words', async (_name, request, mailbox) => {
    const client = await secured();
    expect(await client.command(`AUTH XOAUTH2 ${await response(request, mailbox)}`)).toEqual([
      marked('535 5.7.3 Authentication unsuccessful'),
    ]);
    expect(await client.command(`MAIL FROM:<${adele}>`)).toEqual([
      marked('530 5.7.57 Client not authenticated to send mail.'),
    ]);
  });

  it.each([
    ['*', '501 5.7.0 Authentication cancelled'],
    ['%%%', '501 5.5.2 Cannot decode response'],
    ['', '535 5.7.3 Authentication unsuccessful'],
  ])('refuses %j in place of a token', async (text, refusal) => {
    const client = await secured();
    await client.command('AUTH XOAUTH2');
    expect(await client.command(text)).toEqual([marked(refusal)]);
  });

  it('asks for a password and takes none', async () => {
    const client = await secured();
    const said = [
      await client.command('AUTH LOGIN'),
      await client.command(Buffer.from(adele).toString('base64')),
      await client.command(Buffer.from('Practice-Adele-1').toString('base64')),
    ].flat();
    expect(said.map((line) => Buffer.from(line.slice(4), 'base64').toString()).slice(0, 2)).toEqual(
      ['Username:', 'Password:'],
    );
    expect(said[2]).toEqual(
      marked('535 5.7.139 Authentication unsuccessful, basic authentication is disabled.'),
    );
  });

  it('answers with an error challenge first where it was told to', async () => {
    const client = await secured(challenging);
    const [challenge = ''] = await client.command(`AUTH XOAUTH2 ${xoauth2(adele, 'x')}`);
    expect(challenge).toMatch(/^334 [A-Za-z0-9]/);
    expect(await client.command('')).toEqual([expect.stringMatching(/^535 5\.7\.3 /)]);
  });
});

describe('SMTP sender', () => {
  it.each([
    [adele, adele],
    [adele, scanner],
    [adele, 'SCANNER@Contoso.Example'],
    [alex, alex],
  ])('may be, for %s, %s', async (user, sender) => {
    const client = await signedIn(user);
    expect(await client.command(`MAIL FROM:<${sender}>`)).toEqual(['250 2.1.0 Sender OK']);
    expect(await client.command(`RCPT TO:<${sender}>`)).toEqual(['250 2.1.5 Recipient OK']);
    expect(await client.command('RSET')).toEqual(['250 2.0.0 Resetting']);
    expect(await client.command('DATA')).toEqual([marked('503 5.5.2 Need mail command')]);
  });

  it.each([
    [alex, scanner],
    [adele, alex],
    [adele, 'somebody@elsewhere.example'],
    [adele, ''],
  ])('may not be, for %s, %j: Full Access is not enough', async (user, sender) => {
    const client = await signedIn(user);
    expect(await client.command(`MAIL FROM:<${sender}>`)).toEqual([
      marked('550 5.7.60 SMTP; Client does not have permissions to send as this sender'),
    ]);
  });
});
