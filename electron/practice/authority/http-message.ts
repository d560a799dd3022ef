import type { IncomingMessage, ServerResponse } from 'node:http';

/** Bodies are short forms; a refresh token and a few scopes stay far below this. */
const maxBodyBytes = 32_768;

/** A request, read and taken apart. */
export interface HttpRequest {
  method: string;
  /** Path segments, decoded. */
  path: readonly string[];
  query: Parameters;
  /** Empty where the body is not a form. */
  form: Parameters;
  /** The value of one cookie. */
  cookie(name: string): string | undefined;
  origin: string | undefined;
  /** The client's own ID of the request. */
  requestId: string | undefined;
  /** The languages that the browser prefers, as it says it. */
  acceptLanguage: string | undefined;
}

/** What is answered. */
export interface HttpReply {
  status: number;
  headers?: Readonly<Record<string, string>>;
  body?: string;
}

/** Form or query parameters, each of them once. */
export interface Parameters {
  /** The value; empty counts as absent, as in RFC 6749 section 3.1. */
  get(name: string): string | undefined;
  /** A name that comes more than once, which RFC 6749 section 3.1 forbids. */
  repeated: string | undefined;
}

/** A request that cannot be read; the status says why. */
export class UnreadableRequest extends Error {
  override readonly name = 'UnreadableRequest';
  readonly status: number;

  constructor(status: number) {
    super(`The request cannot be read (${status}).`);
    this.status = status;
  }
}

/**
 * Reads a request with its body.
 *
 * @param hosts the values of `Host` that are served; any other is a name that somebody made point
 *   here (DNS rebinding)
 * @throws {UnreadableRequest} for a foreign host, a target or body that is none, a body too large
 */
export async function readRequest(
  message: IncomingMessage,
  hosts: readonly string[],
): Promise<HttpRequest> {
  const host = message.headers.host?.toLowerCase();
  if (host === undefined || !hosts.includes(host)) throw new UnreadableRequest(421);
  const target = message.url ?? '';
  if (!target.startsWith('/')) throw new UnreadableRequest(400);
  const [path = '', ...query] = target.split('?');
  const isForm =
    message.headers['content-type']?.split(';')[0]?.trim().toLowerCase() ===
    'application/x-www-form-urlencoded';
  const body = await readBody(message);
  const { origin } = message.headers;
  const requestId = message.headers['client-request-id'];
  return {
    method: message.method ?? '',
    path: decodePath(path),
    query: readParameters(query.join('?')),
    form: readParameters(isForm ? body : ''),
    cookie: (name) => readCookie(message.headers.cookie ?? '', name),
    origin,
    requestId: typeof requestId === 'string' ? requestId : undefined,
    acceptLanguage: message.headers['accept-language'],
  };
}

/** Sends a reply with the headers that every page and document has here. */
export function sendReply(response: ServerResponse, reply: HttpReply, headOnly: boolean): void {
  const body = Buffer.from(reply.body ?? '', 'utf8');
  response.writeHead(reply.status, {
    'Cache-Control': 'no-store, no-cache',
    Pragma: 'no-cache',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    // Not no-referrer: with it browsers send `Origin: null` with the form, which is refused.
    'Referrer-Policy': 'same-origin',
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    'Content-Length': String(body.length),
    ...reply.headers,
  });
  response.end(headOnly ? undefined : body);
}

/** A reply of JSON. */
export function jsonReply(status: number, value: unknown): HttpReply {
  return {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
    body: JSON.stringify(value),
  };
}

/** A reply of plain text. */
export function textReply(status: number, text: string): HttpReply {
  return { status, headers: { 'Content-Type': 'text/plain; charset=utf-8' }, body: `${text}\n` };
}

async function readBody(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > maxBodyBytes) throw new UnreadableRequest(413);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function decodePath(path: string): string[] {
  try {
    return path.split('/').slice(1).map(decodeURIComponent);
  } catch {
    throw new UnreadableRequest(400);
  }
}

function readParameters(text: string): Parameters {
  const values = new Map<string, string>();
  let repeated: string | undefined;
  for (const [name, value] of new URLSearchParams(text)) {
    if (values.has(name)) repeated ??= name;
    values.set(name, value);
  }
  return {
    get(name) {
      const value = values.get(name);
      return value === '' ? undefined : value;
    },
    repeated,
  };
}

function readCookie(header: string, name: string): string | undefined {
  for (const pair of header.split(';')) {
    const [key, ...value] = pair.trim().split('=');
    if (key === name) return value.join('=');
  }
  return undefined;
}
