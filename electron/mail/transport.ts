import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { TlsSummary } from '../../shared/run-record.ts';
import type { CheckRun } from './check-run.ts';
import { withDeadline } from './deadline.ts';
import { resolveHost, type HostAddress } from './dns.ts';
import { LineConnection } from './line-connection.ts';
import { secureContextFor } from './secure-context.ts';
import { connectTcp } from './tcp.ts';
import { startTls } from './tls.ts';

/**
 * The stages up to the first byte of the protocol: `dns`, `tcp` and, where TLS is there from the
 * start, `tls`. A socket that does not get that far is destroyed.
 *
 * @returns a line connection: to a verified server, or with STARTTLS one that is still in the clear
 * @throws what ended a stage, after it is recorded
 */
export async function openTransport(run: CheckRun): Promise<LineConnection> {
  const addresses = await lookUp(run);
  const tcpSocket = await connectSocket(run, addresses);
  const isClear = run.request.endpoint.security === 'starttls';
  const socket = isClear ? tcpSocket : await secureSocket(run, tcpSocket);
  return new LineConnection(socket, run.recorder, run.echoes);
}

/**
 * The stage `tls` of a check with STARTTLS, after the server's go-ahead. When it returns, the server
 * is verified and whatever it said before counts for nothing.
 *
 * @throws what ended the stage, after it is recorded; `starttls/injected` where something came with
 *   the go-ahead
 */
export async function secureConnection(run: CheckRun, connection: LineConnection): Promise<void> {
  await connection.upgrade((socket) => secureSocket(run, socket));
}

async function lookUp(run: CheckRun): Promise<HostAddress[]> {
  const { stages, recorder, deadlines, signal, request, found } = run;
  let addresses: HostAddress[] = [];
  await stages.run('dns', async () => {
    const { host } = request.endpoint;
    addresses = await withDeadline(deadlines.dns, signal, () => resolveHost(host));
    found.addresses = addresses.map(({ address }) => address);
    recorder.note(`${host} has ${found.addresses.join(', ')}`);
    return found.addresses.join(', ');
  });
  return addresses;
}

async function connectSocket(run: CheckRun, addresses: readonly HostAddress[]): Promise<Socket> {
  const { stages, recorder, deadlines, signal, request } = run;
  const { port } = request.endpoint;
  return captured(async (keep) => {
    await stages.run('tcp', async () => {
      const { socket, address } = await connectTcp({
        addresses,
        port,
        milliseconds: deadlines.tcp,
        signal,
        onAttemptFailed: (failed, reason) => {
          recorder.note(`not connected to ${failed}: ${reason}`);
        },
      });
      keep(socket);
      recorder.note(`connected to ${address} port ${port}`);
      return address;
    });
  });
}

async function secureSocket(run: CheckRun, socket: Socket): Promise<TLSSocket> {
  const { stages, deadlines, signal, request } = run;
  return captured(async (keep) => {
    await stages.run('tls', async () => {
      try {
        const tlsSocket = await withDeadline(deadlines.tls, signal, (stop) =>
          startTls({
            socket,
            host: request.endpoint.host,
            context: secureContextFor(request.trust),
            signal: stop,
            onSummary: (summary) => {
              keepSummary(run, summary);
            },
          }),
        );
        keep(tlsSocket);
      } catch (error) {
        socket.destroy();
        throw error;
      }
      return run.found.tls?.version;
    });
  });
}

function keepSummary({ recorder, found }: CheckRun, tls: TlsSummary): void {
  found.tls = tls;
  recorder.emit({ kind: 'tls', protocol: recorder.protocol, tls });
  recorder.note([tls.version, tls.cipher].filter((part) => part !== undefined).join(' '));
  for (const certificate of tls.chain) {
    const { subject, issuer, validFrom, validTo } = certificate;
    recorder.note(`${subject} · issued by ${issuer} · valid ${validFrom} to ${validTo}`);
  }
}

/** What `work` kept; a stage itself returns only its summary. */
async function captured<T>(work: (keep: (value: T) => void) => Promise<void>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    work(resolve).catch(reject);
  });
}
