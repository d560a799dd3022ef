import {
  createCertificateAuthority,
  type CertificateAuthority,
  type IssuedCertificate,
} from '../certificate-authority.ts';

/** Certificates that no client should take, made when they are first needed. */
export interface BadCertificates {
  expired(): Promise<IssuedCertificate>;
  /** For a host below this one, which the authority may vouch for, and which nobody asked for. */
  otherName(): Promise<IssuedCertificate>;
  /** By an authority that is not even in the chain. */
  unknownAuthority(): Promise<IssuedCertificate>;
  /** By the authority of a box that inspects, which is in the chain, as such boxes send it. */
  inspected(): Promise<IssuedCertificate>;
}

const dayMs = 86_400_000;

/** @param authority the one that the practice tenant's clients trust */
export function createBadCertificates(authority: CertificateAuthority): BadCertificates {
  return {
    expired: once(() =>
      authority.issue({
        notBefore: new Date(Date.now() - 30 * dayMs),
        notAfter: new Date(Date.now() - dayMs),
      }),
    ),
    otherName: once(() => authority.issue({ names: ['mail.localhost'] })),
    unknownAuthority: once(async () => {
      const shield = await createCertificateAuthority({ name: 'CN=Mail shield, O=Contoso' });
      return shield.issue();
    }),
    inspected: once(async () => {
      const box = await createCertificateAuthority({
        name: 'CN=Contoso TLS inspection, O=Contoso',
      });
      const { certPem, keyPem } = await box.issue();
      return { certPem: `${certPem}${box.certPem}`, keyPem };
    }),
  };
}

/** Makes something once, however often it is asked for. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
