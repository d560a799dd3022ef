import type { Row } from '../row.ts';
import { near } from './wording.ts';

const errorCodesPage = 'https://learn.microsoft.com/entra/identity-platform/reference-error-codes';

/** The service itself, and how it is called. */
export const signInServiceRows: readonly Row[] = [
  {
    id: 'service-unavailable',
    when: [
      { weight: 97, aadsts: [50033, 90006, 90012, 90020, 90024, 90033] },
      { weight: 88, aadsts: [90055, 50000] },
      { weight: 87, protocol: ['entra'], oauth: ['temporarily_unavailable'] },
      { weight: 72, code: ['signin/unavailable'] },
      { weight: 92, protocol: ['smtp'], smtp: [451], enhanced: ['4.7.0'] },
      { weight: 70, code: ['server/unavailable'] },
      { weight: 60, protocol: ['imap', 'pop'], words: [/server unavailable/] },
      { weight: 70, protocol: ['entra'], oauth: ['server_error'] },
      {
        weight: 78,
        protocol: ['entra'],
        words: [
          /temporarily unavailable|transient (?:error|failure)|try again later|service unavailable/,
        ],
      },
      { weight: 62, aadsts: [80001, 80002, 80005, 80007] },
      { weight: 15, stage: ['configuration'] },
      { weight: 5, stage: ['authorize', 'token', 'refresh', 'device'] },
      { weight: 9, stage: ['logout'] },
    ],
    link: 'https://learn.microsoft.com/entra/architecture/resilience-overview',
    scenarios: [
      'aadsts-90024-over-budget',
      'aadsts-50033-transient-error',
      'aadsts-50033-try-again',
      'aadsts-90033-directory-unavailable',
      'aadsts-90006-service-unavailable',
      'smtp-temporary-error',
      'smtp-temporary-error-at-mail',
    ],
  },
  {
    id: 'request-loop',
    when: [
      { weight: 97, aadsts: [50196] },
      {
        weight: 79,
        protocol: ['entra'],
        words: [
          near('request loop'),
          near(
            'loop|schleife|boucle|bucle|ループ|循环',
            'detected|erkannt|détect|detect|検出|检测',
          ),
        ],
      },
    ],
    link: errorCodesPage,
    scenarios: ['aadsts-50196-request-loop'],
  },
  {
    id: 'token-endpoint-opened',
    when: [
      { weight: 97, aadsts: [900561] },
      {
        weight: 80,
        protocol: ['entra'],
        words: [/only accepts? post/, near('endpoint', 'post', 'get')],
      },
    ],
    link: errorCodesPage,
    scenarios: {
      none: 'It takes a person who opens the token endpoint in a browser; this program never does.',
    },
  },
  {
    id: 'firewall-prompt',
    when: [
      {
        weight: 86,
        protocol: ['entra'],
        marks: ['windows defender firewall', 'windows security alert', 'windows firewall'],
      },
      { weight: 70, stage: ['authorize'], words: [near('firewall', 'blocked|alert|prompt')] },
    ],
    link: 'https://learn.microsoft.com/windows/security/operating-system-security/network-security/windows-firewall/',
    scenarios: {
      none: 'This program listens on 127.0.0.1 alone, so Windows has nothing to ask; other programs listen everywhere.',
    },
  },
];
