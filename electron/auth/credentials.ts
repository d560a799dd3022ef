import { appError, type Result } from '../../shared/errors.ts';
import type { CertificateChoice, CredentialSummary } from '../../shared/credentials.ts';
import type { Credential } from './credential.ts';

/** A file that was chosen, as it was read. */
export interface ChosenFile {
  /** Without its folder. */
  name: string;
  content: Uint8Array;
}

/** Holds what flows sign in with: in memory, by a name that the window knows. */
export interface Credentials {
  /** Takes what was typed or pasted; white space around it is forgiven. */
  enter(kind: 'client-secret' | 'pasted-token', value: string): Result<CredentialSummary>;
  /**
   * Reads a certificate with its key out of one file, or out of two of which one has the key. What
   * needs a password is `locked` until {@link unlock}. `certificate/…` where it is of no use.
   */
  readCertificate(files: readonly ChosenFile[]): Result<CertificateChoice>;
  unlock(credentialId: string, password: string): Result<CredentialSummary>;
  /** Takes what was kept, or what the practice tenant gives. */
  add(credential: Credential): CredentialSummary;
  get(credentialId: string): Credential | undefined;
  forget(credentialId: string): void;
  forgetAll(): void;
}

/** Makes the one place that holds credentials. */
export function createCredentials(): Credentials {
  const failed = { ok: false, error: appError('credential/missing') } as const;
  return {
    enter: () => failed,
    readCertificate: () => failed,
    unlock: () => failed,
    add: () => {
      throw new Error('not written yet');
    },
    get: () => undefined,
    forget: () => undefined,
    forgetAll: () => undefined,
  };
}
