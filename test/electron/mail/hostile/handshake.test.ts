import type { TlsOptions } from 'node:tls';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createCertificateAuthority,
  type CertificateRequest,
} from '../../../../electron/practice/certificate-authority.ts';
import { ocspResponse, serialNumberOf } from '../helpers/ocsp-response.ts';
import { certificates, stageOf } from '../helpers/run-check.ts';
import { endless, inHandshake, instead } from './acts.ts';
import { face, nothingIsLeft, testRows, type Act, type Row } from './face.ts';
import { imap, imapStarttls, kinds, pop, popStarttls, smtp, smtpStarttls } from './manners.ts';
import { createSelfSigned } from './self-signed.ts';

afterAll(nothingIsLeft);

const revoked = { at: new Date(0) };

const dayMs = 86_400_000;

/** What makes the server's TLS what it is; the certificates take time to make. */
type Setup = () => Promise<TlsOptions>;

async function serving(request: CertificateRequest): Promise<TlsOptions> {
  const { authority } = await certificates();
  const { certPem, keyPem } = await authority.issue(request);
  return { cert: certPem, key: keyPem };
}

async function good(): Promise<TlsOptions> {
  const { certificate } = await certificates();
  return { cert: certificate.certPem, key: certificate.keyPem };
}

function inDays(days: number): Date {
  return new Date(Date.now() + days * dayMs);
}

function manyNames(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `host-${index}.example.com`);
}

/** TLS as a server has it, what is wrong with it, and the code that says so. */
const setups: Readonly<Record<string, readonly [Setup, string]>> = {
  'a certificate that has expired': [() => serving({ notAfter: inDays(-0.5) }), 'tls/expired'],
  'a certificate that is not valid yet': [() => serving({ notBefore: inDays(1) }), 'tls/expired'],
  'a certificate for another host': [() => serving({ names: ['example.com'] }), 'tls/wrong-host'],
  'a certificate for names around the host': [
    () => serving({ names: ['xlocalhost', 'localhost.example.com', 'local'] }),
    'tls/wrong-host',
  ],
  'a certificate for any host': [() => serving({ names: ['*'] }), 'tls/wrong-host'],
  'a certificate too big to be one': [() => serving({ names: manyNames(6000) }), 'tls/failed'],
  'a certificate that signed itself': [
    async () => {
      const { certPem, keyPem } = await createSelfSigned();
      return { cert: certPem, key: keyPem };
    },
    'tls/untrusted',
  ],
  'a certificate of an unknown authority': [
    async () => {
      const { certPem, keyPem } = await (await createCertificateAuthority()).issue();
      return { cert: certPem, key: keyPem };
    },
    'tls/untrusted',
  ],
  'no certificate at all': [
    () => Promise.resolve({ ciphers: 'ADH@SECLEVEL=0', maxVersion: 'TLSv1.2' }),
    'tls/failed',
  ],
  'TLS 1.0': [async () => ({ ...(await good()), ...only('TLSv1') }), 'tls/old-version'],
  'TLS 1.1': [async () => ({ ...(await good()), ...only('TLSv1.1') }), 'tls/old-version'],
};

function only(version: 'TLSv1' | 'TLSv1.1'): TlsOptions {
  return { minVersion: version, maxVersion: version, ciphers: 'ALL@SECLEVEL=0' };
}

const prepared = new Map<string, TlsOptions>();

beforeAll(async () => {
  await Promise.all(
    Object.entries(setups).map(async ([what, [setup]]) => prepared.set(what, await setup())),
  );
});

function withTls(what: string): Act {
  return async ({ peer }) => {
    const options = prepared.get(what);
    if (options) await peer.startTls(options);
    return undefined;
  };
}

describe('a server that cannot be trusted never gets the token', () => {
  testRows(
    [imap, popStarttls, smtpStarttls].flatMap((kind) =>
      Object.entries(setups).map(([what, [, code]]): Row => {
        const row = { what, kind, at: 'tls' as const, does: withTls(what) };
        return { ...row, fails: `tls ${code}`, keepsToken: true };
      }),
    ),
  );
});

describe('a certificate whose revocation is stapled to the handshake', () => {
  test.concurrent.each(kinds)('$protocol $security', async (kind) => {
    const options = await good();
    const serialNumber = serialNumberOf(String(options.cert));
    const { failure, received } = await face(kind, {
      tls: async ({ peer }) => {
        await peer.startTls(options, ocspResponse({ serialNumber, revoked }));
        return undefined;
      },
    });
    expect(failure).toBe('tls tls/revoked');
    expect(received.includes('AUTH')).toBe(false);
  });

  test.concurrent.each([
    [
      'of another certificate',
      (): Buffer => ocspResponse({ serialNumber: '0123456789abcdef', revoked }),
    ],
    [
      'cut off',
      (): Buffer => ocspResponse({ serialNumber: '0123456789abcdef', revoked }).subarray(0, 40),
    ],
    ['of no form', (): Buffer => Buffer.from('revoked')],
    ['of 60,000 bytes', (): Buffer => Buffer.alloc(60_000, 0x30)],
  ])('one %s says nothing', async (_, response) => {
    const options = await good();
    const { failure } = await face(imap, {
      tls: async ({ peer }) => {
        await peer.startTls(options, response());
        return undefined;
      },
    });
    expect(failure).toBe('none');
  });
});

/** A handshake record with a ServerHello that chooses `version`; `random` may hold a signal. */
function serverHello(version: number, random = Buffer.alloc(32, 7)): Buffer {
  const hello = Buffer.from([0, version, ...random, 0, 0xc0, 0x2f, 0, 0, 0]);
  hello[0] = 3;
  const message = Buffer.from([2, 0, 0, hello.length, ...hello]);
  return Buffer.from([0x16, 3, Math.min(version, 3), 0, message.length, ...message]);
}

/** RFC 8446 section 4.1.3: what a server writes where it was made to choose an older version. */
const downgradeSignal = Buffer.concat([Buffer.alloc(24, 7), Buffer.from('DOWNGRD\x01')]);

function alert(level: number, description: number): Buffer {
  return Buffer.from([0x15, 3, 3, 0, 2, level, description]);
}

/** What comes in answer to a ClientHello and is no handshake, or a bad one. */
const answers: Readonly<Record<string, readonly [Uint8Array, string]>> = {
  'a greeting': [Buffer.from('* OK ready\r\n'), 'tls/not-tls'],
  'an SMTP greeting': [Buffer.from('220 mail.example.com ESMTP\r\n'), 'tls/not-tls'],
  'an answer of a web server': [Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n'), 'tls/not-tls'],
  'the banner of an SSH server': [Buffer.from('SSH-2.0-OpenSSH_9.9\r\n'), 'tls/not-tls'],
  'bytes of no meaning': [Buffer.alloc(4096, 0xa5), 'tls/not-tls'],
  'a choice of TLS 1.0': [serverHello(1), 'tls/old-version'],
  'a choice of SSL 3.0': [serverHello(0), 'tls/old-version'],
  'a choice of TLS 1.2 after a downgrade': [serverHello(3, downgradeSignal), 'tls/failed'],
  'a refusal of the version': [alert(2, 70), 'tls/old-version'],
  'a refusal of the handshake': [alert(2, 40), 'tls/failed'],
  'a refusal of the name': [alert(2, 112), 'tls/failed'],
  'data before the handshake': [Buffer.from([0x17, 3, 3, 0, 3, 1, 2, 3]), 'tls/failed'],
  'a record longer than there are': [Buffer.from([0x16, 3, 3, 0xff, 0xff, 1]), 'tls/not-tls'],
};

describe('in answer to a ClientHello', () => {
  testRows([
    ...[imap, imapStarttls].flatMap((kind) =>
      Object.entries(answers).map(([what, [bytes, code]]): Row => {
        const row = { what, kind, at: 'tls' as const, does: inHandshake(instead(bytes)) };
        return { ...row, fails: `tls ${code}`, keepsToken: true };
      }),
    ),
    ...[imap, pop, smtp].map((kind): Row => {
      // The port is right for STARTTLS: such a server speaks first.
      const does = instead(Buffer.from('* OK ready\r\n'));
      const row = { what: 'a greeting that did not wait for it', kind, at: 'tls' as const, does };
      return { ...row, fails: 'tls tls/not-tls', keepsToken: true };
    }),
    {
      what: 'its echo',
      ...{ kind: imap, at: 'tls', fails: 'tls tls/failed', keepsToken: true },
      does: async ({ peer }) => {
        peer.raw.pipe(peer.raw);
        await peer.gone;
        return undefined;
      },
    },
    {
      what: 'warnings without end',
      ...{ kind: imap, at: 'tls', fails: 'tls tls/failed', keepsToken: true },
      does: inHandshake(endless(alert(1, 90).toString('latin1'))),
    },
  ]);
});

test('the chain of a server that is not trusted is told, with the reason', async () => {
  const { record } = await face(imapStarttls, { tls: withTls('a certificate for another host') });
  expect(record.tls?.chain[0]?.altNames).toEqual(['DNS:example.com']);
  expect(record.tls?.problem).toBeDefined();
  expect(stageOf(record, 'tls').error?.detail).toContain('example.com');
});
