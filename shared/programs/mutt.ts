import type { Program, ProgramField } from './program.ts';
import { quoteMutt, quoteUrlPart } from './quote.ts';
import { helperCommand, helperNotes, tokenHelper } from './token-helper.ts';
import { serverOf, type ProgramValues } from './values.ts';

/**
 * mutt, which asks a command for the access token. A person's comes from the helper that mutt itself
 * brings, `mutt_oauth2.py`; that one knows no apps, so an app's comes from ours.
 * Source: mutt's manual, "OAUTHBEARER and XOAUTH2 Support".
 */
export const mutt: Program = {
  id: 'mutt',
  name: 'mutt',
  protocols: ['imap', 'pop', 'smtp'],
  access: ['delegated', 'application'],
  settingsFor: (values) => {
    const isPerson = values.access === 'delegated';
    return {
      fields: isPerson ? registration(values) : [],
      files: [
        { name: 'muttrc', text: muttrc(values, isPerson ? ownHelper : helperCommand) },
        ...(isPerson ? [] : [tokenHelper(values)]),
      ],
      commands: isPerson
        ? [`${ownHelper} --verbose --authorize --authflow devicecode`]
        : ['mutt -F muttrc'],
      notes: isPerson ? ['mutt-helper', 'public-client'] : helperNotes(values),
    };
  },
};

const ownHelper = 'python3 ~/mutt_oauth2.py ~/.mutt-mailbox.tokens';

/** What goes into the helper's own table of registrations. */
function registration(values: ProgramValues): ProgramField[] {
  const entries = [
    ['authorizeEndpoint', values.authorizeEndpoint],
    ['deviceCodeEndpoint', values.deviceCodeEndpoint],
    ['tokenEndpoint', values.tokenEndpoint],
    ['tenant', values.tenant],
    ['scope', values.requestedScopes.join(' ')],
    ['clientId', values.clientId],
  ] as const;
  return entries.map(([label, value]) => ({ part: 'helper', label, value }));
}

function muttrc(values: ProgramValues, command: string): string {
  const [imap, pop, smtp] = (['imap', 'pop', 'smtp'] as const).map((protocol) =>
    serverOf(values, protocol),
  );
  const set = (name: string, value: string): string => `set ${name} = ${quoteMutt(value)}`;
  const sections = [
    [
      '# Made by Mailbox OAuth Assistant from the settings of a connection. No secret is in it:',
      '# each command prints an access token, which mutt asks for when it signs in.',
      set('from', values.sender),
      'set use_from = yes',
      'set ssl_force_tls = yes',
    ],
    imap && [
      '# Reading',
      set('folder', `${imap.security === 'tls' ? 'imaps' : 'imap'}://${address(imap)}/`),
      set('spoolfile', '+INBOX'),
      set('imap_user', imap.user),
      set('imap_authenticators', 'xoauth2'),
      set('imap_oauth_refresh_command', command),
    ],
    pop && [
      imap ? '# Fetching with POP (key G)' : '# Reading',
      set('pop_host', `${pop.security === 'tls' ? 'pops' : 'pop'}://${address(pop)}/`),
      set('pop_user', pop.user),
      set('pop_authenticators', 'xoauth2'),
      set('pop_oauth_refresh_command', command),
    ],
    smtp && [
      '# Sending',
      set(
        'smtp_url',
        `${smtp.security === 'tls' ? 'smtps' : 'smtp'}://${quoteUrlPart(smtp.user)}@${address(smtp)}/`,
      ),
      set('smtp_authenticators', 'xoauth2'),
      set('smtp_oauth_refresh_command', command),
    ],
  ];
  return `${sections.flatMap((section) => (section ? [section.join('\n')] : [])).join('\n\n')}\n`;
}

function address({ host, port }: { host: string; port: number }): string {
  return `${host}:${String(port)}`;
}
