import type { Program } from './program.ts';
import { quoteMsmtp } from './quote.ts';
import { helperCommand, helperCommands, helperNotes, tokenHelper } from './token-helper.ts';
import { serverOf, type ProgramValues } from './values.ts';

/** msmtp, which sends: the access token is its password. Source: msmtp's manual, "Authentication". */
export const msmtp: Program = {
  id: 'msmtp',
  name: 'msmtp',
  protocols: ['smtp'],
  access: ['delegated', 'application'],
  settingsFor: (values) => ({
    fields: [],
    files: [{ name: 'msmtprc', text: msmtprc(values) }, tokenHelper(values)],
    commands: [...helperCommands(values), 'msmtp --file=msmtprc --serverinfo'],
    notes: [...helperNotes(values), 'msmtp-test'],
  }),
};

function msmtprc(values: ProgramValues): string {
  const smtp = serverOf(values, 'smtp');
  if (!smtp) return '';
  return `# Made by Mailbox OAuth Assistant from the settings of a connection. No secret is in it:
# the command at its end prints an access token, which msmtp takes as the password.
defaults
tls on
tls_starttls ${smtp.security === 'starttls' ? 'on' : 'off'}

account mailbox
host ${quoteMsmtp(smtp.host)}
port ${String(smtp.port)}
from ${quoteMsmtp(values.sender)}
auth xoauth2
user ${quoteMsmtp(smtp.user)}
passwordeval ${quoteMsmtp(helperCommand)}

account default : mailbox
`;
}
