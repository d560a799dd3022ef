import { encodeBase64 } from '../../shared/text/base64.ts';
import { encodeUtf8 } from '../../shared/text/utf8.ts';
import type { Secret } from '../../shared/secret.ts';

/** What stands for a piece of the token that a server sent back. */
export const hiddenEcho = '[access token hidden]';

/** A text is looked up in blocks of so many characters; see {@link EchoFilter.hide}. */
const blockCharacters = 8;
/**
 * A run this long that is also in the token is hidden. Half of it could be the token's too, but a
 * shorter run may be chance: `eyJ0eXAi` starts every JWT.
 */
const minimumRunCharacters = 16;

/**
 * Hides what a server sends back of the access token: servers quote the command they refuse. It
 * knows the token and its base64 in all three alignments, in both alphabets, whole or in part.
 */
export class EchoFilter {
  readonly #shown: string;
  readonly #secrets: readonly string[];

  /** @param shown what stands for a piece of the secret; {@link hiddenEcho} unless it is no token */
  constructor(secret: Secret, shown = hiddenEcho) {
    this.#shown = shown;
    const value = secret.reveal();
    this.#secrets = [value, ...base64Alignments(value)].map(sameAlphabet);
  }

  /**
   * `text` with every piece of the token replaced by {@link hiddenEcho}.
   *
   * Any run of 16 characters covers one whole block of 8 at a multiple of 8, so looking up those
   * blocks finds every run; each find is then extended both ways. A secret shorter than that is
   * looked for as a whole.
   */
  hide(text: string): string {
    const lookedAt = sameAlphabet(text);
    const runs = this.#secrets.flatMap((secret) => findRuns(lookedAt, secret));
    return runs.length === 0 ? text : replaceRuns(text, runs, this.#shown);
  }
}

interface Run {
  from: number;
  to: number;
}

/** The two base64 alphabets differ in two characters; one form stands for both. */
function sameAlphabet(text: string): string {
  return text.replaceAll('-', '+').replaceAll('_', '/');
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

function findRuns(text: string, secret: string): Run[] {
  if (secret.length < minimumRunCharacters) return findWhole(text, secret);
  const runs: Run[] = [];
  for (let from = 0; from + blockCharacters <= text.length; from += blockCharacters) {
    if (!secret.includes(text.slice(from, from + blockCharacters))) continue;
    const run = extend(text, secret, { from, to: from + blockCharacters });
    if (run.to - run.from >= minimumRunCharacters) {
      runs.push(run);
      // What this run covers needs no second look.
      from = Math.max(from, Math.floor(run.to / blockCharacters - 1) * blockCharacters);
    }
  }
  return runs;
}

function findWhole(text: string, secret: string): Run[] {
  const runs: Run[] = [];
  // A value of a few characters is no secret, and would blot out half of every line.
  if (secret.length < blockCharacters) return runs;
  for (let from = text.indexOf(secret); from !== -1; from = text.indexOf(secret, from + 1)) {
    runs.push({ from, to: from + secret.length });
  }
  return runs;
}

function extend(text: string, secret: string, block: Run): Run {
  let { from, to } = block;
  while (from > 0 && secret.includes(text.slice(from - 1, to))) from--;
  while (to < text.length && secret.includes(text.slice(from, to + 1))) to++;
  return { from, to };
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
