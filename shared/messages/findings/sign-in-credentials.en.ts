import type { FindingId } from '../../diagnosis/finding-ids.ts';
import type { FindingWords } from './finding-text.ts';
import { openRegistration, signInAgain, tryAgain } from './sign-in-phrases.ts';
import { isNumber } from './values.ts';

/** Secrets, certificates and proofs, in English. */
export const signInCredentialFindings = {
  'client-secret-invalid': (values) => ({
    title: 'The client secret is not right',
    cause:
      'Mostly the Secret ID was copied from the portal instead of the Value, or the secret is one of another app or was deleted.',
    steps: [
      openRegistration(values),
      'Go to Manage > Certificates & secrets > Client secrets, choose New client secret, then Add.',
      'Copy the Value at once: the portal shows it only now. The Secret ID beside it is not needed.',
      'Enter the Value in step 5 of this app, without spaces around it. Where a program keeps it in an address or a form, it has to be encoded.',
      tryAgain,
    ],
  }),
  'client-secret-expired': (values) => ({
    title: 'The client secret has expired',
    cause: 'Each secret has an end date, which the portal shows beside it. This one is past.',
    steps: [
      openRegistration(values),
      'Go to Manage > Certificates & secrets > Client secrets, choose New client secret, then Add, and copy its Value.',
      'Enter it in step 5 of this app, and wherever else the old one was used. Then delete the old one.',
      'Note the new end date. A certificate can be good for longer.',
      tryAgain,
    ],
  }),
  'client-secret-missing': (values) => ({
    title: 'The app sent neither a secret nor a certificate',
    cause:
      'Entra ID takes the app for one that can prove itself: it signs in as itself, or its redirect URI is registered under Web. No proof came with the request.',
    steps: [
      openRegistration(values),
      'For an app with a secret: create one under Manage > Certificates & secrets, and enter its Value in the program’s settings.',
      'For a program in which people sign in: register the redirect URI under Mobile and desktop applications instead of Web; then no secret is asked for.',
      tryAgain,
    ],
  }),
  'certificate-not-registered': (values) => ({
    title: 'The certificate is not one of the app registration',
    cause:
      'Entra ID found no certificate of the app that fits the signature. Another one was uploaded, the upload is missing, or the program names it by another thumbprint.',
    steps: [
      openRegistration(values),
      'Go to Manage > Certificates & secrets > Certificates and compare the thumbprint and the end date with those of the certificate that the program uses.',
      'If it is not there: choose Upload certificate and upload its public part (.cer, .pem or .crt). The private key stays with you.',
      'A program that names the certificate itself has to put its SHA-256 thumbprint into x5t#S256, or the SHA-1 one into x5t.',
      tryAgain,
    ],
  }),
  'clock-skew-or-expired-assertion': (values) => ({
    title: 'The app’s signed proof was outside its valid time',
    cause:
      'The proof that is made with the certificate is good for a few minutes. The clock of this computer is likely wrong, or the program sent an old proof again.',
    steps: [
      'Set the clock and the time zone of the computer that asks for the token, best by a time server.',
      isNumber(values, 700024, 500133)
        ? 'Compare the times that the message names: “Current time” is that of Entra ID.'
        : 'Compare the time with that of another computer.',
      'If it is right: have the program make a new proof for each request, and see that the certificate is still good.',
      tryAgain,
    ],
  }),
  'pkce-mismatch': () => ({
    title: 'The code verifier does not fit the sign-in',
    cause:
      'With PKCE a program keeps a secret value from the sign-in page to the token request. It was missing, had the wrong length, or was that of another sign-in.',
    steps: [
      'Send the code_verifier from which the code_challenge of the same sign-in was made: 43 to 128 characters, hashed with SHA-256 and encoded as base64url without “=”.',
      'Do not open the sign-in page twice: the second one makes the first verifier useless.',
      signInAgain,
    ],
  }),
} satisfies Partial<Record<FindingId, FindingWords>>;
