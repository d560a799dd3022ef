import { encodeBase64 } from '../../shared/text/base64.ts';
import { encodeUtf8 } from '../../shared/text/utf8.ts';
import type { Secret } from '../../shared/secret.ts';
import { blockCharacters, BlockIndex } from './block-index.ts';

/** What stands for a piece of the token that a server sent back. */
export const hiddenEcho = '[access token hidden]';

/**
 * A run this long that is also in the token is hidden. Half of it could be the token's too, but a
 * shorter run may be chance: `eyJ0eXAi` starts every JWT.
 */
const minimumRunCharacters = 16;

/** Base64 at least this long is looked into; the base64 of the base64 of 8 characters is longer. */
const base64Text = /[A-Za-z0-9+/_-]{15,}={0,2}/g;

/** The forms of a secret that may come back. */
interface Forms {
  /** Those that a part of may come back. */
  long: readonly string[];
  blocks: BlockIndex;
  /** Those that are too short for that, and are looked for as a whole. */
  short: readonly string[];
}

/**
 * Hides what a server sends back of a secret: servers quote the command they refuse. It knows the
 * secret and its base64 in all three alignments, in both alphabets and any case, whole or in part,
 * also where that is within base64: a challenge is.
 *
 * Most lines of a server have no run of characters that could be the secret's at all. The forms are
 * made when the first comes that has, because that takes longer than all other work of a check.
 */
export class EchoFilter {
  readonly #secret: Secret;
  readonly #shown: string;
  /** Matches where a text has as many characters in a row as the shortest piece, all of a form's. */
  readonly #candidate: RegExp;
  #forms: Forms | undefined;

  /** @param shown what stands for a piece of the secret; {@link hiddenEcho} unless it is no token */
  constructor(secret: Secret, shown = hiddenEcho) {
    this.#secret = secret;
    this.#shown = shown;
    const isLong = secret.length >= minimumRunCharacters;
    this.#candidate = runOf(fold(secret.reveal()), isLong ? minimumRunCharacters : blockCharacters);
  }

  /** `text` with every piece of the secret replaced by what stands for it. */
  hide(text: string): string {
    const hidden = replaceRuns(text, this.#find(text), this.#shown);
    return hidden.replace(base64Text, (encoded) =>
      this.#isWithin(encoded) ? this.#shown : encoded,
    );
  }

  /**
   * Where `text` has the secret: as a whole, or runs of {@link minimumRunCharacters} characters of
   * it; a longer one is several that overlap. Any run covers one whole block of 8 at a multiple of 8,
   * so only where such a block is in the secret are the runs around it looked up.
   */
  #find(text: string): Run[] {
    const lookedAt = fold(text);
    if (!this.#candidate.test(lookedAt)) return [];
    const { long, blocks, short } = (this.#forms ??= formsOf(this.#secret));
    const runs = short.flatMap((form) => findWhole(lookedAt, form));
    for (let at = 0; at + blockCharacters <= lookedAt.length; at += blockCharacters) {
      if (!blocks.mayHold(lookedAt, at)) continue;
      for (const form of long) runs.push(...findAround(lookedAt, at, form));
    }
    return runs;
  }

  /** True where base64, begun at any of its first four characters, is of a text with the secret. */
  #isWithin(encoded: string): boolean {
    return [0, 1, 2, 3].some(
      (skipped) =>
        this.#find(Buffer.from(encoded.slice(skipped), 'base64').toString('latin1')).length > 0,
    );
  }
}

interface Run {
  from: number;
  to: number;
}

/**
 * One form for all that counts as the same: small letters for both cases, of ASCII alone so that no
 * character changes its length, and one base64 alphabet for the two, which differ in two characters.
 */
function fold(text: string): string {
  const small = /^[\0-\x7f]*$/.test(text)
    ? text.toLowerCase()
    : text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  return small.replaceAll('-', '+').replaceAll('_', '/');
}

/** Matches `length` characters in a row that are all of `text` or of base64, both folded. */
function runOf(text: string, length: number): RegExp {
  const others = text.replace(/[a-z0-9+/]+/g, '');
  const codes = new Set(Array.from({ length: others.length }, (_, at) => others.charCodeAt(at)));
  const escaped = Array.from(codes, (code) => `\\u${code.toString(16).padStart(4, '0')}`);
  return new RegExp(`[a-z0-9+/${escaped.join('')}]{${length}}`);
}

function formsOf(secret: Secret): Forms {
  const value = secret.reveal();
  const forms = [value, ...base64Alignments(value)].map(fold);
  const long = forms.filter(({ length }) => length >= minimumRunCharacters);
  return {
    long,
    blocks: new BlockIndex(long),
    // A value of a few characters is no secret, and would blot out half of every line.
    short: forms.filter(({ length }) => length >= blockCharacters && length < minimumRunCharacters),
  };
}

/**
 * The characters of base64 that depend on `value` alone, for each of the three places where `value`
 * may begin within a group of three bytes.
 */
function base64Alignments(value: string): string[] {
  const bytes = encodeUtf8(value);
  return [0, 1, 2].map((offset) => {
    const shifted = new Uint8Array(offset + bytes.length);
    shifted.set(bytes, offset);
    const firstWhole = Math.ceil((offset * 8) / 6);
    const afterLastWhole = Math.floor((shifted.length * 8) / 6);
    return encodeBase64(shifted).slice(firstWhole, afterLastWhole);
  });
}

/** The runs of the secret that cover the block of `text` that begins at `block`. */
function findAround(text: string, block: number, secret: string): Run[] {
  const runs: Run[] = [];
  if (!secret.includes(text.slice(block, block + blockCharacters))) return runs;
  const first = Math.max(0, block + blockCharacters - minimumRunCharacters);
  const last = Math.min(block, text.length - minimumRunCharacters);
  // In the middle of a long run all of them are, and one look-up tells.
  const all = { from: first, to: last + minimumRunCharacters };
  if (first <= last && secret.includes(text.slice(all.from, all.to))) return [all];
  for (let from = first; from <= last; from++) {
    const to = from + minimumRunCharacters;
    if (secret.includes(text.slice(from, to))) runs.push({ from, to });
  }
  return runs;
}

function findWhole(text: string, secret: string): Run[] {
  const runs: Run[] = [];
  for (let from = text.indexOf(secret); from !== -1; from = text.indexOf(secret, from + 1)) {
    runs.push({ from, to: from + secret.length });
  }
  return runs;
}

function replaceRuns(text: string, runs: Run[], shown: string): string {
  runs.sort((a, b) => a.from - b.from);
  let result = '';
  let position = 0;
  for (const run of runs) {
    if (run.to <= position) continue;
    // Runs that touch or overlap are one.
    if (run.from > position || position === 0) {
      result += text.slice(position, Math.max(position, run.from)) + shown;
    }
    position = run.to;
  }
  return result + text.slice(position);
}
