import { appError } from '../../../shared/errors.ts';
import { SignInFailure } from '../failure.ts';
import { signInAsApp } from './client-credentials.ts';
import type { Flow } from './types.ts';

/**
 * The app signs in as itself with an assertion that its certificate's key has signed (RFC 7523
 * section 2.2). The certificate is named by its SHA-256; the certificates themselves are sent along
 * only where the file had a chain, for app registrations that trust an issuer instead.
 * Source: Microsoft, "Microsoft identity platform application authentication certificate credentials".
 */
export const clientCertificateFlow: Flow = {
  id: 'certificate',
  acquire(context) {
    const { credential, hide } = context;
    if (credential?.kind !== 'certificate') {
      return Promise.reject(new SignInFailure(appError('credential/missing')));
    }
    const { certificates, privateKey, thumbprint } = credential;
    hide(privateKey);
    const hasChain = certificates.split('-----BEGIN CERTIFICATE-----').length > 2;
    return signInAsApp(context, {
      clientCertificate: {
        thumbprintSha256: thumbprint,
        privateKey: privateKey.reveal(),
        ...(hasChain ? { x5c: certificates } : {}),
      },
    });
  },
};
