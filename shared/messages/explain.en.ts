import type { FailedProtocol } from '../diagnosis/facts/facts.ts';

/** The dialog that explains a message of another program. */
export const explain = {
  open: 'Explain a message from another program',
  startTitle: 'Have a message?',
  startText:
    'Paste what a scanner, a ticket system, a script or PowerShell said, and see what is behind it and what to do.',
  startButton: 'Explain a message',
  heading: 'Explain a message from another program',
  lead: 'What you paste stays on this page: it is not kept and not sent. What looks like a token or a password is hidden in the answer.',
  text: 'The message, as it was shown',
  textHint: 'With the lines around it, if there are any. English or not.',
  textMissing: 'Paste the message first.',
  source: 'Where it came from',
  sources: {
    unknown: 'I do not know',
    imap: 'IMAP',
    pop: 'POP',
    smtp: 'SMTP',
    entra: 'Sign-in at Microsoft',
    powershell: 'PowerShell',
  } satisfies Record<FailedProtocol | 'unknown', string>,
  access: 'Who signs in',
  accesses: {
    unknown: 'I do not know',
    delegated: 'A person',
    application: 'The app itself',
  },
  mailbox: 'The mailbox',
  mailboxes: { unknown: 'I do not know', own: 'The person’s own', shared: 'A shared mailbox' },
  explain: 'Explain it',
  close: 'Close',
  result: 'What is behind it',
  powershell: 'It did not work? Explain what PowerShell said',
  taken: (protocol: string, stage: string) =>
    protocol === stage
      ? `Read as a message from: ${protocol}.`
      : `Read as a message from: ${protocol}, stage “${stage}”. If that is not so, choose above where it came from.`,
};
