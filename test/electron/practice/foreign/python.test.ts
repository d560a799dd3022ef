import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { MintRequest } from '../../../../electron/practice/token-claims.ts';
import type { Protocol } from '../../../../shared/stages.ts';
import { adele, allScopes, alex, megan, practiceForAll, scanner } from '../helpers.ts';
import { requireProgram, runProgram } from '../run-program.ts';

const practice = practiceForAll();

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'practice-python-'));
  await writeFile(join(directory, 'ca.pem'), (await practice()).ca);
});
afterAll(() => rm(directory, { recursive: true }));
beforeEach(({ skip }) => requireProgram('python3', skip));

/**
 * What one run of Python tries, one attempt after the other: the start of its process takes longer
 * than all of them. Settings come on standard input as JSON, the tokens with them; what happened goes
 * to standard output.
 */
const frame = (attempt: string) => `
import base64, imaplib, json, poplib, smtplib, ssl, sys
given = json.load(sys.stdin)
context = ssl.create_default_context(cafile=given['ca'])
def attempt(port, user, token, sender, inline):
    response = 'user=%s\\x01auth=Bearer %s\\x01\\x01' % (user, token)
    said = {}
${attempt.replaceAll(/^(?=.)/gm, '    ')}
    return said
print(json.dumps([attempt(given['port'], *one) for one in given['attempts']]))
`;

const programs: Record<Protocol, string> = {
  imap: `
client = imaplib.IMAP4_SSL('localhost', port, ssl_context=context)
try:
    said['authenticate'] = client.authenticate('XOAUTH2', lambda challenge: response.encode())[0]
    said['select'] = [client.select('INBOX')[0], int(client.select('INBOX')[1][0])]
    said['list'] = len(client.list()[1])
    said['search'] = client.search(None, 'UNSEEN')[1][0].decode()
    said['fetch'] = client.fetch('1', '(BODY.PEEK[HEADER])')[1][0][1].decode().split('\\r\\n')[2]
    said['noop'] = client.noop()[0]
    said['close'] = client.close()[0]
    said['logout'] = client.logout()[0]
except imaplib.IMAP4.error as error:
    said['error'] = str(error)
`,
  // poplib has no command for SASL; the two lines are sent as it sends its own commands.
  pop: `
client = poplib.POP3_SSL('localhost', port, context=context)
try:
    said['sasl'] = client.capa()['SASL']
    said['prompt'] = client._shortcmd('AUTH XOAUTH2').decode()
    said['auth'] = client._shortcmd(base64.b64encode(response.encode()).decode()).decode()
    said['count'] = client.stat()[0]
    said['list'] = len(client.list()[1])
    said['last line'] = client.retr(1)[1][-1].decode()
    said['top'] = len(client.top(1, 0)[1])
    said['uidl'] = client.uidl(1).decode()
    said['quit'] = client.quit().decode()
except poplib.error_proto as error:
    said['error'] = error.args[0].decode()
`,
  smtp: `
client = smtplib.SMTP('localhost', port, local_hostname='client.example')
client.starttls(context=context)
client.ehlo()
said['offered'] = client.esmtp_features['auth'].strip()
try:
    said['auth'] = client.auth('XOAUTH2', lambda challenge=None: response, initial_response_ok=inline)[0]
    text = 'Subject: x\\r\\n\\r\\n.\\r\\n'
    said['not taken'] = client.sendmail(sender, ['somebody@elsewhere.example'], text)
    said['quit'] = client.quit()[0]
except smtplib.SMTPResponseException as error:
    said['error'] = [error.smtp_code, error.smtp_error.decode().split(' [')[0]]
`,
};

interface Attempt extends Partial<MintRequest> {
  mailbox?: string;
  sender?: string;
  inline?: boolean;
  token?: string;
}

async function python(protocol: Protocol, ...attempts: Attempt[]): Promise<unknown[]> {
  const tenant = await practice();
  const given = {
    ca: join(directory, 'ca.pem'),
    port: tenant.info[protocol].port,
    attempts: await Promise.all(
      attempts.map(async ({ mailbox, sender, inline, token, ...minted }) => [
        mailbox ?? adele,
        token ?? (await tenant.mint({ user: adele, scopes: allScopes, ...minted })),
        sender ?? adele,
        inline ?? true,
      ]),
    ),
  };
  const program = frame(programs[protocol]);
  const { stdout, stderr } = await runProgram('python3', ['-c', program], JSON.stringify(given));
  expect(stderr).toBe('');
  return z.array(z.unknown()).parse(JSON.parse(stdout));
}

const bad: Attempt[] = [
  { audience: 'https://graph.microsoft.com' },
  { expiresInSeconds: -1 },
  { token: 'EwBAAl3BAAUFFpUAo7J3Ve0bjLBWZWCclRC3EoAA' },
];

/** The same for each of the bad tokens: what was said before, and the refusal. */
function refusals(said: object): unknown[] {
  return bad.map(() => said);
}

describe('Python', () => {
  it('goes from sign-in to goodbye with imaplib, and is refused where it should be', async () => {
    const said = await python(
      'imap',
      { mailbox: scanner },
      { mailbox: scanner, user: megan },
      ...bad,
    );
    expect(said).toEqual([
      {
        authenticate: 'OK',
        select: ['OK', 3],
        list: 5,
        search: '2 3',
        fetch: 'Subject: Scan 1',
        noop: 'OK',
        close: 'OK',
        logout: 'BYE',
      },
      {
        authenticate: 'OK',
        error: expect.stringContaining('User is authenticated but not connected.') as unknown,
      },
      ...refusals({ error: 'AUTHENTICATE failed.' }),
    ]);
  });

  it('goes from sign-in to goodbye with poplib, and is refused where it should be', async () => {
    const said = await python(
      'pop',
      { mailbox: scanner },
      { mailbox: scanner, user: megan },
      ...bad,
    );
    const begun = { sasl: ['PLAIN', 'XOAUTH2'], prompt: '+ ' };
    const refused = {
      ...begun,
      error: '-ERR Authentication failure: unknown user name or bad password.',
    };
    expect(said).toEqual([
      {
        ...begun,
        auth: '+OK User successfully authenticated.',
        count: 3,
        list: 3,
        'last line': '.. and it ends here.',
        top: 8,
        uidl: '+OK 1 practice-1',
        quit: '+OK Microsoft Exchange Server POP3 server signing off.',
      },
      refused,
      ...refusals(refused),
    ]);
  });

  it('sends with smtplib, the token with the command or not, and is refused where it should be', async () => {
    const said = await python(
      'smtp',
      { sender: scanner, inline: true },
      { sender: scanner, inline: false },
      { user: alex, mailbox: alex, sender: scanner },
      { mailbox: scanner },
      ...bad,
    );
    const offered = 'LOGIN XOAUTH2';
    const sent = { offered, auth: 235, 'not taken': {}, quit: 221 };
    const refused = { offered, error: [535, '5.7.3 Authentication unsuccessful'] };
    expect(said).toEqual([
      sent,
      sent,
      {
        offered,
        auth: 235,
        error: [550, '5.7.60 SMTP; Client does not have permissions to send as this sender'],
      },
      refused,
      ...refusals(refused),
    ]);
  });
});
