/** Values as JSON text can carry them: plain ones as they are, all others with a tag. */
export interface ValueCodec {
  /** @throws Error `An object could not be cloned.` for what structured clone refuses as well */
  encode(value: unknown): unknown;
  decode(encoded: unknown): unknown;
}

/**
 * Carries values over the DevTools pipe as Electron's IPC carries them (structured clone): with
 * `undefined`, dates, maps, sets, byte arrays and errors; functions and symbols are refused. Unlike
 * structured clone it refuses cycles.
 *
 * The function is self-contained because its source text also runs in pages.
 */
export function createValueCodec(): ValueCodec {
  /** Deeper than any message of the app; a cycle ends here. */
  const maxDepth = 500;

  function fail(): never {
    throw new Error('An object could not be cloned.');
  }

  function encode(value: unknown, depth = 0): unknown {
    if (depth > maxDepth) fail();
    const inner = (part: unknown): unknown => encode(part, depth + 1);
    switch (typeof value) {
      case 'string':
      case 'boolean':
        return value;
      case 'number':
        return Number.isFinite(value) ? value : ['number', String(value)];
      case 'undefined':
        return ['undefined'];
      case 'bigint':
        return ['bigint', String(value)];
      case 'function':
      case 'symbol':
        return fail();
      case 'object':
        break;
    }
    if (value === null) return null;
    if (Array.isArray(value)) return ['array', ...value.map(inner)];
    if (value instanceof Date) return ['date', value.getTime()];
    if (value instanceof Map) return ['map', ...[...value].map((pair) => pair.map(inner))];
    if (value instanceof Set) return ['set', ...[...value].map(inner)];
    if (value instanceof Error) return ['error', value.name, value.message];
    if (value instanceof ArrayBuffer) return ['buffer', ...new Uint8Array(value)];
    if (ArrayBuffer.isView(value)) {
      return ['bytes', ...new Uint8Array(value.buffer, value.byteOffset, value.byteLength)];
    }
    if (value instanceof Promise || value instanceof WeakMap || value instanceof WeakSet) fail();
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, inner(part)]));
  }

  function decode(encoded: unknown): unknown {
    if (typeof encoded !== 'object' || encoded === null) return encoded;
    if (!Array.isArray(encoded)) {
      return Object.fromEntries(Object.entries(encoded).map(([key, part]) => [key, decode(part)]));
    }
    const [tag, ...parts] = encoded as unknown[];
    switch (tag) {
      case 'array':
        return parts.map(decode);
      case 'undefined':
        return undefined;
      case 'number':
        return Number(parts[0]);
      case 'bigint':
        return BigInt(String(parts[0]));
      case 'date':
        return new Date(Number(parts[0]));
      case 'map':
        return new Map(
          (parts as [unknown, unknown][]).map(([key, value]) => [decode(key), decode(value)]),
        );
      case 'set':
        return new Set(parts.map(decode));
      case 'buffer':
        return new Uint8Array(parts as number[]).buffer;
      case 'bytes':
        return new Uint8Array(parts as number[]);
      case 'error': {
        const error = new Error(String(parts[1]));
        error.name = String(parts[0]);
        return error;
      }
      default:
        return fail();
    }
  }

  return { encode: (value) => encode(value), decode };
}
