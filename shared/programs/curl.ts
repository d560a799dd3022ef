import type { Program, ProgramFile } from './program.ts';
import { quoteCurl, quoteShell, userBeforeColon } from './quote.ts';
import { helperCommand, helperCommands, helperNotes, tokenHelper } from './token-helper.ts';
import type { ProgramServer, ProgramValues } from './values.ts';

/** curl's name of a protocol whose TLS begins with the first byte; without `s` it begins later. */
const schemes = { imap: 'imap', pop: 'pop3', smtp: 'smtp' } as const;

/**
 * curl. What the connection says is in a file for each protocol; the token comes on standard input, so
 * that neither a file nor a list of processes has it. Source: curl(1).
 */
export const curl: Program = {
  id: 'curl',
  name: 'curl',
  protocols: ['imap', 'pop', 'smtp'],
  access: ['delegated', 'application'],
  settingsFor: (values) => ({
    fields: [],
    files: [...values.servers.map((server) => curlFile(values, server)), tokenHelper(values)],
    commands: [
      ...helperCommands(values),
      ...values.servers.map((server) => curlCommand(values, server)),
    ],
    notes: [...helperNotes(values), 'curl-token'],
  }),
};

function curlFile(values: ProgramValues, server: ProgramServer): ProgramFile {
  const { protocol, host, port, security, user } = server;
  const scheme = schemes[protocol] + (security === 'tls' ? 's' : '');
  const what = {
    imap: ['# Says how many messages there are.', 'request = "EXAMINE INBOX"'],
    pop: ['# Lists the messages; with a number behind the slash it fetches one.'],
    smtp: [`mail-from = ${quoteCurl(`<${values.sender}>`)}`],
  }[protocol];
  const lines = [
    '# Made by Mailbox OAuth Assistant from the settings of a connection. No secret is in it.',
    `url = ${quoteCurl(`${scheme}://${host}:${String(port)}/`)}`,
    'ssl-reqd',
    `user = ${quoteCurl(`${userBeforeColon(user)}:`)}`,
    'login-options = "AUTH=XOAUTH2"',
    ...what,
    'silent',
    'show-error',
  ];
  return { name: `${protocol}.curlrc`, text: `${lines.join('\n')}\n` };
}

/** The token goes through a pipe. It has none of the characters that curl's quotes give a meaning. */
function curlCommand({ sender }: ProgramValues, { protocol }: ProgramServer): string {
  const message =
    protocol === 'smtp' ? ` --mail-rcpt ${quoteShell(sender)} --upload-file message.txt` : '';
  return `printf 'oauth2-bearer = "%s"\\n' "$(${helperCommand})" | curl --disable --config ${protocol}.curlrc --config -${message}`;
}
