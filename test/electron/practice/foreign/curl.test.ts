import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MintRequest } from '../../../../electron/practice/token-claims.ts';
import type { Protocol } from '../../../../shared/stages.ts';
import {
  adele,
  allScopes,
  alex,
  megan,
  practiceForAll,
  scanner,
  type Practice,
} from '../helpers.ts';
import { requireProgram, runProgram } from '../run-program.ts';

// curl's exit codes.
const uploadRefused = 55;
const certificateRefused = 60;
const loginDenied = 67;

const practice = practiceForAll();
const plain = practiceForAll({
  imap: { behaviour: { capabilities: ['IMAP4rev1', 'AUTH=XOAUTH2'] } },
});

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'practice-curl-'));
  await writeFile(join(directory, 'message.txt'), 'Subject: x\r\n\r\n.\r\n..x\r\n');
});
afterAll(() => rm(directory, { recursive: true }));
beforeEach(({ skip }) => requireProgram('curl', skip));

const schemes: Record<Protocol, string> = { imap: 'imaps', pop: 'pop3s', smtp: 'smtp' };

interface Request {
  tenant?: () => Promise<Practice>;
  user?: string;
  token: string;
  /** The certificate authority; default: the tenant's. */
  ca?: string;
  extra?: readonly string[];
}

/** curl, with its configuration on standard input so that no token is seen in the process list. */
async function curl(protocol: Protocol, request: Request) {
  const tenant = await (request.tenant ?? practice)();
  const caFile = join(directory, `${crypto.randomUUID()}.pem`);
  await writeFile(caFile, request.ca ?? tenant.ca);
  const configuration = [
    `url = "${schemes[protocol]}://localhost:${tenant.info[protocol].port}/"`,
    `user = "${request.user ?? adele}:"`,
    `oauth2-bearer = "${request.token}"`,
    `cacert = "${caFile}"`,
    'ssl-reqd',
    'silent',
    'show-error',
    'verbose',
    ...(request.extra ?? []),
  ].join('\n');
  const result = await runProgram('curl', ['--disable', '--config', '-'], configuration);
  // Verbose, it shows the token; a failing test must not.
  return { ...result, stderr: result.stderr.replaceAll(/[\w+/=.-]{60,}/g, '<hidden>') };
}

/** What sends a message. */
function envelope(sender: string): string[] {
  return [
    `mail-from = "<${sender}>"`,
    'mail-rcpt = "<somebody@elsewhere.example>"',
    `upload-file = "${join(directory, 'message.txt')}"`,
  ];
}

async function mint(request: Partial<MintRequest> = {}): Promise<string> {
  return (await practice()).mint({ user: adele, scopes: allScopes, ...request });
}

describe('curl', () => {
  it('signs in to IMAP and lists the folders', async () => {
    const { code, stdout, stderr } = await curl('imap', {
      token: await mint(),
      extra: ['sasl-ir'],
    });
    expect(stderr).toMatch(/> A\d+ AUTHENTICATE XOAUTH2 \S+/);
    expect(stderr).toContain('OK AUTHENTICATE completed.');
    expect(stdout).toContain('* LIST (\\HasNoChildren) "/" INBOX');
    expect(code).toBe(0);
  });

  it('signs in without an initial response where none is offered, as a delegate too', async () => {
    const token = await (await plain()).mint({ user: adele });
    const extra = ['request = "SELECT INBOX"'];
    const { code, stdout, stderr } = await curl('imap', {
      tenant: plain,
      user: scanner,
      token,
      extra,
    });
    expect(stderr).toMatch(/> A\d+ AUTHENTICATE XOAUTH2\r?\n/);
    expect(stdout).toContain('* 3 EXISTS');
    expect(code).toBe(0);
  });

  it('reads a message over IMAP', async () => {
    const { code, stdout } = await curl('imap', {
      token: await mint(),
      extra: [`url = "imaps://localhost:${(await practice()).info.imap.port}/INBOX/;MAILINDEX=2"`],
    });
    expect(stdout).toContain('Subject: Scan 2\r\n');
    expect(code).toBe(0);
  });

  it('signs in to POP in two lines and lists the messages', async () => {
    const { code, stdout, stderr } = await curl('pop', { user: scanner, token: await mint() });
    expect(stderr).toMatch(/> AUTH XOAUTH2\r?\n/);
    expect(stderr).toContain('+OK User successfully authenticated.');
    expect(stdout.trim().split('\n')).toHaveLength(3);
    expect(code).toBe(0);
  });

  it('is cut off by POP when it sends a token with the command, as it does with a short one', async () => {
    const { code, stderr } = await curl('pop', { token: 'short', extra: ['sasl-ir'] });
    expect(stderr).toContain('-ERR Protocol error. Connection is closed. 10');
    expect(code).toBe(loginDenied);
  });

  it('sends a message over SMTP after STARTTLS, as a delegate with Send As', async () => {
    const { code, stderr } = await curl('smtp', { token: await mint(), extra: envelope(scanner) });
    expect(stderr).toContain('< 220 2.0.0 SMTP server ready');
    expect(stderr).toContain('< 235 2.7.0 Authentication successful');
    expect(stderr).toMatch(/< 250 2\.0\.0 OK <\S+> \[Hostname=PRACTICE\.contoso\.example\]/);
    expect(code).toBe(0);
  });

  it('is refused by SMTP where Send As is missing', async () => {
    const token = await mint({ user: alex });
    const { code, stderr } = await curl('smtp', { user: alex, token, extra: envelope(scanner) });
    expect(stderr).toContain('< 550 5.7.60 SMTP; Client does not have permissions');
    expect(code).toBe(uploadRefused);
  });

  it.each<[Protocol, string]>([
    ['imap', 'NO AUTHENTICATE failed.'],
    ['pop', '-ERR Authentication failure: unknown user name or bad password.'],
    ['smtp', '535 5.7.3 Authentication unsuccessful'],
  ])(
    'is refused by %s with a wrong audience, an expired token and garbage',
    async (protocol, said) => {
      const tokens = [
        await mint({ audience: 'https://graph.microsoft.com' }),
        await mint({ expiresInSeconds: -1 }),
        'EwBAAl3BAAUFFpUAo7J3Ve0bjLBWZWCclRC3EoAA',
      ];
      for (const token of tokens) {
        const { code, stderr } = await curl(protocol, {
          token,
          extra: protocol === 'smtp' ? envelope(adele) : [],
        });
        expect(stderr).toContain(said);
        expect(code).toBe(loginDenied);
      }
    },
  );

  it('is refused as no delegate', async () => {
    const token = await mint({ user: megan });
    const pop = await curl('pop', { user: scanner, token });
    expect(pop.stderr).toContain('-ERR Authentication failure');
    expect(pop.code).toBe(loginDenied);
    const imap = await curl('imap', {
      user: scanner,
      token,
      extra: ['request = "SELECT INBOX"'],
    });
    expect(imap.stderr).toContain('BAD User is authenticated but not connected.');
    expect(imap.code).not.toBe(0);
  });

  it('does not trust the server without its certificate authority', async () => {
    const ca = (await plain()).ca;
    for (const protocol of ['imap', 'pop', 'smtp'] as const) {
      expect((await curl(protocol, { token: 'x', ca })).code).toBe(certificateRefused);
    }
  });

  it('fetches the OpenID configuration', async () => {
    const { ca, authority } = await practice();
    const caFile = join(directory, 'ca.pem');
    await writeFile(caFile, ca);
    const url = `${authority}/v2.0/.well-known/openid-configuration`;
    const { code, stdout } = await runProgram('curl', [
      ...['--disable', '--silent', '--cacert', caFile, url],
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ issuer: `${authority}/v2.0` });
  });
});
