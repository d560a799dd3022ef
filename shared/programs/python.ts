import type { Protocol } from '../protocols.ts';
import type { Program } from './program.ts';
import { quotePython } from './quote.ts';
import { helperCommands, helperNotes, tokenHelper } from './token-helper.ts';
import type { ProgramServer, ProgramValues } from './values.ts';

/** Python with its own imaplib, poplib and smtplib, and MSAL for the token. */
export const python: Program = {
  id: 'python',
  name: 'Python (imaplib, poplib, smtplib)',
  protocols: ['imap', 'pop', 'smtp'],
  access: ['delegated', 'application'],
  settingsFor: (values) => ({
    fields: [],
    files: [{ name: 'mailbox_example.py', text: example(values) }, tokenHelper(values)],
    commands: [...helperCommands(values), 'python3 mailbox_example.py'],
    notes: [...helperNotes(values), 'code-sends-nothing'],
  }),
};

const modules = { imap: 'imaplib', pop: 'poplib', smtp: 'smtplib' } as const;

function example(values: ProgramValues): string {
  const { servers } = values;
  const has = (protocol: Protocol): boolean =>
    servers.some((server) => server.protocol === protocol);
  const imports = [
    ...(has('pop') ? ['base64'] : []),
    ...servers.map(({ protocol }) => modules[protocol]),
    'ssl',
    ...(has('smtp') ? ['sys'] : []),
  ].sort();
  const constants = servers.map((server) => serverConstants(values, server));
  const functions = servers.map((server) => bodies[server.protocol](server));
  return `#!/usr/bin/env python3
"""Opens a mailbox with an access token.${has('smtp') ? ' With an address behind it, sends a test message there.' : ''}

Made by Mailbox OAuth Assistant from the settings of a connection. There is no secret in it.
"""
${imports.map((name) => `import ${name}`).join('\n')}
${has('smtp') ? 'from email.message import EmailMessage\n' : ''}
from mailbox_token import access_token

${constants.join('\n')}

# Certificates are checked: nothing here switches that off.
TLS = ssl.create_default_context()


def xoauth2(user, token):
    return 'user=' + user + '\\x01auth=Bearer ' + token + '\\x01\\x01'


${functions.join('\n\n')}

if __name__ == '__main__':
    TOKEN = access_token()
${servers.map(({ protocol }) => `    ${calls[protocol]}`).join('\n')}
`;
}

const calls: Readonly<Record<Protocol, string>> = {
  imap: 'open_imap(TOKEN)',
  pop: 'open_pop(TOKEN)',
  smtp: 'open_smtp(TOKEN, sys.argv[1] if len(sys.argv) > 1 else None)',
};

function serverConstants(values: ProgramValues, server: ProgramServer): string {
  const { protocol, host, port, user } = server;
  const name = protocol.toUpperCase();
  return [
    `${name}_HOST = ${quotePython(host)}`,
    `${name}_PORT = ${String(port)}`,
    `${name}_USER = ${quotePython(user)}`,
    ...(protocol === 'smtp' ? [`SENDER = ${quotePython(values.sender)}`] : []),
  ].join('\n');
}

const bodies: Readonly<Record<Protocol, (server: ProgramServer) => string>> = {
  imap: ({ security }) => `def open_imap(token):
${
  security === 'tls'
    ? `    with imaplib.IMAP4_SSL(IMAP_HOST, IMAP_PORT, ssl_context=TLS) as imap:
`
    : `    with imaplib.IMAP4(IMAP_HOST, IMAP_PORT) as imap:
        imap.starttls(TLS)
`
}        # A second challenge is the server's reason for a refusal; it wants an empty answer.
        imap.authenticate(
            'XOAUTH2', lambda challenge: b'' if challenge else xoauth2(IMAP_USER, token).encode()
        )
        status, data = imap.select('INBOX', readonly=True)
        print('IMAP:', status, int(data[0]), 'messages in the inbox')
`,
  pop: ({ security }) => `def open_pop(token):
${
  security === 'tls'
    ? `    pop = poplib.POP3_SSL(POP_HOST, POP_PORT, context=TLS)
`
    : `    pop = poplib.POP3(POP_HOST, POP_PORT)
    pop.stls(TLS)
`
}    # poplib has no function for SASL. The server wants two lines, as Exchange Online does.
    pop._shortcmd('AUTH XOAUTH2')
    pop._shortcmd(base64.b64encode(xoauth2(POP_USER, token).encode()).decode())
    print('POP:', pop.stat()[0], 'messages')
    pop.quit()
`,
  smtp: ({ security }) => `def open_smtp(token, recipient=None):
${
  security === 'starttls'
    ? `    with smtplib.SMTP(SMTP_HOST, SMTP_PORT) as smtp:
        smtp.starttls(context=TLS)
        smtp.ehlo()
`
    : `    with smtplib.SMTP_SSL(SMTP_HOST, SMTP_PORT, context=TLS) as smtp:
        smtp.ehlo()
`
}        smtp.auth('XOAUTH2', lambda challenge=None: '' if challenge else xoauth2(SMTP_USER, token))
        print('SMTP: signed in')
        if recipient is None:
            return
        message = EmailMessage()
        message['From'] = SENDER
        message['To'] = recipient
        message['Subject'] = 'Test message'
        message.set_content('Sent with an OAuth 2.0 access token.')
        smtp.send_message(message, from_addr=SENDER)
        print('SMTP: sent')
`,
};
