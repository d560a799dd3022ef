import type { Program } from './program.ts';
import { postfixValue, postfixWord, quoteJson, quoteShell } from './quote.ts';
import { serverOf, type ProgramServer, type ProgramValues } from './values.ts';

/**
 * Postfix as a relay to the server, with the plugin sasl-xoauth2 for its SASL library. The plugin
 * renews a person's token; it has no client credentials, so an app needs Email OAuth 2.0 Proxy.
 * Source: sasl-xoauth2's README and sasl-xoauth2.conf(5); Postfix's SASL_README.
 */
export const postfix: Program = {
  id: 'postfix',
  name: 'Postfix (sasl-xoauth2)',
  protocols: ['smtp'],
  access: ['delegated'],
  settingsFor: (values) => {
    const smtp = serverOf(values, 'smtp');
    if (!smtp) return { fields: [], files: [], commands: [], notes: [] };
    return {
      fields: [],
      files: [
        { name: 'main.cf', text: mainCf(smtp) },
        { name: 'sasl_passwd', text: saslPasswd(smtp) },
        { name: 'sasl-xoauth2.conf', text: pluginConfig(values) },
      ],
      commands: commands(values),
      notes: ['postfix-plugin', 'postfix-token', 'postfix-chroot', 'public-client'],
    };
  },
};

/** What Postfix names the token file; the plugin writes new tokens into it. */
const tokenFile = '/etc/tokens/mailbox';

/** Behind a chroot, which Debian and Ubuntu have, the same file lies here. */
const tokenFileInChroot = `/var/spool/postfix${tokenFile}`;

function nextHop({ host, port }: ProgramServer): string {
  return `[${postfixWord(host)}]:${String(port)}`;
}

function mainCf(smtp: ProgramServer): string {
  const wrapper = smtp.security === 'tls' ? '\nsmtp_tls_wrappermode = yes' : '';
  return `# Made by Mailbox OAuth Assistant from the settings of a connection: for Postfix's main.cf.
# Each of these takes the place of a line of the same name there.
relayhost = ${postfixValue(nextHop(smtp))}
smtp_sasl_auth_enable = yes
smtp_sasl_password_maps = hash:/etc/postfix/sasl_passwd
smtp_sasl_security_options =
smtp_sasl_mechanism_filter = xoauth2
smtp_tls_security_level = secure
smtp_tls_CAfile = /etc/ssl/certs/ca-certificates.crt${wrapper}
`;
}

function saslPasswd(smtp: ProgramServer): string {
  return `# In place of a password stands the file with the tokens, which sasl-xoauth2 renews.
${nextHop(smtp)} ${postfixWord(smtp.user)}:${tokenFile}
`;
}

function pluginConfig({ clientId, tokenEndpoint }: ProgramValues): string {
  return `{
  "client_id": ${quoteJson(clientId)},
  "client_secret": "",
  "token_endpoint": ${quoteJson(tokenEndpoint)}
}
`;
}

/** Where the plugin's tool signs in unless it is told otherwise. */
const usualLogin = 'https://login.microsoftonline.com';

function commands(values: ProgramValues): string[] {
  const { authority, tenant, clientId } = values;
  const login = authority.slice(0, authority.lastIndexOf('/'));
  const scope = values.requestedScopes.filter((each) => !/\/(?:IMAP|POP)\./.test(each)).join(' ');
  const get = [
    'sudo sasl-xoauth2-tool get-token outlook',
    `--client-id ${quoteShell(clientId)}`,
    `--tenant ${quoteShell(tenant)}`,
    ...(login === usualLogin ? [] : [`--login-base ${quoteShell(login)}`]),
    `--scope ${quoteShell(`openid ${scope}`)}`,
    '--use-device-flow',
    tokenFileInChroot,
  ].join(' ');
  return [
    'sudo install -d -o postfix -g postfix -m 700 /var/spool/postfix/etc/tokens',
    get,
    `sudo chown postfix:postfix ${tokenFileInChroot}`,
    'sudo postmap /etc/postfix/sasl_passwd',
    'sudo postfix reload',
  ];
}
