import { beforeAll, describe, expect, it } from 'vitest';
import {
  createCertificateAuthority,
  type CertificateAuthority,
} from '../../../electron/practice/certificate-authority.ts';
import { isIssuedBy } from '../../../electron/windows/sign-in-certificate.ts';

const day = 86_400_000;
const now = Date.now();
let authority: CertificateAuthority;
let other: CertificateAuthority;

beforeAll(async () => {
  authority = await createCertificateAuthority({ loopbackOnly: true });
  other = await createCertificateAuthority({ loopbackOnly: true });
});

function ask(certificate: string, hostname = 'localhost', at = now): boolean {
  return isIssuedBy({ certificate, hostname, ca: authority.certPem, now: at });
}

describe('isIssuedBy', () => {
  it('accepts a certificate of the authority for its names and addresses', async () => {
    const { certPem } = await authority.issue();
    expect(ask(certPem)).toBe(true);
    expect(ask(certPem, '127.0.0.1')).toBe(true);
    expect(ask(certPem, '::1')).toBe(true);
  });

  it('refuses another host', async () => {
    const { certPem } = await authority.issue();
    expect(ask(certPem, 'login.microsoftonline.com')).toBe(false);
    expect(ask(certPem, '127.0.0.2')).toBe(false);
    expect(ask(certPem, '')).toBe(false);
  });

  it('refuses a name that is only the common name', async () => {
    const { certPem } = await authority.issue({ names: ['127.0.0.1'] });
    expect(ask(certPem, '127.0.0.1')).toBe(true);
    expect(ask(certPem, 'localhost')).toBe(false);
  });

  it('refuses a certificate of another authority', async () => {
    expect(ask((await other.issue()).certPem)).toBe(false);
  });

  it('refuses the authority itself, as no server’s certificate', () => {
    expect(ask(authority.certPem)).toBe(false);
  });

  it('refuses what is expired or not yet valid', async () => {
    const expired = await authority.issue({
      notBefore: new Date(now - 2 * day),
      notAfter: new Date(now - day),
    });
    expect(ask(expired.certPem)).toBe(false);
    const { certPem } = await authority.issue({
      notBefore: new Date(now + day),
      notAfter: new Date(now + 2 * day),
    });
    expect(ask(certPem)).toBe(false);
    expect(ask(certPem, 'localhost', now + 1.5 * day)).toBe(true);
  });

  it('refuses everything once the authority is over', async () => {
    const { certPem } = await authority.issue({ notAfter: new Date(now + 400 * day) });
    expect(ask(certPem, 'localhost', now + 300 * day)).toBe(false);
  });

  it('refuses what is no certificate', async () => {
    const { certPem } = await authority.issue();
    expect(ask('nonsense')).toBe(false);
    expect(isIssuedBy({ certificate: certPem, hostname: 'localhost', ca: '', now })).toBe(false);
  });

  it('refuses an authority that is no authority', async () => {
    const { certPem } = await authority.issue();
    expect(isIssuedBy({ certificate: certPem, hostname: 'localhost', ca: certPem, now })).toBe(
      false,
    );
  });
});
