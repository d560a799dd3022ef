import type { ErrorCode } from '../errors.ts';

/** What a person is told of one failure. What the other side said stands beside it, unchanged. */
export interface ErrorText {
  /** What happened, in one short sentence without a full stop. */
  title: string;
  /** Why that is so, as far as it is known. */
  cause: string;
  /** The one thing to do next. */
  nextStep: string;
}

/** The text of every error code, in English. */
export const errorTexts: Readonly<Record<ErrorCode, ErrorText>> = {
  'ipc/forbidden': {
    title: 'The request did not come from this window',
    cause: 'The app answers only its own window. Something else asked, so nothing was done.',
    nextStep: 'Close the app and start it again.',
  },
  'ipc/invalid': {
    title: 'The app could not read its own request',
    cause: 'A value had a form that the main process does not take, so nothing was done.',
    nextStep: 'Go back through the steps and look at what was entered, then try again.',
  },
  'app/unexpected': {
    title: 'Something happened that the app does not know',
    cause: 'This is a fault of the app, not of your tenant. Nothing was changed in your tenant.',
    nextStep: 'Try again. If it comes back, copy this text into a report to the makers.',
  },
  'input/invalid': {
    title: 'A value is missing or has the wrong form',
    cause: 'The connection cannot be used as it was entered.',
    nextStep: 'Go back to the step that is marked and fill in the field that is named there.',
  },
  'signin/cancelled': {
    title: 'The sign-in was cancelled',
    cause: 'The sign-in window was closed before the sign-in was complete. No token was issued.',
    nextStep: 'Sign in again when you are ready.',
  },
  'signin/timeout': {
    title: 'The sign-in took too long',
    cause: 'The sign-in window was open for longer than the app waits. No token was issued.',
    nextStep: 'Sign in again and have the password and the second factor at hand.',
  },
  'signin/denied': {
    title: 'The permissions were not granted',
    cause: 'The person who signed in, or a policy of the tenant, declined what the app asked for.',
    nextStep:
      'Sign in again and accept the permissions, or ask an administrator to grant admin consent under App registrations > API permissions.',
  },
  'signin/protocol': {
    title: 'The answer of the sign-in page does not belong to this sign-in',
    cause:
      'The app compares the answer with what it asked. They did not match, so the answer was not used.',
    nextStep: 'Sign in again. If it comes back, look for a proxy that changes the pages.',
  },
  'signin/refused': {
    title: 'Entra ID refused the sign-in',
    cause:
      'The account, the app registration or a policy of the tenant does not allow it. Entra ID says why in its own words.',
    nextStep:
      'Look up the AADSTS number at login.microsoftonline.com/error, and the attempt under Entra ID > Sign-in logs.',
  },
  'signin/network': {
    title: 'The sign-in service could not be reached',
    cause:
      'No connection to the authority was made, or it broke off. A firewall, a proxy or the name resolution may be in the way.',
    nextStep: 'Check that this computer reaches login.microsoftonline.com on port 443.',
  },
  'signin/busy': {
    title: 'A sign-in is already open',
    cause: 'The app shows one sign-in window at a time.',
    nextStep: 'Complete the sign-in in the open window, or cancel it and start again.',
  },
  'signin/needs-browser': {
    title: 'This tenant does not accept the sign-in window of an app',
    cause:
      'A policy asks for something that only the system browser can show, such as a managed device or a passkey.',
    nextStep:
      'Sign in with an account to which the policy does not apply, or ask the owner of the Conditional Access policy.',
  },
  'signin/wrong-tenant': {
    title: 'The account belongs to another tenant',
    cause: 'The token was issued by a tenant other than the one in step 1, so it was not kept.',
    nextStep: 'Sign in with an account of the tenant in step 1, or correct the tenant there.',
  },
  'signin/expired': {
    title: 'The sign-in has expired',
    cause: 'An access token is good for about an hour. This one is over, or was already dropped.',
    nextStep: 'Sign in again, then run the test.',
  },
  'signin/device-code-blocked': {
    title: 'This tenant does not accept device codes',
    cause:
      'A Conditional Access policy refuses the device code, or asks for something that only a browser on a known device can show.',
    nextStep: 'Sign in with the system browser on a device that the policy allows.',
  },
  'signin/code-expired': {
    title: 'The code of this sign-in has expired',
    cause:
      'A device code was not entered in time, or the code of the sign-in page reached Entra ID too late.',
    nextStep: 'Start the sign-in again, and enter the new code where one is shown.',
  },
  'signin/code-used': {
    title: 'The code of this sign-in was used before',
    cause:
      'A code is good for one exchange, and Entra ID saw this one twice. Something on the way may have sent it again, such as a proxy.',
    nextStep:
      'Sign in again. If it comes back, look for a proxy or a program that repeats requests.',
  },
  'signin/blocked-by-policy': {
    title: 'A policy of the tenant blocks the sign-in',
    cause:
      'Conditional Access or the security defaults refuse it for this account, app, device or place.',
    nextStep:
      'Open the attempt under Entra ID > Sign-in logs, where the tab “Conditional Access” names the policy, and ask its owner.',
  },
  'signin/not-renewable': {
    title: 'This sign-in cannot be renewed',
    cause:
      'A new token without a new sign-in needs a refresh token, which is asked for with “Stay signed in” in step 3. A pasted token has none.',
    nextStep: 'Sign in again, with “Stay signed in” chosen.',
  },
  'signin/renewal-refused': {
    title: 'Entra ID wants a new sign-in',
    cause:
      'The kept sign-in is no longer accepted: it was revoked, the password was changed, or a policy asks for a new one.',
    nextStep: 'Sign in again.',
  },
  'signin/browser-not-opened': {
    title: 'The browser could not be opened',
    cause: 'The system has no browser for web pages, or did not let this app open it.',
    nextStep: 'Set a default browser in the system, or use the sign-in window or a device code.',
  },
  'signin/mixed-resources': {
    title: 'The scopes belong to more than one resource',
    cause: 'One token is for one resource. Entra ID refuses a request that names two.',
    nextStep: 'Leave the scopes of one resource, and ask for the others in a sign-in of their own.',
  },
  'signin/dns': {
    title: 'The name of the sign-in service was not found',
    cause: 'The name servers of this computer know no address for it, or for the proxy.',
    nextStep: 'Look the name up with nslookup on this computer, and check its DNS servers.',
  },
  'signin/untrusted': {
    title: 'The certificate of the sign-in service is not trusted',
    cause:
      'It was issued by a certificate authority that this computer does not know. A proxy or antivirus program that inspects traffic is the usual reason.',
    nextStep:
      'Add the certificate of the inspecting proxy under “Network”, or exclude the sign-in service from inspection.',
  },
  'signin/no-answer': {
    title: 'The sign-in service did not answer in time',
    cause: 'The connection was made, or tried, and nothing came back. A firewall may drop it.',
    nextStep: 'Try again. If it stays, check the proxy and the firewall of this network.',
  },
  'signin/proxy': {
    title: 'The proxy did not let the sign-in through',
    cause: 'This is the answer of the proxy, not of the sign-in service.',
    nextStep:
      'Check the proxy under “Network”, or ask whoever runs it to allow the host named above.',
  },
  'signin/proxy-password': {
    title: 'The proxy wants to know who is asking',
    cause: 'It did not take the user name and password that it was given, or was given none.',
    nextStep: 'Enter the user name and the password for the proxy under “Network”.',
  },
  'credential/missing': {
    title: 'What to sign in with is missing',
    cause:
      'This way to sign in needs a client secret, a certificate or a token, and none is there.',
    nextStep: 'Enter it in step 5, and sign in again.',
  },
  'credential/not-a-token': {
    title: 'This is not an access token',
    cause:
      'An access token is one word without spaces or quotation marks, some hundred characters or more.',
    nextStep: 'Copy the value of access_token, and nothing around it.',
  },
  'credential/wrong-secret': {
    title: 'Entra ID does not accept the client secret',
    cause: 'The value is not one of the app registration’s. The secret’s ID may have been copied.',
    nextStep:
      'Copy the Value, not the Secret ID. The portal shows it only once: otherwise create a new one under Certificates & secrets.',
  },
  'credential/expired-secret': {
    title: 'The client secret has expired',
    cause: 'It was the right one, but its time in the app registration is over.',
    nextStep: 'Create a new one under App registrations > Certificates & secrets, and enter it.',
  },
  'credential/wrong-certificate': {
    title: 'Entra ID does not accept the certificate',
    cause:
      'It is not among the certificates of the app registration, or it has expired, or the key is not its own.',
    nextStep:
      'Compare its thumbprint and expiry in step 5 with App registrations > Certificates & secrets, and upload it there.',
  },
  'certificate/unreadable': {
    title: 'The certificate file cannot be read',
    cause: 'It is neither PEM nor PFX (PKCS #12), is damaged, or is larger than such a file is.',
    nextStep: 'Export the certificate with its private key again, as PFX or PEM.',
  },
  'certificate/wrong-password': {
    title: 'The password does not open the file',
    cause: 'The private key is encrypted, and not with this password.',
    nextStep: 'Enter the password that was set when the file was exported.',
  },
  'certificate/no-key': {
    title: 'The private key is missing',
    cause: 'The file holds a certificate without its private key. A .cer file never holds one.',
    nextStep: 'Export the certificate with its private key, as PFX, or choose both PEM files.',
  },
  'certificate/no-certificate': {
    title: 'The certificate is missing',
    cause: 'The file holds a private key and no certificate.',
    nextStep: 'Choose a file that holds both, or choose both PEM files.',
  },
  'certificate/key-mismatch': {
    title: 'The key does not belong to the certificate',
    cause:
      'What the key signs cannot be checked with the certificate, so Entra ID would refuse it.',
    nextStep: 'Choose the key that the certificate was made with.',
  },
  'certificate/unsupported-key': {
    title: 'This kind of key cannot be used',
    cause: 'Entra ID takes signatures of RSA keys of 2048 bits or more.',
    nextStep: 'Make a certificate with an RSA key, and upload it to the app registration.',
  },
  'authority-certificate/unreadable': {
    title: 'This file holds no certificate authority',
    cause: 'It holds no certificate in PEM or DER form, or one that may not issue others.',
    nextStep: 'Export the root certificate of the inspecting proxy, in PEM or DER form.',
  },
  'tenant/not-found': {
    title: 'There is no such tenant in this cloud',
    cause: 'Entra ID knows no tenant by this domain or ID. It may have been mistyped.',
    nextStep: 'Compare it with the overview page of Entra ID, and check the cloud.',
  },
  'tenant/other-cloud': {
    title: 'The tenant is in another cloud',
    cause: 'Entra ID knows the tenant, but its accounts and apps are in a cloud of their own.',
    nextStep: 'Choose the cloud named above.',
  },
  'consent/declined': {
    title: 'Consent was not given',
    cause: 'The request for consent was declined, or the account may not give it.',
    nextStep:
      'Have it given by a Privileged Role Administrator or a Cloud Application Administrator.',
  },
  'consent/missing': {
    title: 'Nobody has let the app in yet',
    cause:
      'Nobody who may do so has consented to the permissions of the app. In many tenants only an administrator may.',
    nextStep:
      'Have an administrator open the link for admin consent in step 3, then sign in again.',
  },
  'keeping/unavailable': {
    title: 'Sign-ins cannot be kept on this computer',
    cause: 'The system offers no protected store for keys.',
    nextStep: 'Sign in without “Remember”. Tokens are then in memory only.',
  },
  'keeping/basic-text': {
    title: 'Sign-ins would not be safe on this computer',
    cause:
      'The system has no keyring running, so what is kept could be read by every program of this account.',
    nextStep: 'Sign in without “Remember”, or start GNOME Keyring or KWallet and this app again.',
  },
  'keeping/set-aside': {
    title: 'A kept sign-in could not be read',
    cause:
      'The file was changed, or was written by another account or on another computer. It was set aside and is not used.',
    nextStep: 'Sign in again.',
  },
  'keeping/failed': {
    title: 'The sign-in could not be kept',
    cause: 'The sign-in itself worked. Its file could not be written.',
    nextStep: 'Check the free space and the rights of the folder named above.',
  },
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
  'practice/not-running': {
    title: 'The practice tenant is not running',
    cause: 'It runs only while the app is open, and it was stopped or never started.',
    nextStep: 'Go to the first screen and start the practice tenant again.',
  },
  'practice/start-failed': {
    title: 'The practice tenant could not be started',
    cause: 'It needs free ports on this computer’s loopback address, and could not get them.',
    nextStep: 'Check whether a security program blocks local servers, then try again.',
  },
  'link/refused': {
    title: 'The link was not opened',
    cause: 'The app opens only pages on its own short list.',
    nextStep: 'Copy the address and open it in the browser yourself.',
  },
};
