import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { hostile, withText } from '../../shared/programs/connections.ts';
import { homeForAll, person } from './program-home.ts';

const home = homeForAll();

/** What has a meaning somewhere stands in every name; what the programs read must be the names. */
const connection = withText(person, hostile);
const [mailbox, signer] = [`${hostile}shared@contoso.com`, `${hostile}user@contoso.com`];

/** A helper that asks nobody, for programs that call it before anything else. */
async function noToken(folder: string): Promise<void> {
  await writeFile(join(folder, 'mailbox_token.py'), "print('no-token')\n");
}

it('mutt reads every name as it is', async () => {
  const at = await home();
  // It shows the first 255 bytes of a value; as a part of a URL a name is three times as long.
  const short = hostile.slice(0, 50);
  await at.write('mutt', withText(person, short));
  const { stdout, stderr } = await at.run('mutt', [
    ...['-n', '-F', 'muttrc', '-Q', 'imap_user', '-Q', 'pop_user', '-Q', 'smtp_url'],
  ]);
  expect(stderr).toBe('');
  const [imapUser = '', popUser = '', smtpUrl = ''] = stdout
    .trim()
    .split('\n')
    .map((line) => line.slice(line.indexOf('"') + 1, -1).replaceAll(/\\(["\\])/g, '$1'));
  expect(imapUser).toBe(`${short}shared@contoso.com`);
  expect(popUser).toBe(`${short}shared@contoso.com`);
  const [, user = ''] = /^smtp:\/\/(.*)@localhost:\d+\/$/.exec(smtpUrl) ?? [];
  expect(decodeURIComponent(user)).toBe(`${short}user@contoso.com`);
});

it('msmtp reads every name as it is', async () => {
  const at = await home();
  await at.write('msmtp', connection);
  await noToken(at.folder);
  const { code, stdout } = await at.run('msmtp', ['--file=msmtprc', '--pretend', 'x@contoso.com']);
  expect(stdout).toContain(`\nuser = ${signer}\n`);
  expect(stdout).toContain(`\nfrom = ${mailbox}\n`);
  expect(stdout).toContain('\npasswordeval = python3 ~/mailbox_token.py\n');
  expect(code).toBe(0);
});

it('fetchmail reads every name as it is', async () => {
  const at = await home();
  // Beyond ASCII, what it writes down is not what it read.
  const ascii = hostile.replaceAll(/[^ -~]/g, '');
  await at.write('fetchmail', withText(person, ascii));
  const args = ['--fetchmailrc', 'fetchmailrc', '--configdump'];
  const { stdout } = await at.run('fetchmail', args);
  const program = `
import json, sys
scope = {'TRUE': 1, 'FALSE': 0}
exec(sys.stdin.read(), scope)
print(json.dumps(scope['fetchmailrc']['servers'][0]['users'][0]['remote']))
`;
  const read = await at.run('python3', ['-c', program], { input: stdout });
  expect(read.stderr).toBe('');
  expect(JSON.parse(read.stdout)).toBe(`${ascii}shared@contoso.com`);
});

it('curl reads every name as it is', async () => {
  const at = await home();
  await at.write('curl', connection);
  // It writes down the calls that it would make of its library, in C.
  const args = ['--disable', '--config', 'smtp.curlrc', '--libcurl', 'calls.c', '--mail-rcpt', 'x'];
  await at.run('curl', [...args, '--upload-file', '/dev/null', '--max-time', '5']);
  const calls = await readFile(join(at.folder, 'calls.c'), 'utf8');
  const [, user = ''] = /CURLOPT_USERPWD, "(.*)"\);/.exec(calls) ?? [];
  const [, sender = ''] = /CURLOPT_MAIL_FROM, "(.*)"\);/.exec(calls) ?? [];
  expect(fromC(user)).toBe(`${signer}:`);
  expect(fromC(sender)).toBe(`<${mailbox}>`);
});

/** The text that a string of C stands for, as curl writes them. */
function fromC(text: string): string {
  const bytes = text.replaceAll(
    /\\(?:x([0-9a-fA-F]{2})|([0-7]{3})|(.))/g,
    (_all, hex?: string, octal?: string, plain?: string) => {
      if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
      return plain ?? '';
    },
  );
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

it('mbsync signs in with the name as it is', async () => {
  const at = await home();
  await at.write('isync', connection);
  await noToken(at.folder);
  const { code, stderr } = await at.run('mbsync', ['--config', 'mbsyncrc', '--list', 'mailbox'], {
    raw: true,
  });
  // It shows the command that was refused.
  const [, said = ''] = /AUTHENTICATE XOAUTH2 ([\w+/=]+)/.exec(stderr) ?? [];
  expect(Buffer.from(said, 'base64').toString('utf8')).toBe(
    `user=${mailbox}\u0001auth=Bearer no-token\u0001\u0001`,
  );
  expect(code).toBe(1);
});
