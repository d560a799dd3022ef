import type { Program } from './program.ts';
import { quoteJs } from './quote.ts';
import { serverOf, type ProgramServer, type ProgramValues } from './values.ts';

/** Node.js with imapflow and nodemailer, and MSAL Node for the token. Neither of them does POP. */
export const node: Program = {
  id: 'node',
  name: 'Node.js (imapflow, nodemailer)',
  protocols: ['imap', 'smtp'],
  access: ['delegated', 'application'],
  settingsFor: (values) => {
    const packages = [
      '@azure/msal-node',
      ...(serverOf(values, 'imap') ? ['imapflow'] : []),
      ...(serverOf(values, 'smtp') ? ['nodemailer'] : []),
    ];
    const isPerson = values.access === 'delegated';
    return {
      fields: [],
      files: [{ name: 'mailbox-example.mjs', text: example(values) }],
      commands: [
        `npm install ${packages.join(' ')}`,
        ...(isPerson ? ['node mailbox-example.mjs --sign-in'] : []),
        'node mailbox-example.mjs',
      ],
      notes: isPerson
        ? ['code-cache-file', 'public-client', 'code-sends-nothing']
        : [
            values.proof === 'certificate' ? 'code-certificate' : 'code-client-secret',
            'code-sends-nothing',
          ],
    };
  },
};

function example(values: ProgramValues): string {
  const imap = serverOf(values, 'imap');
  const smtp = serverOf(values, 'smtp');
  const isPerson = values.access === 'delegated';
  const imports = [
    ...(isPerson ? ["import { createHash } from 'node:crypto';"] : []),
    ...(values.proof === 'certificate' ? ["import { X509Certificate } from 'node:crypto';"] : []),
    isPerson
      ? "import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';\nimport { homedir } from 'node:os';\nimport { dirname, join } from 'node:path';"
      : "import { readFile } from 'node:fs/promises';",
    `import { ${isPerson ? 'PublicClientApplication' : 'ConfidentialClientApplication'} } from '@azure/msal-node';`,
    ...(imap ? ["import { ImapFlow } from 'imapflow';"] : []),
    ...(smtp ? ["import nodemailer from 'nodemailer';"] : []),
  ];
  return `// Opens a mailbox with an access token.${smtp ? ' With an address behind it, sends a test message there.' : ''}
// Made by Mailbox OAuth Assistant from the settings of a connection. There is no secret in it.
${imports.join('\n')}

const authority = ${quoteJs(values.authority)};
const clientId = ${quoteJs(values.clientId)};
const scopes = [
${values.scopes.map((scope) => `  ${quoteJs(scope)},`).join('\n')}
];
${values.isKnownAuthority ? '' : '// This authority is not one of the ones that Microsoft keeps a list of.\nconst knownAuthorities = [new URL(authority).host];\n'}${[imap, smtp].flatMap((server) => (server ? [serverConstant(values, server)] : [])).join('')}
${isPerson ? personToken(values) : appToken(values)}
${[imap && openImap, smtp && openSmtp].filter((part) => part !== undefined).join('\n')}
const recipient = process.argv.slice(2).find((text) => !text.startsWith('--'));
const accessToken = await getAccessToken();
${[imap && 'await openImap(accessToken);', smtp && 'await openSmtp(accessToken, recipient);'].filter((line) => line !== undefined).join('\n')}
`;
}

function serverConstant(values: ProgramValues, server: ProgramServer): string {
  const { protocol, host, port, security, user } = server;
  const sender = protocol === 'smtp' ? `const sender = ${quoteJs(values.sender)};\n` : '';
  const begin = security === 'starttls' ? (protocol === 'smtp' ? 'requireTLS' : 'doSTARTTLS') : '';
  return `const ${protocol} = {
  host: ${quoteJs(host)},
  port: ${String(port)},
  secure: ${String(security === 'tls')},
${begin === '' ? '' : `  ${begin}: true,\n`}};
const ${protocol}User = ${quoteJs(user)};
${sender}`;
}

function auth({ isKnownAuthority }: ProgramValues, more = ''): string {
  return `{ clientId, authority${more}${isKnownAuthority ? '' : ', knownAuthorities'} }`;
}

function personToken(values: ProgramValues): string {
  return `const user = ${quoteJs(values.signer)};

// What renews the sign-in is in this file, which only you may read: it opens the mailbox.
const name = createHash('sha256').update(\`\${authority} \${clientId} \${user}\`).digest('hex').slice(0, 16);
const cacheFile = join(homedir(), '.mailbox-token', \`node-\${name}.json\`);
const cachePlugin = {
  async beforeCacheAccess(context) {
    const text = await readFile(cacheFile, 'utf8').catch(() => undefined);
    if (text !== undefined) context.tokenCache.deserialize(text);
  },
  async afterCacheAccess(context) {
    if (!context.cacheHasChanged) return;
    await mkdir(dirname(cacheFile), { recursive: true, mode: 0o700 });
    await writeFile(\`\${cacheFile}.new\`, context.tokenCache.serialize(), { mode: 0o600 });
    await rename(\`\${cacheFile}.new\`, cacheFile);
  },
};

async function getAccessToken() {
  const app = new PublicClientApplication({ auth: ${auth(values)}, cache: { cachePlugin } });
  const accounts = await app.getTokenCache().getAllAccounts();
  if (accounts.length > 0 && !process.argv.includes('--sign-in')) {
    return (await app.acquireTokenSilent({ account: accounts[0], scopes })).accessToken;
  }
  for (const account of accounts) await app.getTokenCache().removeAccount(account);
  const result = await app.acquireTokenByDeviceCode({
    scopes,
    deviceCodeCallback: ({ message }) => console.error(\`\${message}\\nSign in as \${user}.\`),
  });
  return result.accessToken;
}
`;
}

function appToken(values: ProgramValues): string {
  if (values.proof === 'certificate') {
    return `async function getAccessToken() {
  const path = process.env.MAILBOX_CERTIFICATE_FILE;
  if (!path) throw new Error('Set MAILBOX_CERTIFICATE_FILE to a PEM file with certificate and private key.');
  const pem = await readFile(path, 'utf8');
  const [privateKey] = /-----BEGIN ([A-Z ]*PRIVATE KEY)-----[^]+?-----END \\1-----/.exec(pem) ?? [];
  const thumbprintSha256 = new X509Certificate(pem).fingerprint256.replaceAll(':', '');
  const clientCertificate = { thumbprintSha256, privateKey };
  const app = new ConfidentialClientApplication({ auth: ${auth(values, ', clientCertificate')} });
  return (await app.acquireTokenByClientCredential({ scopes })).accessToken;
}
`;
  }
  return `async function getAccessToken() {
  const path = process.env.MAILBOX_CLIENT_SECRET_FILE;
  const clientSecret = path ? (await readFile(path, 'utf8')).trim() : process.env.MAILBOX_CLIENT_SECRET;
  if (!clientSecret) throw new Error('Set MAILBOX_CLIENT_SECRET_FILE to a file with the client secret in it.');
  const app = new ConfidentialClientApplication({ auth: ${auth(values, ', clientSecret')} });
  return (await app.acquireTokenByClientCredential({ scopes })).accessToken;
}
`;
}

const openImap = `async function openImap(accessToken) {
  const client = new ImapFlow({ ...imap, auth: { user: imapUser, accessToken }, logger: false });
  await client.connect();
  try {
    const { exists } = await client.mailboxOpen('INBOX', { readOnly: true });
    console.log(\`IMAP: \${exists} messages in the inbox\`);
  } finally {
    await client.logout();
  }
}
`;

const openSmtp = `async function openSmtp(accessToken, to) {
  const transport = nodemailer.createTransport({
    ...smtp,
    auth: { type: 'OAuth2', user: smtpUser, accessToken },
  });
  await transport.verify();
  console.log('SMTP: signed in');
  if (to !== undefined) {
    const text = 'Sent with an OAuth 2.0 access token.';
    await transport.sendMail({ from: sender, to, subject: 'Test message', text });
    console.log('SMTP: sent');
  }
  transport.close();
}
`;
