import type { Script } from './scripted-server.ts';

/**
 * An IMAP server that lets everybody in and answers whatever is asked, for tests of what is below
 * the protocol. It starts TLS where it is asked to, if it was started with a certificate for it.
 */
export const answeringImap: Script = async (peer) => {
  peer.send('* OK ready\r\n');
  for (;;) {
    const [tag = '', command = ''] = (await peer.line()).split(' ');
    let untagged = '';
    switch (command) {
      case 'CAPABILITY':
        untagged = '* CAPABILITY IMAP4rev1 STARTTLS AUTH=XOAUTH2 SASL-IR\r\n';
        break;
      case 'SELECT':
        untagged = '* 3 EXISTS\r\n';
        break;
      case 'LOGOUT':
        untagged = '* BYE bye\r\n';
        break;
    }
    // In one write: the second of two small ones waits until the client has confirmed the first.
    peer.send(`${untagged}${tag} OK done\r\n`);
    if (command === 'STARTTLS') await peer.startTls();
  }
};
