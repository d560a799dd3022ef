import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { onTestFinished, expect, vi } from 'vitest';
import { makeSecret } from '../../../../electron/auth/make-secret.ts';
import { EchoFilter } from '../../../../electron/mail/echo-filter.ts';
import { LineConnection } from '../../../../electron/mail/line-connection.ts';
import { Recorder } from '../../../../electron/mail/recorder.ts';
import { secureContextFor } from '../../../../electron/mail/secure-context.ts';
import { startTls } from '../../../../electron/mail/tls.ts';
import { composeLine } from '../../../../electron/mail/wire-line.ts';
import type { TranscriptLine } from '../../../../shared/transcript.ts';
import { certificates } from './run-check.ts';
import { startTcpServer, type Peer, type Script, type ScriptedServer } from './scripted-server.ts';

export interface Opened {
  connection: LineConnection;
  plain: Socket;
  transcript: readonly TranscriptLine[];
  /** Puts TLS on the connection as a check does. */
  upgrade: (signal?: AbortSignal) => Promise<void>;
  server: ScriptedServer;
}

/** A connection in the clear to a server of its own, which goes with the test. */
export async function open(script: Script): Promise<Opened> {
  const { authority, certificate } = await certificates();
  const server = await startTcpServer(script, {
    cert: certificate.certPem,
    key: certificate.keyPem,
  });
  onTestFinished(() => server.close());
  const plain = connect({ host: '127.0.0.1', port: server.port });
  await once(plain, 'connect');
  // As the race leaves it: with one listener for errors, for life.
  plain.on('error', () => undefined);
  const recorder = new Recorder('smtp', 'starttls', () => undefined);
  const echoes = new EchoFilter(makeSecret('the token of this test'));
  const connection = new LineConnection(plain, recorder, echoes);
  const context = secureContextFor({ kind: 'only', ca: authority.certPem });
  return {
    ...{ connection, plain, server },
    transcript: recorder.transcript,
    upgrade: (signal = new AbortController().signal) =>
      connection.upgrade((socket) =>
        startTls({ socket, host: 'localhost', context, signal, onSummary: () => undefined }),
      ),
  };
}

/** Asks for TLS and waits for the go-ahead. */
export async function goAhead({ connection }: Opened): Promise<void> {
  connection.send(composeLine('STARTTLS'));
  await connection.receive(new AbortController().signal);
}

export function bytesOf(
  transcript: readonly TranscriptLine[],
  kind: TranscriptLine['kind'],
): number {
  return transcript.reduce((sum, line) => sum + (line.kind === kind ? line.bytes : 0), 0);
}

/** All ends of the connection are gone. */
export async function expectAllClosed({ plain, server }: Opened): Promise<void> {
  expect(plain.destroyed).toBe(true);
  await vi.waitFor(
    () => {
      expect(server.connections()).toBe(0);
    },
    { interval: 5 },
  );
}

/** What a server does that grants STARTTLS, and afterwards `next`. */
export function granting(next: (peer: Peer) => Promise<void>): Script {
  return async (peer) => {
    await peer.line();
    peer.send('220 go ahead\r\n');
    await next(peer);
  };
}
