import type { Program } from './program.ts';
import { quoteJava } from './quote.ts';
import { serverOf, type ProgramServer, type ProgramValues } from './values.ts';

/**
 * Java with Jakarta Mail (Angus Mail), and MSAL4J for the token: the token is given as the password,
 * with XOAUTH2 as the only mechanism. Source: Jakarta Mail's "OAuth2 Support", and the properties of
 * its packages imap, pop3 and smtp.
 */
export const java: Program = {
  id: 'java',
  name: 'Java (Jakarta Mail)',
  protocols: ['imap', 'pop', 'smtp'],
  access: ['delegated', 'application'],
  settingsFor: (values) => ({
    fields: [],
    files: [{ name: 'MailboxExample.java', text: example(values) }],
    commands: [],
    notes:
      values.access === 'delegated'
        ? ['java-libraries', 'code-cache-memory', 'public-client', 'code-sends-nothing']
        : [
            'java-libraries',
            values.proof === 'certificate' ? 'java-certificate' : 'code-client-secret',
            'code-sends-nothing',
          ],
  }),
};

function example(values: ProgramValues): string {
  const { servers, access, proof } = values;
  const smtp = serverOf(values, 'smtp');
  const reads = servers.some(({ protocol }) => protocol !== 'smtp');
  const imports = [
    ...(access === 'delegated'
      ? [
          'com.microsoft.aad.msal4j.DeviceCodeFlowParameters',
          'com.microsoft.aad.msal4j.PublicClientApplication',
        ]
      : [
          'com.microsoft.aad.msal4j.ClientCredentialFactory',
          'com.microsoft.aad.msal4j.ClientCredentialParameters',
          'com.microsoft.aad.msal4j.ConfidentialClientApplication',
        ]),
    ...(reads ? ['jakarta.mail.Folder', 'jakarta.mail.Store'] : []),
    ...(smtp
      ? [
          'jakarta.mail.Message',
          'jakarta.mail.Transport',
          'jakarta.mail.internet.InternetAddress',
          'jakarta.mail.internet.MimeMessage',
        ]
      : []),
    'jakarta.mail.Session',
    ...(access === 'delegated'
      ? []
      : [
          ...(proof === 'certificate' ? ['java.io.InputStream'] : []),
          'java.nio.file.Files',
          'java.nio.file.Path',
        ]),
    'java.util.Properties',
    'java.util.Set',
  ];
  return `// Opens a mailbox with an access token.${smtp ? ' With an address behind it, sends a test message there.' : ''}
// Made by Mailbox OAuth Assistant from the settings of a connection. There is no secret in it.
${imports.map((name) => `import ${name};`).join('\n')}

public class MailboxExample {
    static final String AUTHORITY = ${quoteJava(values.authority)};
    static final String CLIENT_ID = ${quoteJava(values.clientId)};
    static final Set<String> SCOPES = Set.of(
${values.scopes.map((scope) => `        ${quoteJava(scope)}`).join(',\n')}
    );

    public static void main(String[] args) throws Exception {
        String token = accessToken();
${servers.map(({ protocol }) => `        ${calls[protocol]};`).join('\n')}
    }

${token(values)}
${servers.map((server) => bodies[server.protocol](values, server)).join('\n')}}
`;
}

const calls = {
  imap: 'openImap(token)',
  pop: 'openPop(token)',
  smtp: 'openSmtp(token, args.length > 0 ? args[0] : null)',
};

function token({ access, proof, signer, isKnownAuthority }: ProgramValues): string {
  const known = isKnownAuthority ? '' : '\n            .instanceDiscovery(false)';
  if (access === 'delegated') {
    return `    static String accessToken() throws Exception {
        System.err.println("Sign in as " + ${quoteJava(signer)} + ".");
        PublicClientApplication app = PublicClientApplication.builder(CLIENT_ID)
            .authority(AUTHORITY)${known}
            .build();
        DeviceCodeFlowParameters parameters = DeviceCodeFlowParameters
            .builder(SCOPES, code -> System.err.println(code.message()))
            .build();
        return app.acquireToken(parameters).get().accessToken();
    }
`;
  }
  const [credential, made] =
    proof === 'certificate'
      ? [
          `        String path = System.getenv("MAILBOX_PKCS12_FILE");
        String password = System.getenv("MAILBOX_PKCS12_PASSWORD");
        if (path == null || password == null) {
            throw new IllegalStateException("Set MAILBOX_PKCS12_FILE and MAILBOX_PKCS12_PASSWORD.");
        }
        InputStream certificate = Files.newInputStream(Path.of(path));
`,
          'ClientCredentialFactory.createFromCertificate(certificate, password)',
        ]
      : [
          `        String path = System.getenv("MAILBOX_CLIENT_SECRET_FILE");
        String secret = path == null
            ? System.getenv("MAILBOX_CLIENT_SECRET")
            : Files.readString(Path.of(path)).strip();
        if (secret == null || secret.isEmpty()) {
            throw new IllegalStateException("Set MAILBOX_CLIENT_SECRET_FILE to a file with the client secret in it.");
        }
`,
          'ClientCredentialFactory.createFromSecret(secret)',
        ];
  return `    static String accessToken() throws Exception {
${credential}        ConfidentialClientApplication app = ConfidentialClientApplication
            .builder(CLIENT_ID, ${made})
            .authority(AUTHORITY)${known}
            .build();
        return app.acquireToken(ClientCredentialParameters.builder(SCOPES).build()).get().accessToken();
    }
`;
}

/** What all three have in common. The prefix is that of the protocol's properties. */
function session(name: string, { security, port }: ProgramServer, more: readonly string[]): string {
  const tls =
    security === 'tls'
      ? [['ssl.enable', 'true']]
      : [
          ['starttls.enable', 'true'],
          ['starttls.required', 'true'],
        ];
  const lines = [
    ...tls,
    ['ssl.checkserveridentity', 'true'],
    ['port', String(port)],
    ['auth.mechanisms', 'XOAUTH2'],
  ].map(([key = '', value = '']) => `properties.put("mail.${name}.${key}", "${value}");`);
  return [
    'Properties properties = new Properties();',
    ...lines,
    ...more,
    'Session session = Session.getInstance(properties);',
  ]
    .map((line) => `        ${line}\n`)
    .join('');
}

function reading(
  method: string,
  name: string,
  server: ProgramServer,
  said: string,
  more: readonly string[],
): string {
  return `    static void ${method}(String token) throws Exception {
${session(name, server, more)}        try (Store store = session.getStore("${name}")) {
            store.connect(${quoteJava(server.host)}, ${quoteJava(server.user)}, token);
            try (Folder inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_ONLY);
                System.out.println("${said} " + inbox.getMessageCount() + " messages in the inbox");
            }
        }
    }
`;
}

const bodies = {
  imap: (_values: ProgramValues, server: ProgramServer) =>
    reading('openImap', 'imap', server, 'IMAP:', []),
  pop: (_values: ProgramValues, server: ProgramServer) =>
    reading('openPop', 'pop3', server, 'POP:', [
      '// Exchange Online wants the token on a line of its own.',
      'properties.put("mail.pop3.auth.xoauth2.two.line.authentication.format", "true");',
    ]),
  smtp: (
    { sender }: ProgramValues,
    server: ProgramServer,
  ) => `    static void openSmtp(String token, String recipient) throws Exception {
${session('smtp', server, ['properties.put("mail.smtp.auth", "true");'])}        try (Transport transport = session.getTransport("smtp")) {
            transport.connect(${quoteJava(server.host)}, ${quoteJava(server.user)}, token);
            System.out.println("SMTP: signed in");
            if (recipient == null) {
                return;
            }
            MimeMessage message = new MimeMessage(session);
            message.setFrom(new InternetAddress(${quoteJava(sender)}));
            message.setRecipients(Message.RecipientType.TO, InternetAddress.parse(recipient));
            message.setSubject("Test message");
            message.setText("Sent with an OAuth 2.0 access token.");
            message.saveChanges();
            transport.sendMessage(message, message.getAllRecipients());
            System.out.println("SMTP: sent");
        }
    }
`,
};
