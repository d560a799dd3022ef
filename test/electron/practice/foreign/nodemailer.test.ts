import { createTransport } from 'nodemailer';
import { afterEach, describe, expect, it } from 'vitest';
import type { MintRequest } from '../../../../electron/practice/token-claims.ts';
import { adele, alex, practiceForAll, scanner } from '../helpers.ts';

const practice = practiceForAll();

const open: { close(): void }[] = [];
afterEach(() => {
  for (const transport of open.splice(0)) transport.close();
});

/** A transport that signs in with a token minted for the test. */
async function transportFor(request: Partial<MintRequest> = {}, user = request.user ?? adele) {
  const tenant = await practice();
  const accessToken = await tenant.mint({ user, scopes: ['SMTP.Send'], ...request });
  return transportWith(user, accessToken);
}

async function transportWith(user: string, accessToken: string) {
  const tenant = await practice();
  const transport = createTransport({
    host: 'localhost',
    port: tenant.info.smtp.port,
    secure: false,
    requireTLS: true,
    tls: { ca: tenant.ca },
    auth: { type: 'OAuth2', user, accessToken },
  });
  open.push(transport);
  return transport;
}

function message(from: string) {
  return {
    from,
    to: ['somebody@elsewhere.example', alex],
    subject: 'Test',
    text: 'A line\n.\n..and one that begins with dots\n',
    messageId: '<practice-test@client.example>',
  };
}

describe('nodemailer', () => {
  it('verifies a connection', async () => {
    const transport = await transportFor();
    expect(await transport.verify()).toBe(true);
  });

  it('sends as the person and as the shared mailbox', async () => {
    const transport = await transportFor();
    for (const sender of [adele, scanner]) {
      expect(await transport.sendMail(message(sender))).toMatchObject({
        accepted: ['somebody@elsewhere.example', alex],
        rejected: [],
        response: '250 2.0.0 OK <practice-test@client.example> [Hostname=PRACTICE.contoso.example]',
      });
    }
  });

  it('is refused without Send As', async () => {
    const transport = await transportFor({ user: alex });
    await expect(transport.sendMail(message(scanner))).rejects.toMatchObject({
      responseCode: 550,
      command: 'MAIL FROM',
      response: expect.stringMatching(/^550 5\.7\.60 SMTP; /) as unknown,
    });
  });

  it.each<[string, Partial<MintRequest>, string]>([
    ['a wrong audience', { audience: 'https://graph.microsoft.com' }, adele],
    ['an expired token', { expiresInSeconds: -1 }, adele],
    ['the shared mailbox as user', {}, scanner],
  ])('is refused with %s', async (_name, request, user) => {
    const transport = await transportFor({ user: adele, ...request }, user);
    await expect(transport.verify()).rejects.toMatchObject({ code: 'EAUTH' });
  });

  it('is refused with garbage', async () => {
    const transport = await transportWith(adele, 'EwBAAl3BAAUFFpUAo7J3Ve0bjLBWZWCclRC3EoAA');
    await expect(transport.verify()).rejects.toMatchObject({ code: 'EAUTH' });
  });
});
