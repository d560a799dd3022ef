import { execFile } from 'node:child_process';
import { chmod, chown, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Who a server runs as. */
export interface ServiceUser {
  name: string;
  group: string;
  uid: number;
  gid: number;
  /** True where it is not the user that starts the server. */
  isOther: boolean;
}

/** A Unix socket's path may have 107 octets; the longest name below a folder has under 40. */
const maxFolderLength = 60;

/** The user for servers: `nobody` where root starts them, else the user that does. */
export async function serviceUser(): Promise<ServiceUser> {
  const { username, uid, gid } = userInfo();
  const isOther = uid === 0;
  const name = isOther ? 'nobody' : username;
  async function id(...options: string[]): Promise<string> {
    return (await run('id', [...options, name])).stdout.trim();
  }
  const group = await id('-gn');
  if (!isOther) return { name, group, uid, gid, isOther };
  return { name, group, uid: Number(await id('-u')), gid: Number(await id('-g')), isOther };
}

/** A new folder for a server's files, short enough for the sockets in it. */
export async function makeServerFolder(server: string): Promise<string> {
  const prefix = join(tmpdir(), `${server}-`);
  const folder = await mkdtemp(prefix.length < maxFolderLength ? prefix : `/tmp/${server}-`);
  // The server's processes reach what lies below, which mkdtemp closes to all others.
  await chmod(folder, 0o755);
  return folder;
}

/** Writes a server's files, by their name in its folder, readable for nobody else. */
export async function writeServerFiles(
  folder: string,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text, { mode: 0o600 });
  }
}

/** Hands a folder and all that is in it to the user that a server runs as. */
export async function handOver(folder: string, user: ServiceUser): Promise<void> {
  if (!user.isOther) return;
  await chown(folder, user.uid, user.gid);
  for (const entry of await readdir(folder, { recursive: true })) {
    await chown(join(folder, entry), user.uid, user.gid);
  }
}

/** Removes a server's folder, also while its last process is still writing into it. */
export async function removeServerFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** The path of a mailbox in the folder that holds all of them. */
function maildir(mail: string, address: string): string {
  return join(mail, address.toLowerCase(), 'Maildir');
}

/** Makes the mailboxes with as many messages each as it says. */
export async function fillMailboxes(
  mail: string,
  messages: Readonly<Record<string, number>>,
): Promise<void> {
  await mkdir(mail);
  for (const [address, count] of Object.entries(messages)) {
    const inbox = maildir(mail, address);
    for (const part of ['cur', 'new', 'tmp']) await mkdir(join(inbox, part), { recursive: true });
    for (let n = 1; n <= count; n += 1) {
      const text = `From: sender@contoso.example\nTo: ${address}\nSubject: Message ${n}\n\nHello\n`;
      await writeFile(join(inbox, 'new', `${1_700_000_000 + n}.M${n}P1.localhost`), text);
    }
  }
}

/** The text of every message in an inbox, read or not. */
export async function readMailbox(mail: string, address: string): Promise<string[]> {
  const texts: string[] = [];
  for (const part of ['cur', 'new']) {
    const folder = join(maildir(mail, address), part);
    for (const name of await readdir(folder).catch(() => [])) {
      texts.push(await readFile(join(folder, name), 'utf8'));
    }
  }
  return texts;
}
