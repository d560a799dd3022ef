import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { app, commandWith, homeForAll, person, type ProgramHome } from './program-home.ts';
import { createAppCertificate } from '../../../electron/practice/app-certificate.ts';
import type { Connection } from '../../../shared/connection.ts';

const home = homeForAll();

/** Both ways to get a token, by the helper that the settings bring. */
const ways: [string, Connection][] = [
  ['a person, for a shared mailbox', person],
  ['an app', app],
];

/** Once a person has signed in, the helper gives tokens without asking. */
const signedIn = new Map<ProgramHome, Promise<void>>();

async function ready({ access }: Connection): Promise<ProgramHome> {
  const at = await home();
  if (access === 'application') return at;
  let signIn = signedIn.get(at);
  if (!signIn) {
    signIn = (async () => {
      const { commands } = await at.write('msmtp', person);
      const { code, stdout, stderr } = await at.signIn(commands[0] ?? '');
      expect(stderr).toContain('Signed in.');
      expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    })();
    signedIn.set(at, signIn);
  }
  await signIn;
  return at;
}

describe('the helper that prints a token', () => {
  it('says what to do first where nobody is signed in, and prints nothing', async () => {
    const at = await home();
    await at.write('msmtp', { ...person, user: 'megan@contoso.example' });
    const { code, stdout, stderr } = await at.shell('python3 ~/mailbox_token.py');
    expect(stderr.trim()).toBe('Nobody is signed in yet. Run: python3 mailbox_token.py --sign-in');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  });

  it('keeps what renews a sign-in where only its owner can read it', async () => {
    const at = await ready(person);
    await at.write('msmtp', person);
    const { stdout } = await at.shell('stat -c "%a" ~/.mailbox-token ~/.mailbox-token/*.json');
    expect(stdout.trim().split('\n')).toEqual(['700', '600']);
  });

  it('signs in with a certificate and its key from one file', async () => {
    const at = await home();
    await at.write('msmtp', { ...app, flow: 'certificate' });
    const { keyPem, certPem } = await certificate();
    at.practice.registerCertificate(certPem);
    await writeFile(join(at.folder, 'certificate.pem'), certPem + keyPem, { mode: 0o600 });
    const { code, stdout, stderr } = await at.shell('python3 ~/mailbox_token.py');
    expect(stderr).toBe('');
    expect(stdout).toBe('<hidden>\n');
    expect(code).toBe(0);
  });
});

/** Another destination for getmail. */
const toFile = `[destination]
type = MDA_external
path = /bin/sh
arguments = ("-c", "cat >> ~/fetched")
allow_root_commands = true

`;

async function certificate() {
  const { content, certPem } = await createAppCertificate();
  const pem = content.toString();
  const [keyPem = ''] = /-----BEGIN [A-Z ]*PRIVATE KEY-----[^]+?PRIVATE KEY-----\n/.exec(pem) ?? [];
  return { keyPem, certPem };
}

describe.each(ways)('for %s', (_name, connection) => {
  it('msmtp signs in with the command as its password and sends', async () => {
    const at = await ready(connection);
    await at.write('msmtp', connection);
    const { code, stdout, stderr } = await at.run(
      'msmtp',
      ['--file=msmtprc', '--tls-trust-file=ca.pem', '--debug', 'somebody@elsewhere.example'],
      { input: 'Subject: x\n\nx\n' },
    );
    expect(stderr).toBe('');
    expect(stdout).toContain('<-- 235 2.7.0 Authentication successful');
    expect(stdout).toContain('--> MAIL FROM:<scanner@contoso.example>');
    expect(stdout).toContain('<-- 250 2.0.0 OK');
    expect(code).toBe(0);
  });

  it('mbsync signs in with XOAUTH2 and fetches the inbox', async () => {
    const at = await ready(connection);
    await at.write('isync', connection);
    const { code, stderr } = await at.run('mbsync', ['--config', 'mbsyncrc', 'mailbox']);
    expect(stderr).not.toMatch(/error/i);
    expect(code).toBe(0);
    const inbox = join(at.folder, 'Mail/mailbox/Inbox');
    const messages = [...(await readdir(`${inbox}/cur`)), ...(await readdir(`${inbox}/new`))];
    expect(messages).toHaveLength(3);
  });

  it('getmail signs in with XOAUTH2 and delivers the inbox', async () => {
    const at = await ready(connection);
    await at.write('getmail', connection);
    // As root, which tests may be, it delivers to no folder: what it fetched goes to a file instead.
    const settings = await readFile(join(at.folder, 'getmailrc'), 'utf8');
    const [own = '', options = ''] = settings.split(/^\[destination\][^]*(?=^\[options\])/m);
    const rc = `${own}${toFile}${options}allow_root_commands = true\n`;
    await writeFile(join(at.folder, 'getmailrc'), rc);
    const { code, stdout, stderr } = await at.run('getmail', [
      ...['--getmaildir', await mkdtemp(join(at.folder, 'getmail-'))],
      ...['--rcfile', join(at.folder, 'getmailrc')],
    ]);
    expect(stderr).toBe('');
    expect(stdout).toContain('3 messages');
    expect(code).toBe(0);
    const fetched = await readFile(join(at.folder, 'fetched'), 'utf8');
    expect(fetched.match(/^Subject: Scan \d/gm)).toHaveLength(3);
    await rm(join(at.folder, 'fetched'));
  });

  it('curl gets the token on its standard input, and signs in to all three', async () => {
    const at = await ready(connection);
    const settings = await at.write('curl', connection);
    await writeFile(join(at.folder, 'message.txt'), 'Subject: x\r\n\r\nx\r\n');
    const imap = await at.shell(commandWith(settings, 'imap.curlrc'));
    expect(imap).toMatchObject({ code: 0, stderr: '' });
    expect(imap.stdout).toContain('* 3 EXISTS');
    const pop = await at.shell(commandWith(settings, 'pop.curlrc'));
    expect(pop.stderr).toBe('');
    expect(pop.stdout.trim().split('\n')).toHaveLength(3);
    const smtp = await at.shell(commandWith(settings, 'smtp.curlrc'));
    expect(smtp).toEqual({ code: 0, stderr: '', stdout: '' });
  });

  it('Python signs in to all three and sends', async () => {
    const at = await ready(connection);
    await at.write('python', connection);
    const { code, stdout, stderr } = await at.run('python3', [
      ...['mailbox_example.py', 'somebody@elsewhere.example'],
    ]);
    expect(stderr).toBe('');
    expect(stdout).toBe(
      'IMAP: OK 3 messages in the inbox\nPOP: 3 messages\nSMTP: signed in\nSMTP: sent\n',
    );
    expect(code).toBe(0);
  });
});

describe('mutt', () => {
  it('takes every line of its file, also for a person', async () => {
    const at = await home();
    await at.write('mutt', person);
    const { stdout, stderr } = await at.run('mutt', [
      ...['-n', '-F', 'muttrc', '-Q', 'imap_user', '-Q', 'smtp_url', '-Q', 'from'],
      ...['-Q', 'imap_oauth_refresh_command', '-Q', 'pop_authenticators'],
    ]);
    const { port } = at.practice.info.smtp;
    expect(stdout.trim().split('\n')).toEqual([
      'imap_user="scanner@contoso.example"',
      `smtp_url="smtp://adele%40contoso.example@localhost:${String(port)}/"`,
      'from="scanner@contoso.example"',
      'imap_oauth_refresh_command="python3 ~/mutt_oauth2.py ~/.mutt-mailbox.tokens"',
      'pop_authenticators="xoauth2"',
    ]);
    expect(stderr).toBe('');
  });

  it('sends over SMTP and opens the mailbox over IMAP with the token of an app', async () => {
    const at = await home();
    await at.write('mutt', app);
    const trusting = [
      '-n',
      '-F',
      'muttrc',
      '-e',
      `set ssl_ca_certificates_file=${at.folder}/ca.pem`,
    ];
    const sent = await at.run('mutt', [...trusting, '-s', 'x', 'somebody@elsewhere.example'], {
      input: 'x\n',
    });
    expect(sent).toMatchObject({ code: 0, stderr: 'Authenticating (XOAUTH2)...\n' });
    // Only on a terminal does it open a mailbox; script(1) is one.
    const mutt = ['mutt', ...trusting, '-R', '-e', "push '<quit>'"];
    const quoted = mutt.map((word) => `'${word.replaceAll("'", String.raw`'\''`)}'`).join(' ');
    const opened = await at.run('script', ['-qec', quoted, '/dev/null']);
    expect(opened.stdout).toContain('Authenticating (XOAUTH2)...');
    // It asks for more of each message than the practice server has, but it has the mailbox open.
    expect(opened.stdout).toContain('Selecting INBOX...');
    expect(opened.stdout).toContain('Fetching message headers... 0/3');
    expect(opened.code).toBe(0);
  });
});

describe('fetchmail', () => {
  it.each(ways)('reads its file as it is meant, for %s', async (_name, connection) => {
    const at = await home();
    await at.write('fetchmail', connection);
    const { stdout, stderr } = await at.run('fetchmail', [
      ...['--fetchmailrc', 'fetchmailrc', '--configdump'],
    ]);
    // It is a module of Python, so Python reads it.
    const read = await at.run('python3', ['-c', readDump], { input: stdout });
    expect(read.stderr).toBe('');
    expect(JSON.parse(read.stdout)).toEqual({
      server: '127.0.0.1',
      protocol: 'IMAP',
      service: '1993',
      auth: 'password',
      user: 'scanner@contoso.example',
      password: null,
      keep: 1,
      sslproto: '',
    });
    expect(stderr.replace(/^.*Running as root.*\n/m, '')).toBe('');
  });
});

const readDump = `
import json, sys
scope = {'TRUE': 1, 'FALSE': 0}
exec(sys.stdin.read(), scope)
(server,) = scope['fetchmailrc']['servers']
(user,) = server['users']
print(json.dumps({
    'server': server['pollname'], 'protocol': server['protocol'], 'service': server['service'],
    'auth': server['auth'], 'user': user['remote'], 'password': user['password'],
    'keep': int(user['keep']), 'sslproto': user['sslproto'],
}))
`;
