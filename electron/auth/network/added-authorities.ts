import { X509Certificate } from 'node:crypto';
import { appError, type Result } from '../../../shared/errors.ts';
import type { AddedAuthority } from '../../../shared/sign-in-network.ts';
import { makeVisible } from '../../../shared/text/visible.ts';
import type { ChosenFile } from '../credentials.ts';

/** A bundle of a company has a handful; one with all authorities of the world has some 150. */
const maxAuthorities = 200;

/** A bundle with all authorities of the world has about 220 kilobytes. */
const maxFileBytes = 512 * 1024;

/** The longest subject that is shown. */
const maxSubjectCharacters = 300;

/** The certificate authorities that an administrator has added to those of the system. */
export interface AddedAuthorities {
  view(): AddedAuthority[];
  /** PEM, one certificate each. */
  pem(): readonly string[];
  /** Adds those of a PEM or DER file; `authority-certificate/unreadable` where it has none. */
  add(file: ChosenFile): Result<undefined>;
  /** @param sha256 as in the view */
  remove(sha256: string): void;
}

/** Makes the list, which is empty. */
export function createAddedAuthorities(): AddedAuthorities {
  const added = new Map<string, X509Certificate>();
  return {
    view: () =>
      [...added].map(([sha256, certificate]) => ({
        ...{ sha256, subject: subjectOf(certificate) },
        validTo: new Date(certificate.validTo).toISOString(),
      })),
    pem: () => [...added.values()].map((certificate) => certificate.toString()),
    add: (file) => {
      const read = readCertificates(file);
      if (typeof read === 'string') return refused(read);
      // A server's own certificate vouches for nobody else; a file of a chain often has it too.
      const authorities = read.filter(({ ca }) => ca);
      if (authorities.length === 0) {
        const [first] = read;
        const subject = first ? subjectOf(first) : 'the certificate';
        return refused(`${subject} may not issue certificates`);
      }
      const all = new Map(added);
      for (const authority of authorities) all.set(sha256Of(authority), authority);
      if (all.size > maxAuthorities) return refused(`more than ${maxAuthorities} authorities`);
      for (const [sha256, authority] of all) added.set(sha256, authority);
      return { ok: true, value: undefined };
    },
    remove: (sha256) => {
      added.delete(sha256.toUpperCase());
    },
  };
}

function refused(detail: string): Result<undefined> {
  return { ok: false, error: appError('authority-certificate/unreadable', detail) };
}

/** The certificates of a PEM file (RFC 7468) or the one of a DER file; else why there is none. */
function readCertificates({ content }: ChosenFile): X509Certificate[] | string {
  if (content.length > maxFileBytes) return `the file is longer than ${maxFileBytes} bytes`;
  const text = Buffer.from(content).toString('latin1');
  const pem = text.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g);
  if (!pem && text.includes('-----BEGIN ')) return 'the file holds no certificate';
  try {
    return (pem ?? [Buffer.from(content)]).map((one) => new X509Certificate(one));
  } catch {
    return pem ? 'a certificate in the file cannot be read' : 'the file is neither PEM nor DER';
  }
}

/** `CN=Contoso Inspection CA, O=Contoso`. */
function subjectOf({ subject }: X509Certificate): string {
  const text = makeVisible(subject.split('\n').join(', '));
  return text.slice(0, maxSubjectCharacters);
}

function sha256Of({ fingerprint256 }: X509Certificate): string {
  return fingerprint256.replaceAll(':', '').toUpperCase();
}
