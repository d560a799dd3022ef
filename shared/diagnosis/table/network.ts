import type { Row } from '../row.ts';
import { mail, pages } from './mail-signs.ts';

/** Stages before the other side has said anything. */
const onTheWay = ['dns', 'proxy', 'tcp', 'tls', 'greeting', 'configuration'] as const;
const early = ['tcp', 'tls', 'greeting', 'starttls', 'capability'] as const;

/** Timed out: Node, Windows, Linux, .NET, Java, Go, Python, PHP, curl. */
const noAnswer = [
  /etimedout|wsaetimedout|\b10060\b|errno 110\b|\(110\)|conn(?:ect(?:ion|ing)?)?\b[\w .]{0,20} time[d ]?-? ?out/,
  /timed? ?out|time-?out|i\/o timeout|did not properly respond|curl: \(28\)/,
];
/** Refused or without a way there; SELinux says that it is not permitted. */
const noWay = [
  /econnrefused|ehostunreach|enetunreach|\b1006[15]\b|\b10051\b|errno 11[13]\b|\((?:111|113|101)\)/,
  /connection (?:was )?refused|actively refused|(?:network|host) (?:is )?(?:unreachable|down)|no route to host/,
  /permission denied|eacces|operation not permitted|curl: \(7\)|couldn't connect to host|failed to connect/,
];
const nameUnknown = [
  /enotfound|eai_again|eai_noname|eai_fail|getaddrinfo|gaierror|php_network_getaddresses/,
  /unknown ?host|\bhost unknown|name or service not known|nodename nor servname|no such host/,
  /name resolution|name does not resolve|name not resolved|name_not_resolved|remote name could not be resolved/,
  /could ?n[o']t resolve (?:host|proxy|the)|could not resolve host|curl: \(6\)|\b1100[1-4]\b|no address associated|dns (?:lookup|error|fail)/,
];
/** What answered a TLS handshake was not TLS: OpenSSL, NSS, SChannel, Java, Go, .NET, MailKit. */
const notTls = [
  /wrong[ _]version[ _]number|packet length too long|record layer failure|record too long/,
  /unsupported or unrecognized ssl message|unrecognized ssl message|plaintext connection/,
  /first record does not look like a tls handshake|unexpected packet format|sec_e_invalid_token/,
  /rx_record_too_long|ssl_error_rx|http_request|unknown[ _]protocol|invalid ssl record|corruptmessage/,
];
const silence = [
  /greeting never received|unexpectedly disconnected|before the greeting|no greeting|unexpected eof/,
  /connection (?:was )?(?:closed|lost|reset|aborted)|econnreset|socket hang ?up|disconnected/,
];

/** What is between here and a server. */
export const networkRows: readonly Row[] = [
  {
    id: 'dns-not-resolved',
    when: [
      { weight: 96, code: ['dns/not-found', 'dns/failed', 'dns/no-address', 'signin/dns'] },
      { weight: 95, stage: ['dns'], words: nameUnknown },
      { weight: 91, stage: onTheWay, words: nameUnknown, not: { words: [/proxyerror|407/] } },
      { weight: 86, words: nameUnknown },
      { weight: 29, stage: ['dns'] },
    ],
    link: pages.hosts,
    scenarios: ['network-name-unknown', 'network-authority-name-unknown'],
  },
  {
    id: 'proxy-required',
    when: [
      { weight: 96, words: [/\b407\b/, /proxy auth/, /authentication proxy/] },
      { weight: 95, code: ['signin/proxy', 'signin/proxy-password', 'proxy/auth-required'] },
      {
        weight: 93,
        words: [/proxyerror|err_(?:proxy|tunnel)|tunnel(?:ing)? (?:socket|connection)/],
      },
      { weight: 90, code: ['proxy/failed'] },
      {
        ...{ weight: 92, stage: onTheWay, protocol: ['entra'], proxy: ['yes'] },
        not: { words: [/certificate|self[- ]signed/] },
      },
      {
        weight: 80,
        protocol: ['entra'],
        oauth: ['endpoints_resolution_error', 'network_error', 'openid_config_error'],
        proxy: ['yes'],
      },
      { weight: 29, stage: ['proxy'] },
      { weight: 12, stage: ['dns', 'tcp'] },
      {
        // A page of a gateway in place of the authority's answer.
        ...{ weight: 78, protocol: ['entra'], code: ['signin/network'] },
        words: [/not a json object/],
      },
      { weight: 74, protocol: ['entra'], stage: onTheWay, answer: ['web'] },
      { weight: 72, protocol: ['entra'], code: ['signin/no-answer'] },
      {
        ...{ weight: 68, protocol: ['entra'], stage: onTheWay },
        words: [...noAnswer, ...noWay],
      },
      {
        weight: 62,
        protocol: ['entra'],
        oauth: ['endpoints_resolution_error', 'openid_config_error'],
        not: { stage: ['tls', 'dns'] },
      },
      { weight: 52, protocol: ['entra'], oauth: ['network_error'], not: { stage: ['tls', 'dns'] } },
      { weight: 45, stage: ['tcp', 'tls', 'dns'], proxy: ['yes'] },
      { weight: 28, protocol: ['entra'], stage: ['tcp', 'proxy', 'configuration'] },
      { weight: 24, protocol: ['entra'], stage: ['tls', 'dns'] },
    ],
    link: 'https://learn.microsoft.com/microsoft-365/enterprise/urls-and-ip-address-ranges',
    scenarios: [
      'network-authority-html',
      'network-authority-proxy-required',
      'network-authority-port-closed',
    ],
  },
  {
    id: 'wrong-host-or-port',
    when: [
      { weight: 96, stage: early, portUse: ['web', 'other-protocol'] },
      { weight: 95, stage: early, protocol: mail, answer: ['other-protocol', 'web'] },
      {
        weight: 94,
        stage: ['dns', ...early],
        host: ['other-protocol'],
        not: { words: nameUnknown },
      },
      { weight: 90, stage: early, protocol: mail, host: ['retired'] },
      { weight: 93, code: ['imap/preauth'] },
      { weight: 88, stage: early, protocol: mail, portUse: ['not-served'] },
      {
        ...{ weight: 85, stage: ['greeting'] },
        code: ['protocol/unexpected-reply', 'protocol/line-too-long', 'protocol/too-much-data'],
      },
      { weight: 82, protocol: ['imap', 'pop'], code: ['tls/not-tls'] },
      {
        ...{ weight: 90, protocol: mail, host: ['other'] },
        marks: ['ALTNAME_INVALID', 'altnames', 'HOSTNAME_MISMATCH', 'NameMismatch'],
        not: { code: ['tls/wrong-host'] },
      },
      { weight: 60, protocol: mail, code: ['tls/wrong-host'] },
      { weight: 55, protocol: ['imap', 'pop'], stage: ['tls'], words: notTls },
      { weight: 24, protocol: mail, stage: ['dns'] },
      {
        weight: 27,
        protocol: mail,
        stage: ['greeting', 'capability'],
        not: { code: ['server/throttled'] },
      },
      { weight: 40, protocol: mail, stage: ['tcp'], host: ['other'] },
      { weight: 24, protocol: mail, stage: ['tcp', 'tls', 'starttls'] },
      { weight: 11, stage: ['proxy'], protocol: mail },
    ],
    link: pages.hosts,
    scenarios: ['network-http-answers', 'network-other-protocol'],
  },
  {
    id: 'implicit-tls-on-starttls-port',
    when: [
      { weight: 95, stage: early, portUse: ['implicit-on-starttls'] },
      { weight: 92, protocol: ['smtp'], code: ['tls/not-tls'] },
      { weight: 91, protocol: ['smtp'], stage: early, words: notTls },
      {
        weight: 80,
        protocol: mail,
        stage: early,
        words: notTls,
        not: { portUse: ['right', 'web', 'other-protocol'] },
      },
      { weight: 66, protocol: mail, words: notTls },
      { weight: 50, protocol: mail, code: ['tls/not-tls'] },
      { weight: 22, protocol: ['smtp'], stage: ['tls'] },
    ],
    link: pages.hosts,
    scenarios: ['network-implicit-tls-on-starttls-port'],
  },
  {
    id: 'starttls-on-implicit-tls-port',
    when: [
      { weight: 95, stage: early, portUse: ['starttls-on-implicit'] },
      {
        // Exchange Online offers STARTTLS for SMTP alone; a port that waits for TLS says nothing.
        ...{ weight: 88, stage: ['greeting', 'starttls'], protocol: ['imap', 'pop'] },
        security: ['starttls'],
        code: ['stage/timeout', 'stage/closed', 'stage/reset'],
      },
      {
        ...{ weight: 70, stage: ['greeting'], portUse: ['right'], protocol: ['imap', 'pop'] },
        words: [...silence, ...noAnswer],
      },
      {
        weight: 26,
        stage: ['greeting', 'starttls'],
        protocol: ['imap', 'pop'],
        security: ['starttls'],
      },
    ],
    link: pages.hosts,
    scenarios: ['network-starttls-on-implicit-tls-port'],
  },
  {
    id: 'port-blocked',
    when: [
      { weight: 92, protocol: mail, stage: ['tcp'], portUse: ['relay'] },
      { weight: 90, protocol: mail, code: ['tcp/refused', 'tcp/unreachable'] },
      { weight: 89, protocol: mail, code: ['proxy/refused'] },
      {
        weight: 88,
        protocol: mail,
        stage: ['tcp'],
        code: ['stage/timeout', 'stage/reset', 'stage/closed'],
      },
      { weight: 87, protocol: mail, stage: ['tcp'], words: [...noAnswer, ...noWay] },
      {
        ...{ weight: 76, protocol: mail, stage: ['tls', 'greeting'] },
        code: ['stage/timeout', 'stage/reset', 'stage/closed'],
      },
      { weight: 64, protocol: mail, stage: ['tls', 'greeting', 'auth', 'send'], words: noWay },
      { weight: 62, protocol: mail, stage: ['tls', 'greeting'], words: noAnswer },
      { weight: 60, protocol: ['entra'], stage: ['tcp'], words: [...noAnswer, ...noWay] },
      {
        weight: 55,
        protocol: ['entra'],
        code: ['signin/no-answer', 'signin/network'],
        not: { stage: ['tls'] },
      },
      { weight: 50, protocol: mail, stage: ['greeting', 'tls'], words: silence },
      { weight: 45, protocol: mail, stage: ['auth', 'send', 'mailbox'], words: noAnswer },
      { weight: 28, stage: ['tcp'] },
      { weight: 20, stage: ['proxy', 'greeting', 'tls'] },
      { weight: 9, stage: ['dns'], protocol: ['entra'] },
    ],
    link: 'https://learn.microsoft.com/microsoft-365/enterprise/urls-and-ip-address-ranges',
    scenarios: ['network-port-closed', 'network-connection-reset', 'network-silent-server'],
  },
  {
    id: 'starttls-stripped',
    when: [
      { weight: 95, code: ['starttls/not-offered', 'starttls/injected'] },
      { weight: 95, protocol: ['smtp'], words: [/250[ -]x{6,}/, /xxxxxxxa/] },
      {
        ...{ weight: 84, protocol: mail },
        words: [
          /starttls\b.{0,40}(?:not|n't) (?:support|offer|avail|advertis)/,
          /(?:not|n't) (?:support|offer|advertis)\w*.{0,30}(?:starttls|secure connection|\btls\b)/,
        ],
        not: { words: [/auth extension/] },
      },
      { weight: 60, code: ['starttls/refused'] },
      { weight: 28, stage: ['starttls'] },
    ],
    scenarios: ['network-starttls-stripped'],
  },
];
