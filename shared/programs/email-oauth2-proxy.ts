import type { Protocol } from '../protocols.ts';
import type { Program, ProgramFile, ProgramNote, ProgramObstacle } from './program.ts';
import { iniSection, iniValue } from './quote.ts';
import type { ProgramServer, ProgramValues } from './values.ts';

/**
 * Email OAuth 2.0 Proxy: programs that know nothing but passwords sign in to it on this computer, and
 * it signs in to the server with OAuth 2.0. Source: its sample of `emailproxy.config`.
 */
export const emailOauth2Proxy: Program = {
  id: 'email-oauth2-proxy',
  name: 'Email OAuth 2.0 Proxy',
  protocols: ['imap', 'pop', 'smtp'],
  access: ['delegated', 'application'],
  obstacle: proxyObstacle,
  settingsFor: (values) => ({
    fields: values.servers.flatMap(({ protocol, user }) => [
      { part: protocol, label: 'server', value: localHost },
      { part: protocol, label: 'port', value: String(localPorts[protocol]) },
      { part: protocol, label: 'userName', value: user },
    ]),
    files: [proxyConfig(values)],
    commands: proxyCommands(values),
    notes: proxyNotes(values),
  }),
};

/** Where programs find it: on this computer only. */
export const localHost = '127.0.0.1';
export const localPorts: Readonly<Record<Protocol, number>> = { imap: 1993, pop: 1995, smtp: 1587 };

/** How it is installed and started; on a terminal it then says where a person signs in. */
export function proxyCommands({ access }: ProgramValues): string[] {
  const asks = access === 'delegated' ? ' --external-auth' : '';
  return [
    'python3 -m pip install emailproxy',
    `emailproxy --no-gui${asks} --config-file emailproxy.config`,
  ];
}

/** What it cannot do: its IMAP and POP have TLS from the first byte. */
export function proxyObstacle({ servers }: ProgramValues): ProgramObstacle | undefined {
  return servers.some(({ protocol, security }) => protocol !== 'smtp' && security === 'starttls')
    ? 'protocols'
    : undefined;
}

/** What is to be known of it, also by those who come to it from another program. */
export function proxyNotes(values: ProgramValues): ProgramNote[] {
  if (values.access === 'delegated') return ['proxy-loopback', 'proxy-sign-in', 'public-client'];
  return ['proxy-loopback', values.proof === 'certificate' ? 'proxy-certificate' : 'proxy-secret'];
}

/** Its file. One account for each user name: a shared mailbox is one name, who sends another. */
export function proxyConfig(values: ProgramValues): ProgramFile {
  const names = [...new Set(values.servers.map(({ user }) => user))];
  const sections = [
    '# Made by Mailbox OAuth Assistant from the settings of a connection. No secret is in it.',
    ...values.servers.map(serverSection),
    ...names.map((name) => accountSection(values, name)),
    ...(values.proof === 'secret'
      ? [
          '# The password that programs sign in with is the client secret itself: so it stands in no file.\n' +
            '[emailproxy]\nuse_login_password_as_client_credentials_secret = True',
        ]
      : []),
  ];
  return { name: 'emailproxy.config', text: `${sections.join('\n\n')}\n` };
}

function serverSection({ protocol, host, port, security }: ProgramServer): string {
  const lines = [
    `[${protocol.toUpperCase()}-${String(localPorts[protocol])}]`,
    `local_address = ${localHost}`,
    `server_address = ${iniValue(host)}`,
    `server_port = ${String(port)}`,
    ...(security === 'starttls' ? ['server_starttls = True'] : []),
  ];
  return lines.join('\n');
}

function accountSection(values: ProgramValues, name: string): string {
  const { access, proof, clientId, tokenEndpoint, deviceCodeEndpoint } = values;
  const lines =
    access === 'delegated'
      ? [
          `permission_url = ${iniValue(deviceCodeEndpoint)}`,
          `token_url = ${iniValue(tokenEndpoint)}`,
          `oauth2_scope = ${iniValue(values.requestedScopes.join(' '))}`,
          'oauth2_flow = device',
          `client_id = ${iniValue(clientId)}`,
        ]
      : [
          `token_url = ${iniValue(tokenEndpoint)}`,
          `oauth2_scope = ${iniValue(values.requestedScopes.join(' '))}`,
          'oauth2_flow = client_credentials',
          `client_id = ${iniValue(clientId)}`,
          ...(proof === 'certificate'
            ? [
                'jwt_certificate_path = /etc/emailproxy/certificate.pem',
                'jwt_key_path = /etc/emailproxy/private-key.pem',
              ]
            : []),
        ];
  return [iniSection(name), ...lines].join('\n');
}
