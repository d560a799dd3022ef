import { createServer } from 'node:https';
import type { IncomingHttpHeaders } from 'node:http';
import {
  createCertificateAuthority,
  type CertificateAuthority,
  type CertificateRequest,
} from '../../../../electron/practice/certificate-authority.ts';
import { listenOnLoopback } from '../../../../electron/practice/loopback-listener.ts';

export interface ScriptedRequest {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** What is answered: nothing at all with `silence`, an end in place of an answer with `drop`. */
export type ScriptedAnswer =
  | { status?: number; headers?: Record<string, string>; body?: string; cut?: boolean }
  | 'silence'
  | 'drop';

export interface ScriptedAuthority {
  /** `https://localhost:PORT` */
  origin: string;
  port: number;
  requests: readonly ScriptedRequest[];
  close: () => Promise<void>;
}

let shared: Promise<CertificateAuthority> | undefined;

/** One certificate authority for all files of a worker: making keys takes time. */
export function testAuthority(): Promise<CertificateAuthority> {
  shared ??= createCertificateAuthority();
  return shared;
}

/** An HTTPS server on loopback that answers its requests with these answers, the last one again. */
export async function startAuthority(
  answers: readonly ScriptedAnswer[],
  certificate: CertificateRequest = {},
): Promise<ScriptedAuthority> {
  const { certPem, keyPem } = await (await testAuthority()).issue(certificate);
  const requests: ScriptedRequest[] = [];
  const server = createServer({ cert: certPem, key: keyPem }, (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const { method = '', url = '', headers } = incoming;
      requests.push({ method, path: url, headers, body: Buffer.concat(chunks).toString() });
      const answer = answers[Math.min(requests.length, answers.length) - 1] ?? 'silence';
      if (answer === 'silence') return;
      if (answer === 'drop') {
        incoming.socket.destroy();
        return;
      }
      outgoing.writeHead(answer.status ?? 200, answer.headers ?? {});
      if (answer.cut === true) outgoing.write('{', () => incoming.socket.destroy());
      else outgoing.end(answer.body ?? '{}');
    });
  });
  const listener = await listenOnLoopback(server);
  const { port } = listener;
  return { origin: `https://localhost:${port}`, port, requests, close: () => listener.close() };
}
