import type { Program } from './program.ts';
import { quoteMbsync } from './quote.ts';
import { helperCommand, helperCommands, helperNotes, tokenHelper } from './token-helper.ts';
import { serverOf, type ProgramValues } from './values.ts';

/** isync, whose command is mbsync: the access token is its password. Source: mbsync(1). */
export const isync: Program = {
  id: 'isync',
  name: 'isync (mbsync)',
  protocols: ['imap'],
  access: ['delegated', 'application'],
  settingsFor: (values) => ({
    fields: [],
    files: [{ name: 'mbsyncrc', text: mbsyncrc(values) }, tokenHelper(values)],
    commands: [...helperCommands(values), 'mbsync --config mbsyncrc --list mailbox'],
    notes: [...helperNotes(values), 'isync-plugin'],
  }),
};

function mbsyncrc(values: ProgramValues): string {
  const imap = serverOf(values, 'imap');
  if (!imap) return '';
  return `# Made by Mailbox OAuth Assistant from the settings of a connection. No secret is in it:
# PassCmd prints an access token, which mbsync takes as the password.
IMAPAccount mailbox
Host ${quoteMbsync(imap.host)}
Port ${String(imap.port)}
User ${quoteMbsync(imap.user)}
PassCmd ${quoteMbsync(helperCommand)}
AuthMechs XOAUTH2
# Since isync 1.5 its name is TLSType; the old name still works there.
SSLType ${imap.security === 'tls' ? 'IMAPS' : 'STARTTLS'}

IMAPStore mailbox-remote
Account mailbox

MaildirStore mailbox-local
SubFolders Verbatim
Path ~/Mail/mailbox/
Inbox ~/Mail/mailbox/Inbox

# Only from the server to this computer. "Sync All" would carry changes both ways.
Channel mailbox
Far :mailbox-remote:
Near :mailbox-local:
Patterns INBOX
Create Near
Sync Pull
`;
}
