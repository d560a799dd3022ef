import type { OutgoingHttpHeaders } from 'node:http';
import { request as httpsRequest } from 'node:https';

/** A sign-in page with a form is a few kilobytes. */
const maxPageBytes = 256 * 1024;

/** The practice tenant is on this computer; what takes longer than this will not come. */
const pageDeadlineMs = 10_000;

/** One request for a page. */
export interface PageRequest {
  url: string;
  method: 'GET' | 'POST';
  /** Form fields, sent as the body of a POST or the query of a GET. */
  form?: URLSearchParams;
  cookies?: string;
  /** PEM of the certificate authority that is trusted instead of the system's. */
  ca?: string;
  signal: AbortSignal;
}

export interface Page {
  status: number;
  /** Where a redirect leads, absolute. */
  location?: string;
  /** `name=value` of each cookie that was set. */
  cookies: string[];
  body: string;
}

/**
 * Fetches one page over HTTPS without following redirects. Certificates are verified.
 *
 * @throws when it cannot be fetched, is too large or too slow, or was cancelled
 */
export function fetchPage(page: PageRequest): Promise<Page> {
  const url = new URL(page.url);
  const isPost = page.method === 'POST';
  if (page.form && !isPost) url.search = page.form.toString();
  const body = isPost ? (page.form ?? new URLSearchParams()).toString() : undefined;
  const headers: OutgoingHttpHeaders = {
    Accept: 'text/html',
    ...(page.cookies === undefined ? {} : { Cookie: page.cookies }),
    ...(body === undefined
      ? {}
      : {
          // Servers that check where a form comes from expect what a browser sends.
          Origin: url.origin,
          'Content-Type': 'application/x-www-form-urlencoded',
          'Content-Length': Buffer.byteLength(body),
        }),
  };
  return new Promise((resolve, reject) => {
    if (url.protocol !== 'https:') throw new Error('sign-in pages are fetched over HTTPS only');
    const request = httpsRequest(url, {
      method: page.method,
      headers,
      agent: false,
      minVersion: 'TLSv1.2',
      rejectUnauthorized: true,
      signal: AbortSignal.any([page.signal, AbortSignal.timeout(pageDeadlineMs)]),
      ...(page.ca === undefined ? {} : { ca: page.ca }),
    });
    request.on('error', reject);
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      response.on('error', reject);
      response.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > maxPageBytes) response.destroy(new Error('the page is too large'));
        else chunks.push(chunk);
      });
      response.on('end', () => {
        const location = response.headers.location;
        resolve({
          status: response.statusCode ?? 0,
          ...(location === undefined ? {} : { location: new URL(location, url).href }),
          cookies: (response.headers['set-cookie'] ?? []).map((cookie) =>
            cookie.split(';', 1).join(),
          ),
          body: Buffer.concat(chunks).toString('utf8'),
        });
      });
    });
    request.end(body);
  });
}
