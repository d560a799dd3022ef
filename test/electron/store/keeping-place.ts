import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Credential } from '../../../electron/auth/credential.ts';
import { makeSecret } from '../../../electron/auth/make-secret.ts';
import type { TokenCacheStorage } from '../../../electron/auth/token-cache.ts';
import type { Keeping } from '../../../electron/store/keeping.ts';
import { createSystemKeeping } from '../../../electron/store/system-keeping.ts';
import { FakeBox } from './fake-box.ts';

/** Whose something is kept. */
export const app = {
  authority: 'https://login.microsoftonline.com',
  clientId: '8d2a6e41-93b5-4c7f-a0d8-1f5e7c3b2946',
  practice: false,
};
export const otherApp = { ...app, clientId: '00000000-93b5-4c7f-a0d8-1f5e7c3b2946' };
export const otherCloud = { ...app, authority: 'https://login.microsoftonline.us' };
export const secret: Credential = { kind: 'client-secret', value: makeSecret('canary~secret') };
export const certificate: Credential = {
  kind: 'certificate',
  certificates: 'canary-certificates',
  privateKey: makeSecret('canary-key'),
  thumbprint: 'AB',
  fileName: 'scanner.pfx',
};

/** What MSAL would write of one account. */
export const cacheText = (name: string): string => `{"Account":{"canary-${name}":{}}}`;

/** A credential with what is secret of it, to compare it. */
export function revealed(credential: Credential | undefined) {
  if (!credential) return undefined;
  return credential.kind === 'certificate'
    ? { ...credential, privateKey: credential.privateKey.reveal() }
    : { ...credential, value: credential.value.reveal() };
}

/** A folder of its own to keep things in, and a system that encrypts them. */
export class KeepingPlace {
  readonly parent = mkdtempSync(join(tmpdir(), 'keeping-test-'));
  /** Does not exist before something is kept. */
  readonly folder = join(this.parent, 'kept');
  box = new FakeBox();

  remove(): void {
    rmSync(this.parent, { recursive: true, force: true });
  }

  /** As of a program that was just started. */
  keeping(): Keeping {
    return createSystemKeeping({ folder: this.folder, box: this.box });
  }

  async cacheOf(keptFor = app, keeping = this.keeping()): Promise<TokenCacheStorage> {
    const cache = await keeping.tokenCache(keptFor);
    if (!cache.ok) throw new Error(cache.error.code);
    return cache.value;
  }

  /** The files of the folder; none where it does not exist. */
  files(): string[] {
    return readdirSync(this.parent).includes('kept') ? readdirSync(this.folder).sort() : [];
  }

  onlyFile(): string {
    const [name = '', ...others] = this.files();
    expect(others).toEqual([]);
    return join(this.folder, name);
  }

  /** Puts a file in the folder's place: nothing can be made or looked up in it, whoever asks. */
  blockFolder(): void {
    writeFileSync(this.folder, '');
  }
}
