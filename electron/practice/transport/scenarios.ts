import { protocols } from '../../../shared/protocols.ts';
import type { TransportScenario } from './types.ts';

const smtp = ['smtp'] as const;
/** The servers whose ports speak TLS from the first byte. */
const implicit = ['imap', 'pop'] as const;

/** What is wrong with network, names and certificates, of the mail servers and of the authority. */
export const transportScenarios = {
  'network-name-unknown': {
    ...{ fault: 'no-such-name', where: protocols, row: 95 },
    title: 'the mail servers’ names cannot be found',
  },
  'network-port-closed': {
    ...{ fault: 'closed-port', where: protocols, row: 95 },
    title: 'nothing listens at the mail servers’ ports',
  },
  'network-connection-reset': {
    ...{ fault: 'hangs-up', where: protocols, row: 95 },
    title: 'a firewall resets the connections to the mail servers',
  },
  'network-silent-server': {
    ...{ fault: 'silent', where: protocols, row: 95 },
    title: 'the connections are taken, and no server ever greets',
  },
  'network-certificate-expired': {
    ...{ fault: 'certificate-expired', where: protocols },
    title: 'the mail servers’ certificates have expired',
  },
  'network-certificate-other-name': {
    ...{ fault: 'certificate-other-name', where: protocols, row: 94 },
    title: 'the mail servers’ certificates are for another name',
  },
  'network-certificate-unknown-authority': {
    ...{ fault: 'unknown-authority', where: protocols, row: 92 },
    title: 'nobody knows who signed the mail servers’ certificates, as with a mail shield',
  },
  'network-tls-inspection': {
    ...{ fault: 'inspected', where: protocols, row: 92 },
    title: 'a box in between opens the connections and shows its own certificates',
  },
  'network-old-tls': {
    ...{ fault: 'old-tls', where: protocols, row: 83 },
    title: 'the mail servers speak nothing newer than TLS 1.1',
  },
  'network-http-answers': {
    ...{ fault: 'http', where: protocols, row: 93 },
    title: 'a web server answers where a mail server should',
  },
  'network-other-protocol': {
    ...{ fault: 'other-protocol', where: protocols },
    title: 'the server of another mail protocol answers',
  },
  'network-implicit-tls-on-starttls-port': {
    ...{ fault: 'starttls-port', where: smtp, row: 93 },
    title: 'TLS from the first byte is used on a port for STARTTLS',
  },
  'network-starttls-on-implicit-tls-port': {
    ...{ fault: 'implicit-tls-port', where: implicit },
    title: 'STARTTLS is used on a port for TLS from the first byte',
  },
  'network-starttls-stripped': {
    ...{ fault: 'starttls-stripped', where: smtp, row: 82 },
    title: 'a firewall takes STARTTLS out of what the server offers',
  },
  'network-authority-name-unknown': {
    ...{ fault: 'no-such-name', where: 'authority', row: 90 },
    title: 'the sign-in service’s name cannot be found',
  },
  'network-authority-port-closed': {
    ...{ fault: 'closed-port', where: 'authority', row: 90 },
    title: 'nothing listens at the sign-in service’s port',
  },
  'network-authority-tls-inspection': {
    ...{ fault: 'inspected', where: 'authority', row: 91 },
    title: 'a box in between opens the connection to the sign-in service',
  },
  'network-authority-certificate-expired': {
    ...{ fault: 'certificate-expired', where: 'authority', row: 90 },
    title: 'the sign-in service’s certificate has expired',
  },
  'network-authority-html': {
    ...{ fault: 'html', where: 'authority', row: 90 },
    title: 'a page of the network comes in place of the sign-in service’s answers',
  },
  'network-authority-proxy-required': {
    ...{ fault: 'proxy-required', where: 'authority', row: 90 },
    title: 'the sign-in service can be reached over the company’s proxy only',
  },
} satisfies Record<string, TransportScenario>;
