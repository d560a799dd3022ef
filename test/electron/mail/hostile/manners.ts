import type { Protocol, Security, Stage } from '../../../../shared/stages.ts';

/** One of the ways in which a check speaks with a server. */
export interface Kind {
  protocol: Protocol;
  security: Security;
}

/**
 * A moment of a check at which it waits for the server: the stage, and the command that waits for
 * its reply, if any.
 */
export type Moment = Stage | `${Stage} ${string}`;

/** What a well-behaved server does next. */
export interface Answer {
  moment: Moment;
  reply: string;
  /** What follows the reply; nothing: the client's next command. */
  then?: 'tls' | 'response' | 'message';
}

export const imap: Kind = { protocol: 'imap', security: 'tls' };
export const imapStarttls: Kind = { protocol: 'imap', security: 'starttls' };
export const pop: Kind = { protocol: 'pop', security: 'tls' };
export const popStarttls: Kind = { protocol: 'pop', security: 'starttls' };
export const smtp: Kind = { protocol: 'smtp', security: 'tls' };
export const smtpStarttls: Kind = { protocol: 'smtp', security: 'starttls' };

export const kinds: readonly Kind[] = [imap, imapStarttls, pop, popStarttls, smtp, smtpStarttls];

/** The commands of a check by the stage that they belong to. */
const commands: Readonly<Record<Protocol, readonly Moment[]>> = {
  imap: [
    'capability CAPABILITY',
    'auth AUTHENTICATE',
    'auth response',
    'mailbox SELECT',
    'mailbox EXAMINE',
    'logout CLOSE',
    'logout LOGOUT',
  ],
  pop: ['capability CAPA', 'auth AUTH', 'auth response', 'mailbox STAT', 'logout QUIT'],
  smtp: [
    'capability EHLO',
    'auth AUTH',
    'auth response',
    'send MAIL',
    'send RCPT',
    'send RSET',
    'logout QUIT',
  ],
};

const commandsInTheClear: Readonly<Record<Protocol, readonly Moment[]>> = {
  imap: ['starttls CAPABILITY', 'starttls STARTTLS'],
  pop: ['starttls CAPA', 'starttls STLS'],
  smtp: ['starttls EHLO', 'starttls STARTTLS'],
};

/** Every moment, in order, at which a check waits for a server that it has connected to. */
export function momentsOf({ protocol, security }: Kind): Moment[] {
  return security === 'tls'
    ? ['tls', 'greeting', ...commands[protocol]]
    : ['greeting', ...commandsInTheClear[protocol], 'tls', ...commands[protocol]];
}

export function stageOfMoment(moment: Moment): Stage {
  return moment.split(' ')[0] as Stage;
}

export const greetings: Readonly<Record<Protocol, string>> = {
  imap: '* OK ready\r\n',
  pop: '+OK ready\r\n',
  smtp: '220 mail.example.com ready\r\n',
};

/**
 * What a well-behaved server answers to a line of the client.
 *
 * @param isSecure whether TLS is on: no server here lets anybody sign in before that
 */
export function answerTo(protocol: Protocol, line: string, isSecure: boolean): Answer {
  switch (protocol) {
    case 'imap':
      return imapAnswer(line, isSecure);
    case 'pop':
      return popAnswer(line, isSecure);
    case 'smtp':
      return smtpAnswer(line, isSecure);
  }
}

/** What a well-behaved server answers to the token. */
export function answerToResponse(protocol: Protocol, tag: string): Answer {
  const replies = { imap: `${tag} OK done\r\n`, pop: '+OK done\r\n', smtp: '235 2.7.0 done\r\n' };
  return { moment: 'auth response', reply: replies[protocol] };
}

/** What a well-behaved SMTP server answers to a message. */
export const answerToMessage: Answer = {
  moment: 'send message',
  reply: '250 2.0.0 OK id=1\r\n',
};

function imapAnswer(line: string, isSecure: boolean): Answer {
  const [tag = '', verb = ''] = line.split(' ');
  const ok = `${tag} OK done\r\n`;
  switch (verb) {
    case 'CAPABILITY':
      return isSecure
        ? { moment: 'capability CAPABILITY', reply: `* CAPABILITY IMAP4rev1 AUTH=XOAUTH2\r\n${ok}` }
        : { moment: 'starttls CAPABILITY', reply: `* CAPABILITY IMAP4rev1 STARTTLS\r\n${ok}` };
    case 'STARTTLS':
      return { moment: 'starttls STARTTLS', reply: ok, then: 'tls' };
    case 'AUTHENTICATE':
      return { moment: 'auth AUTHENTICATE', reply: '+ \r\n', then: 'response' };
    case 'LOGOUT':
      return { moment: 'logout LOGOUT', reply: `* BYE bye\r\n${ok}` };
    case 'SELECT':
      return { moment: 'mailbox SELECT', reply: `* 3 EXISTS\r\n${ok}` };
    case 'CLOSE':
      return { moment: 'logout CLOSE', reply: ok };
    default:
      return { moment: `mailbox ${verb}`, reply: ok };
  }
}

function popAnswer(line: string, isSecure: boolean): Answer {
  const [verb = ''] = line.split(' ');
  const capabilities = isSecure ? 'SASL XOAUTH2' : 'STLS';
  switch (verb) {
    case 'CAPA':
      return {
        moment: isSecure ? 'capability CAPA' : 'starttls CAPA',
        reply: `+OK list\r\nUIDL\r\n${capabilities}\r\n.\r\n`,
      };
    case 'STLS':
      return { moment: 'starttls STLS', reply: '+OK begin\r\n', then: 'tls' };
    case 'AUTH':
      return { moment: 'auth AUTH', reply: '+ \r\n', then: 'response' };
    case 'QUIT':
      return { moment: 'logout QUIT', reply: '+OK bye\r\n' };
    default:
      return { moment: `mailbox ${verb}`, reply: '+OK 3 1200\r\n' };
  }
}

function smtpAnswer(line: string, isSecure: boolean): Answer {
  const [verb = ''] = line.split(/[ :]/);
  const capabilities = isSecure ? 'AUTH XOAUTH2' : 'STARTTLS';
  switch (verb) {
    case 'EHLO':
      return {
        moment: isSecure ? 'capability EHLO' : 'starttls EHLO',
        reply: `250-mail.example.com\r\n250-ENHANCEDSTATUSCODES\r\n250 ${capabilities}\r\n`,
      };
    case 'STARTTLS':
      return { moment: 'starttls STARTTLS', reply: '220 2.0.0 go ahead\r\n', then: 'tls' };
    case 'AUTH':
      return { moment: 'auth AUTH', reply: '334 \r\n', then: 'response' };
    case 'QUIT':
      return { moment: 'logout QUIT', reply: '221 2.0.0 bye\r\n' };
    case 'DATA':
      return { moment: 'send DATA', reply: '354 go on\r\n', then: 'message' };
    default:
      return { moment: `send ${verb}`, reply: '250 2.0.0 done\r\n' };
  }
}
