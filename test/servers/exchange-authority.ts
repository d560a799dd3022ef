import { once } from 'node:events';
import { createServer, type Server } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** The services that a mail server can name when it asks. */
export type MailService = 'imap' | 'pop3' | 'smtp' | 'submission';
const services: readonly string[] = ['imap', 'pop3', 'smtp', 'submission'];

/** Judges one login, as Exchange does: token, protocol, and whose mailbox. */
export type Decide = (
  token: string,
  user: string,
  service: MailService,
) => Promise<{ ok: true } | { ok: false; reason: string }>;

/** One login that the authority judged; the token is not kept. */
export interface Judged {
  user: string;
  service: MailService;
  /** `ok`, or why not. */
  verdict: string;
}

export interface ExchangeAuthority {
  /** What mail servers POST `user`, `service` and `token` to. */
  url: string;
  /** Every login so far, in order. */
  judged: readonly Judged[];
  stop(): Promise<void>;
}

/** Several times the longest token; more than this is no login. */
const maxBodyBytes = 65_536;

function isMailService(text: string): text is MailService {
  return services.includes(text);
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) throw new Error('the body is not bytes');
    size += chunk.length;
    if (size > maxBodyBytes) throw new Error('the body is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

async function close(server: Server): Promise<void> {
  server.close();
  server.closeAllConnections();
  await once(server, 'close');
}

/**
 * Starts, on loopback, the endpoint that lets a real mail server ask the practice tenant: 200 lets
 * the login pass, 401 refuses it, and 400 or 500 say that the question or the judge is broken, which
 * a mail server reports as a temporary failure.
 *
 * @param certificate what it shows for `localhost`
 */
export async function startExchangeAuthority(
  decide: Decide,
  certificate: { certPem: string; keyPem: string },
): Promise<ExchangeAuthority> {
  const judged: Judged[] = [];

  async function judge(request: IncomingMessage): Promise<number> {
    if (request.method !== 'POST' || request.url !== '/exchange/auth') return 404;
    const form = new URLSearchParams(await readBody(request));
    const user = form.get('user');
    const token = form.get('token');
    const service = form.get('service') ?? '';
    if (user === null || token === null || !isMailService(service)) return 400;
    const decision = await decide(token, user, service);
    judged.push({ user, service, verdict: decision.ok ? 'ok' : decision.reason });
    return decision.ok ? 200 : 401;
  }

  function answer(request: IncomingMessage, response: ServerResponse): void {
    judge(request)
      .catch(() => 500)
      .then((status) => response.writeHead(status).end())
      .catch(() => response.destroy());
  }

  const server = createServer({ cert: certificate.certPem, key: certificate.keyPem }, answer);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not a TCP port');
  return {
    url: `https://localhost:${address.port}/exchange/auth`,
    judged,
    stop: () => close(server),
  };
}
