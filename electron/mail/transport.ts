import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { TlsSummary } from '../../shared/run-record.ts';
import type { CheckRun } from './check-run.ts';
import { withDeadline } from './deadline.ts';
import type { HostAddress } from './dns.ts';
import type { EchoFilter } from './echo-filter.ts';
import { MailFailure } from './failure.ts';
import { LineConnection } from './line-connection.ts';
import { lookUp } from './look-up.ts';
import { tunnel } from './proxy.ts';
import { secureContextFor } from './secure-context.ts';
import { connectTcp } from './tcp.ts';
import { startTls } from './tls.ts';

/**
 * The stages up to the first byte of the protocol: `dns`, `tcp`, over a proxy `proxy` and, where TLS
 * is there from the start, `tls`. A socket that does not get that far is destroyed. Over a proxy,
 * `dns` and `tcp` are about the proxy, which looks the server's name up itself.
 *
 * @returns a line connection: to a verified server, or with STARTTLS one that is still in the clear
 * @throws what ended a stage, after it is recorded
 */
export async function openTransport(run: CheckRun): Promise<LineConnection> {
  const { endpoint, route } = run.request;
  const { proxy } = route;
  const addresses = await lookUp(run, (proxy ?? endpoint).host);
  const tcpSocket = await connectSocket(run, addresses, (proxy ?? endpoint).port);
  if (proxy) await tunnel(run, proxy, tcpSocket);
  const isClear = endpoint.security === 'starttls';
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
  await run.stages.run('tls', async () => {
    await connection.upgrade((socket) => handshake(run, socket));
    return run.found.tls?.version;
  });
}

async function connectSocket(
  run: CheckRun,
  addresses: readonly HostAddress[],
  port: number,
): Promise<Socket> {
  const { stages, recorder, deadlines, signal, found } = run;
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
      found.connectedTo = address;
      recorder.note(`connected to ${address} port ${port}`);
      return address;
    });
  });
}

async function secureSocket(run: CheckRun, socket: Socket): Promise<TLSSocket> {
  return captured(async (keep) => {
    await run.stages.run('tls', async () => {
      keep(await handshake(run, socket));
      return run.found.tls?.version;
    });
  });
}

/** What the stage `tls` does; a socket that does not get through it is destroyed. */
async function handshake(run: CheckRun, socket: Socket): Promise<TLSSocket> {
  const { deadlines, signal, request } = run;
  try {
    return await withDeadline(deadlines.tls, signal, (stop) =>
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
  } catch (error) {
    socket.destroy();
    if (!(error instanceof MailFailure) || error.detail === undefined) throw error;
    throw new MailFailure(error.code, run.echoes.hide(error.detail), error.evidenceLine);
  }
}

function keepSummary({ recorder, found, echoes }: CheckRun, summary: TlsSummary): void {
  const tls = withoutEchoes(summary, echoes);
  found.tls = tls;
  recorder.emit({ kind: 'tls', protocol: recorder.protocol, tls });
  const negotiated = [tls.version, tls.cipher].filter((part) => part !== undefined);
  recorder.note(negotiated.join(' '));
  for (const certificate of tls.chain) {
    const { subject, issuer, validFrom, validTo } = certificate;
    recorder.note(`${subject} · issued by ${issuer} · valid ${validFrom} to ${validTo}`);
  }
  if (tls.problem !== undefined) recorder.note(`not trusted: ${tls.problem}`);
}

/** A server that was given the token once can show it in a certificate that it makes afterwards. */
function withoutEchoes(summary: TlsSummary, echoes: EchoFilter): TlsSummary {
  const hide = (text: string): string => echoes.hide(text);
  const { problem, chain } = summary;
  return {
    ...summary,
    ...(problem === undefined ? {} : { problem: hide(problem) }),
    chain: chain.map((certificate) => ({
      ...certificate,
      subject: hide(certificate.subject),
      issuer: hide(certificate.issuer),
      altNames: certificate.altNames.map(hide),
    })),
  };
}

/** What `work` kept; a stage itself returns only its summary. */
async function captured<T>(work: (keep: (value: T) => void) => Promise<void>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    work(resolve).catch(reject);
  });
}
