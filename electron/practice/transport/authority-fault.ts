import { createServer } from 'node:https';
import type { ServerResponse } from 'node:http';
import type { IssuedCertificate } from '../certificate-authority.ts';
import { listenOnLoopback } from '../loopback-listener.ts';
import type { BadCertificates } from './certificates.ts';
import { closedPort } from './closed-port.ts';
import { unknownHost } from './mail-fault.ts';
import type { AuthorityFault } from './types.ts';

/** What stands where the authority should be. */
export interface FaultyAuthority {
  /** `https://HOST:PORT` */
  origin: string;
  close(): Promise<void>;
}

/** A request on loopback takes milliseconds; slower ones are stuck. */
const requestTimeoutMs = 10_000;

/** A page as the sign-in of a guest network or a proxy's refusal shows it. */
const page = (title: string, text: string) =>
  `<!doctype html><html lang="en"><head><title>${title}</title></head><body><h1>${title}</h1><p>${text}</p></body></html>`;

const answers = {
  html: (response: ServerResponse) => {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
    response.end(page('Guest network', 'Accept the terms of use to go online.'));
  },
  'proxy-required': (response: ServerResponse) => {
    response.writeHead(403, { 'Content-Type': 'text/html; charset=utf-8' });
    response.end(page('Access denied', 'Direct connections are blocked. Use the company proxy.'));
  },
};

/**
 * Starts what stands in for the authority while a fault lasts.
 *
 * @param certificate the right one
 * @throws if a port cannot be had
 */
export async function startAuthorityFault(
  fault: AuthorityFault,
  { certificate, bad }: { certificate: IssuedCertificate; bad: BadCertificates },
): Promise<FaultyAuthority> {
  const nothing = () => Promise.resolve();
  switch (fault) {
    case 'no-such-name':
      return { origin: `https://${unknownHost}`, close: nothing };
    case 'closed-port':
      return { origin: `https://localhost:${await closedPort()}`, close: nothing };
    case 'certificate-expired':
      return serve(await bad.expired());
    case 'inspected':
      return serve(await bad.inspected());
    case 'html':
    case 'proxy-required':
      return serve(certificate, answers[fault]);
  }
}

/** An HTTPS server that answers everything the same; with a bad certificate nobody gets so far. */
async function serve(
  { certPem, keyPem }: IssuedCertificate,
  answer: (response: ServerResponse) => void = answers.html,
): Promise<FaultyAuthority> {
  const server = createServer(
    {
      ...{ cert: certPem, key: keyPem, minVersion: 'TLSv1.2' },
      ...{ handshakeTimeout: requestTimeoutMs, requestTimeout: requestTimeoutMs },
    },
    (request, response) => {
      request.resume();
      answer(response);
    },
  );
  const listener = await listenOnLoopback(server);
  return { origin: `https://localhost:${listener.port}`, close: () => listener.close() };
}
