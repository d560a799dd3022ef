import { hash as hashOnce } from 'node:crypto';
import type { Rounds } from './rounds.ts';

/** What the derived bytes are for (RFC 7292 appendix B.3). */
const purposes = { key: 1, iv: 2, mac: 3 } as const;

/** How one key is derived. */
export interface Pkcs12Derivation {
  /** `null` for none, which is not the same as an empty one. */
  password: string | null;
  salt: Buffer;
  iterations: number;
  purpose: keyof typeof purposes;
  length: number;
  digest: 'sha1' | 'sha256' | 'sha384' | 'sha512';
  /** What is left of them; each block of the result takes `iterations`. */
  rounds: Rounds;
}

/** Derives the bytes that PKCS #12 protects a file with from its password (RFC 7292 appendix B.2). */
export function derivePkcs12Key(derivation: Pkcs12Derivation): Buffer {
  const { password, salt, iterations, purpose, length, digest, rounds } = derivation;
  const block = digest === 'sha1' || digest === 'sha256' ? 64 : 128;
  const diversifier = Buffer.alloc(block, purposes[purpose]);
  const input = Buffer.concat([
    repeated(salt, block),
    repeated(password === null ? Buffer.alloc(0) : bmpString(password), block),
  ]);
  const derived: Buffer[] = [];
  let total = 0;
  while (total < length) {
    rounds.take(iterations);
    let hash = hashOnce(digest, Buffer.concat([diversifier, input]), 'buffer');
    for (let round = 1; round < iterations; round += 1) hash = hashOnce(digest, hash, 'buffer');
    derived.push(hash);
    total += hash.length;
    const summand = repeated(hash, block).subarray(0, block);
    for (let start = 0; start < input.length; start += block) {
      addWithOne(input.subarray(start, start + block), summand);
    }
  }
  return Buffer.concat(derived).subarray(0, length);
}

/** UTF-16, the high byte first, and two zero bytes (RFC 7292 appendix B.1). */
function bmpString(text: string): Buffer {
  return Buffer.from(`${text}\0`, 'utf16le').swap16();
}

/** `bytes` again and again up to the next multiple of `block`; nothing stays nothing. */
function repeated(bytes: Buffer, block: number): Buffer {
  if (bytes.length === 0) return bytes;
  return Buffer.alloc(Math.ceil(bytes.length / block) * block, bytes);
}

/** `target = target + summand + 1`, as whole numbers with the highest byte first. */
function addWithOne(target: Buffer, summand: Buffer): void {
  let carry = 1;
  for (let index = target.length - 1; index >= 0; index -= 1) {
    const sum = (target[index] ?? 0) + (summand[index] ?? 0) + carry;
    target[index] = sum & 0xff;
    carry = sum >> 8;
  }
}
