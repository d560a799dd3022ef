import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { appError } from '../../../shared/errors.ts';
import { socketFailure, systemCode } from '../../mail/failure.ts';
import type { Connection } from './connect.ts';
import { NetworkFailure, networkFailure, type Place } from './failure.ts';

/** One request as it goes onto the wire. */
export interface Outgoing {
  method: 'GET' | 'POST';
  url: URL;
  headers: Readonly<Record<string, string>>;
  /** Only of a POST. */
  body?: string;
}

/** An answer of the server, whatever it says. */
export interface Incoming {
  status: number;
  headers: Readonly<Record<string, string>>;
  text: string;
  /** Our clock, in milliseconds, when the request had been written and when its answer began. */
  sentAt: number;
  answeredAt: number;
}

/**
 * Sends one request over a connection of its own and reads the whole answer. Follows no redirect
 * and sends no cookie.
 *
 * @param maxBytes of the body of the answer
 * @throws {NetworkFailure} which may pass only where no answer had begun
 */
export function sendOver(
  { socket }: Connection,
  { method, url, headers, body }: Outgoing,
  maxBytes: number,
): Promise<Incoming> {
  const place: Place = { kind: 'server', name: url.hostname };
  return new Promise((resolve, reject) => {
    const request = httpRequest({
      method,
      path: `${url.pathname}${url.search}`,
      headers: {
        Accept: 'application/json',
        ...headers,
        ...(body === undefined ? {} : { 'Content-Length': Buffer.byteLength(body) }),
        Host: url.host,
        Connection: 'close',
      },
      setHost: false,
      createConnection: () => socket,
    });
    let sentAt = Date.now();
    request.on('finish', () => {
      sentAt = Date.now();
    });
    request.on('error', (error) => {
      // What is not of the connection is of the parser: the other side does not speak HTTP.
      const isOfSocket = /^E[A-Z]+$/.test(systemCode(error)) || systemCode(error) === '';
      reject(networkFailure(isOfSocket ? socketFailure(error) : error, place));
    });
    request.on('upgrade', ({ statusCode = 0 }) => {
      const text = `${url.hostname}: answered HTTP ${statusCode}, another protocol`;
      reject(new NetworkFailure(appError('signin/network', text)));
      socket.destroy();
    });
    request.on('response', (response) => {
      const answeredAt = Date.now();
      const chunks: Buffer[] = [];
      let size = 0;
      const fail = (text: string): void => {
        reject(new NetworkFailure(appError('signin/network', `${url.hostname}: ${text}`)));
        socket.destroy();
      };
      response.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > maxBytes) fail(`answer longer than ${maxBytes} bytes`);
        else chunks.push(chunk);
      });
      response.on('error', () => {
        fail('the connection ended in the middle of the answer');
      });
      response.on('end', () => {
        resolve({
          ...{ status: response.statusCode ?? 0, sentAt, answeredAt },
          headers: singleHeaders(response.headers),
          text: Buffer.concat(chunks).toString('utf8'),
        });
      });
    });
    request.end(body);
  });
}

function singleHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const entries = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, [value].flat().join(', ')] as const],
  );
  return Object.fromEntries(entries);
}
