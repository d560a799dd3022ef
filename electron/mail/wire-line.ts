/** A part of a line that goes onto the wire but not into the transcript. */
export interface HiddenPart {
  wire: string;
  /** What the transcript shows instead. */
  shown: string;
}

/** A line to send: what goes onto the wire, and what the transcript shows of it. */
export interface WireLine {
  /** With its CRLF. */
  bytes: Buffer;
  text: string;
  redacted: boolean;
}

/**
 * Makes a line from its parts: the wire's form and the transcript's from the same parts at the same
 * place, so that no line can be sent whose secret the transcript does not know of.
 *
 * @throws {RangeError} where a part holds CR, LF or NUL, or anything but ASCII: it would end the
 *   line early or be read differently by the server
 */
export function composeLine(...parts: readonly (string | HiddenPart)[]): WireLine {
  const wire = parts.map((part) => (typeof part === 'string' ? part : part.wire)).join('');
  if (!/^[\x20-\x7e]*$/.test(wire)) {
    throw new RangeError('A command line must be printable ASCII');
  }
  return {
    bytes: Buffer.from(`${wire}\r\n`, 'latin1'),
    text: parts.map((part) => (typeof part === 'string' ? part : part.shown)).join(''),
    redacted: parts.some((part) => typeof part !== 'string'),
  };
}
