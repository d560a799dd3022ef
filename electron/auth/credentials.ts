import { randomUUID, X509Certificate } from 'node:crypto';
import { appError, type ErrorCode, type Result } from '../../shared/errors.ts';
import type {
  CertificateChoice,
  ClientCertificateSummary,
  CredentialSummary,
} from '../../shared/credentials.ts';
import { isEntraSecret, looksLikeJwt } from '../../shared/text/recognise.ts';
import { isGuid } from '../../shared/text/validators.ts';
import { summariseToken } from '../../shared/token-claims.ts';
import { readCertificateFiles } from './certificates/read-certificate.ts';
import { CertificateFailure } from './certificates/types.ts';
import type { Credential } from './credential.ts';
import { makeSecret } from './make-secret.ts';
import { serverText } from './server-text.ts';

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
  /** Takes what was kept for one owner: an app at an authority. It is given out for no other. */
  add(credential: Credential, owner?: string): CredentialSummary;
  /** @param owner who wants it; what was typed or chosen is for whom it was entered for */
  get(credentialId: string, owner?: string): Credential | undefined;
  forget(credentialId: string): void;
  forgetAll(): void;
}

type CertificateCredential = Extract<Credential, { kind: 'certificate' }>;

/** How many secrets, certificates and pasted tokens are kept in memory; the oldest goes first. */
const maxKeptCredentials = 20;

/** How many certificates wait for their password; their files have up to some megabytes. */
const maxLockedCertificates = 5;

/** The shortest text that is taken for a token: opaque ones have some hundred characters. */
const minTokenCharacters = 20;

/**
 * Printable ASCII without what never stands in a token but often around one: RFC 6750 section 2.1
 * allows less, and personal accounts' tokens have more.
 */
const tokenSyntax = /^[!#-;=?-[\]-z|~]+$/;

/** What no secret has; white space at the ends is taken away before. */
const controlCharacter = /[\u0000-\u001f\u007f]/;

/**
 * Makes the one place that holds credentials.
 *
 * @param now milliseconds since 1970, for whether a certificate has expired
 */
export function createCredentials(now: () => number = Date.now): Credentials {
  const kept = new Map<string, { credential: Credential; owner?: string }>();
  /** Files that wait for their password. */
  const locked = new Map<string, readonly ChosenFile[]>();

  function keep(credential: Credential, owner?: string): CredentialSummary {
    const credentialId = randomUUID();
    const summary = summarise(credential, credentialId, now());
    const entry = { credential, ...(owner === undefined ? {} : { owner }) };
    put(kept, credentialId, entry, maxKeptCredentials);
    return summary;
  }

  return {
    enter(kind, value) {
      const text = kind === 'pasted-token' ? tokenIn(value) : secretIn(value);
      if (text === undefined) {
        const code = kind === 'pasted-token' ? 'credential/not-a-token' : 'input/invalid';
        return { ok: false, error: appError(code) };
      }
      const mistaken = mistakenFor(kind, text);
      if (mistaken) return { ok: false, error: appError(mistaken) };
      return { ok: true, value: keep({ kind, value: makeSecret(text) }) };
    },
    readCertificate(files) {
      const credential = readFiles(files, undefined);
      if (credential.ok) return { ok: true, value: keepCertificate(credential.value) };
      if (credential.error.code !== 'certificate/wrong-password') return credential;
      const credentialId = randomUUID();
      put(locked, credentialId, [...files], maxLockedCertificates);
      const fileName = serverText(files.map(({ name }) => name).join(', '));
      return { ok: true, value: { kind: 'locked', credentialId, fileName } };
    },
    unlock(credentialId, password) {
      const files = locked.get(credentialId);
      if (!files) return { ok: false, error: appError('credential/missing') };
      const credential = readFiles(files, password);
      if (credential.ok) {
        locked.delete(credentialId);
        return { ok: true, value: keepCertificate(credential.value, credentialId) };
      }
      // Another password may be tried; what no password makes better is not kept.
      if (credential.error.code !== 'certificate/wrong-password') locked.delete(credentialId);
      return credential;
    },
    add: keep,
    get(credentialId, owner) {
      const entry = kept.get(credentialId);
      return entry?.owner === undefined || entry.owner === owner ? entry?.credential : undefined;
    },
    forget(credentialId) {
      kept.delete(credentialId);
      locked.delete(credentialId);
    },
    forgetAll() {
      kept.clear();
      locked.clear();
    },
  };

  function keepCertificate(
    credential: CertificateCredential,
    credentialId: string = randomUUID(),
  ): ClientCertificateSummary {
    put(kept, credentialId, { credential }, maxKeptCredentials);
    return summariseCertificate(credential, credentialId, now());
  }
}

/** Adds the newest and lets the oldest go where there are too many. */
function put<T>(map: Map<string, T>, key: string, value: T, max: number): void {
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > max && oldest !== undefined) map.delete(oldest);
}

/** A client secret as it was pasted; `undefined` where nothing is left or it holds a control character. */
function secretIn(value: string): string | undefined {
  const text = value.trim();
  return text === '' || controlCharacter.test(text) ? undefined : text;
}

/**
 * What was likely copied instead, by its form alone: the ID that stands beside a secret's value, a
 * token, or a secret where a token is wanted. Entra ID would refuse it, and mail servers a token,
 * without saying what it is.
 */
function mistakenFor(kind: 'client-secret' | 'pasted-token', text: string): ErrorCode | undefined {
  if (kind === 'pasted-token') {
    return isGuid(text) || isEntraSecret(text) ? 'credential/not-a-token' : undefined;
  }
  if (isGuid(unquoted(text))) return 'credential/secret-id';
  return looksLikeJwt(unquoted(text)) ? 'credential/token-as-secret' : undefined;
}

/** The token in what was pasted: without quotation marks and the word that headers put before it. */
function tokenIn(value: string): string | undefined {
  const text = unquoted(unquoted(value.trim()).replace(/^bearer\s+/i, ''));
  return text.length >= minTokenCharacters && tokenSyntax.test(text) ? text : undefined;
}

function unquoted(text: string): string {
  const quoted = /^(["'`])(.*)\1$/s.exec(text)?.[2];
  return quoted === undefined ? text : quoted.trim();
}

function readFiles(
  files: readonly ChosenFile[],
  password: string | undefined,
): Result<CertificateCredential> {
  try {
    const { key, certificate, chain, fileName } = readCertificateFiles(files, password);
    if (
      [certificate.validFrom, certificate.validTo].some((date) => Number.isNaN(Date.parse(date)))
    ) {
      throw new CertificateFailure('certificate/unreadable', 'its dates cannot be read');
    }
    return {
      ok: true,
      value: {
        kind: 'certificate',
        certificates: [certificate, ...chain].map(String).join(''),
        privateKey: makeSecret(key.export({ format: 'pem', type: 'pkcs8' }).toString()),
        thumbprint: hexadecimal(certificate.fingerprint256),
        fileName: serverText(fileName),
      },
    };
  } catch (error) {
    // What anything else throws may quote what it read.
    const known = error instanceof CertificateFailure;
    return { ok: false, error: known ? error.appError : appError('certificate/unreadable') };
  }
}

function summarise(credential: Credential, credentialId: string, now: number): CredentialSummary {
  switch (credential.kind) {
    case 'client-secret': {
      const { length, fingerprint } = credential.value;
      return { kind: 'client-secret', credentialId, length, fingerprint };
    }
    case 'pasted-token': {
      const token = summariseToken(credential.value.reveal(), credential.value.fingerprint);
      return { kind: 'pasted-token', credentialId, token };
    }
    case 'certificate':
      return summariseCertificate(credential, credentialId, now);
  }
}

function summariseCertificate(
  { certificates, thumbprint, fileName }: CertificateCredential,
  credentialId: string,
  now: number,
): ClientCertificateSummary {
  const certificate = new X509Certificate(certificates);
  const validTo = new Date(certificate.validTo);
  return {
    kind: 'certificate',
    credentialId,
    fileName,
    subject: oneLine(certificate.subject),
    issuer: oneLine(certificate.issuer),
    validFrom: new Date(certificate.validFrom).toISOString(),
    validTo: validTo.toISOString(),
    thumbprint,
    portalThumbprint: hexadecimal(certificate.fingerprint),
    expired: validTo.getTime() <= now,
  };
}

/** Node puts each part of a name on a line of its own. */
function oneLine(name: string): string {
  return serverText(name.trim().split('\n').join(', '));
}

function hexadecimal(fingerprint: string): string {
  return fingerprint.replaceAll(':', '').toUpperCase();
}
