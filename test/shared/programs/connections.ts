import type { Connection } from '../../../shared/connection.ts';

const person: Connection = {
  version: 1,
  name: 'Contoso',
  practice: false,
  cloud: 'global',
  tenant: 'contoso.com',
  clientId: '05cd6963-1a2b-4c3d-8e4f-5a6b7c8dd595',
  access: 'delegated',
  flow: 'window',
  protocols: ['imap', 'pop', 'smtp'],
  offlineAccess: true,
  user: 'adele@contoso.com',
};
const app: Connection = {
  ...person,
  access: 'application',
  flow: 'secret',
  offlineAccess: false,
  user: 'scanner@contoso.com',
};

/** A connection of every kind that has settings of its own. */
export const connections = {
  'a person': person,
  'a person and a shared mailbox': { ...person, sharedMailbox: 'invoices@contoso.com' },
  'an app with a secret': app,
  'an app with a certificate': { ...app, flow: 'certificate' },
} as const satisfies Record<string, Connection>;

/** What has a meaning somewhere in some format. */
export const fragments = [
  ...[
    "'",
    "''",
    '"',
    '""',
    '`',
    '\\',
    '\\\\',
    "\\'",
    '\\"',
    '\\u0022',
    '\\n',
    '\\x22',
    '\\c',
    '^A',
  ],
  ...['$(id)', '${HOME}', '$HOME', '`id`', '%s', '%(server)s', '%%', '{0}', '#', '//', '/*', '*/'],
  ...[
    '; echo',
    '|',
    '&&',
    '>',
    '<',
    '<?',
    '?>',
    '-->',
    '<%',
    '!',
    '~',
    '+',
    '=',
    '@',
    ',',
    '(',
    ')',
  ],
  ...['\u2018', '\u2019', '\u201c', '\u00a0', '\u202e', '\u{1f600}', 'ä', '日本', '\ufeff', '*'],
] as const;

/** All of them together, in one address; no end of a line, no colon, no space and no brackets. */
export const hostile = `${fragments.join('').replaceAll(/[\s[\]:]/g, '')}x`;

/** A text in everything that was typed, a word behind it keeping the values apart. */
export function withText(connection: Connection, text: string): Connection {
  const { sharedMailbox } = connection;
  return {
    ...connection,
    user: `${text}user@contoso.com`,
    ...(sharedMailbox === undefined ? {} : { sharedMailbox: `${text}shared@contoso.com` }),
  };
}
