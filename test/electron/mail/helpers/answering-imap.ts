import type { Script } from './scripted-server.ts';

/**
 * An IMAP server that lets everybody in and answers whatever is asked, for tests of what is below
 * the protocol. It starts TLS where it is asked to, if it was started with a certificate for it.
 */
export const answeringImap: Script = async (peer) => {
  peer.send('* OK ready\r\n');
  for (;;) {
    const [tag = '', command = ''] = (await peer.line()).split(' ');
    switch (command) {
      case 'CAPABILITY':
        peer.send('* CAPABILITY IMAP4rev1 STARTTLS AUTH=XOAUTH2 SASL-IR\r\n');
        break;
      case 'SELECT':
        peer.send('* 3 EXISTS\r\n');
        break;
      case 'LOGOUT':
        peer.send('* BYE bye\r\n');
        break;
    }
    peer.send(`${tag} OK done\r\n`);
    if (command === 'STARTTLS') await peer.startTls();
  }
};
