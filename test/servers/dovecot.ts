import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startDaemon } from './daemon.ts';
import { dovecotConfig, dovecotFiles, exchangeLua, type Service } from './dovecot-config.ts';
import {
  fillMailboxes,
  handOver,
  makeServerFolder,
  readMailbox,
  removeServerFolder,
  serviceUser,
  writeServerFiles,
} from './server-folder.ts';

/** What a server shows; both PEM. */
export interface ServerCertificate {
  certPem: string;
  keyPem: string;
}

/** What a Dovecot for tests needs from outside. */
export interface DovecotOptions {
  /** The program, as `findMailServers` gives it. */
  path: string;
  /** Where it asks about each login; see `exchange-authority.ts`. */
  authorityUrl: string;
  /** PEM of the authority that signed both its certificate and that of `authorityUrl`. */
  ca: string;
  certificate: ServerCertificate;
  /** Addresses of loopback to listen on. */
  addresses: readonly string[];
  services: readonly Service[];
  /** Where its submission service hands mail on: a port of 127.0.0.1. */
  relayPort: number;
  /** Every mailbox, and how many messages lie in its inbox. */
  messages: Readonly<Record<string, number>>;
}

export interface Dovecot {
  /** Where other servers may ask Dovecot about a login. */
  authSocket: string;
  /** The folder of all mailboxes, for a server that delivers to them. */
  mail: string;
  /** What Dovecot has logged so far. */
  log(): Promise<string>;
  /** The text of every message in an inbox. */
  inbox(address: string): Promise<string[]>;
  /** Ends it and removes all of its files. */
  stop(): Promise<void>;
}

/**
 * Starts a real Dovecot 2.3 on loopback, in a folder of its own, and waits until it greets. As root
 * it runs as `nobody`, else as the user that starts it.
 *
 * @throws with Dovecot's output and log when it does not come up; with `Address already in use`
 *   where a port was taken
 */
export async function startDovecot(options: DovecotOptions): Promise<Dovecot> {
  const { services } = options;
  const imap = services.flatMap(({ listeners }) => listeners).find(({ name }) => name === 'imap');
  if (!imap) throw new Error('Dovecot is known to be ready by its IMAP greeting');
  const folder = await makeServerFolder('dovecot');
  const user = await serviceUser();
  await writeServerFiles(folder, {
    [dovecotFiles.config]: dovecotConfig({ folder, user, ...options }),
    [dovecotFiles.lua]: exchangeLua(options.authorityUrl),
    [dovecotFiles.certificate]: options.certificate.certPem,
    [dovecotFiles.key]: options.certificate.keyPem,
    [dovecotFiles.ca]: options.ca,
    [dovecotFiles.log]: '',
  });
  const mail = join(folder, dovecotFiles.mail);
  await fillMailboxes(mail, options.messages);
  await handOver(folder, user);

  const log = (): Promise<string> => readFile(join(folder, dovecotFiles.log), 'utf8');
  const daemon = await startDaemon({
    name: 'Dovecot',
    command: options.path,
    args: ['-F', '-c', join(folder, dovecotFiles.config)],
    user,
    ready: { port: imap.port, greeting: '* OK' },
    log,
  }).catch(async (error: unknown) => {
    await removeServerFolder(folder);
    throw error;
  });
  return {
    authSocket: join(folder, dovecotFiles.authSocket),
    mail,
    log,
    inbox: (address) => readMailbox(mail, address),
    async stop() {
      await daemon.stop();
      await removeServerFolder(folder);
    },
  };
}
