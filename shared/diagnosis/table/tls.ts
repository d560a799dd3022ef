import type { Row } from '../row.ts';
import { mail, pages } from './mail-signs.ts';

const way = ['tls', 'configuration', 'tcp', 'proxy', 'starttls', 'greeting', 'capability'] as const;
/** Why a chain is not trusted: OpenSSL, Java, .NET, SChannel, Go, curl, Chromium. */
const untrusted = [
  /self[-_ ]signed|unable[_ ]to[_ ](?:get[_ ]|verify[_ ])|issuer_cert_locally|verify_leaf_signature/,
  /pkix path|valid certification path|unknown authority|unknown[_ ]ca\b|untrustedroot|partialchain/,
  /remotecertificatechainerrors|sec_e_untrusted_root|cert_authority_invalid|cert_untrusted|cert_e_untrustedroot/,
  /authority (?:that )?is not trusted|not trusted|curl: \(60\)|certificate[_ ]verify[_ ]failed|signature_failure/,
];
/** Programs and boxes that open TLS connections, by the names of their certificates. */
const inspectors =
  /zscaler|fortinet|fortigate|kaspersky|avast|\bavg\b|bitdefender|sophos|netskope|palo alto|blue ?coat|mcafee|cisco umbrella|check ?point|forcepoint|mail shield|web ?shield|\beset\b|deep inspection|ssl inspection|tls inspection/;
const expired = [
  /cert_has_expired|certificate has expired|certificate (?:is |was )?(?:expired|not yet valid|not valid (?:yet|until))/,
  /cert_not_yet_valid|certificateexpired|certificatenotyetvalid|nottimevalid|cert_e_expired|sec_e_cert_expired|cert_date_invalid/,
  /(?:expired|abgelaufen|expiré|caducado|scaduto).{0,40}(?:certifica|zertifikat)|(?:zertifikat|certificat\w*).{0,40}(?:abgelaufen|expiré|caducado|ha caducado|scaduto)/,
];
const otherName = [
  /altname|hostname[_ ](?:\/ip )?(?:mismatch|does not match)|hostname mismatch|namemismatch|wrong_principal/,
  /no (?:alternative|subject alternative)|did not match expected cn|common_name_invalid|certificate is (?:only )?valid for/,
  /(?:not|n't) match (?:the )?(?:host|server|certificate|target)/,
];
const revoked = [/\bcert\w*[_ ](?:is |was |has been )?revoked|crypt_e_revoked|\brevoked\b/];
const oldTls = [
  /tls ?1\.0 and 1\.1|alert protocol[_ ]version|unsupported[_ ]protocol|wrong_ssl_version|version too low/,
  /protocol_version|no appropriate protocol|common algorithm|algorithm_mismatch|no protocols available|smtp_auth_tls/,
  /could not create ssl\/tls secure channel|unsupported ssl|sslv3 (?:is )?(?:not|disabled)|support tls 1\.2/,
];

/** What is wrong with the encryption, or with who shows a certificate. */
export const tlsRows: readonly Row[] = [
  {
    id: 'certificate-expired',
    when: [
      { weight: 97, code: ['tls/expired'] },
      { weight: 95, stage: way, words: expired },
      { weight: 90, protocol: mail, words: expired },
      {
        weight: 88,
        words: [/cert_has_expired|certificate has expired/],
        not: { family: ['client'] },
      },
      { weight: 20, stage: ['tls'] },
    ],
    scenarios: ['network-certificate-expired', 'network-authority-certificate-expired'],
  },
  {
    id: 'certificate-wrong-host',
    when: [
      { weight: 97, code: ['tls/wrong-host'] },
      { weight: 92, stage: way, words: otherName, not: { host: ['other'] } },
      { weight: 86, stage: way, words: otherName },
      { weight: 15, stage: ['tls'], protocol: mail },
    ],
    link: pages.hosts,
    scenarios: ['network-certificate-other-name'],
  },
  {
    id: 'certificate-revoked',
    when: [
      { weight: 97, code: ['tls/revoked'] },
      { weight: 93, stage: way, words: revoked },
    ],
    scenarios: {
      none: 'the practice tenant has no statement of revocation to show',
    },
  },
  {
    id: 'tls-inspection',
    when: [
      { weight: 92, code: ['tls/untrusted', 'signin/untrusted'] },
      { weight: 91, stage: way, words: untrusted },
      { weight: 90, stage: way, words: [inspectors] },
      { weight: 86, words: untrusted, not: { family: ['client', 'grant'] } },
      {
        weight: 76,
        stage: ['tls'],
        oauth: ['network_error', 'endpoints_resolution_error', 'openid_config_error'],
        not: { proxy: ['yes'] },
      },
      { weight: 80, stage: ['tls'], oauth: ['network_error'] },
      {
        weight: 50,
        protocol: ['entra'],
        oauth: ['network_error', 'endpoints_resolution_error', 'openid_config_error'],
        not: { stage: ['dns'] },
      },
      { weight: 62, stage: ['tls'], code: ['tls/failed'] },
      { weight: 56, stage: ['tls', 'greeting', 'starttls'], code: ['stage/reset', 'stage/closed'] },
      { weight: 55, protocol: ['entra'], words: [/not a json object/] },
      {
        weight: 40,
        protocol: mail,
        stage: ['tls', 'starttls'],
        code: ['tls/not-tls', 'starttls/not-offered', 'starttls/injected', 'tls/old-version'],
      },
      {
        weight: 45,
        stage: ['tls'],
        words: [/econnreset|connection (?:was )?reset|unexpected eof/],
      },
      { weight: 29, stage: ['tls'] },
      { weight: 22, stage: ['starttls', 'greeting', 'capability'] },
      { weight: 18, stage: ['configuration', 'tcp', 'proxy'], protocol: ['entra'] },
    ],
    link: 'https://learn.microsoft.com/microsoft-365/enterprise/urls-and-ip-address-ranges',
    scenarios: [
      'network-certificate-unknown-authority',
      'network-tls-inspection',
      'network-authority-tls-inspection',
    ],
  },
  {
    id: 'tls-version-too-old',
    when: [
      { weight: 97, protocol: ['smtp'], enhanced: ['4.7.66'] },
      { weight: 96, code: ['tls/old-version'] },
      { weight: 94, words: oldTls },
      { weight: 88, protocol: mail, tlsVersion: ['old'] },
      {
        weight: 66,
        stage: ['tls'],
        words: [/handshake[_ ]failure|unexpected error occurred on a send/],
      },
      { weight: 23, stage: ['tls'] },
    ],
    link: 'https://learn.microsoft.com/purview/prepare-tls-1.2-in-office-365',
    scenarios: ['smtp-old-tls', 'network-old-tls'],
  },
];
