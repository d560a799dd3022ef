import { CRLReasons } from '@peculiar/asn1-x509';
import { TLSSocket, type SecureVersion } from 'node:tls';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { secureContextFor } from '../../../electron/mail/secure-context.ts';
import { tlsFailure } from '../../../electron/mail/tls.ts';
import {
  createCertificateAuthority,
  type IssuedCertificate,
} from '../../../electron/practice/certificate-authority.ts';
import type { CheckRecord } from '../../../shared/run-record.ts';
import { answeringImap } from './helpers/answering-imap.ts';
import { ocspResponse, serialNumberOf } from './helpers/ocsp-response.ts';
import {
  certificates,
  check,
  checkAgainst,
  failureOf,
  localEndpoint,
  stageOf,
} from './helpers/run-check.ts';
import { exchange, startTcpServer, startTlsServer } from './helpers/scripted-server.ts';

let authorityPem = '';
let certificate: IssuedCertificate;
let expired: IssuedCertificate;
let notYetValid: IssuedCertificate;
let wrongHost: IssuedCertificate;
let otherAuthorityPem = '';

const dayMs = 86_400_000;

beforeAll(async () => {
  const made = await certificates();
  const { authority } = made;
  authorityPem = authority.certPem;
  certificate = made.certificate;
  const now = Date.now();
  expired = await authority.issue({ notAfter: new Date(now - dayMs / 2) });
  notYetValid = await authority.issue({ notBefore: new Date(now + dayMs) });
  wrongHost = await authority.issue({ names: ['mail.example.com', 'imap.example.com'] });
  otherAuthorityPem = (await createCertificateAuthority()).certPem;
});

/** Runs a check against a server with this certificate; says what the server got to read. */
async function checkCertificate(
  served: IssuedCertificate,
  ca: string | undefined,
): Promise<Awaited<ReturnType<typeof check>> & { received: string }> {
  const server = await startTlsServer(
    { cert: served.certPem, key: served.keyPem },
    // Answers everything, so that a check that goes on would get far enough to be noticed.
    async (peer) => {
      peer.send('* OK ready\r\n* CAPABILITY AUTH=XOAUTH2 SASL-IR\r\nC01 OK\r\nA01 OK\r\n');
      await peer.gone;
    },
  );
  const done = await check({
    endpoint: localEndpoint(server.port),
    ...(ca === undefined ? {} : { trust: { kind: 'only' as const, ca } }),
  });
  await server.close();
  return { ...done, received: server.received() };
}

describe('tls', () => {
  test('an environment that wants certificates not verified is not obeyed', async () => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    try {
      const { record, received } = await checkCertificate(certificate, otherAuthorityPem);
      expect(failureOf(record)).toBe('tls failed tls/untrusted');
      expect(received).toBe('');
    } finally {
      vi.unstubAllEnvs();
    }
  });

  test.each([
    ['an authority that is not the one trusted', () => certificate, () => otherAuthorityPem],
    ['an authority the system does not know', () => certificate, () => undefined],
  ])('%s is untrusted', async (_, served, ca) => {
    const { record, received } = await checkCertificate(served(), ca());
    expect(failureOf(record)).toBe('tls failed tls/untrusted');
    expect(stageOf(record, 'tls').error?.detail).toMatch(/^UNABLE_TO_/);
    expect(received).toBe('');
    expect(stageOf(record, 'greeting').status).toBe('not-reached');
  });

  test.each([
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls/untrusted'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'tls/untrusted'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'tls/untrusted'],
    ['CERT_HAS_EXPIRED', 'tls/expired'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls/wrong-host'],
    ['CERT_REVOKED', 'tls/revoked'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls/not-tls'],
    ['ERR_SSL_HTTP_REQUEST', 'tls/not-tls'],
    ['ERR_SSL_UNSUPPORTED_PROTOCOL', 'tls/old-version'],
    ['ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE', 'tls/failed'],
    ['ETIMEDOUT', 'stage/timeout'],
  ])('%s is %s', (code, expected) => {
    expect(tlsFailure(Object.assign(new Error('words'), { code })).code).toBe(expected);
  });

  test.each([
    ['past', () => expired, 'CERT_HAS_EXPIRED'],
    ['not come yet', () => notYetValid, 'CERT_NOT_YET_VALID'],
  ])('a certificate whose time is %s has expired', async (_, served, words) => {
    const { record, received } = await checkCertificate(served(), authorityPem);
    expect(failureOf(record)).toBe('tls failed tls/expired');
    expect(stageOf(record, 'tls').error?.detail).toContain(words);
    expect(received).toBe('');
  });

  test('a certificate for other names is for the wrong host, and its names are shown', async () => {
    const { record, received } = await checkCertificate(wrongHost, authorityPem);
    expect(failureOf(record)).toBe('tls failed tls/wrong-host');
    expect(received).toBe('');
    expect(record.tls?.chain[0]?.altNames).toEqual([
      'DNS:mail.example.com',
      'DNS:imap.example.com',
    ]);
  });

  test('the chain is in record, events and transcript although it is not trusted', async () => {
    const { record, events } = await checkCertificate(certificate, otherAuthorityPem);
    const leaf = record.tls?.chain[0];
    expect(leaf?.subject).toBe('CN=localhost');
    expect(leaf?.issuer).toMatch(/^CN=Practice tenant CA/);
    expect(leaf?.sha256).toMatch(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/);
    expect(Date.parse(leaf?.validTo ?? '')).toBeGreaterThan(Date.now());
    expect(record.tls?.version).toBe('TLSv1.3');
    expect(record.tls?.servername).toBe('localhost');
    expect(record.tls?.problem).toBe(stageOf(record, 'tls').error?.detail);
    expect(record.tls?.problem).toMatch(/^UNABLE_TO_VERIFY_LEAF_SIGNATURE: /);
    expect(events.find(({ kind }) => kind === 'tls')).toMatchObject({ tls: record.tls });
    const notes = record.transcript.filter(({ stage }) => stage === 'tls').map(({ text }) => text);
    expect(notes.join('\n')).toContain('CN=localhost · issued by CN=Practice tenant CA');
  });

  test.each([
    ['localhost', 'localhost'],
    ['127.0.0.1', false],
  ])('a server asked for as %s is told the name %s', async (host, expected) => {
    let servername: unknown;
    const server = await startTlsServer(
      { cert: certificate.certPem, key: certificate.keyPem },
      async (peer) => {
        servername = peer.socket instanceof TLSSocket ? peer.socket.servername : undefined;
        await answeringImap(peer);
      },
    );
    const { record } = await check({
      endpoint: { host, port: server.port, security: 'tls' },
      trust: { kind: 'only', ca: authorityPem },
    });
    await server.close();
    expect(servername).toBe(expected);
    expect(failureOf(record)).toBe('none');
  });

  test.each(['TLSv1.2', 'TLSv1.3'] as const)(
    '%s is taken, and nothing is wrong',
    async (version) => {
      const server = await startTlsServer(
        { cert: certificate.certPem, key: certificate.keyPem, maxVersion: version },
        answeringImap,
      );
      const { record } = await check({
        endpoint: localEndpoint(server.port),
        trust: { kind: 'only', ca: authorityPem },
      });
      await server.close();
      expect(failureOf(record)).toBe('none');
      expect(record.tls).toMatchObject({ version, servername: 'localhost' });
      expect(record.tls).not.toHaveProperty('problem');
      expect(stageOf(record, 'tls').summary).toBe(version);
    },
  );

  test('a server without TLS fails the stage', async () => {
    const server = await startTcpServer(exchange('S: * OK ready, but not for TLS'));
    const { record } = await check({ endpoint: localEndpoint(server.port) });
    await server.close();
    expect(failureOf(record)).toBe('tls failed tls/not-tls');
    expect(stageOf(record, 'tls').error?.detail).toBe(
      'ERR_SSL_WRONG_VERSION_NUMBER: wrong version number',
    );
  });

  test('a server that only has TLS 1.1 fails the stage', async () => {
    const server = await startTlsServer(
      {
        cert: certificate.certPem,
        key: certificate.keyPem,
        minVersion: 'TLSv1',
        maxVersion: 'TLSv1.1',
        ciphers: 'ALL@SECLEVEL=0',
      },
      exchange('S: * OK ready'),
    );
    const { record } = await check({
      endpoint: localEndpoint(server.port),
      trust: { kind: 'only', ca: authorityPem },
    });
    await server.close();
    expect(failureOf(record)).toBe('tls failed tls/old-version');
    expect(server.received()).toBe('');
  });

  test('an authority that is no certificate fails the stage', async () => {
    const { record } = await checkAgainst(exchange('S: * OK'), {
      trust: { kind: 'only', ca: 'not a certificate' },
    });
    expect(failureOf(record)).toBe('tls failed input/invalid');
    expect(stageOf(record, 'tls').error?.detail).toBe(
      'the trusted certificate is not a PEM certificate',
    );
  });
});

describe('added certificates', () => {
  test('are trusted beside those of the system', async () => {
    const server = await startTlsServer(
      { cert: certificate.certPem, key: certificate.keyPem },
      answeringImap,
    );
    const extra = [otherAuthorityPem, `about it\n${otherAuthorityPem}\n${authorityPem}`];
    const { record } = await check({
      endpoint: localEndpoint(server.port),
      trust: { kind: 'system', extra },
    });
    await server.close();
    expect(failureOf(record)).toBe('none');
  });

  test.each([
    ['that is no PEM', 'not a certificate', 'is not a PEM certificate'],
    [
      'that is broken',
      '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n',
      'cannot be read: ',
    ],
  ])('%s end the check with their number', async (_, broken, words) => {
    const { record, server } = await checkAgainst(answeringImap, {
      trust: { kind: 'system', extra: [authorityPem, broken] },
    });
    expect(failureOf(record)).toBe('tls failed input/invalid');
    expect(stageOf(record, 'tls').error?.detail).toContain(`added certificate 2 ${words}`);
    expect(server.received()).toBe('');
  });

  test('are read once for many checks', () => {
    const trust = { kind: 'system' as const, extra: [authorityPem] };
    const context = secureContextFor(trust);
    expect(secureContextFor({ kind: 'system', extra: [authorityPem] })).toBe(context);
    for (let serial = 0; serial < 4; serial++) {
      secureContextFor({ kind: 'only', ca: `${otherAuthorityPem}${'\n'.repeat(serial + 1)}` });
    }
    // What is kept has a bound: of five kinds of trust the oldest is gone.
    expect(secureContextFor(trust)).not.toBe(context);
  });
});

describe('a server that staples', () => {
  /** A check of a server that staples this with its certificate; says what it got to read. */
  async function checkStapled(
    staple: Buffer,
    maxVersion: SecureVersion,
  ): Promise<{ record: CheckRecord; received: string }> {
    const server = await startTlsServer(
      { cert: certificate.certPem, key: certificate.keyPem, maxVersion },
      answeringImap,
      staple,
    );
    const { record } = await check({
      endpoint: localEndpoint(server.port),
      trust: { kind: 'only', ca: authorityPem },
    });
    await server.close();
    return { record, received: server.received() };
  }

  const versions = ['TLSv1.2', 'TLSv1.3'] as const;

  test.each(versions)('that it is revoked is left before anything is sent, %s', async (version) => {
    const serialNumber = serialNumberOf(certificate.certPem);
    const revoked = { at: new Date('2026-10-01T12:00:00Z'), reason: CRLReasons.keyCompromise };
    const { record, received } = await checkStapled(
      ocspResponse({ serialNumber, revoked }),
      version,
    );
    expect(failureOf(record)).toBe('tls failed tls/revoked');
    expect(record.tls).toMatchObject({
      version,
      problem: 'revoked since 2026-10-01T12:00:00.000Z: keyCompromise',
    });
    expect(record.tls?.chain).not.toEqual([]);
    expect(received).toBe('');
  });

  test.each(versions)('that it is good, or garbage, is signed in to, %s', async (version) => {
    const serialNumber = serialNumberOf(certificate.certPem);
    for (const staple of [ocspResponse({ serialNumber }), Buffer.from('garbage')]) {
      const { record } = await checkStapled(staple, version);
      expect(failureOf(record)).toBe('none');
    }
  });
});
