import type { ErrorCode } from '../../errors.ts';
import type { ErrorText } from './error-text.ts';

/** Failures of reaching the mail server and of talking to it. */
export const mailErrors = {
  'dns/not-found': {
    title: 'The name was not found',
    cause:
      'The name servers of this computer know no address for the mail server, or for the proxy where one is used.',
    nextStep: 'Look the name up with nslookup on this computer, and check its DNS servers.',
  },
  'dns/failed': {
    title: 'The name servers gave no answer',
    cause: 'The name of the mail server, or of the proxy, could not be looked up at all.',
    nextStep: 'Check the network connection and the DNS servers of this computer.',
  },
  'dns/no-address': {
    title: 'The name has no address of the chosen kind',
    cause: 'The test was told to use only IPv4 or only IPv6, and the name has no such address.',
    nextStep: 'Let the test use both kinds, or choose the other one.',
  },
  'proxy/refused': {
    title: 'The proxy refused to connect to the mail server',
    cause:
      'This is the answer of the proxy, not of the mail server. Many proxies allow only port 443.',
    nextStep: 'Ask whoever runs the proxy to allow the host and port that the test names.',
  },
  'proxy/auth-required': {
    title: 'The proxy wants to know who is asking',
    cause: 'It did not take the user name and password that it was given, or was given none.',
    nextStep: 'Enter the user name and the password for the proxy, and test again.',
  },
  'proxy/failed': {
    title: 'The proxy did not answer as a proxy does',
    cause: 'What answered at the proxy’s address does not speak the chosen kind of proxy.',
    nextStep: 'Check the proxy’s address and port, and whether it is an HTTP or a SOCKS5 proxy.',
  },
  'tcp/refused': {
    title: 'The port is closed',
    cause:
      'The computer at that address, the mail server or the proxy, refused the connection, or a firewall did so in its name.',
    nextStep: 'Allow outgoing connections to the host and port that the test names.',
  },
  'tcp/unreachable': {
    title: 'The mail server or the proxy could not be reached',
    cause: 'No way leads from this network to the address that the test names.',
    nextStep: 'Check the network connection and whether a firewall blocks the port.',
  },
  'tls/untrusted': {
    title: 'The mail server’s certificate is not trusted',
    cause:
      'It was issued by a certificate authority that this computer does not know. A proxy or antivirus program that inspects mail is the usual reason.',
    nextStep: 'Exclude the mail server from inspection. The issuer is named in the test.',
  },
  'tls/wrong-host': {
    title: 'The certificate is for another host',
    cause: 'The server that answered showed a certificate that does not carry its name.',
    nextStep: 'Check that DNS leads to the real mail server and that nothing stands in between.',
  },
  'tls/expired': {
    title: 'The certificate is not valid today',
    cause: 'It has expired or is not valid yet, by the clock of this computer.',
    nextStep: 'Check the date and time of this computer first.',
  },
  'tls/revoked': {
    title: 'The certificate was revoked',
    cause: 'The server itself shows a statement that its certificate authority took it back.',
    nextStep: 'Do not sign in there. Check that DNS leads to the real mail server.',
  },
  'tls/old-version': {
    title: 'The server offers only versions of TLS that are not safe any more',
    cause:
      'The app takes TLS 1.2 and 1.3. Microsoft’s servers offer both, so something older answered.',
    nextStep: 'Check that nothing between here and the server changes TLS, then test again.',
  },
  'tls/not-tls': {
    title: 'The answer was not TLS',
    cause:
      'What answered spoke without encryption: the port may want STARTTLS, or something in between answered instead.',
    nextStep: 'Use TLS from the start on ports 993 and 995, and STARTTLS on port 587.',
  },
  'tls/failed': {
    title: 'No encrypted connection was made',
    cause: 'The TLS handshake failed. Both sides may have no version or cipher in common.',
    nextStep: 'Check that nothing between here and the server changes TLS, then test again.',
  },
  'stage/timeout': {
    title: 'The mail server gave no answer in time',
    cause: 'It was connected but silent for longer than the app waits.',
    nextStep: 'Test again. If it stays silent, look for a firewall that drops the packets.',
  },
  'stage/closed': {
    title: 'The mail server closed the connection',
    cause: 'It ended the connection before the stage was complete.',
    nextStep: 'Read the last lines of the transcript: servers often say why before they close.',
  },
  'stage/reset': {
    title: 'The connection was cut off',
    cause: 'The mail server, or something in between, reset the connection.',
    nextStep: 'Test again. If it comes back, look for a firewall or proxy that inspects mail.',
  },
  'protocol/line-too-long': {
    title: 'A line of the answer has no end',
    cause: 'It is longer than any mail server writes, so the app stopped reading.',
    nextStep: 'Check that the host and port are those of a mail server.',
  },
  'protocol/too-much-data': {
    title: 'The answer does not end',
    cause: 'The server sent more than a test can need, so the app stopped reading.',
    nextStep: 'Check that the host and port are those of a mail server.',
  },
  'protocol/unexpected-reply': {
    title: 'The answer does not fit the protocol',
    cause: 'The server said something that has no place at this stage.',
    nextStep: 'Read the marked line of the transcript and check host and port.',
  },
  'greeting/refused': {
    title: 'The mail server turned the connection away',
    cause: 'Its very first line says no. That line carries its reason.',
    nextStep: 'Read the marked line of the transcript, wait a few minutes and test again.',
  },
  'capability/refused': {
    title: 'The mail server did not say what it can do',
    cause: 'It refused the question which ways of signing in it offers.',
    nextStep: 'Check that the host is that of Exchange Online and not an older server or a proxy.',
  },
  'starttls/not-offered': {
    title: 'The server does not offer encryption',
    cause:
      'STARTTLS is not among what it offers. Something between here and the server may have removed it, so that the token would be sent in the clear. It was not sent.',
    nextStep:
      'Check host and port, and look for a firewall or antivirus program that inspects mail.',
  },
  'starttls/refused': {
    title: 'The server refused to encrypt the connection',
    cause: 'It offers STARTTLS but answered the command with no. The token was not sent.',
    nextStep: 'Read the marked line of the transcript, wait a few minutes and test again.',
  },
  'starttls/injected': {
    title: 'Something was put into the connection before it was encrypted',
    cause:
      'After its go-ahead for encryption nothing may follow in the clear, but something did. That is how an attacker on the way would act. The token was not sent.',
    nextStep: 'Test from another network. If it comes back there, tell whoever runs the server.',
  },
  'imap/bye': {
    title: 'The mail server said goodbye early',
    cause: 'It ended the session on its own with BYE. That line carries its reason.',
    nextStep: 'Wait a few minutes and test again; many connections in a short time can lead here.',
  },
  'imap/preauth': {
    title: 'The server says that it knows us already',
    cause:
      'It greeted with PREAUTH, before anyone has signed in. That is not Exchange Online, and a test of the sign-in would prove nothing there.',
    nextStep: 'Check that host and port are those of Exchange Online.',
  },
  'smtp/closing': {
    title: 'The mail server ended the session',
    cause: 'It answered 421, which means that it closes the connection. That line has its reason.',
    nextStep: 'Wait a few minutes and test again; many connections in a short time can lead here.',
  },
  'server/throttled': {
    title: 'The mail server asks to be left alone for a while',
    cause: 'There were too many requests or connections for this mailbox in a short time.',
    nextStep: 'Close other programs that use this mailbox, wait, and test again.',
  },
  'server/unavailable': {
    title: 'The mail server has a problem of its own',
    cause: 'It says that it cannot do this now and may do so later. The token was not judged.',
    nextStep: 'Test again in a few minutes.',
  },
  'auth/not-offered': {
    title: 'The server does not offer OAuth sign-in',
    cause:
      'Neither XOAUTH2 nor OAUTHBEARER is among the ways in which this server lets programs sign in.',
    nextStep: 'Check that the host is that of Exchange Online and not an older server or a proxy.',
  },
  'auth/refused': {
    title: 'The mail server refused the token',
    cause:
      'The server answered the sign-in with no. Usual reasons: the token is for another resource or lacks the scope, it has expired, or the person may not open this mailbox.',
    nextStep:
      'Compare audience and scopes of the token in step 5, then check the Full Access permission in step 4.',
  },
  'mailbox/not-connected': {
    title: 'The sign-in worked, the mailbox did not open',
    cause:
      'The server took the token but gives no access: the protocol may be switched off for the mailbox, or who signs in has no Full Access to it.',
    nextStep:
      'Check that the protocol is on for the mailbox and that Full Access is granted, then wait.',
  },
  'mailbox/refused': {
    title: 'The inbox could not be opened',
    cause: 'The sign-in worked, but the server refused to open the inbox of this mailbox.',
    nextStep: 'Read the marked line of the transcript and check that the mailbox has a licence.',
  },
  'send/sender-refused': {
    title: 'This identity may not send as that address',
    cause:
      'The sign-in worked, but the server refused the sender. Who signs in needs the Send As permission for any address that is not their own.',
    nextStep:
      'Grant Send As for the sender address in step 4. It can take up to two hours to work.',
  },
  'send/recipient-refused': {
    title: 'The server refused the recipient',
    cause: 'The sign-in and the sender were taken, but not the address that the message is for.',
    nextStep: 'Read the marked line of the transcript and check the recipient’s address.',
  },
  'send/message-refused': {
    title: 'The server refused the message',
    cause: 'Sender and recipient were taken, but not the message itself. The reply says why.',
    nextStep:
      'Read the marked line of the transcript: limits and a full mailbox are usual reasons.',
  },
  'run/cancelled': {
    title: 'The test was cancelled',
    cause: 'It was stopped before all stages were done. The connection was closed.',
    nextStep: 'Test again when you are ready.',
  },
  'run/timeout': {
    title: 'The test took too long',
    cause: 'All stages together took longer than the app waits.',
    nextStep: 'Test again. The stage table shows where the time went.',
  },
  'run/unknown': {
    title: 'That test is not known any more',
    cause: 'The app keeps only the last test that was finished. Another one has taken its place.',
    nextStep: 'Test everything again.',
  },
} satisfies Partial<Record<ErrorCode, ErrorText>>;
