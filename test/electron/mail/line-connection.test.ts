import { getEventListeners, once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { makeSecret } from '../../../electron/auth/make-secret.ts';
import { EchoFilter } from '../../../electron/mail/echo-filter.ts';
import { LineConnection } from '../../../electron/mail/line-connection.ts';
import { Recorder } from '../../../electron/mail/recorder.ts';
import { composeLine } from '../../../electron/mail/wire-line.ts';
import { startTcpServer, type Script, type ScriptedServer } from './helpers/scripted-server.ts';

const servers: ScriptedServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function open(script: Script): Promise<{ connection: LineConnection; recorder: Recorder }> {
  const server = await startTcpServer(script);
  servers.push(server);
  const socket = connect({ host: '127.0.0.1', port: server.port });
  await once(socket, 'connect');
  const recorder = new Recorder('imap', 'greeting', () => undefined);
  const echoes = new EchoFilter(makeSecret('the token of this test'));
  return { connection: new LineConnection(socket, recorder, echoes), recorder };
}

test('waiting for many lines leaves no listener on the signal', async () => {
  const { connection } = await open(async (peer) => {
    for (let count = 0; count < 30; count++) {
      await peer.line();
      peer.send(`line ${count}\r\n`);
    }
    await peer.gone;
  });
  const { signal } = new AbortController();
  for (let count = 0; count < 30; count++) {
    connection.send(composeLine('next'));
    expect((await connection.receive(signal)).text).toBe(`line ${count}`);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  }
  connection.destroy();
});

test('what nobody asked for is accounted for at the end, and cut', async () => {
  const { connection, recorder } = await open(async (peer) => {
    peer.send(`first\r\n${'x'.repeat(1000)}`);
    peer.socket.end();
    await peer.gone;
  });
  const { signal } = new AbortController();
  await connection.receive(signal);
  await expect(connection.receive(signal)).rejects.toMatchObject({ code: 'stage/closed' });
  expect(connection.alive).toBe(false);
  connection.destroy();
  expect(recorder.transcript.map(({ kind, text, bytes }) => [kind, text, bytes])).toEqual([
    ['received', 'first', 7],
    ['received', 'x'.repeat(200), 1000],
    ['note', 'not read: the line above begins the last 1000 bytes received', 0],
  ]);
});

test('nothing is sent, nor shown as sent, after the server has gone', async () => {
  const { connection, recorder } = await open(async (peer) => {
    peer.socket.end();
    await peer.gone;
  });
  await expect(connection.receive(new AbortController().signal)).rejects.toMatchObject({
    code: 'stage/closed',
  });
  connection.send(composeLine('L01 LOGOUT'));
  await connection.close();
  await connection.close();
  expect(recorder.transcript).toEqual([]);
});
