import { describe, expect, it } from 'vitest';
import { adele, lineClients, practiceForAll } from '../helpers.ts';
import { xoauth2, type LineClient } from '../line-client.ts';

const small = practiceForAll({
  smtp: { security: 'tls', behaviour: { maxMessageBytes: 2_000 } },
});
const connected = lineClients('smtp');

async function signedIn(): Promise<LineClient> {
  const client = await connected(small);
  await client.command('EHLO client.example');
  const token = await (await small()).mint({ user: adele, scopes: ['SMTP.Send'] });
  await client.command(`AUTH XOAUTH2 ${xoauth2(adele, token)}`);
  return client;
}

async function addressed(): Promise<LineClient> {
  const client = await signedIn();
  await client.command(`MAIL FROM:<${adele}>`);
  await client.command('RCPT TO:<anybody@elsewhere.example>');
  return client;
}

/** Ends the text with a dot and gives the reply. */
async function send(client: LineClient, ...lines: string[]): Promise<string[]> {
  expect(await client.command('DATA')).toEqual(['354 Start mail input; end with <CRLF>.<CRLF>']);
  return client.command([...lines, '.'].join('\r\n'));
}

describe('SMTP message', () => {
  it('is taken, with its own ID as the queue ID', async () => {
    const client = await addressed();
    expect(await send(client, 'Message-ID: <one@client.example>', '', 'text')).toEqual([
      '250 2.0.0 OK <one@client.example> [Hostname=PRACTICE.contoso.example]',
    ]);
    expect(await client.command('QUIT')).toEqual([
      '221 2.0.0 Service closing transmission channel',
    ]);
  });

  it('is given an ID where it has none in its header', async () => {
    const client = await addressed();
    const [reply] = await send(client, 'Subject: x', '', 'Message-ID: <body@client.example>');
    expect(reply).toMatch(
      /^250 2\.0\.0 OK <[-0-9a-f]{36}@PRACTICE\.contoso\.example> \[Hostname=\S+\]$/,
    );
  });

  it('may hold lines that begin with a dot', async () => {
    const client = await addressed();
    const [reply] = await send(client, 'Subject: x', '', '..', '...', '..x');
    expect(reply).toMatch(/^250 /);
    expect(await client.command('NOOP')).toEqual(['250 2.0.0 OK']);
  });

  it('is refused when it is larger than SIZE says, before or after it came', async () => {
    const client = await signedIn();
    const refusal = [
      expect.stringMatching(/^552 5\.3\.4 Message size exceeds fixed maximum message size \[/),
    ];
    expect(await client.command(`MAIL FROM:<${adele}> SIZE=2001`)).toEqual(refusal);
    expect(await client.command(`MAIL FROM:<${adele}> SIZE=2000 BODY=8BITMIME`)).toEqual([
      '250 2.1.0 Sender OK',
    ]);
    await client.command(`RCPT TO:<${adele}> NOTIFY=NEVER`);
    expect(await send(client, ...Array.from({ length: 30 }, () => 'x'.repeat(78)))).toEqual(
      refusal,
    );
    expect(await client.command('NOOP')).toEqual(['250 2.0.0 OK']);
  });

  it('counts a doubled dot once and both bytes of each line end', async () => {
    const client = await addressed();
    // 2 + (1998 - 2) + 2 = 2,000: one byte more would be refused.
    expect(await send(client, '', `..${'x'.repeat(1_995)}`)).toEqual([
      expect.stringMatching(/^250 /),
    ]);
    const next = await addressed();
    expect(await send(next, '', `..${'x'.repeat(1_996)}`)).toEqual([
      expect.stringMatching(/^552 /),
    ]);
  });

  it('needs a sender and a recipient first', async () => {
    const client = await signedIn();
    expect(await client.command(`RCPT TO:<${adele}>`)).toEqual([
      expect.stringMatching(/^503 5\.5\.2 Need mail command/),
    ]);
    await client.command(`MAIL FROM:<${adele}>`);
    expect(await client.command('DATA')).toEqual([
      expect.stringMatching(/^503 5\.5\.2 Need rcpt command/),
    ]);
    expect(await client.command(`MAIL FROM:<${adele}>`)).toEqual([
      expect.stringMatching(/^503 5\.5\.1 /),
    ]);
  });

  it('ends the connection with a line that does not end', async () => {
    const client = await addressed();
    await client.command('DATA');
    client.socket().write(Buffer.alloc(1_000_000, 'a'));
    expect(await client.line()).toMatch(/^500 5\.5\.2 Line too long \[/);
    expect(await client.line()).toBeUndefined();
  });

  it('ends the connection when nothing of ten commands can be understood', async () => {
    const client = await signedIn();
    for (let n = 1; n <= 10; n += 1) await client.command('NONSENSE');
    expect(await client.line()).toMatch(/^421 4\.7\.0 Too many errors on this connection, /);
    expect(await client.line()).toBeUndefined();
  });

  it('comes in chunks too, which may hold anything', async () => {
    const client = await addressed();
    const chunk = 'Message-ID: <two@client.example>\r\n\r\n.\r\nQUIT\r\n';
    client.send(`BDAT ${chunk.length}\r\n${chunk}BDAT 3 LAST\r\nabcNOOP`);
    expect([await client.line(), await client.line(), await client.line()]).toEqual([
      `250 2.6.0 CHUNK received OK, ${chunk.length} octets`,
      '250 2.0.0 OK <two@client.example> [Hostname=PRACTICE.contoso.example]',
      '250 2.0.0 OK',
    ]);
  });

  it('does not desynchronize the session when a chunk is refused', async () => {
    const client = await signedIn();
    client.send('BDAT 6 LAST\r\nQUIT\r\nNOOP');
    expect(await client.line()).toMatch(/^503 5\.5\.2 Need mail command/);
    expect(await client.line()).toBe('250 2.0.0 OK');
  });

  it('may be pipelined', async () => {
    const client = await signedIn();
    client.send(`MAIL FROM:<${adele}>\r\nRCPT TO:<${adele}>\r\nRSET\r\nQUIT`);
    expect([
      await client.line(),
      await client.line(),
      await client.line(),
      await client.line(),
      await client.line(),
    ]).toEqual([
      '250 2.1.0 Sender OK',
      '250 2.1.5 Recipient OK',
      '250 2.0.0 Resetting',
      '221 2.0.0 Service closing transmission channel',
      undefined,
    ]);
  });

  it.each([
    ['MAIL FROM:adele@contoso.example', '501 5.1.7'],
    ['MAIL TO:<adele@contoso.example>', '501 5.1.7'],
    ['MAIL FROM:<a b@contoso.example>', '501 5.1.7'],
    ['MAIL FROM:<adele@contoso.example> NONSENSE=1', '501 5.1.7'],
    ['EHLO', '501 5.5.4'],
    ['EHLO two words', '501 5.5.4'],
    ['NONSENSE', '500 5.3.3'],
    ['', '500 5.3.3'],
  ])('cannot be begun with %j', async (command, code) => {
    const client = await signedIn();
    const [reply = ''] = await client.command(command);
    expect(reply.startsWith(code), reply).toBe(true);
  });

  it.each(['RCPT TO:<>', 'RCPT TO:<x>', 'RCPT FROM:<a@b.example>', 'RCPT TO:<a@b.example> X=1'])(
    'cannot go to %j',
    async (command) => {
      const client = await signedIn();
      await client.command(`MAIL FROM:<${adele}>`);
      expect(await client.command(command)).toEqual([expect.stringMatching(/^501 5\.1\.3 /)]);
    },
  );
});
