// @peculiar/x509 needs it before itself.
import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import {
  PemConverter,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { describe, expect, test } from 'vitest';
import { makeSecret } from '../../../electron/auth/make-secret.ts';
import { hiddenEcho } from '../../../electron/mail/echo-filter.ts';
import { encodeXoauth2 } from '../../../shared/xoauth2.ts';
import { check, checkAgainst, failureOf, localEndpoint } from './helpers/run-check.ts';
import { startTlsServer, type Peer } from './helpers/scripted-server.ts';

/** A token as Entra ID makes them, in size and alphabet. */
const token = ['eyJ0eXAiOiJKV1QifQ', randomBytes(1000).toString('base64url'), 'sig-_nature'].join(
  '.',
);
const user = 'adele@contoso.example';

/** Every run of 16 characters of the token, plain and in base64 at each alignment. */
function traces(secret: string): Set<string> {
  const forms = [secret];
  for (const offset of [0, 1, 2]) {
    const encoded = Buffer.from('x'.repeat(offset) + secret).toString('base64');
    // The first characters hold bits of the padding, the last may.
    forms.push(encoded.slice(offset === 0 ? 0 : offset + 1, -4));
  }
  const runs = new Set<string>();
  for (const form of forms) {
    for (let at = 0; at + 16 <= form.length; at++) runs.add(form.slice(at, at + 16));
  }
  return runs;
}

const tokenTraces = traces(token);

function leaks(text: string): string[] {
  const found: string[] = [];
  for (let at = 0; at + 16 <= text.length; at++) {
    const run = text.slice(at, at + 16);
    if (tokenTraces.has(run)) found.push(run);
  }
  return found;
}

/** A server that sends back what it was sent, in every form, and then goes on as it should. */
async function echoingServer(peer: Peer): Promise<void> {
  peer.send('* OK ready\r\n');
  await peer.line();
  peer.send('* CAPABILITY AUTH=XOAUTH2 SASL-IR\r\nC01 OK done\r\n');
  const sent = await peer.line();
  peer.send(`* OK you sent ${sent}\r\n`);
  peer.send(`* OK the token is ${token}, cut off ${sent.slice(0, 300)}\r\n`);
  for (const prefix of ['', 'x', 'xx']) {
    const encoded = Buffer.from(prefix + token);
    peer.send(`* OK ${encoded.toString('base64')} or ${encoded.toString('base64url')}\r\n`);
  }
  peer.send(Buffer.from(`* OK \xff${token}\r\n`, 'latin1'));
  peer.send(`* LIST () "/" {${token.length}}\r\n${token}\r\n`);
  peer.send(`+ ${Buffer.from(`{"status":"401","scope":"${token}"}`).toString('base64')}\r\n`);
  await peer.line();
  peer.send(`A01 NO no such token: ${token}\r\n`);
  await peer.line();
  // Never a whole line: it is shown as what was left at the end.
  peer.socket.end(`* BYE ${token}`);
}

describe('the access token', () => {
  test('shows in no event and nowhere in the record, not even where the server sends it back', async () => {
    const { record, events, server } = await checkAgainst(echoingServer, {
      user,
      token: makeSecret(token),
    });
    expect(failureOf(record)).toBe('auth failed auth/refused');
    expect(server.received()).toContain(encodeXoauth2(user, token));
    expect(leaks(JSON.stringify(record))).toEqual([]);
    expect(leaks(JSON.stringify(events))).toEqual([]);
    const standIns = record.transcript.filter(({ text }) => text.includes(hiddenEcho));
    expect(standIns.map(({ kind }) => kind)).toContain('note');
    expect(standIns.every(({ redacted }) => redacted)).toBe(true);
    expect(
      record.transcript.some(({ text }) => text === `A01 NO no such token: ${hiddenEcho}`),
    ).toBe(true);
  });

  test('shows in no certificate that a server makes of it', async () => {
    const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
      'sign',
      'verify',
    ]);
    const names = new SubjectAlternativeNameExtension([{ type: 'dns', value: `${token}.example` }]);
    const certificate = await X509CertificateGenerator.createSelfSigned({
      name: `CN=${token.slice(0, 60)}`,
      keys,
      signingAlgorithm: { name: 'ECDSA', hash: 'SHA-256' },
      extensions: [names],
    });
    const cert = certificate.toString('pem');
    const exported = await crypto.subtle.exportKey('pkcs8', keys.privateKey);
    const key = PemConverter.encode(exported, 'PRIVATE KEY');
    const server = await startTlsServer({ cert, key }, (peer) => peer.gone);
    try {
      for (const [trust, code] of [
        [{ kind: 'system', extra: [] }, 'tls/untrusted'],
        [{ kind: 'only', ca: cert }, 'tls/wrong-host'],
      ] as const) {
        const endpoint = localEndpoint(server.port);
        const { record, events } = await check({ endpoint, trust, token: makeSecret(token) });
        expect(failureOf(record)).toBe(`tls failed ${code}`);
        expect(record.tls?.chain[0]?.subject).toContain(hiddenEcho);
        expect(leaks(JSON.stringify([record, events]))).toEqual([]);
      }
    } finally {
      await server.close();
    }
  });

  test('would be found by this search', () => {
    expect(leaks(`planted ${token.slice(500, 520)}`).length).toBeGreaterThan(0);
    for (const prefix of ['', 'x', 'xx']) {
      const planted = Buffer.from(prefix + token)
        .toString('base64')
        .slice(100, 130);
      expect(leaks(planted).length).toBeGreaterThan(0);
    }
  });
});
