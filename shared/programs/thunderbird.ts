import type { Program, ProgramField } from './program.ts';
import type { ProgramServer } from './values.ts';

/**
 * Thunderbird's own account settings. It brings a client ID of its own, and knows by a server's name
 * which authority and scopes belong to it: those of Exchange Online and Outlook.com worldwide only.
 */
export const thunderbird: Program = {
  id: 'thunderbird',
  name: 'Thunderbird',
  protocols: ['imap', 'pop', 'smtp'],
  access: ['delegated'],
  obstacle: ({ servers, isPractice }) => {
    if (isPractice) return 'practice';
    return servers.every(({ host }) => knownServers.test(host)) ? undefined : 'cloud';
  },
  settingsFor: ({ servers, sender }) => ({
    fields: [
      { part: 'identity', label: 'emailAddress', value: sender },
      ...servers.flatMap(serverFields),
    ],
    files: [],
    commands: [],
    notes: ['thunderbird-client', 'thunderbird-password'],
  }),
};

/** Source: Thunderbird's list of OAuth 2.0 providers, by the ends of names. */
const knownServers = /(?:^|\.)(?:office365|outlook)\.com$/i;

function serverFields({ protocol, host, port, security, user }: ProgramServer): ProgramField[] {
  return [
    { part: protocol, label: 'server', value: host },
    { part: protocol, label: 'port', value: String(port) },
    {
      part: protocol,
      label: 'security',
      value: { choose: security === 'tls' ? 'ssl-tls' : 'starttls' },
    },
    { part: protocol, label: 'authentication', value: { choose: 'oauth2' } },
    { part: protocol, label: 'userName', value: user },
  ];
}
