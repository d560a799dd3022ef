import type { Program } from './program.ts';
import { quoteCSharp } from './quote.ts';
import { serverOf, type ProgramServer, type ProgramValues } from './values.ts';

/** .NET with MailKit, and MSAL.NET for the token. */
export const dotnet: Program = {
  id: 'dotnet',
  name: '.NET (MailKit)',
  protocols: ['imap', 'pop', 'smtp'],
  access: ['delegated', 'application'],
  settingsFor: (values) => ({
    fields: [],
    files: [{ name: 'MailboxExample.cs', text: example(values) }],
    commands: [
      'dotnet new console --output MailboxExample',
      'cd MailboxExample',
      'dotnet add package MailKit',
      'dotnet add package Microsoft.Identity.Client',
    ],
    notes:
      values.access === 'delegated'
        ? ['code-cache-memory', 'public-client', 'code-sends-nothing']
        : [
            values.proof === 'certificate' ? 'code-certificate' : 'code-client-secret',
            'code-sends-nothing',
          ],
  }),
};

function example(values: ProgramValues): string {
  const { servers } = values;
  const smtp = serverOf(values, 'smtp');
  const clients = { imap: 'Imap', pop: 'Pop3', smtp: 'Smtp' } as const;
  const usings = [
    ...(values.access === 'delegated' ? [] : ['System.IO']),
    ...(values.proof === 'certificate' ? ['System.Security.Cryptography.X509Certificates'] : []),
    ...(serverOf(values, 'imap') ? ['MailKit'] : []),
    ...servers.map(({ protocol }) => `MailKit.Net.${clients[protocol]}`),
    'MailKit.Security',
    'Microsoft.Identity.Client',
    ...(smtp ? ['MimeKit'] : []),
  ];
  return `// Opens a mailbox with an access token.${smtp ? ' With an address behind it, sends a test message there.' : ''}
// It takes the place of Program.cs.
// Made by Mailbox OAuth Assistant from the settings of a connection. There is no secret in it.
using System;
${usings.map((name) => `using ${name};`).join('\n')}

var authority = ${quoteCSharp(values.authority)};
var clientId = ${quoteCSharp(values.clientId)};
var scopes = new[]
{
${values.scopes.map((scope) => `    ${quoteCSharp(scope)},`).join('\n')}
};

${token(values)}
${servers.map((server) => bodies[server.protocol](values, server)).join('\n')}`;
}

function token({ access, proof, signer, isKnownAuthority }: ProgramValues): string {
  const where = isKnownAuthority
    ? '.WithAuthority(authority)'
    : '.WithAuthority(authority).WithInstanceDiscovery(false)';
  if (access === 'delegated') {
    return `Console.Error.WriteLine("Sign in as " + ${quoteCSharp(signer)} + ".");
var app = PublicClientApplicationBuilder.Create(clientId)${where}.Build();
var result = await app.AcquireTokenWithDeviceCode(scopes, code =>
{
    Console.Error.WriteLine(code.Message);
    return System.Threading.Tasks.Task.CompletedTask;
}).ExecuteAsync();
`;
  }
  const credential =
    proof === 'certificate'
      ? `var path = Environment.GetEnvironmentVariable("MAILBOX_CERTIFICATE_FILE")
    ?? throw new InvalidOperationException("Set MAILBOX_CERTIFICATE_FILE to a PEM file with certificate and private key.");
using var certificate = X509Certificate2.CreateFromPemFile(path);
`
      : `var path = Environment.GetEnvironmentVariable("MAILBOX_CLIENT_SECRET_FILE");
var secret = path is null
    ? Environment.GetEnvironmentVariable("MAILBOX_CLIENT_SECRET")
    : File.ReadAllText(path).Trim();
if (string.IsNullOrEmpty(secret))
{
    throw new InvalidOperationException("Set MAILBOX_CLIENT_SECRET_FILE to a file with the client secret in it.");
}
`;
  const proves =
    proof === 'certificate' ? '.WithCertificate(certificate)' : '.WithClientSecret(secret)';
  return `${credential}var app = ConfidentialClientApplicationBuilder.Create(clientId)${where}${proves}.Build();
var result = await app.AcquireTokenForClient(scopes).ExecuteAsync();
`;
}

function connect({ host, port, security, user }: ProgramServer, name: string): string {
  const option = security === 'tls' ? 'SslOnConnect' : 'StartTls';
  return `    await ${name}.ConnectAsync(${quoteCSharp(host)}, ${String(port)}, SecureSocketOptions.${option});
    await ${name}.AuthenticateAsync(new SaslMechanismOAuth2(${quoteCSharp(user)}, result.AccessToken));
`;
}

const bodies = {
  imap: (_values: ProgramValues, server: ProgramServer) => `using (var imap = new ImapClient())
{
${connect(server, 'imap')}    await imap.Inbox.OpenAsync(FolderAccess.ReadOnly);
    Console.WriteLine("IMAP: {0} messages in the inbox", imap.Inbox.Count);
    await imap.DisconnectAsync(true);
}
`,
  pop: (_values: ProgramValues, server: ProgramServer) => `using (var pop = new Pop3Client())
{
${connect(server, 'pop')}    Console.WriteLine("POP: {0} messages", pop.Count);
    await pop.DisconnectAsync(true);
}
`,
  smtp: ({ sender }: ProgramValues, server: ProgramServer) => `using (var smtp = new SmtpClient())
{
${connect(server, 'smtp')}    Console.WriteLine("SMTP: signed in");
    if (args.Length > 0)
    {
        var message = new MimeMessage();
        message.From.Add(MailboxAddress.Parse(${quoteCSharp(sender)}));
        message.To.Add(MailboxAddress.Parse(args[0]));
        message.Subject = "Test message";
        message.Body = new TextPart("plain") { Text = "Sent with an OAuth 2.0 access token." };
        await smtp.SendAsync(message);
        Console.WriteLine("SMTP: sent");
    }
    await smtp.DisconnectAsync(true);
}
`,
};
