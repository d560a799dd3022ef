import { describe, expect, it } from 'vitest';
import { adele, lineClients, practiceForAll, scanner } from '../helpers.ts';
import { xoauth2, type LineClient } from '../line-client.ts';

const practice = practiceForAll();
const connected = lineClients('imap');

async function selected(mailbox = scanner): Promise<LineClient> {
  const client = await connected(practice);
  const token = await (await practice()).mint({ user: adele });
  await client.command(`A AUTHENTICATE XOAUTH2 ${xoauth2(mailbox, token)}`);
  expect((await client.command('B SELECT INBOX')).at(-1)).toMatch(/^B OK/);
  return client;
}

describe('FETCH', () => {
  it('tells what a list of messages shows', async () => {
    const client = await selected();
    expect(await client.command('F FETCH 1:2 (UID FLAGS INTERNALDATE)')).toEqual([
      '* 1 FETCH (UID 1 FLAGS (\\Seen) INTERNALDATE "05-Jan-2026 08:30:00 +0000")',
      '* 2 FETCH (UID 2 FLAGS () INTERNALDATE "06-Jan-2026 08:30:00 +0000")',
      'F OK FETCH completed.',
    ]);
    expect(await client.command('F UID FETCH 3 (ENVELOPE)')).toEqual([
      '* 3 FETCH (UID 3 ENVELOPE ("Wed, 07 Jan 2026 08:30:00 +0000" "Scan 3" (("Copier" NIL "copier" "contoso.example")) (("Copier" NIL "copier" "contoso.example")) (("Copier" NIL "copier" "contoso.example")) ((NIL NIL "scanner" "contoso.example")) NIL NIL NIL "<scan-3-scanner@contoso.example>"))',
      'F OK UID FETCH completed.',
    ]);
  });

  it('gives a message whole, in the size that it says', async () => {
    const client = await selected();
    const [first = '', ...rest] = await client.command('F FETCH 1 (RFC822.SIZE BODY.PEEK[])');
    const [, size, literal] =
      /^\* 1 FETCH \(RFC822\.SIZE (\d+) BODY\[\] \{(\d+)\}$/.exec(first) ?? [];
    expect(size).toBe(literal);
    const text = rest
      .slice(0, -2)
      .map((line) => `${line}\r\n`)
      .join('');
    expect(text).toHaveLength(Number(size));
    expect(text).toContain('Subject: Scan 1\r\n');
    expect(rest.slice(-2)).toEqual([')', 'F OK FETCH completed.']);
  });

  it.each([
    ['1', '1'],
    ['2:*', '2 3'],
    ['*', '3'],
    ['3:1', '1 2 3'],
    ['1,3', '1 3'],
    ['7:9', ''],
  ])('takes the set %s', async (set, numbers) => {
    const client = await selected();
    const reply = await client.command(`F FETCH ${set} UID`);
    expect(reply.at(-1)).toBe('F OK FETCH completed.');
    const told = reply.slice(0, -1).map((line) => line.split(' ')[1]);
    expect(told.join(' ')).toBe(numbers);
  });

  it.each(['FETCH', 'FETCH 1', 'FETCH x UID', 'FETCH 1 NONSENSE', 'FETCH 1 ()', 'UID STORE 1 X'])(
    'answers %s with an argument error',
    async (command) => {
      const client = await selected();
      expect(await client.command(`F ${command}`)).toEqual(['F BAD Command Argument Error. 11']);
    },
  );

  it('needs a folder', async () => {
    const client = await selected();
    await client.command('C CLOSE');
    expect(await client.command('F FETCH 1 UID')).toEqual([
      'F BAD Command received in Invalid state.',
    ]);
  });
});

describe('SEARCH', () => {
  it.each([
    ['SEARCH ALL', '* SEARCH 1 2 3'],
    ['SEARCH UNSEEN', '* SEARCH 2 3'],
    ['UID SEARCH SEEN', '* SEARCH 1'],
    ['SEARCH 2:3 UID 1:2', '* SEARCH 2'],
    ['SEARCH UID 9', '* SEARCH'],
  ])('answers %s', async (command, found) => {
    const client = await selected();
    const name = command.startsWith('UID') ? 'UID SEARCH' : 'SEARCH';
    expect(await client.command(`S ${command}`)).toEqual([found, `S OK ${name} completed.`]);
  });

  it.each(['SEARCH', 'SEARCH NONSENSE', 'SEARCH UID'])(
    'answers %s with an argument error',
    async (command) => {
      const client = await selected();
      expect(await client.command(`S ${command}`)).toEqual(['S BAD Command Argument Error. 11']);
    },
  );
});
