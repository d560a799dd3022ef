import type { Secret } from '../../shared/secret.ts';

/** What the flows without a sign-in page sign in with. */
export type Credential =
  | { kind: 'client-secret'; value: Secret }
  | {
      kind: 'certificate';
      /** The certificate, then its chain where the file had one; PEM. */
      certificates: string;
      /** The private key, not encrypted; PEM (PKCS #8). */
      privateKey: Secret;
      /** SHA-256 of the certificate, upper-case hexadecimal. */
      thumbprint: string;
      /** Name of the file it was read from, without its folder. */
      fileName: string;
    }
  | { kind: 'pasted-token'; value: Secret };
