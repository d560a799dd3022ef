import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import type { Secret } from '../../shared/secret.ts';
import { sameAs, seal, unseal, type Slot } from './envelope.ts';
import { readBounded, replaceFile, setAside } from './own-file.ts';
import type { SecretBox } from './secret-box.ts';
import { practicePrefix, removeFiles } from './secret-folder.ts';

/** MSAL's cache of one app has some kilobytes an account; a larger file is not this program's. */
const maxFileBytes = 4 * 1024 * 1024;

/** One secret in one encrypted file. */
export interface SecretFile {
  readonly path: string;
  /**
   * What was kept. What cannot be read is renamed, told of, and then as if it had never been there.
   *
   * @throws where the folder or the file cannot be opened
   */
  read(): Promise<Secret | undefined>;
  /** Replaces it whole or not at all. @throws where it cannot be written */
  write(content: Secret): Promise<void>;
  /** Deletes it and all that was set aside or left of it; nothing happens where there is none. */
  remove(): Promise<void>;
}

export interface SecretFileOptions {
  folder: string;
  slot: Slot;
  box: SecretBox;
  /** Whether it is what its reader expects; what is not is set aside as well. */
  isUsable: (content: Secret) => boolean;
  /** Told the new name of a file that was set aside. */
  onSetAside: (name: string) => void;
}

/** Makes the file of one slot; nothing is read or written yet. */
export function createSecretFile(options: SecretFileOptions): SecretFile {
  const { folder, slot, box, isUsable, onSetAside } = options;
  const path = join(folder, fileName(slot));
  /** What was asked for before has to end first: MSAL does not wait for itself. */
  let last: Promise<unknown> = Promise.resolve();

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work, work);
    last = turn.catch(() => undefined);
    return turn;
  }

  async function write(content: Secret): Promise<void> {
    const encrypted = await box.encrypt(seal(slot, content));
    // It would be set aside as none of this program's when it is read.
    if (encrypted.length > maxFileBytes) {
      throw Object.assign(new Error('too large to be read again'), { code: 'EFBIG' });
    }
    await replaceFile(path, encrypted);
  }

  async function read(): Promise<Secret | undefined> {
    const bytes = await readBounded(path, maxFileBytes);
    if (bytes === undefined) return undefined;
    const opened = bytes === 'unusable' ? undefined : await decrypt(bytes);
    if (!opened) {
      onSetAside(await setAside(path));
      return undefined;
    }
    if (opened.shouldReEncrypt) {
      // Reading worked; that the new key is not in use yet is no reason to fail.
      await write(opened.content).catch(() => undefined);
    }
    return opened.content;
  }

  async function decrypt(bytes: Uint8Array) {
    try {
      const { text, shouldReEncrypt } = await box.decrypt(bytes);
      const content = unseal(slot, text);
      return content && isUsable(content) ? { content, shouldReEncrypt } : undefined;
    } catch {
      return undefined;
    }
  }

  return {
    path,
    read: () => inTurn(read),
    write: (content) => inTurn(() => write(content)),
    remove: () =>
      inTurn(() => removeFiles(folder, (name) => `${name}.`.startsWith(`${basename(path)}.`))),
  };
}

/** Says nothing of whose it is to somebody who only sees the folder. */
function fileName({ purpose, keptFor }: Slot): string {
  const { authority, clientId } = sameAs(keptFor);
  const hash = createHash('sha256').update(`${authority}\n${clientId}`).digest('hex');
  return `${keptFor.practice ? practicePrefix : ''}${purpose}-${hash.slice(0, 32)}.bin`;
}
