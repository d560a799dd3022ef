import { describe, expect, it } from 'vitest';
import { adele, alex, lineClients, megan, practiceForAll, scanner } from './helpers.ts';
import { xoauth2 } from './line-client.ts';
import { requestToken } from './sign-in.ts';

const practice = practiceForAll();
const byRbac = practiceForAll({ authority: { smtpByRbac: true } });
const imap = lineClients('imap');
const pop = lineClients('pop');
const smtp = lineClients('smtp');

/** The app's token as the authority gives it for the secret. */
async function applicationToken(tenant = practice): Promise<string> {
  const running = await tenant();
  const { body } = await requestToken(running, {
    grant_type: 'client_credentials',
    client_id: running.info.clientId,
    client_secret: running.info.clientSecret,
    scope: 'https://outlook.office365.com/.default',
  });
  return String(body['access_token']);
}

/** A connection to SMTP with TLS, after EHLO. */
async function greetedSmtp(tenant = practice) {
  const client = await smtp(tenant);
  await client.command('EHLO test');
  await client.command('STARTTLS');
  await client.secure();
  await client.command('EHLO test');
  return client;
}

describe('the app by itself', () => {
  it.each([scanner, adele])('opens %s over IMAP', async (mailbox) => {
    const client = await imap(practice);
    const response = xoauth2(mailbox, await applicationToken());
    expect(await client.command(`A01 AUTHENTICATE XOAUTH2 ${response}`)).toEqual([
      'A01 OK AUTHENTICATE completed.',
    ]);
    expect((await client.command('A02 SELECT INBOX')).at(-1)).toMatch(/^A02 OK/);
  });

  it.each([alex, megan])('is let in to %s over IMAP, and then shown nothing', async (mailbox) => {
    const client = await imap(practice);
    const response = xoauth2(mailbox, await applicationToken());
    await client.command(`A01 AUTHENTICATE XOAUTH2 ${response}`);
    expect((await client.command('A02 SELECT INBOX')).at(-1)).toMatch(/^A02 (BAD|NO)/);
  });

  it('opens a mailbox over POP, and another not', async () => {
    const token = await applicationToken();
    const answers = [];
    for (const mailbox of [scanner, alex]) {
      const client = await pop(practice);
      expect(await client.command('AUTH XOAUTH2')).toEqual(['+ ']);
      answers.push((await client.command(xoauth2(mailbox, token)))[0]?.split(' ')[0]);
    }
    expect(answers).toEqual(['+OK', '-ERR']);
  });

  it('sends as a mailbox that it was granted, and as no other', async () => {
    const token = await applicationToken();
    const client = await greetedSmtp();
    expect((await client.command(`AUTH XOAUTH2 ${xoauth2(scanner, token)}`))[0]).toMatch(/^235 /);
    expect((await client.command(`MAIL FROM:<${alex}>`))[0]).toMatch(/^550 5\.7\.60 /);
    expect((await client.command(`MAIL FROM:<${scanner}>`))[0]).toMatch(/^250 /);
    const other = await greetedSmtp();
    expect((await other.command(`AUTH XOAUTH2 ${xoauth2(alex, token)}`))[0]).toMatch(/^535 /);
  });

  it('sends without a role where RBAC for Applications lets it, and reads nothing', async () => {
    const token = await applicationToken(byRbac);
    const client = await greetedSmtp(byRbac);
    expect((await client.command(`AUTH XOAUTH2 ${xoauth2(scanner, token)}`))[0]).toMatch(/^235 /);
    expect((await client.command(`MAIL FROM:<${scanner}>`))[0]).toMatch(/^250 /);
    const other = await greetedSmtp(byRbac);
    expect((await other.command(`AUTH XOAUTH2 ${xoauth2(alex, token)}`))[0]).toMatch(/^535 /);
    const reader = await imap(byRbac);
    const answer = await reader.command(`A01 AUTHENTICATE XOAUTH2 ${xoauth2(scanner, token)}`);
    expect(answer.at(-1)).toMatch(/^A01 NO/);
  });
});
