/**
 * A value that must never be shown: an access token, an authorization code, a verifier, a secret.
 *
 * It has no `toString` and no `toJSON`, and the value sits in a private field, so a secret that
 * ends up in a log line, a template or JSON by mistake shows nothing. What may stand for it is its
 * length and its fingerprint, so that two tickets can be compared.
 */
export class Secret {
  readonly #value: string;
  /** The first 8 hexadecimal digits of the SHA-256 of the value. */
  readonly fingerprint: string;

  /**
   * @param value what is hidden
   * @param fingerprint its first 8 SHA-256 digits; `electron/auth/make-secret.ts` computes them,
   *   because shared code has no crypto of its own
   */
  constructor(value: string, fingerprint: string) {
    this.#value = value;
    this.fingerprint = fingerprint;
  }

  /** The number of characters that are hidden. */
  get length(): number {
    return this.#value.length;
  }

  /** The hidden value. Call it only where the value goes onto the wire. */
  reveal(): string {
    return this.#value;
  }
}
