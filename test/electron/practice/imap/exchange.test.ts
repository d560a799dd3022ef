import { describe, expect, it } from 'vitest';
import { adele, lineClients, practiceForAll } from '../helpers.ts';
import { connectTo, xoauth2 } from '../line-client.ts';

const practice = practiceForAll();
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

describe('IMAP server, as in Microsoft’s page', () => {
  it('greets as Exchange Online does, with the name of the server in it', async () => {
    const client = await connectTo(await practice(), 'imap');
    const greeting = (await client.line()) ?? '';
    const name =
      /^\* OK The Microsoft Exchange IMAP4 service is ready\. \[([A-Za-z0-9+/=]+)\]$/.exec(
        greeting,
      )?.[1];
    expect(Buffer.from(name ?? '', 'base64').toString('utf16le')).toBe('PRACTICE.contoso.example');
    client.close();
  });

  it('has the successful exchange line for line', async () => {
    const client = await connected(practice);
    expect(await client.command('C01 CAPABILITY')).toEqual([
      '* CAPABILITY IMAP4 IMAP4rev1 AUTH=PLAIN AUTH=XOAUTH2 SASL-IR UIDPLUS ID UNSELECT CHILDREN IDLE NAMESPACE LITERAL+',
      'C01 OK Completed',
    ]);
    const response = xoauth2(adele, await (await practice()).mint({ user: adele }));
    expect(await client.command(`A01 AUTHENTICATE XOAUTH2 ${response}`)).toEqual([
      'A01 OK AUTHENTICATE completed.',
    ]);
  });

  it('has the failing exchange line for line, with the very response of the page', async () => {
    const client = await connected(practice);
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
