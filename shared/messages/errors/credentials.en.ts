import type { ErrorCode } from '../../errors.ts';
import type { ErrorText } from './error-text.ts';

/** Failures of what flows sign in with. */
export const credentialErrors = {
  'credential/missing': {
    title: 'What to sign in with is missing',
    cause:
      'This way to sign in needs a client secret, a certificate or a token, and none is there.',
    nextStep: 'Enter it in step 5, and sign in again.',
  },
  'credential/not-a-token': {
    title: 'This is not an access token',
    cause:
      'An access token is one word without spaces or quotation marks, some hundred characters or more.',
    nextStep: 'Copy the value of access_token, and nothing around it.',
  },
  'credential/secret-id': {
    title: 'That is the ID of a secret, not its value',
    cause:
      'The portal lists both beside each other. The Secret ID has the form of this text; Entra ID gives no value that form, and would answer AADSTS7000215.',
    nextStep:
      'Copy the Value. The portal shows it only once: otherwise create a new secret under Certificates & secrets.',
  },
  'credential/token-as-secret': {
    title: 'That is a token, not a client secret',
    cause: 'A token is got with a secret, and takes the place of none.',
    nextStep:
      'Enter the Value of a secret under Certificates & secrets, or choose the way “Pasted access token”.',
  },
  'credential/wrong-secret': {
    title: 'Entra ID does not accept the client secret',
    cause: 'The value is not one of the app registration’s. The secret’s ID may have been copied.',
    nextStep:
      'Copy the Value, not the Secret ID. The portal shows it only once: otherwise create a new one under Certificates & secrets.',
  },
  'credential/expired-secret': {
    title: 'The client secret has expired',
    cause: 'It was the right one, but its time in the app registration is over.',
    nextStep: 'Create a new one under App registrations > Certificates & secrets, and enter it.',
  },
  'credential/wrong-certificate': {
    title: 'Entra ID does not accept the certificate',
    cause:
      'It is not among the certificates of the app registration, or it has expired, or the key is not its own.',
    nextStep:
      'Compare its thumbprint and expiry in step 5 with App registrations > Certificates & secrets, and upload it there.',
  },
  'certificate/unreadable': {
    title: 'The certificate file cannot be read',
    cause: 'It is neither PEM nor PFX (PKCS #12), is damaged, or is larger than such a file is.',
    nextStep: 'Export the certificate with its private key again, as PFX or PEM.',
  },
  'certificate/wrong-password': {
    title: 'The password does not open the file',
    cause: 'The private key is encrypted, and not with this password.',
    nextStep: 'Enter the password that was set when the file was exported.',
  },
  'certificate/no-key': {
    title: 'The private key is missing',
    cause: 'The file holds a certificate without its private key. A .cer file never holds one.',
    nextStep: 'Export the certificate with its private key, as PFX, or choose both PEM files.',
  },
  'certificate/no-certificate': {
    title: 'The certificate is missing',
    cause: 'The file holds a private key and no certificate.',
    nextStep: 'Choose a file that holds both, or choose both PEM files.',
  },
  'certificate/key-mismatch': {
    title: 'The key does not belong to the certificate',
    cause:
      'What the key signs cannot be checked with the certificate, so Entra ID would refuse it.',
    nextStep: 'Choose the key that the certificate was made with.',
  },
  'certificate/unsupported-key': {
    title: 'This kind of key cannot be used',
    cause: 'Entra ID takes signatures of RSA keys of 2048 bits or more.',
    nextStep: 'Make a certificate with an RSA key, and upload it to the app registration.',
  },
  'authority-certificate/unreadable': {
    title: 'This file holds no certificate authority',
    cause: 'It holds no certificate in PEM or DER form, or one that may not issue others.',
    nextStep: 'Export the root certificate of the inspecting proxy, in PEM or DER form.',
  },
} satisfies Partial<Record<ErrorCode, ErrorText>>;
