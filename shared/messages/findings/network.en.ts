import type { FindingWords } from './finding-text.ts';
import { portsStep, protocolName, serverName, sentence } from './mail-phrases.ts';

/** What is between here and a server, in English. */
export const networkFindings = {
  'dns-not-resolved': ({ host, protocol }) => ({
    title: `The name ${host ?? (protocol === undefined ? 'of the sign-in service' : 'of the mail server')} is not found`,
    cause:
      'This computer asked its name servers for the address and got none. The name is misspelt, or the name servers do not answer for names outside.',
    steps: [
      `Check the spelling of the name${host === undefined ? '' : `: ${host}`}.`,
      `Look it up on this computer, with nslookup ${host ?? 'outlook.office365.com'}.`,
      'If other names outside are not found either, check the DNS servers, the VPN and the proxy of this computer.',
    ],
  }),
  'proxy-required': ({ protocol }) => ({
    title: 'The way out likely leads over a proxy that is not set up, or wants a password',
    cause: `${protocol === undefined ? 'The sign-in service' : 'The mail server'} was not reached as it should be. In networks with a proxy, direct connections are blocked or answered by a page of the network.`,
    steps: [
      'Ask whoever runs the network for the address and the port of the proxy.',
      'Set the proxy in the network settings of the program, with user name and password if it wants them.',
      'In a guest network, open a browser first and accept its terms.',
      'Test again.',
    ],
  }),
  'wrong-host-or-port': (values) => ({
    title: sentence(`${serverName(values)} is not the place for ${protocolName(values)}`),
    cause:
      'What is there is none of Microsoft’s servers for this protocol: another protocol, a web server, or nothing at all.',
    steps: [
      'Use the host of your cloud: outlook.office365.com for IMAP and POP, smtp.office365.com for SMTP, smtp-mail.outlook.com for SMTP with personal accounts.',
      portsStep,
      'Test again.',
    ],
  }),
  'implicit-tls-on-starttls-port': (values) => ({
    title: 'The program speaks TLS at once, and the port wants STARTTLS first',
    cause: sentence(
      `${serverName(values)} begins without encryption and switches to it when asked with STARTTLS. A program that begins with TLS gets an answer that it cannot read.`,
    ),
    steps: [
      'Set the encryption to STARTTLS for port 587. In many programs the setting "SSL" or "secure" means TLS at once: switch it off.',
      portsStep,
      'Test again.',
    ],
  }),
  'starttls-on-implicit-tls-port': (values) => ({
    title: 'The program waits for STARTTLS at a port that wants TLS at once',
    cause: sentence(
      `${serverName(values)} says nothing until TLS has begun. A program that waits for a greeting first waits until it gives up.`,
    ),
    steps: [
      'Set the encryption to SSL/TLS, from the start, for ports 993 and 995.',
      portsStep,
      'Test again.',
    ],
  }),
  'port-blocked': (values) => ({
    title: `No connection to ${serverName(values)}: likely a firewall`,
    cause:
      'Nothing answered, or something on the way said no. Companies, hosting providers and internet providers often block ports of mail, port 25 above all.',
    steps: [
      `Test from another network, a phone’s for example: if it works there, this network blocks ${values.port === undefined ? 'the port' : `port ${values.port}`}.`,
      `Ask whoever runs the network or the hosting to allow outgoing connections to ${serverName(values)}.`,
      'If port 25 is used, use port 587 with STARTTLS instead.',
    ],
  }),
  'starttls-stripped': (values) => ({
    title: 'Encryption is not offered, likely because something on the way removes it',
    cause: `Exchange Online offers STARTTLS. Between here and ${serverName(values)} a firewall or an antivirus program that inspects mail can take it out.`,
    steps: [
      'Switch off the inspection of SMTP in the firewall (on Cisco devices "inspect esmtp"), or exclude the server from it.',
      'Check that host and port are those of Exchange Online.',
      'Test again. No token was sent without encryption.',
    ],
  }),
} satisfies Record<string, FindingWords>;
