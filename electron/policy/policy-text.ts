import type { PolicyProblemKind } from '../../shared/policy/problem.ts';

/** The one object of a policy file, or why there is none. */
type PolicyText =
  | { values: Readonly<Record<string, unknown>> }
  | {
      fault: Extract<PolicyProblemKind, 'encoding' | 'not-json' | 'comments' | 'not-object'>;
      detail?: string;
    };

/**
 * Reads the bytes of a policy file: JSON in UTF-8, or in UTF-16 with its byte order mark, which is
 * what PowerShell 5 writes. Never throws.
 */
export function readPolicyText(bytes: Uint8Array): PolicyText {
  const text = decode(bytes);
  if (text === undefined) return { fault: 'encoding' };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (/^\s*(?:\/\/|\/\*)/m.test(text)) return { fault: 'comments' };
    return { fault: 'not-json', ...placeOf(error, text) };
  }
  return isObject(value) ? { values: value } : { fault: 'not-object' };
}

/** @returns `undefined` where it is neither */
function decode(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  const encoding = first === 0xff && second === 0xfe ? 'utf-16le' : 'utf-8';
  try {
    // Without `ignoreBOM` the mark itself is left out.
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Line and column alone: the sentence of the parser quotes the file, whatever stands in it. */
function placeOf(error: unknown, text: string): { detail?: string } {
  const [, found] = /at position (\d+)/.exec(error instanceof Error ? error.message : '') ?? [];
  if (found === undefined) return {};
  const before = text.slice(0, Number(found)).split('\n');
  return { detail: `${String(before.length)}:${String((before.at(-1)?.length ?? 0) + 1)}` };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
