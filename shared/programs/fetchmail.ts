import {
  localHost,
  localPorts,
  proxyCommands,
  proxyConfig,
  proxyNotes,
  proxyObstacle,
} from './email-oauth2-proxy.ts';
import type { Program } from './program.ts';
import { quoteFetchmail } from './quote.ts';
import type { ProgramValues } from './values.ts';

/** What fetchmail fetches with, the first that was chosen. */
const fetching = ['imap', 'pop'] as const;

/**
 * fetchmail. Its releases up to 6.4 have no OAuth 2.0, and 7 has it in alpha versions only: so it goes
 * through Email OAuth 2.0 Proxy. Source: fetchmail(1); fetchmail's NEWS of version 7.
 */
export const fetchmail: Program = {
  id: 'fetchmail',
  name: 'fetchmail',
  protocols: fetching,
  access: ['delegated', 'application'],
  obstacle: (values) => proxyObstacle(onlyFetching(values)),
  settingsFor: (values) => ({
    fields: [],
    files: [{ name: 'fetchmailrc', text: fetchmailrc(values) }, proxyConfig(onlyFetching(values))],
    commands: [
      'chmod 600 fetchmailrc',
      ...proxyCommands(values),
      'fetchmail --fetchmailrc fetchmailrc --check',
    ],
    notes: ['fetchmail-proxy', 'fetchmail-password', ...proxyNotes(values)],
  }),
};

/** It fetches; sending is another program's. */
function onlyFetching(values: ProgramValues): ProgramValues {
  return { ...values, servers: values.servers.filter(({ protocol }) => protocol !== 'smtp') };
}

function fetchmailrc(values: ProgramValues): string {
  const [server] = onlyFetching(values).servers;
  if (!server) return '';
  const kind = server.protocol === 'imap' ? 'imap' : 'pop3';
  return `# Made by Mailbox OAuth Assistant from the settings of a connection. No secret is in it:
# fetchmail asks for the password, or finds it in ~/.netrc.
# The proxy listens on this computer only, without TLS; from there on it is encrypted.
poll ${quoteFetchmail(localHost)}
    protocol ${kind}
    service ${String(localPorts[server.protocol])}
    auth password
    user ${quoteFetchmail(server.user)}
    sslproto ''
    keep
`;
}
