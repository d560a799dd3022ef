import { getEventListeners, once } from 'node:events';
import { describe, expect, test, vi } from 'vitest';
import { MailFailure } from '../../../electron/mail/failure.ts';
import { secureContextFor } from '../../../electron/mail/secure-context.ts';
import { startTls } from '../../../electron/mail/tls.ts';
import { composeLine } from '../../../electron/mail/wire-line.ts';
import { certificates } from './helpers/run-check.ts';
import {
  bytesOf,
  expectAllClosed,
  goAhead,
  granting,
  open,
  type Opened,
} from './helpers/before-tls.ts';

const { signal } = new AbortController();

describe('after the go-ahead', () => {
  test('the connection goes on under TLS, and the plain socket has no listener of it', async () => {
    const opened = await open(
      granting(async (peer) => {
        await peer.startTls();
        peer.send(`under TLS: ${await peer.line()}\r\n`);
        await peer.gone;
      }),
    );
    const { connection, plain } = opened;
    const listenersBefore = plain.listeners('data').length;
    await goAhead(opened);
    await opened.upgrade();
    expect(listenersBefore).toBe(1);
    expect(plain.listeners('data')).toEqual([]);
    connection.send(composeLine('EHLO again'));
    expect((await connection.receive(signal)).text).toBe('under TLS: EHLO again');
    await connection.close();
    await expectAllClosed(opened);
  });

  test.each([
    ['a whole line', '250 injected\r\n'],
    ['the beginning of a line', '250 inj'],
  ])('%s in the same packet is injected, and the line that shows it is named', async (_, more) => {
    const opened = await open(async (peer) => {
      await peer.line();
      peer.send(`220 go ahead\r\n${more}`);
      await peer.gone;
    });
    await goAhead(opened);
    const failure: unknown = await opened.upgrade().catch((error: unknown) => error);
    if (!(failure instanceof MailFailure)) throw new Error('not refused');
    expect(failure.code).toBe('starttls/injected');
    const line = opened.transcript.find(({ n }) => n === failure.evidenceLine);
    expect(line?.text).toContain(more.slice(0, 7));
    expect(line?.bytes).toBe(more.length);
    expect(opened.connection.alive).toBe(false);
    opened.connection.send(composeLine('AUTH XOAUTH2'));
    await expectAllClosed(opened);
    expect(opened.server.received()).toBe('STARTTLS\r\n');
  });

  test('what comes in the clear during the handshake ends it', async () => {
    const opened = await open(
      granting(async (peer) => {
        // The first bytes of the handshake have come, so the client has left the clear behind.
        await once(peer.socket, 'data');
        peer.send('250 injected\r\n');
        await peer.gone;
      }),
    );
    await goAhead(opened);
    await expect(opened.upgrade()).rejects.toMatchObject({ code: 'tls/not-tls' });
    expect(opened.connection.alive).toBe(false);
    await expect(opened.connection.receive(signal)).rejects.toMatchObject({ code: 'tls/not-tls' });
    await expectAllClosed(opened);
  });

  test('what comes while TLS is not begun yet counts as the handshake, not as a reply', async () => {
    const opened = await open(
      granting(async (peer) => {
        await peer.gone;
      }),
    );
    await goAhead(opened);
    const { connection, plain, server } = opened;
    const { authority } = await certificates();
    const context = secureContextFor({ kind: 'only', ca: authority.certPem });
    const upgraded = connection.upgrade(async (socket) => {
      plain.unshift('250 injected\r\n');
      await new Promise((resolve) => setImmediate(resolve));
      return startTls({ socket, host: 'localhost', context, signal, onSummary: () => undefined });
    });
    await expect(upgraded).rejects.toMatchObject({ code: 'tls/not-tls' });
    expect(connection.takeArrived()).toBeUndefined();
    expect(server.received()).not.toContain('AUTH');
    await expectAllClosed(opened);
  });

  test('a server that closes ends it', async () => {
    const opened = await open(
      granting((peer) => {
        peer.socket.end();
        return peer.gone;
      }),
    );
    await goAhead(opened);
    await expect(opened.upgrade()).rejects.toMatchObject({ code: 'stage/closed' });
    await expectAllClosed(opened);
  });

  test('a server that has closed before is not waited for', async () => {
    const opened = await open(
      granting((peer) => {
        peer.socket.end();
        return peer.gone;
      }),
    );
    await goAhead(opened);
    await expect(opened.connection.receive(signal)).rejects.toMatchObject({ code: 'stage/closed' });
    await expect(opened.upgrade()).rejects.toMatchObject({ code: 'stage/closed' });
    await expectAllClosed(opened);
  });
});

describe('in the middle of the handshake', () => {
  /** The server takes the first bytes of the handshake and is silent. */
  async function openSilent(): Promise<Opened> {
    const opened = await open(granting((peer) => peer.gone));
    await goAhead(opened);
    return opened;
  }

  test('the connection can be destroyed', async () => {
    const opened = await openSilent();
    const upgraded = opened.upgrade();
    opened.connection.destroy();
    await expect(upgraded).rejects.toMatchObject({ code: 'stage/closed' });
    await expectAllClosed(opened);
  });

  test('the connection can be closed', async () => {
    const opened = await openSilent();
    const upgraded = opened.upgrade();
    const expectation = expect(upgraded).rejects.toMatchObject({ code: 'stage/closed' });
    await opened.connection.close();
    await expectation;
    await expectAllClosed(opened);
  });

  test('it can be stopped, and the signal has no listener afterwards', async () => {
    const opened = await openSilent();
    const stop = new AbortController();
    const upgraded = opened.upgrade(stop.signal);
    const expectation = expect(upgraded).rejects.toMatchObject({ code: 'run/timeout' });
    stop.abort(new MailFailure('run/timeout'));
    await expectation;
    expect(getEventListeners(stop.signal, 'abort')).toEqual([]);
    await expectAllClosed(opened);
  });
});

describe('the transcript accounts for every byte', () => {
  test('before TLS and under it, asked for or not, and of a line without an end', async () => {
    let sent = 0;
    const opened = await open(async (peer) => {
      const send = (text: string): void => {
        sent += Buffer.byteLength(text);
        peer.send(text);
      };
      send('220 ready\r\n');
      await peer.line();
      send('250-first\r\n250 STARTTLS\n');
      await peer.line();
      send('220 go ahead\r\n');
      await peer.startTls();
      await peer.line();
      send('250 größer\r\n');
      await peer.line();
      send(`354 one\r\n${'x'.repeat(3000)}\r\nand no e`);
      peer.socket.end();
      await peer.gone;
    });
    const { connection, transcript, server } = opened;
    await connection.receive(signal);
    connection.send(composeLine('EHLO one'));
    await connection.receive(signal);
    await connection.receive(signal);
    await goAhead(opened);
    await opened.upgrade();
    connection.send(composeLine('EHLO two'));
    await connection.receive(signal);
    connection.send(composeLine('AUTH ', { wire: 'c2VjcmV0', shown: 'hidden' }));
    await connection.receive(signal);
    // What follows is not asked for any more; the end has to have come, though.
    await vi.waitFor(() => {
      expect(connection.alive).toBe(false);
    });
    await connection.close();
    expect(bytesOf(transcript, 'received')).toBe(sent);
    expect(bytesOf(transcript, 'sent')).toBe(server.received().length);
  });

  test('when the server resets the connection', async () => {
    let sent = 0;
    const opened = await open(async (peer) => {
      const send = (text: string): void => {
        sent += text.length;
        peer.send(text);
      };
      send('220 ready\r\n250 half a li');
      // The client sends when it has received: what was sent before cannot be lost by the reset.
      await peer.line();
      peer.socket.resetAndDestroy();
    });
    const { connection, transcript, server } = opened;
    await connection.receive(signal);
    await vi.waitFor(() => {
      expect(opened.plain.bytesRead).toBe(sent);
    });
    connection.send(composeLine('EHLO one'));
    await expect(connection.receive(signal)).rejects.toMatchObject({ code: 'stage/reset' });
    connection.destroy();
    expect(bytesOf(transcript, 'received')).toBe(sent);
    expect(bytesOf(transcript, 'sent')).toBe(server.received().length);
  });

  test('when a limit is broken', async () => {
    const opened = await open(async (peer) => {
      peer.send('x'.repeat(1_200_000));
      await peer.gone;
    });
    const { connection, plain, transcript } = opened;
    await expect(connection.receive(signal)).rejects.toMatchObject({
      code: 'protocol/line-too-long',
    });
    await vi.waitFor(() => {
      expect(connection.alive).toBe(false);
    });
    connection.destroy();
    expect(bytesOf(transcript, 'received')).toBe(plain.bytesRead);
    expect(plain.bytesRead).toBeGreaterThan(1_048_576);
  });

  test('when there are too many lines', async () => {
    const opened = await open(async (peer) => {
      peer.send('\r\n'.repeat(10_050));
      await peer.gone;
    });
    const { connection, plain, transcript } = opened;
    const readAll = async (): Promise<void> => {
      for (;;) await connection.receive(signal);
    };
    await expect(readAll()).rejects.toMatchObject({ code: 'protocol/too-much-data' });
    connection.destroy();
    expect(bytesOf(transcript, 'received')).toBe(plain.bytesRead);
  });
});
