import type { SignInLine } from '../../shared/sign-in.ts';
import { makeVisible } from '../../shared/text/visible.ts';

/** The longest line that is kept; requests with many scopes and answers with long texts stay below. */
const maxLineCharacters = 4_000;

/** The most lines of one sign-in; polling for a quarter of an hour gives some hundred. */
const maxLines = 2_000;

/**
 * The transcript of one sign-in as it grows. What is given to it is already redacted: whoever sends
 * makes the line that is sent and the line that is kept from the same parts, at the same place.
 */
export interface SignInLog {
  note(text: string): void;
  sent(text: string, redacted: boolean): void;
  received(text: string, redacted: boolean): void;
  lines(): readonly SignInLine[];
}

/**
 * Makes an empty transcript.
 *
 * @param onLine told each line as it is added
 * @param now milliseconds of a clock that never goes back
 */
export function createSignInLog(
  onLine: (line: SignInLine) => void = () => undefined,
  now: () => number = () => performance.now(),
): SignInLog {
  const startedAt = now();
  const lines: SignInLine[] = [];

  function add(kind: SignInLine['kind'], text: string, redacted: boolean): void {
    if (lines.length >= maxLines) return;
    const visible = makeVisible(text);
    const short =
      visible.length <= maxLineCharacters ? visible : `${visible.slice(0, maxLineCharacters)}…`;
    const line = { n: lines.length + 1, atMs: now() - startedAt, kind, text: short, redacted };
    lines.push(line);
    onLine(line);
  }

  return {
    note: (text) => {
      add('note', text, false);
    },
    sent: (text, redacted) => {
      add('sent', text, redacted);
    },
    received: (text, redacted) => {
      add('received', text, redacted);
    },
    lines: () => lines,
  };
}
