import { spawn } from 'node:child_process';
import { chmod, mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, vi } from 'vitest';
import { tenant } from '../../../electron/practice/directory.ts';
import type { Connection } from '../../../shared/connection.ts';
import type { ProgramId } from '../../../shared/programs/program-ids.ts';
import type { ProgramSettings } from '../../../shared/programs/program.ts';
import { settingsFor } from '../../../shared/programs/programs.ts';
import { answerDevicePage } from '../../electron/auth/flows/practice-person.ts';
import { adele, practiceForAll, scanner, type Practice } from '../../electron/practice/helpers.ts';

/** A program on loopback takes a second or two; a device's code is asked about every few seconds. */
const deadlineMs = 40_000;

/** Somebody who opens a shared mailbox, and sends as it. */
export const person: Connection = {
  version: 1,
  name: 'Practice',
  practice: true,
  cloud: 'global',
  tenant: tenant.domain,
  clientId: tenant.clientId,
  access: 'delegated',
  flow: 'device-code',
  protocols: ['imap', 'pop', 'smtp'],
  offlineAccess: true,
  user: adele,
  sharedMailbox: scanner,
};

/** An app that opens a mailbox with a client secret. */
export const app: Connection = {
  ...person,
  access: 'application',
  flow: 'secret',
  offlineAccess: false,
  user: scanner,
  sharedMailbox: undefined,
};

export interface Ran {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** A person's home on a computer that trusts the practice tenant, and nothing else. */
export interface ProgramHome {
  folder: string;
  practice: Practice;
  /** Writes the files of a program's settings, and gives the settings. */
  write(id: ProgramId, connection: Connection): Promise<ProgramSettings>;
  /** Runs a program to its end. */
  run(command: string, args: readonly string[], more?: RunOptions): Promise<Ran>;
  /** Runs a command of the settings as a person would who pastes it. */
  shell(command: string, more?: RunOptions): Promise<Ran>;
  /** Runs a command that waits for a device's code, and enters that code. */
  signIn(command: string): Promise<Ran>;
}

export interface RunOptions {
  input?: string;
  env?: Record<string, string>;
  /** What is said is given as it is: nothing in it is a token. */
  raw?: boolean;
  /** Looks at what the program says of itself while it runs. */
  onStderr?: (text: string) => void;
}

/** A home for the tests of a file; it is removed after them. */
export function homeForAll(): () => Promise<ProgramHome> {
  // A person signs in at another program's pace, on a machine that may be busy.
  vi.setConfig({ testTimeout: 2 * deadlineMs });
  const practice = practiceForAll({ authority: { deviceCodeIntervalSeconds: 1 } });
  let home: Promise<ProgramHome> | undefined;
  afterAll(async () => {
    if (home) await rm((await home).folder, { recursive: true, force: true });
  });
  return () => (home ??= practice().then(makeHome));
}

async function makeHome(practice: Practice): Promise<ProgramHome> {
  const folder = await mkdtemp(join(tmpdir(), 'programs-home-'));
  const file = (name: string) => join(folder, name);
  await writeFile(file('ca.pem'), practice.ca);
  await writeFile(file('client-secret'), `${tenant.clientSecret}\n`, { mode: 0o600 });
  await mkdir(file('Mail/mailbox/cur'), { recursive: true });
  await mkdir(file('Mail/mailbox/new'));
  await mkdir(file('Mail/mailbox/tmp'));
  const env = {
    // Debian's Python, which has Debian's MSAL, goes before any other.
    PATH: `/usr/bin:/bin:${process.env['PATH'] ?? ''}`,
    HOME: folder,
    LANG: 'C.UTF-8',
    TERM: 'xterm',
    SSL_CERT_FILE: file('ca.pem'),
    CURL_CA_BUNDLE: file('ca.pem'),
    REQUESTS_CA_BUNDLE: file('ca.pem'),
    NODE_EXTRA_CA_CERTS: file('ca.pem'),
    MAILBOX_CLIENT_SECRET_FILE: file('client-secret'),
    MAILBOX_CERTIFICATE_FILE: file('certificate.pem'),
  };

  const run: ProgramHome['run'] = (
    command,
    args,
    { input = '', env: more = {}, raw = false, onStderr } = {},
  ) =>
    new Promise((resolve, reject) => {
      const child = spawn(command, args, {
        cwd: folder,
        env: { ...env, ...more },
        timeout: deadlineMs,
      });
      let stdout = '';
      let stderr = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        stderr += text;
        onStderr?.(stderr);
      });
      child.once('error', reject);
      child.once('close', (code) => {
        const shown = raw ? (text: string) => text : hideTokens;
        resolve({ code, stdout: shown(stdout), stderr: shown(stderr) });
      });
      child.stdin.on('error', () => undefined);
      child.stdin.end(input);
    });

  const shell: ProgramHome['shell'] = (command, more) => run('sh', ['-c', command], more);

  return {
    folder,
    practice,
    run,
    shell,
    async write(id, connection) {
      const answer = settingsFor(id, connection, practice.info);
      if (answer.kind !== 'settings') throw new Error(`${id}: ${answer.obstacle}`);
      for (const { name, text } of answer.settings.files) {
        await writeFile(file(name), text);
        await chmod(file(name), 0o600);
      }
      return answer.settings;
    },
    signIn(command) {
      let entered: Promise<unknown> | undefined;
      return shell(command, {
        onStderr: (text) => {
          const [, verificationUri, userCode] =
            /(https:\/\/localhost:\S+) .*?code (\S+) /.exec(text) ?? [];
          if (entered || verificationUri === undefined || userCode === undefined) return;
          entered = answerDevicePage(practice, { verificationUri, userCode });
        },
      });
    },
  };
}

/** What a failing test shows has no token in it. */
function hideTokens(text: string): string {
  return text.replaceAll(/[\w+/=.-]{200,}/g, '<hidden>');
}

/** The command of the settings that has this in it. */
export function commandWith(settings: ProgramSettings, part: string): string {
  const command = settings.commands.find((each) => each.includes(part));
  if (command === undefined) throw new Error(`No command has ${part} in it.`);
  return command;
}
