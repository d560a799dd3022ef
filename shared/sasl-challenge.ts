import { decodeBase64Text } from './text/base64.ts';
import { makeVisible } from './text/visible.ts';

/** More than any server's challenge; the rest is not shown. */
const maxChallengeCharacters = 4096;

/** What a server says of a refused token, before it refuses the command. */
export type SaslChallenge<Name extends string> = Partial<Record<Name, string>> & {
  /** The decoded challenge, or the challenge itself where it is not base64 of text; visible. */
  text: string;
};

/**
 * Reads the error challenge of a mechanism that carries a token: base64 of a JSON object. Takes
 * anything: what is not such JSON comes back as text alone, cut after {@link maxChallengeCharacters}
 * characters.
 *
 * @param challenge what followed `+ ` or `334 `
 * @param names the fields to read; those that are no text and no number are left out
 */
export function decodeSaslChallenge<Name extends string>(
  challenge: string,
  names: readonly Name[],
): SaslChallenge<Name> {
  const bounded = challenge.trim().slice(0, maxChallengeCharacters);
  const decoded = decodeBase64Text(bounded) ?? bounded;
  const fields = parseObject(decoded);
  const found: Partial<Record<Name, string>> = {};
  for (const name of names) {
    const value = fields[name];
    if (typeof value === 'string' || typeof value === 'number') {
      found[name] = makeVisible(String(value));
    }
  }
  return { ...found, text: makeVisible(decoded) };
}

function parseObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
