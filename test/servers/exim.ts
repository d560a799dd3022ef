import { copyFile, mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startDaemon } from './daemon.ts';
import { eximConfig, eximFiles, lookupFile } from './exim-config.ts';
import type { ServerCertificate } from './dovecot.ts';
import {
  handOver,
  makeServerFolder,
  removeServerFolder,
  serviceUser,
  writeServerFiles,
} from './server-folder.ts';

/** What an Exim for tests needs from outside. */
export interface EximOptions {
  /** The program, as `findMailServers` gives it. */
  path: string;
  certificate: ServerCertificate;
  /** Addresses of loopback to listen on. */
  addresses: readonly string[];
  smtpPort: number;
  /** Takes mail without authentication, from Dovecot's submission service. */
  relayPort: number;
  /** Dovecot's `auth-client` socket. */
  authSocket: string;
  /** The folder of all mailboxes, and which there are. */
  mail: string;
  mailboxes: readonly string[];
  /** Who may send as an address besides its owner. */
  sendAs: Readonly<Record<string, readonly string[]>>;
}

export interface Exim {
  /** What Exim has logged so far. */
  log(): Promise<string>;
  /** The IDs of the messages that it has taken and not delivered yet. */
  queue(): Promise<string[]>;
  /** Ends it and removes all of its files. */
  stop(): Promise<void>;
}

/**
 * Starts a real Exim 4.96 on loopback, in a folder of its own, and waits until it greets. As root
 * it runs as `nobody`, else as the user that starts it. It runs from a copy of its binary, because
 * a copy is not set-uid and so never tries to become another user.
 *
 * @throws with Exim's output and log when it does not come up; with `Address already in use` where
 *   a port was taken
 */
export async function startExim(options: EximOptions): Promise<Exim> {
  const folder = await makeServerFolder('exim');
  const user = await serviceUser();
  await writeServerFiles(folder, {
    [eximFiles.config]: eximConfig({ folder, user, ...options }),
    [eximFiles.certificate]: options.certificate.certPem,
    [eximFiles.key]: options.certificate.keyPem,
    [eximFiles.mailboxes]: lookupFile(
      Object.fromEntries(options.mailboxes.map((address) => [address, [address]])),
    ),
    [eximFiles.sendAs]: lookupFile(options.sendAs),
  });
  await copyFile(options.path, join(folder, eximFiles.binary));
  await mkdir(join(folder, eximFiles.spool));
  await handOver(folder, user);

  async function log(): Promise<string> {
    const logs = [eximFiles.mainLog, eximFiles.panicLog];
    const texts = logs.map((name) => readFile(join(folder, name), 'utf8').catch(() => ''));
    return (await Promise.all(texts)).join('');
  }
  async function queue(): Promise<string[]> {
    const files = await readdir(join(folder, eximFiles.spool, 'input')).catch(() => []);
    // A message's header file is `<ID>-H`.
    return files.filter((name) => name.endsWith('-H')).map((name) => name.slice(0, -2));
  }
  const smtp = options.addresses.map((address) => `[${address}]:${options.smtpPort}`);
  const interfaces = [...smtp, `[127.0.0.1]:${options.relayPort}`];
  const daemon = await startDaemon({
    name: 'Exim',
    command: join(folder, eximFiles.binary),
    // With -oX it listens where it is told and writes no file with its process ID.
    args: [
      ...['-C', join(folder, eximFiles.config), '-bdf'],
      ...['-oX', `<; ${interfaces.join(' ; ')}`],
    ],
    user,
    ready: { port: options.smtpPort, greeting: '220 ' },
    log,
  }).catch(async (error: unknown) => {
    await removeServerFolder(folder);
    throw error;
  });
  return {
    log,
    queue,
    async stop() {
      await daemon.stop();
      await removeServerFolder(folder);
    },
  };
}
