import { mailMailboxFindings } from './mail-mailbox.ja.ts';
import { mailProtocolFindings } from './mail-protocol.ja.ts';
import { mailSignInFindings } from './mail-sign-in.ja.ts';
import { networkFindings } from './network.ja.ts';
import { powershellFindings } from './powershell.ja.ts';
import { smtpSendFindings } from './smtp-send.ja.ts';
import { smtpSignInFindings } from './smtp-sign-in.ja.ts';
import { tlsFindings } from './tls.ja.ts';

/** The words of what goes wrong with mail servers, on the way to any server, and in PowerShell. */
export const mailFindings = {
  ...mailSignInFindings,
  ...mailMailboxFindings,
  ...mailProtocolFindings,
  ...smtpSignInFindings,
  ...smtpSendFindings,
  ...networkFindings,
  ...tlsFindings,
  ...powershellFindings,
};
