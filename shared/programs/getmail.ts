import type { Program } from './program.ts';
import { iniValue } from './quote.ts';
import { helperCommand, helperCommands, helperNotes, tokenHelper } from './token-helper.ts';
import { serverOf, type ProgramValues } from './values.ts';

/** getmail6: its IMAP knows XOAUTH2, its POP does not. Source: its documentation, configuration. */
export const getmail: Program = {
  id: 'getmail',
  name: 'getmail6',
  protocols: ['imap'],
  access: ['delegated', 'application'],
  obstacle: (values) =>
    // It has no STARTTLS.
    serverOf(values, 'imap')?.security === 'starttls' ? 'protocols' : undefined,
  settingsFor: (values) => ({
    fields: [],
    files: [{ name: 'getmailrc', text: getmailrc(values) }, tokenHelper(values)],
    commands: [
      ...helperCommands(values),
      'mkdir -p ~/Mail/mailbox/cur ~/Mail/mailbox/new ~/Mail/mailbox/tmp',
      'getmail --getmaildir . --rcfile getmailrc',
    ],
    notes: [...helperNotes(values), 'getmail-deletes-nothing'],
  }),
};

function getmailrc(values: ProgramValues): string {
  const imap = serverOf(values, 'imap');
  if (!imap) return '';
  return `# Made by Mailbox OAuth Assistant from the settings of a connection. No secret is in it:
# password_command prints an access token. It goes through a shell, which knows where ~ is.
[retriever]
type = SimpleIMAPSSLRetriever
server = ${iniValue(imap.host)}
port = ${String(imap.port)}
username = ${iniValue(imap.user)}
use_xoauth2 = true
password_command = ("sh", "-c", "${helperCommand}")
mailboxes = ("INBOX",)

[destination]
type = Maildir
path = ~/Mail/mailbox/

[options]
read_all = false
delete = false
`;
}
