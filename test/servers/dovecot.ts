import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  dovecotConfig,
  dovecotFiles,
  type DovecotSettings,
  exchangeLua,
} from './dovecot-config.ts';
import { freePorts } from './free-ports.ts';
import { waitUntil } from './wait-until.ts';

const run = promisify(execFile);

/** What a Dovecot for tests needs from outside. */
export interface DovecotOptions {
  /** The program, as `findDovecot` gives it. */
  path: string;
  /** Where it asks about each login; see `exchange-authority.ts`. */
  authorityUrl: string;
  /** PEM of the authority that signed both its certificate and that of `authorityUrl`. */
  ca: string;
  certificate: { certPem: string; keyPem: string };
  /** How many messages lie in the inbox of each mailbox; an empty inbox needs no entry. */
  messages?: Readonly<Record<string, number>>;
}

export interface Dovecot {
  /** IMAP with STARTTLS. */
  imapPort: number;
  /** IMAP over TLS. */
  imapsPort: number;
  /** What Dovecot has logged so far. */
  log(): Promise<string>;
  /** Ends it and removes all of its files. */
  stop(): Promise<void>;
}

/** A Unix socket's path may have 107 octets; Dovecot's longest name below its folder has under 40. */
const maxFolderLength = 60;

/** How long Dovecot may take to end before it is killed, in milliseconds. */
const stopDeadlineMs = 5_000;

/** Another program may take a port between our look and Dovecot's bind; then others are tried. */
const maxStarts = 3;

/** Who Dovecot runs as: `nobody` where root starts it, else the user that does. */
async function dovecotUser(): Promise<DovecotSettings['user']> {
  const { username, uid, gid } = userInfo();
  const name = uid === 0 ? 'nobody' : username;
  async function id(...options: string[]): Promise<string> {
    return (await run('id', [...options, name])).stdout.trim();
  }
  const group = await id('-gn');
  if (uid !== 0) return { name, group, uid, gid };
  return { name, group, uid: Number(await id('-u')), gid: Number(await id('-g')) };
}

async function deliver(folder: string, messages: Readonly<Record<string, number>>): Promise<void> {
  for (const [mailbox, count] of Object.entries(messages)) {
    const maildir = join(folder, dovecotFiles.mail, mailbox.toLowerCase(), 'Maildir');
    for (const part of ['cur', 'new', 'tmp']) await mkdir(join(maildir, part), { recursive: true });
    for (let n = 1; n <= count; n += 1) {
      const text = `From: sender@contoso.example\nTo: ${mailbox}\nSubject: Message ${n}\n\nHello\n`;
      await writeFile(join(maildir, 'new', `${1_700_000_000 + n}.M${n}P1.localhost`), text);
    }
  }
}

/** Hands a folder and all that is in it to the user that Dovecot runs as. */
async function handOver(folder: string, uid: number, gid: number): Promise<void> {
  await chown(folder, uid, gid);
  for (const entry of await readdir(folder, { recursive: true })) {
    await chown(join(folder, entry), uid, gid);
  }
}

/** True once something that greets as an IMAP server answers on the port. */
async function greets(port: number): Promise<true | undefined> {
  const socket = connect({ host: '127.0.0.1', port });
  socket.setTimeout(1_000, () => socket.destroy(new Error('silent')));
  try {
    const [first] = (await once(socket, 'data')) as [Buffer];
    return first.toString('latin1').startsWith('* OK') ? true : undefined;
  } catch {
    return undefined;
  } finally {
    socket.destroy();
  }
}

async function end(child: ChildProcess): Promise<void> {
  // Without a process ID it was never started.
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  const kill = setTimeout(() => child.kill('SIGKILL'), stopDeadlineMs);
  await exited;
  clearTimeout(kill);
}

/**
 * Starts a real Dovecot 2.3 on free ports of loopback, in a folder of its own, and waits until it
 * greets. As root it runs as `nobody`, else as the user that starts it.
 *
 * @throws with Dovecot's output and log when it does not come up
 */
export async function startDovecot(options: DovecotOptions): Promise<Dovecot> {
  for (let start = 1; ; start += 1) {
    try {
      return await startOnce(options);
    } catch (error) {
      const portTaken = error instanceof Error && error.message.includes('Address already in use');
      if (!portTaken || start === maxStarts) throw error;
    }
  }
}

async function startOnce(options: DovecotOptions): Promise<Dovecot> {
  const prefix = join(tmpdir(), 'dovecot-');
  const folder = await mkdtemp(prefix.length < maxFolderLength ? prefix : '/tmp/dovecot-');
  const user = await dovecotUser();
  const [imapPort = 0, imapsPort = 0] = await freePorts(2);
  const files: Record<string, string> = {
    [dovecotFiles.config]: dovecotConfig({
      folder,
      user,
      services: [
        {
          protocol: 'imap',
          login: 'imap-login',
          listeners: [
            { name: 'imap', port: imapPort, tls: false },
            { name: 'imaps', port: imapsPort, tls: true },
          ],
        },
      ],
    }),
    [dovecotFiles.lua]: exchangeLua(options.authorityUrl),
    [dovecotFiles.certificate]: options.certificate.certPem,
    [dovecotFiles.key]: options.certificate.keyPem,
    [dovecotFiles.ca]: options.ca,
    [dovecotFiles.log]: '',
  };
  for (const [name, text] of Object.entries(files)) {
    await writeFile(join(folder, name), text, { mode: 0o600 });
  }
  await mkdir(join(folder, dovecotFiles.mail));
  await deliver(folder, options.messages ?? {});
  // Login processes reach the sockets below the folder, which mkdtemp closes to all others.
  await chmod(folder, 0o755);
  if (userInfo().uid === 0) await handOver(folder, user.uid, user.gid);

  const child = spawn(options.path, ['-F', '-c', join(folder, dovecotFiles.config)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(userInfo().uid === 0 ? { uid: user.uid, gid: user.gid } : {}),
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
  }
  let failure: string | undefined;
  child.on('error', (error) => (failure = error.message));
  child.on('exit', (code, signal) => (failure ??= `ended with ${code ?? signal ?? 'no code'}`));
  // Whatever ends the tests also ends Dovecot: its processes follow their master.
  function killWithUs(): void {
    child.kill('SIGKILL');
  }
  process.once('exit', killWithUs);

  async function stop(): Promise<void> {
    await end(child);
    process.removeListener('exit', killWithUs);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
  function log(): Promise<string> {
    return readFile(join(folder, dovecotFiles.log), 'utf8');
  }
  try {
    await waitUntil('Dovecot greets', () => {
      if (failure !== undefined) throw new Error(`Dovecot ${failure}`);
      return greets(imapPort);
    });
  } catch (error) {
    const said = `${output}${await log().catch(() => '')}`;
    await stop();
    throw new Error(`${error instanceof Error ? error.message : 'Dovecot failed'}\n${said}`, {
      cause: error,
    });
  }
  return { imapPort, imapsPort, log, stop };
}
