import { describe, expect, it } from 'vitest';
import { adele, lineClients, megan, practiceForAll, scanner } from '../helpers.ts';
import { xoauth2 } from '../line-client.ts';

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
    const client = await connected(practice);
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
