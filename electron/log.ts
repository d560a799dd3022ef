import { logLevels, type LogLevel } from '../shared/settings-values.ts';

export type { LogLevel } from '../shared/settings-values.ts';

/** What may be logged: no objects, so neither a `Secret` nor a request fits in. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

/** Writes one line: what happened, in a few fixed words, and its circumstances as fields. */
export type Log = (level: LogLevel, event: string, fields?: LogFields) => void;

/** A field longer than this is cut: a log line is no place for documents. */
const maxFieldLength = 300;

/**
 * What looks like a secret, should one ever arrive as a plain string: parameters of OAuth requests
 * and answers, bearer headers, and any run of characters long enough to be a token, a code or the
 * base64 of either. The longest identifiers that are worth reading, GUIDs, have 36.
 */
const secretPatterns: readonly RegExp[] = [
  /(?<=\b(?:code|state|nonce|access_token|refresh_token|id_token|client_secret|client_assertion|code_verifier|password|auth)=)[^&\s"]+/gi,
  /(?<=\bBearer\s+)\S+/gi,
  /[A-Za-z0-9+/_=.-]{60,}/g,
];

/** `text` with everything that looks like a secret replaced, and cut to a readable length. */
export function redact(text: string): string {
  const redacted = secretPatterns.reduce(
    (rest, pattern) => rest.replace(pattern, '[redacted]'),
    text,
  );
  return redacted.length > maxFieldLength ? `${redacted.slice(0, maxFieldLength)}…` : redacted;
}

/**
 * Makes a log that writes JSON, one line an entry, so that a line break or control character in a
 * field stays inside it.
 *
 * @param write takes one line without its line end
 * @param now milliseconds since 1970, for the entry's time
 * @param wanted the least grave level that is written, asked for each entry; without it, all are
 */
export function createLog(
  write: (line: string) => void,
  now: () => number = Date.now,
  wanted: () => LogLevel = () => 'debug',
): Log {
  return (level, event, fields = {}) => {
    if (logLevels.indexOf(level) > logLevels.indexOf(wanted())) return;
    const entry = { time: new Date(now()).toISOString(), level, event: redact(event) };
    const safe = Object.entries(fields).map(([name, value]) => [
      name,
      typeof value === 'string' ? redact(value) : value,
    ]);
    // First for its place in the line, again so that no field can stand in for it.
    write(JSON.stringify({ ...entry, ...Object.fromEntries(safe), ...entry }));
  };
}

/** The frames of a stack that are worth a log line. */
const maxFrames = 5;

/**
 * What may be logged of an exception: its name and where it came from. Never its message, which
 * can quote what was sent or received.
 */
export function describeException(thrown: unknown): LogFields {
  if (!(thrown instanceof Error)) return { exception: typeof thrown };
  const head = `${thrown.name}: ${thrown.message}`;
  const stack = thrown.stack ?? '';
  // A message of several lines could look like frames, so it is cut off first, or nothing is shown.
  const frames = stack.startsWith(head)
    ? stack
        .slice(head.length)
        .split('\n')
        .flatMap((line) => /^\s+at (.+)$/.exec(line)?.[1] ?? [])
        .slice(0, maxFrames)
        .map((frame) => frame.replace(/(?:[a-z]+:\/\/)?[^\s()]*[/\\](?=[^/\\]+$)/, ''))
    : [];
  return { exception: thrown.name, ...(frames.length > 0 ? { at: frames.join(' < ') } : {}) };
}
