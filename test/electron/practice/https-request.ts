import { request } from 'node:https';
import type { IncomingHttpHeaders } from 'node:http';

export interface HttpsAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface HttpsRequest {
  ca: string;
  method?: string;
  headers?: Record<string, string>;
  /** Sent as a form. */
  form?: Record<string, string> | URLSearchParams;
  /** Sent as it is. */
  body?: string;
}

/** Makes one request that follows no redirect and keeps no connection. */
export function httpsRequest(url: string, options: HttpsRequest): Promise<HttpsAnswer> {
  const body = options.form ? new URLSearchParams(options.form).toString() : options.body;
  return new Promise((resolve, reject) => {
    const outgoing = request(
      url,
      {
        ca: options.ca,
        // Whatever the Host header says, the certificate is localhost's.
        servername: 'localhost',
        agent: false,
        method: options.method ?? (body === undefined ? 'GET' : 'POST'),
        headers: {
          ...(options.form ? { 'Content-Type': 'application/x-www-form-urlencoded' } : {}),
          ...(body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) }),
          ...options.headers,
        },
      },
      (incoming) => {
        let text = '';
        incoming.setEncoding('utf8');
        incoming.on('data', (chunk: string) => (text += chunk));
        incoming.on('error', reject);
        incoming.on('end', () => {
          resolve({
            status: incoming.statusCode ?? 0,
            headers: incoming.headers,
            body: text,
          });
        });
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
