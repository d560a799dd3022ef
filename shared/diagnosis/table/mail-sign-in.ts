import type { Row } from '../row.ts';

/** What makes a mail server refuse a token. */
export const mailSignInRows: readonly Row[] = [
  {
    id: 'wrong-token-audience',
    when: [
      { weight: 97, stage: ['auth', 'mailbox', 'send'], audience: ['graph', 'other', 'own-app'] },
      { weight: 92, stage: ['auth', 'mailbox', 'send'], scope: ['graph', 'bare'] },
      { weight: 20, stage: ['auth'], access: ['delegated'] },
    ],
    link: 'https://learn.microsoft.com/exchange/client-developer/legacy-protocols/how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth',
    scenarios: ['imap-token-for-graph'],
  },
];
