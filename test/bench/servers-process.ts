import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startMailBench } from '../servers/mail-bench.ts';
import { findMailServers } from '../servers/require-mail-servers.ts';
import type { Ports } from './servers.ts';

// The process of `servers.ts`: it says where the servers are, and ends when its parent does.

/** What it says once all servers greet. */
export interface ReadyMessage {
  host: string;
  ports: Ports;
  /** PEM of the authority that signed the servers' certificate. */
  ca: string;
  /** The same in a file that is there as long as the servers are. */
  caFile: string;
  /** The servers' certificate and its key, for a relay that stands before them. */
  certificate: { certPem: string; keyPem: string };
  user: string;
  token: string;
}

/** Owner of a mailbox of the practice tenant. */
const user = 'adele@contoso.example';
const scopes = ['IMAP.AccessAsUser.All', 'POP.AccessAsUser.All', 'SMTP.Send'];

const programs = await findMailServers();
if ('missing' in programs) throw new Error(`The benchmark needs real servers: ${programs.missing}`);
// Ctrl-C reaches the whole group; the servers are stopped when the parent is gone.
process.on('SIGINT', () => undefined);
const parentGone = once(process, 'disconnect');
const bench = await startMailBench(programs);
const folder = await mkdtemp(join(tmpdir(), 'assistant-bench-'));
try {
  const { endpoints } = bench.servers;
  const caFile = join(folder, 'ca.pem');
  await writeFile(caFile, bench.practice.ca);
  const ready: ReadyMessage = {
    host: endpoints.imaps.host,
    ports: {
      imap: endpoints.imaps.port,
      pop: endpoints.pop3s.port,
      smtp: endpoints.smtpStarttls.port,
    },
    ca: bench.practice.ca,
    caFile,
    certificate: bench.practice.serverCertificate,
    user,
    token: await bench.practice.mint({ user, scopes }),
  };
  process.send?.(ready);
  await parentGone;
} finally {
  await rm(folder, { recursive: true, force: true });
  await bench.stop();
}
