import { spawnSync } from 'node:child_process';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { cloudIds, clouds } from '../../../shared/clouds.ts';
import type { Connection } from '../../../shared/connection.ts';
import {
  maxProgramFileCharacters,
  programFileNames,
  programIds,
  type ProgramId,
} from '../../../shared/programs/program-ids.ts';
import type { ProgramFile, ProgramSettings } from '../../../shared/programs/program.ts';
import { programs, settingsFor } from '../../../shared/programs/programs.ts';
import {
  languages,
  loadGrammars,
  shapeOf,
  stringsOf,
  type CodeFileName,
  type ReadCode,
} from './code-tree.ts';
import { connections, hostile, withText } from './connections.ts';

let read: ReadCode;
beforeAll(async () => {
  read = await loadGrammars();
});

const person: Connection = connections['a person'];
const shared: Connection = connections['a person and a shared mailbox'];
const app: Connection = connections['an app with a secret'];

function settingsOf(id: ProgramId, connection: Connection): ProgramSettings {
  const answer = settingsFor(id, connection);
  if (answer.kind !== 'settings') throw new Error(`${id}: ${answer.obstacle}`);
  return answer.settings;
}

function fileOf(id: ProgramId, connection: Connection, name: string): string {
  return settingsOf(id, connection).files.find((file) => file.name === name)?.text ?? '';
}

/** Every program that can do what a connection is for, for each kind of connection. */
const everySettings = Object.entries(connections).flatMap(([kind, connection]) =>
  programIds.flatMap((id) => {
    const answer = settingsFor(id, connection);
    return answer.kind === 'settings' ? [{ kind, connection, id, settings: answer.settings }] : [];
  }),
);

it('has each file under a name of its own that can be saved', () => {
  const names = everySettings.flatMap(({ settings }) => settings.files.map(({ name }) => name));
  expect(new Set(names)).toEqual(new Set(programFileNames));
  for (const { settings } of everySettings) {
    const own = settings.files.map(({ name }) => name);
    expect(new Set(own).size).toBe(own.length);
    for (const { text } of settings.files) {
      expect(text.endsWith('\n')).toBe(true);
      expect(text.length * 10).toBeLessThan(maxProgramFileCharacters);
    }
  }
});

it('names the server and the user of each protocol that the program can do', () => {
  for (const { id, settings } of everySettings) {
    const all = JSON.stringify(settings);
    if (programs[id].protocols.includes('imap')) expect(all).toContain('outlook.office365.com');
    if (programs[id].protocols.includes('smtp')) expect(all).toContain('smtp.office365.com');
    expect(all).toContain('@contoso.com');
  }
});

describe('a shared mailbox', () => {
  it('is whom IMAP and POP sign in as, and over SMTP the sender of the person who signs in', () => {
    const muttrc = fileOf('mutt', shared, 'muttrc');
    expect(muttrc).toContain("set imap_user = 'invoices@contoso.com'");
    expect(muttrc).toContain("set pop_user = 'invoices@contoso.com'");
    expect(muttrc).toContain('smtp://adele%40contoso.com@smtp.office365.com:587/');
    expect(muttrc).toContain("set from = 'invoices@contoso.com'");
    const msmtprc = fileOf('msmtp', shared, 'msmtprc');
    expect(msmtprc).toContain('user "adele@contoso.com"');
    expect(msmtprc).toContain('from "invoices@contoso.com"');
  });

  it('is said to need Send As or Full Access wherever somebody is asked to sign in for it', () => {
    for (const id of programIds) {
      const answer = settingsFor(id, shared);
      if (answer.kind !== 'settings') continue;
      expect(answer.settings.notes).toContain('shared-mailbox');
    }
  });
});

describe('clouds', () => {
  it.each(cloudIds.filter((cloud) => cloud !== 'outlook'))(
    '%s: has its own authority, resource and servers',
    (cloud) => {
      for (const connection of [person, app]) {
        const files = settingsOf('python', { ...connection, cloud }).files;
        const all = files.map(({ text }) => text).join('');
        const { authority, delegatedResource, applicationResource, endpoints } = clouds[cloud];
        expect(all).toContain(`'${authority.value}/contoso.com'`);
        const resource = connection === app ? applicationResource : delegatedResource;
        expect(all).toContain(
          `'${resource?.value ?? ''}${connection === app ? '.default' : 'SMTP.Send'}'`,
        );
        for (const { value } of Object.values(endpoints)) expect(all).toContain(`'${value.host}'`);
      }
    },
  );

  it('lead the tool of sasl-xoauth2 to their own authority', () => {
    const commandsOf = (cloud: (typeof cloudIds)[number]) =>
      settingsOf('postfix', { ...person, cloud }).commands.join('\n');
    expect(commandsOf('global')).not.toContain('--login-base');
    expect(commandsOf('gcc-high')).toContain("--login-base 'https://login.microsoftonline.us'");
    expect(commandsOf('gcc-high')).toContain('https://outlook.office365.us/SMTP.Send');
  });

  it('are refused to Thunderbird where it knows neither the authority nor the servers', () => {
    const obstacles = cloudIds.map((cloud) => [
      cloud,
      settingsFor('thunderbird', { ...person, cloud }).kind,
    ]);
    expect(Object.fromEntries(obstacles)).toEqual({
      global: 'settings',
      outlook: 'settings',
      'gcc-high': 'cannot',
      dod: 'cannot',
      '21vianet': 'cannot',
    });
  });
});

describe('what a program cannot do', () => {
  it('is said rather than written down', () => {
    expect(settingsFor('thunderbird', app)).toEqual({ kind: 'cannot', obstacle: 'application' });
    expect(settingsFor('postfix', app)).toEqual({ kind: 'cannot', obstacle: 'application' });
    const pop: Connection = { ...person, protocols: ['pop'] };
    expect(settingsFor('getmail', pop)).toEqual({ kind: 'cannot', obstacle: 'protocols' });
    expect(settingsFor('node', { ...person, protocols: ['imap', 'pop'] })).toMatchObject({
      kind: 'settings',
      without: ['pop'],
    });
    const starttls: Connection = {
      ...person,
      endpoints: { imap: { host: 'imap.contoso.com', port: 143, security: 'starttls' } },
    };
    expect(settingsFor('fetchmail', starttls)).toMatchObject({ obstacle: 'protocols' });
  });

  it('is to write down what its format has no way for', () => {
    const colon: Connection = { ...person, user: 'a:b@contoso.com' };
    expect(settingsFor('curl', colon)).toEqual({ kind: 'cannot', obstacle: 'values' });
    const line: Connection = { ...person, user: 'a\nb@contoso.com' };
    for (const id of programIds.filter((each) => each !== 'thunderbird')) {
      expect(settingsFor(id, line)).toEqual({ kind: 'cannot', obstacle: 'values' });
    }
  });
});

/** The same file for harmless values and for hostile ones. */
const codeFiles = everySettings.flatMap(({ kind, connection, id, settings }) =>
  settings.files.flatMap(({ name }) =>
    name in languages ? [{ kind, id, connection, name: name as CodeFileName }] : [],
  ),
);

describe.each(codeFiles)('$name of $id for $kind', ({ id, connection, name }) => {
  it('is a program, and lets no value out of its quotes', () => {
    const tame = fileOf(id, withText(connection, 'harmless'), name);
    const wild = fileOf(id, withText(connection, hostile), name);
    const [tameTree, wildTree] = [read(name, tame), read(name, wild)];
    expect(tameTree.hasError).toBe(false);
    expect(wildTree.hasError).toBe(false);
    expect(shapeOf(wildTree)).toBe(shapeOf(tameTree));
    // Each string is as it was, but for the value, whatever it is written as.
    const isSame = stringsOf(wildTree).map((text, index) => text === stringsOf(tameTree)[index]);
    const changed = stringsOf(tameTree).filter((_text, index) => isSame[index] === false);
    expect(changed.every((text) => text.includes('harmless'))).toBe(true);
    expect(changed).toHaveLength(
      stringsOf(tameTree).filter((text) => text.includes('harmless')).length,
    );
  });
});

describe('files of settings, read as their programs read them', () => {
  const wild = withText(shared, hostile);
  const [mailbox, signer] = [`${hostile}shared@contoso.com`, `${hostile}user@contoso.com`];

  /** What Python's configparser makes of a file; `RawConfigParser` is what getmail6 takes. */
  function configparser(text: string): Record<string, Record<string, string>> {
    const program =
      'import configparser, json, sys\n' +
      'read = configparser.ConfigParser(interpolation=None)\n' +
      'read.read_string(sys.stdin.buffer.read().decode())\n' +
      'print(json.dumps({name: dict(read[name]) for name in read.sections()}))';
    const { stdout } = spawnSync('python3', ['-c', program], { input: text, encoding: 'utf8' });
    return z.record(z.string(), z.record(z.string(), z.string())).parse(JSON.parse(stdout));
  }

  it('emailproxy.config', () => {
    const config = configparser(fileOf('email-oauth2-proxy', wild, 'emailproxy.config'));
    expect(Object.keys(config)).toEqual(['IMAP-1993', 'POP-1995', 'SMTP-1587', mailbox, signer]);
    expect(config['SMTP-1587']).toEqual({
      local_address: '127.0.0.1',
      server_address: 'smtp.office365.com',
      server_port: '587',
      server_starttls: 'True',
    });
    expect(config[signer]).toEqual(config[mailbox]);
    expect(config[signer]).toMatchObject({
      oauth2_flow: 'device',
      permission_url: 'https://login.microsoftonline.com/contoso.com/oauth2/v2.0/devicecode',
      oauth2_scope: expect.stringMatching(/\/SMTP\.Send offline_access$/) as unknown,
    });
    const forApp = configparser(fileOf('email-oauth2-proxy', app, 'emailproxy.config'));
    expect(forApp['emailproxy']).toEqual({
      use_login_password_as_client_credentials_secret: 'True',
    });
    expect(Object.values(forApp).flatMap(Object.keys)).not.toContain('client_secret');
  });

  it('getmailrc', () => {
    const config = configparser(fileOf('getmail', wild, 'getmailrc'));
    expect(Object.keys(config)).toEqual(['retriever', 'destination', 'options']);
    expect(config['retriever']).toMatchObject({ username: mailbox, use_xoauth2: 'true' });
  });

  it('main.cf, sasl_passwd and sasl-xoauth2.conf', () => {
    // postconf(5): a setting begins its line, and what begins with white space goes on with one.
    const mainCf = fileOf('postfix', wild, 'main.cf').trimEnd().split('\n');
    expect(mainCf.every((line) => /^(?:#.*|\w+ = \S.*|\w+ =)$/.test(line))).toBe(true);
    expect(mainCf).toContain('relayhost = [smtp.office365.com]:587');
    const [key, value] = (fileOf('postfix', wild, 'sasl_passwd').split('\n')[1] ?? '').split(' ');
    expect([key, value]).toEqual(['[smtp.office365.com]:587', `${signer}:/etc/tokens/mailbox`]);
    expect(JSON.parse(fileOf('postfix', wild, 'sasl-xoauth2.conf'))).toEqual({
      client_id: wild.clientId,
      client_secret: '',
      token_endpoint: 'https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token',
    });
  });

  it('has as many lines as with harmless values, in every file', () => {
    const lines = (files: readonly ProgramFile[]) =>
      files.map(({ text }) => text.split('\n').length);
    for (const { connection, id } of everySettings) {
      const tame = settingsOf(id, withText(connection, 'harmless'));
      expect(lines(settingsOf(id, withText(connection, hostile)).files)).toEqual(lines(tame.files));
    }
  });
});

it('has commands that stay one command each for the shell, whatever the values', () => {
  for (const { connection, id } of everySettings) {
    for (const command of settingsOf(id, withText(connection, hostile)).commands) {
      const { status, stdout } = spawnSync('sh', ['-n', '-c', command], { encoding: 'utf8' });
      expect([command, status, stdout]).toEqual([command, 0, '']);
    }
  }
  const wild = withText(shared, hostile);
  const send = settingsOf('curl', wild).commands.at(-1) ?? '';
  const [, words = ''] = / --mail-rcpt (.*) --upload-file message\.txt$/.exec(send) ?? [];
  const { stdout } = spawnSync('sh', ['-c', `printf '[%s]' ${words}`], { encoding: 'utf8' });
  expect(stdout).toBe(`[${hostile}shared@contoso.com]`);
});
