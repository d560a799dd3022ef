import { server, typed, type Row } from '../drafts.ts';

const dod = server;
const ownDod = 'outlook-dod.office365.us';

/** What is to be seen. */
export const cloudValueRows: readonly Row[] = [
  ...[
    'https://outlook.office365.us/ https://graph.microsoft.us/',
    'https://outlook.office365.us/,https://outlook-dod.office365.us/',
    'outlook.office365.us; outlook-dod.office365.us',
    'https://outlook.office365.us/https://outlook-dod.office365.us/',
  ].map((delegated): Row => [
    'scope-multiple-resources',
    'problem tenant delegatedResource',
    typed('dod', { resources: { delegated } }),
  ]),
  ...['https://graph.microsoft.com', 'https://dod-graph.microsoft.us/', 'graph.microsoft.us'].map(
    (application): Row => [
      'wrong-token-audience/graph',
      'problem tenant applicationResource',
      typed('dod', { resources: { application } }),
    ],
  ),
  ...[
    'https://outlook.office.com/',
    ' https://Outlook.Office365.com',
    'https://partner.outlook.cn/',
  ].map((delegated): Row => [
    'wrong-token-audience/other-cloud',
    'caution tenant delegatedResource',
    typed('dod', { resources: { delegated } }),
  ]),
  ...(
    [
      [
        'wrong-smtp-endpoint',
        'problem',
        'smtpHost',
        dod('contoso-com.mail.protection.outlook.com', 587, 'starttls'),
      ],
      [
        'wrong-smtp-endpoint',
        'problem',
        'smtpHost',
        dod('Contoso-us.mail.protection.office365.us ', 25, 'starttls'),
      ],
      [
        'wrong-host-or-port/other-cloud',
        'caution',
        'smtpHost',
        dod('smtp.office365.com', 587, 'starttls'),
      ],
      [
        'wrong-host-or-port/other-cloud',
        'caution',
        'imapHost',
        dod('outlook.office365.com', 993, 'tls'),
      ],
      ['implicit-tls-on-starttls-port', 'problem', 'smtpPort', dod(ownDod, 587, 'tls')],
      ['starttls-on-implicit-tls-port', 'problem', 'imapPort', dod(ownDod, 993, 'starttls')],
      ['starttls-on-implicit-tls-port', 'problem', 'popPort', dod(ownDod, 995, 'starttls')],
      ['wrong-host-or-port/other-protocol', 'problem', 'imapPort', dod(ownDod, 995, 'tls')],
      ['wrong-host-or-port/other-protocol', 'problem', 'imapPort', dod(ownDod, 587, 'starttls')],
      ['wrong-host-or-port/other-protocol', 'problem', 'popPort', dod(ownDod, 993, 'tls')],
      ['wrong-host-or-port/other-protocol', 'problem', 'smtpPort', dod(ownDod, 443, 'tls')],
      ['wrong-host-or-port/unusual-port', 'caution', 'smtpPort', dod(ownDod, 465, 'tls')],
      ['wrong-host-or-port/unusual-port', 'caution', 'imapPort', dod(ownDod, 143, 'starttls')],
      ['port-blocked/smtp-25', 'caution', 'smtpPort', dod(ownDod, 25, 'starttls')],
    ] as const
  ).map(([id, strength, field, values]): Row => {
    const protocol = field.startsWith('imap') ? 'imap' : field.startsWith('pop') ? 'pop' : 'smtp';
    return [id, `${strength} tenant ${field}`, typed('dod', { servers: { [protocol]: values } })];
  }),
  [
    'wrong-host-or-port/other-cloud',
    'caution tenant smtpHost',
    typed('21vianet', { servers: { smtp: server('smtp.office365.com', 587, 'starttls') } }),
  ],
];
