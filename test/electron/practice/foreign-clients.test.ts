import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPractice } from '../../../electron/practice/practice-tenant.ts';
import { requireProgram, runProgram } from './run-program.ts';

const adele = 'adele@contoso.example';
const scanner = 'scanner@contoso.example';

type Practice = Awaited<ReturnType<typeof startPractice>>;
let practice: Practice;
let plain: Practice;
let directory: string;
beforeAll(async () => {
  practice = await startPractice();
  plain = await startPractice({
    imap: { behaviour: { capabilities: ['IMAP4rev1', 'AUTH=XOAUTH2'] } },
  });
  directory = await mkdtemp(join(tmpdir(), 'practice-foreign-'));
  await writeFile(join(directory, 'ca.pem'), practice.ca);
  await writeFile(join(directory, 'plain-ca.pem'), plain.ca);
});
afterAll(async () => {
  await Promise.all([practice.stop(), plain.stop()]);
  await rm(directory, { recursive: true });
});

/** curl, with its configuration on standard input so that no token is seen in the process list. */
async function curl(tenant: Practice, user: string, token: string, extra: string[] = []) {
  const configuration = [
    `url = "imaps://localhost:${tenant.info.imap.port}/"`,
    `user = "${user}:"`,
    `oauth2-bearer = "${token}"`,
    `cacert = "${join(directory, tenant === plain ? 'plain-ca.pem' : 'ca.pem')}"`,
    'silent',
    'show-error',
    'verbose',
    ...extra,
  ].join('\n');
  return runProgram('curl', ['--disable', '--config', '-'], configuration);
}

describe('curl', () => {
  it('signs in with XOAUTH2 and lists the folders', async ({ skip }) => {
    await requireProgram('curl', skip);
    const { code, stdout, stderr } = await curl(
      practice,
      adele,
      await practice.mint({ user: adele }),
      ['sasl-ir'],
    );
    expect(stderr).toMatch(/> A\d+ AUTHENTICATE XOAUTH2 \S+/);
    expect(stderr).toContain('OK AUTHENTICATE completed.');
    expect(stdout).toContain('* LIST (\\HasNoChildren) "/" INBOX');
    expect(code).toBe(0);
  });

  it('signs in without an initial response where none is offered, as a delegate too', async ({
    skip,
  }) => {
    await requireProgram('curl', skip);
    const token = await plain.mint({ user: adele });
    const { code, stdout, stderr } = await curl(plain, scanner, token, [
      'request = "SELECT INBOX"',
    ]);
    expect(stderr).toMatch(/> A\d+ AUTHENTICATE XOAUTH2\r?\n/);
    expect(stdout).toContain('* 3 EXISTS');
    expect(code).toBe(0);
  });

  it('is refused with an expired token', async ({ skip }) => {
    await requireProgram('curl', skip);
    const token = await practice.mint({ user: adele, expiresInSeconds: -1 });
    const { code, stderr } = await curl(practice, adele, token, ['sasl-ir']);
    expect(stderr).toContain('NO AUTHENTICATE failed.');
    // CURLE_LOGIN_DENIED
    expect(code).toBe(67);
  });

  it('does not trust the server without its certificate authority', async ({ skip }) => {
    await requireProgram('curl', skip);
    await writeFile(join(directory, 'other.pem'), plain.ca);
    const { code } = await curl(practice, adele, 'x', [
      `cacert = "${join(directory, 'other.pem')}"`,
    ]);
    // CURLE_PEER_FAILED_VERIFICATION
    expect(code).toBe(60);
  });

  it('fetches the OpenID configuration', async ({ skip }) => {
    await requireProgram('curl', skip);
    const { code, stdout } = await runProgram('curl', [
      '--disable',
      '--silent',
      '--cacert',
      join(directory, 'ca.pem'),
      `${practice.authority}/v2.0/.well-known/openid-configuration`,
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ issuer: `${practice.authority}/v2.0` });
  });
});

/** Python's imaplib: settings on standard input as JSON, what happened on standard output. */
const imaplib = `
import imaplib, json, ssl, sys
given = json.load(sys.stdin)
context = ssl.create_default_context(cafile=given['ca'])
client = imaplib.IMAP4_SSL('localhost', given['port'], ssl_context=context)
response = 'user=%s\\x01auth=Bearer %s\\x01\\x01' % (given['user'], given['token'])
said = {}
try:
    said['authenticate'] = client.authenticate('XOAUTH2', lambda challenge: response.encode())[0]
    said['select'] = [client.select('INBOX')[0], int(client.select('INBOX')[1][0])]
    said['list'] = len(client.list()[1])
    said['noop'] = client.noop()[0]
    said['close'] = client.close()[0]
    said['logout'] = client.logout()[0]
except imaplib.IMAP4.error as error:
    said['error'] = str(error)
print(json.dumps(said))
`;

async function python(user: string, token: string): Promise<unknown> {
  const given = { ca: join(directory, 'ca.pem'), port: practice.info.imap.port, user, token };
  const { stdout, stderr } = await runProgram('python3', ['-c', imaplib], JSON.stringify(given));
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

describe('Python’s imaplib', () => {
  it('goes from sign-in to goodbye', async ({ skip }) => {
    await requireProgram('python3', skip);
    expect(await python(scanner, await practice.mint({ user: adele }))).toEqual({
      authenticate: 'OK',
      select: ['OK', 3],
      list: 5,
      noop: 'OK',
      close: 'OK',
      logout: 'BYE',
    });
  });

  it('is refused with a token for another audience', async ({ skip }) => {
    await requireProgram('python3', skip);
    const token = await practice.mint({ user: adele, audience: 'https://graph.microsoft.com' });
    expect(await python(adele, token)).toEqual({ error: 'AUTHENTICATE failed.' });
  });

  it('is told at SELECT that it is not connected', async ({ skip }) => {
    await requireProgram('python3', skip);
    const said = await python(scanner, await practice.mint({ user: 'megan@contoso.example' }));
    expect(said).toMatchObject({ authenticate: 'OK' });
    expect(JSON.stringify(said)).toContain('User is authenticated but not connected.');
  });
});
