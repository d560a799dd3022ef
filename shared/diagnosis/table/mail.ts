import type { Row } from '../row.ts';
import { mailMailboxRows } from './mail-mailbox.ts';
import { mailProtocolRows } from './mail-protocol.ts';
import { mailSignInRows } from './mail-sign-in.ts';
import { networkRows } from './network.ts';
import { powershellRows } from './powershell.ts';
import { smtpSendRows } from './smtp-send.ts';
import { smtpSignInRows } from './smtp-sign-in.ts';
import { tlsRows } from './tls.ts';

/** What goes wrong with mail servers, on the way to any server, and in PowerShell. */
export const mailRows: readonly Row[] = [
  ...mailSignInRows,
  ...mailMailboxRows,
  ...mailProtocolRows,
  ...smtpSignInRows,
  ...smtpSendRows,
  ...networkRows,
  ...tlsRows,
  ...powershellRows,
];
