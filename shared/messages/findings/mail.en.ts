import { mailMailboxFindings } from './mail-mailbox.en.ts';
import { mailProtocolFindings } from './mail-protocol.en.ts';
import { mailSignInFindings } from './mail-sign-in.en.ts';
import { networkFindings } from './network.en.ts';
import { powershellFindings } from './powershell.en.ts';
import { smtpSendFindings } from './smtp-send.en.ts';
import { smtpSignInFindings } from './smtp-sign-in.en.ts';
import { tlsFindings } from './tls.en.ts';

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
