import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import { readAsn1 } from './asn1.ts';
import { decryptKey } from './pfx.ts';
import { keyFromPem } from './private-key.ts';
import type { Rounds } from './rounds.ts';
import { CertificateFailure, type CertificateParts } from './types.ts';

/** One `-----BEGIN …-----` block (RFC 7468 section 2). */
interface PemBlock {
  label: string;
  /** With its lines as Node reads them. */
  text: string;
}

/** Blocks of which a chain file has a dozen at most; more are not looked at. */
const maxBlocks = 50;

const certificateLabels: ReadonlySet<string> = new Set([
  'CERTIFICATE',
  'X509 CERTIFICATE',
  'TRUSTED CERTIFICATE',
]);
const keyLabels: ReadonlySet<string> = new Set([
  'PRIVATE KEY',
  'RSA PRIVATE KEY',
  'EC PRIVATE KEY',
]);

/**
 * The text of a PEM file: Windows editors and PowerShell write UTF-16 and byte order marks.
 *
 * @returns `undefined` where the bytes are no text with a PEM block in it
 */
export function pemText(content: Uint8Array): string | undefined {
  const bytes = Buffer.from(content);
  const text =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? bytes.subarray(2).toString('utf16le')
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? Buffer.from(bytes.subarray(2, bytes.length - (bytes.length % 2)))
            .swap16()
            .toString('utf16le')
        : bytes.toString('latin1');
  return text.includes('-----BEGIN ') ? text : undefined;
}

/**
 * Takes certificates and private keys out of PEM text; other blocks and the lines between are
 * passed over.
 *
 * @param password `undefined` while none was asked for
 * @throws CertificateFailure `certificate/wrong-password` also where a password is needed and there
 *   is none; otherwise `certificate/unreadable`
 */
export function readPem(
  text: string,
  password: string | undefined,
  rounds: Rounds,
): CertificateParts {
  const parts: CertificateParts = { certificates: [], keys: [] };
  const blocks = blocksOf(text);
  if (blocks.length === 0) throw new CertificateFailure('certificate/unreadable');
  for (const block of blocks) {
    if (certificateLabels.has(block.label)) parts.certificates.push(readCertificate(block));
    else if (block.label === 'ENCRYPTED PRIVATE KEY' || keyLabels.has(block.label)) {
      parts.keys.push(readKey(block, password, rounds));
    }
  }
  return parts;
}

function blocksOf(text: string): PemBlock[] {
  const blocks: PemBlock[] = [];
  // A block ends where the next begins: else each beginning without an end is searched to the end of
  // the file, which takes minutes where there are some ten thousand.
  const pattern =
    /-----BEGIN ([A-Z0-9 ]{1,40})-----([^-]*(?:-(?!----(?:END|BEGIN) )[^-]*)*)-----END \1-----/g;
  for (const [, label = '', body = ''] of text.matchAll(pattern)) {
    const lines = body.split(/\r\n|\n|\r/).map((line) => line.trim());
    const text = [`-----BEGIN ${label}-----`, ...trimmed(lines), `-----END ${label}-----`, ''];
    blocks.push({ label, text: text.join('\n') });
    if (blocks.length === maxBlocks) break;
  }
  return blocks;
}

/** Without empty lines, save the one that ends the headers of old keys. */
function trimmed(lines: readonly string[]): string[] {
  const filled = lines.filter((line) => line !== '');
  const lastHeader = filled.findLastIndex((line) => line.includes(':'));
  return lastHeader === -1
    ? filled
    : [...filled.slice(0, lastHeader + 1), '', ...filled.slice(lastHeader + 1)];
}

function readCertificate({ text }: PemBlock): X509Certificate {
  try {
    return new X509Certificate(text);
  } catch {
    throw new CertificateFailure('certificate/unreadable');
  }
}

function readKey(block: PemBlock, password: string | undefined, rounds: Rounds): KeyObject {
  if (block.label === 'ENCRYPTED PRIVATE KEY') {
    const encrypted = readAsn1(base64Of(block.text).toString('binary'));
    return decryptKey(encrypted, { password: password ?? missingPassword(), rounds });
  }
  if (/^Proc-Type: *4, *ENCRYPTED/m.test(block.text)) {
    return readTraditionalKey(block, password ?? missingPassword());
  }
  return keyFromPem(block.text);
}

/**
 * A key that OpenSSL encrypted in its own old way, with RFC 1421's headers. Whether its password is
 * wrong shows only in what comes out, so a changed file looks like a wrong password.
 */
function readTraditionalKey({ text }: PemBlock, password: string): KeyObject {
  try {
    return createPrivateKey({ key: text, format: 'pem', passphrase: password });
  } catch {
    const size = base64Of(text).length;
    const isWhole = size > 0 && size % 8 === 0 && /^DEK-Info: *[A-Z0-9-]+,[0-9A-F]+$/im.test(text);
    throw new CertificateFailure(isWhole ? 'certificate/wrong-password' : 'certificate/unreadable');
  }
}

function base64Of(pem: string): Buffer {
  const lines = pem.split('\n').filter((line) => !line.startsWith('-') && !line.includes(':'));
  return Buffer.from(lines.join(''), 'base64');
}

function missingPassword(): never {
  throw new CertificateFailure('certificate/wrong-password');
}
