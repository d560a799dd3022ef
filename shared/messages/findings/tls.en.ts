import type { FindingWords } from './finding-text.ts';
import { serverName } from './mail-phrases.ts';

const signInService = 'the sign-in service';

/** What is wrong with the encryption, or with who shows a certificate, in English. */
export const tlsFindings = {
  'tls-inspection': (values) => ({
    title: 'Something on the way likely opens the encrypted connection',
    cause: `The certificate that came is not one that this computer trusts for ${values.host ?? signInService}. A proxy or an antivirus program that inspects connections shows its own certificate instead of Microsoft’s.`,
    steps: [
      'Look at the issuer of the certificate: it names the company of the box or the program.',
      `Exclude ${values.host === undefined ? 'Microsoft’s sign-in service' : serverName(values)} from inspection.`,
      'If that cannot be, let the program trust the certificate authority of the inspection, in the network settings. Never switch the verification off.',
      'Test again.',
    ],
  }),
  'certificate-expired': (values) => ({
    title: 'The certificate is not valid today',
    cause: `A certificate of ${values.host ?? signInService}, or of who issued it, has expired or is not valid yet, by the clock of this computer.`,
    steps: [
      'Check date, time and time zone of this computer.',
      'Update the operating system or the program: old ones know only certificate authorities that have expired.',
      'If both are right, look at the issuer: the certificate can be that of a proxy or an antivirus program.',
    ],
  }),
  'certificate-wrong-host': (values) => ({
    title: 'The certificate is for another name',
    cause: `What answered as ${values.host ?? 'the server'} showed a certificate without that name. An address, an alias or a name of one’s own was used, or DNS leads elsewhere.`,
    steps: [
      'Use Microsoft’s own name of the server, such as outlook.office365.com or smtp.office365.com, not an address and not an alias.',
      'Check with nslookup that the name leads to Microsoft.',
      'Test again.',
    ],
  }),
  'certificate-revoked': (values) => ({
    title: 'The certificate has been taken back by its issuer',
    cause:
      `${values.host ?? 'The server'} shows a certificate of which its certificate authority says that it is revoked.`.replace(
        /^t/,
        'T',
      ),
    steps: [
      'Do not sign in there: no token was sent.',
      'Check that DNS leads to Microsoft’s server.',
      'If it does, wait and test again; if it stays, tell whoever runs the server.',
    ],
  }),
  'tls-version-too-old': () => ({
    title: 'The connection is made with a version of TLS that is too old',
    cause:
      'Exchange Online takes TLS 1.2 and newer. The program, its operating system or something on the way offers only older versions.',
    steps: [
      'Update the program, and the operating system, Java or .NET that it runs on.',
      'Switch on TLS 1.2 there if it is switched off.',
      'If a proxy or firewall is on the way, look which versions it allows.',
      'Test again.',
    ],
  }),
} satisfies Record<string, FindingWords>;
