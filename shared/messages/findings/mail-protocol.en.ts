import type { FindingWords } from './finding-text.ts';
import { protocolName, serverName } from './mail-phrases.ts';

/** What a program and a server do not understand of each other, in English. */
export const mailProtocolFindings = {
  'auth-mechanism-not-offered': (values) => ({
    title: `The server does not offer the way to sign in that was used`,
    cause: `Exchange Online offers XOAUTH2 for tokens, over SMTP only once the connection is encrypted. What was used is not among what ${serverName(values)} offers.`,
    steps: [
      'Set the program to OAuth 2.0 with the mechanism XOAUTH2, not PLAIN, CRAM-MD5, NTLM or OAUTHBEARER.',
      'For SMTP, check that it asks for STARTTLS first and then asks the server again what it offers.',
      `Check that ${serverName(values)} is a server of Exchange Online and not a gateway or an older server.`,
      'Test again.',
    ],
  }),
  'client-capability-parse-bug': (values) => ({
    title: 'The program likely misreads what the server offers',
    cause: `It says that the server cannot do XOAUTH2. Exchange Online offers it over ${protocolName(values)}, so the list was read wrongly, or before the connection was encrypted.`,
    steps: [
      'Test here: the line with the capabilities shows whether XOAUTH2 is offered.',
      'If it is, use a newer version of the program, and tell its makers.',
      'If the program lets you choose the mechanism, choose XOAUTH2 by hand.',
    ],
  }),
  'pop-two-step-required': () => ({
    title: 'POP wants the command and the token on two lines',
    cause:
      'Exchange Online takes AUTH XOAUTH2 alone, answers with +, and only then takes the token. It ends the connection where both come on one line.',
    steps: [
      'Set the program to send AUTH XOAUTH2 first and the token after the server’s answer.',
      'In JavaMail that is the property mail.pop3s.auth.xoauth2.two.line.authentication.format, set to true.',
      'Test again.',
    ],
  }),
  'token-too-long': () => ({
    title: 'The token is likely longer than POP takes',
    cause:
      'Exchange Online was seen to refuse tokens of more than 4,096 characters over POP. IMAP takes them.',
    steps: [
      'Look at step 5 how long the token is.',
      'Use IMAP instead of POP for this mailbox, if the program can.',
      'If not, let the program fetch the mail through Microsoft Graph.',
    ],
  }),
  'smtp-two-step-required': () => ({
    title: 'The line with the token is too long for SMTP',
    cause:
      'The program sent AUTH XOAUTH2 and the token on one line. RFC 4954 allows that only for short ones; after the server’s 334 the token may be longer.',
    steps: [
      'Set the program to send AUTH XOAUTH2 alone and the token after the answer 334.',
      'If it has no such setting, use a newer version of it.',
      'Test again.',
    ],
  }),
  'command-too-long': () => ({
    title: 'The server did not take the command, likely because it is too long',
    cause:
      'Exchange Online gives this answer where a line is longer than it takes, or is not complete.',
    steps: [
      'Let the program ask for fewer messages or folders in one command.',
      'If it was the command with the token, send the token on a line of its own.',
      'Test again.',
    ],
  }),
  'challenge-not-answered': () => ({
    title: 'The program did not answer the server’s challenge',
    cause:
      'A server that refuses a token can first send why, as a challenge, and then waits for an empty line. The program sent none, so both wait.',
    steps: [
      'Decode the challenge, which is base64: it holds the status and the scope that the server wants.',
      'Let the program send an empty line after it; the refusal with its reason follows.',
      'Test here to see what the server says at the end.',
    ],
  }),
} satisfies Record<string, FindingWords>;
