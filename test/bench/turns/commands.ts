import type { Protocol } from '../../../shared/stages.ts';

/** The commands that are shown by name. Nothing else is: it may be a token. */
const known: Readonly<Record<Protocol, readonly string[]>> = {
  imap: [
    ...['CAPABILITY', 'ID', 'AUTHENTICATE', 'NAMESPACE', 'LIST', 'LSUB', 'ENABLE', 'STATUS'],
    ...['SELECT', 'EXAMINE', 'UNSELECT', 'CLOSE', 'NOOP', 'IDLE', 'LOGOUT'],
  ],
  pop: ['CAPA', 'AUTH', 'STAT', 'LIST', 'NOOP', 'QUIT'],
  smtp: ['EHLO', 'STARTTLS', 'AUTH', 'MAIL', 'RCPT', 'RSET', 'NOOP', 'HELP', 'VRFY', 'QUIT'],
};

/** What stands for a line that is no command: the answer to a server's challenge. */
const answer = '(answer)';

/** The name of the command that a client's line is; with `+` where it brings its argument along. */
export function commandName(protocol: Protocol, line: string): string {
  const words = line.split(' ');
  // An IMAP command has its tag before it.
  const name = (protocol === 'imap' ? words[1] : words[0])?.toUpperCase() ?? '';
  if (!known[protocol].includes(name)) return answer;
  const isAuth = name === 'AUTH' || name === 'AUTHENTICATE';
  // An initial response (RFC 4959, RFC 4954) follows the mechanism.
  return isAuth && words.length > (protocol === 'imap' ? 3 : 2) ? `${name}+token` : name;
}
