import { CertificateFailure } from './types.ts';

/**
 * The most rounds that all keys of one reading are derived with together. A careful PFX has 600,000
 * for its seal, which is tried in two forms where there is no password, and for each of two parts.
 * It takes up to some seconds, during which this program does nothing else.
 */
const maxRounds = 2_500_000;

/**
 * What deriving keys may cost while files are read: one file can hold thousands of parts, each
 * with a password of its own to try.
 */
export class Rounds {
  #left: number;

  constructor(most: number = maxRounds) {
    this.#left = most;
  }

  /** @throws CertificateFailure `certificate/unreadable`, before the work is done */
  take(count: number): void {
    this.#left -= count;
    if (this.#left >= 0) return;
    throw new CertificateFailure(
      'certificate/unreadable',
      'the number of rounds that protect its parts is out of range',
    );
  }
}
