import type { IncomingMessage } from 'node:http';
import { makeSecret } from './make-secret.ts';
import type { FormAnswer, RedirectAnswer } from './redirect-response.ts';

/** The largest form that is read, in bytes: codes of Entra ID are about 1,500 characters. */
export const maxFormBytes = 64 * 1024;

/** What came to the loopback address, before anybody has looked at its `state`. */
export type LoopbackRequest =
  /** Nothing that claims to be an answer: a browser asking for an icon, a person trying the page. */
  | { kind: 'nothing' }
  | { kind: 'answer'; answer: FormAnswer }
  /** An answer in the address, where a form was asked for; it holds a code. */
  | { kind: 'code-in-address'; answer: RedirectAnswer }
  /** `reason` holds nothing of the request. */
  | { kind: 'refused'; status: number; reason: string };

/**
 * Reads one request. The host must be ours by name (a page on the internet whose name leads to
 * 127.0.0.1 sends its own), the path `/`, the method GET or POST, and a body a form of limited size.
 *
 * @param hosts what `Host` may be, with the port
 * @throws when the connection ends before the body does
 */
export async function readLoopbackRequest(
  request: IncomingMessage,
  hosts: readonly string[],
): Promise<LoopbackRequest> {
  const { method, url = '' } = request;
  if (!hosts.includes(request.headers.host?.toLowerCase() ?? '')) {
    return refused(421, 'the request is for another host');
  }
  if (method !== 'GET' && method !== 'POST') {
    return refused(405, 'the request is neither GET nor POST');
  }
  const queryAt = url.indexOf('?');
  const path = queryAt === -1 ? url : url.slice(0, queryAt);
  if (path !== '/') return { kind: 'nothing' };
  if (method === 'GET') return readQuery(queryAt === -1 ? '' : url.slice(queryAt + 1));
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded') return refused(415, 'the body is not a form');
  const form = await readBody(request);
  if (form === undefined) return refused(413, `the form is longer than ${maxFormBytes} bytes`);
  return { kind: 'answer', answer: { form: makeSecret(form) } };
}

/**
 * Errors may come in the address, as some authorities send them whatever was asked for: they hold
 * no secret. A code may not.
 */
function readQuery(query: string): LoopbackRequest {
  if (query === '') return { kind: 'nothing' };
  const answer = { form: makeSecret(query) };
  const hasCode = new URLSearchParams(query).has('code');
  return { kind: hasCode ? 'code-in-address' : 'answer', answer };
}

/** @returns `undefined` where it is too long */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > maxFormBytes) return undefined;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxFormBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function refused(status: number, reason: string): LoopbackRequest {
  return { kind: 'refused', status, reason };
}
