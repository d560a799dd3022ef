import { connect, createServer } from 'node:tls';
import type { AddressInfo } from 'node:net';
import { X509Certificate } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import {
  createCertificateAuthority,
  type IssuedCertificate,
} from '../../../electron/practice/certificate-authority.ts';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** Shakes hands with a server that has the certificate; the outcome as Node names it. */
async function handshake(
  certificate: IssuedCertificate,
  client: { ca?: string; host?: string; servername?: string },
): Promise<string> {
  const server = createServer({ cert: certificate.certPem, key: certificate.keyPem }, (socket) => {
    socket.on('error', () => undefined);
    socket.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => server.close());
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve) => {
    const socket = connect({
      port,
      host: client.host ?? '127.0.0.1',
      ...(client.ca === undefined ? {} : { ca: client.ca }),
      ...(client.servername === undefined ? {} : { servername: client.servername }),
    });
    socket.once('secureConnect', () => {
      resolve('accepted');
      socket.destroy();
    });
    socket.once('error', (error: NodeJS.ErrnoException) => {
      // Node has no code of its own for name constraints.
      resolve(error.code === 'UNSPECIFIED' ? error.message : (error.code ?? error.message));
    });
  });
}

describe('createCertificateAuthority', () => {
  it('issues certificates that are accepted for localhost and the loopback address', async () => {
    const authority = await createCertificateAuthority();
    const certificate = await authority.issue();
    const ca = authority.certPem;
    expect(await handshake(certificate, { ca, servername: 'localhost' })).toBe('accepted');
    expect(await handshake(certificate, { ca, host: '127.0.0.1' })).toBe('accepted');
  });

  it('is trusted by nobody who was not told to', async () => {
    const authority = await createCertificateAuthority();
    const other = await createCertificateAuthority();
    const certificate = await authority.issue();
    expect(await handshake(certificate, { servername: 'localhost' })).toBe(
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    );
    expect(await handshake(certificate, { ca: other.certPem, servername: 'localhost' })).toBe(
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    );
  });

  it('issues certificates for another host, which localhost does not accept', async () => {
    const authority = await createCertificateAuthority();
    const certificate = await authority.issue({ names: ['wrong.example'] });
    const ca = authority.certPem;
    expect(await handshake(certificate, { ca, servername: 'wrong.example' })).toBe('accepted');
    expect(await handshake(certificate, { ca, servername: 'localhost' })).toBe(
      'ERR_TLS_CERT_ALTNAME_INVALID',
    );
  });

  it('issues certificates that have expired or are not valid yet', async () => {
    const authority = await createCertificateAuthority();
    const ca = authority.certPem;
    const hour = 3_600_000;
    const expired = await authority.issue({ notAfter: new Date(Date.now() - hour) });
    const future = await authority.issue({ notBefore: new Date(Date.now() + hour) });
    expect(await handshake(expired, { ca, servername: 'localhost' })).toBe('CERT_HAS_EXPIRED');
    expect(await handshake(future, { ca, servername: 'localhost' })).toBe('CERT_NOT_YET_VALID');
  });

  it('vouches for loopback only when it is told so, whatever it signs', async () => {
    const authority = await createCertificateAuthority({ loopbackOnly: true });
    const ca = authority.certPem;
    const right = await authority.issue();
    const stolen = await authority.issue({ names: ['outlook.office365.com'] });
    const address = await authority.issue({ names: ['10.0.0.1'] });
    expect(await handshake(right, { ca, servername: 'localhost' })).toBe('accepted');
    expect(await handshake(right, { ca, host: '127.0.0.1' })).toBe('accepted');
    expect(await handshake(stolen, { ca, servername: 'outlook.office365.com' })).toBe(
      'permitted subtree violation',
    );
    expect(await handshake(address, { ca, servername: 'localhost' })).toBe(
      'permitted subtree violation',
    );
  });

  it('says of itself that it is an authority, and of its certificates that they are not', async () => {
    const authority = await createCertificateAuthority();
    const root = new X509Certificate(authority.certPem);
    const leaf = new X509Certificate((await authority.issue()).certPem);
    expect(root.ca).toBe(true);
    expect(leaf.ca).toBe(false);
    expect(leaf.checkIssued(root)).toBe(true);
    expect(leaf.verify(root.publicKey)).toBe(true);
    expect(leaf.subjectAltName).toBe(
      'DNS:localhost, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1',
    );
    // serverAuth, and nothing else.
    expect(leaf.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
    expect(Date.parse(leaf.validFrom)).toBeLessThan(Date.now() - 3_600_000);
    expect(Date.parse(leaf.validTo)).toBeGreaterThan(Date.now() + 7 * 86_400_000);
  });
});
