import { join } from 'node:path';
import type { ServiceUser } from './server-folder.ts';

/** What the configuration depends on. */
export interface EximSettings {
  folder: string;
  user: ServiceUser;
  /** The port that takes mail from Dovecot's submission service, which has authenticated already. */
  relayPort: number;
  /** Dovecot's `auth-client` socket. */
  authSocket: string;
  /** The folder of all mailboxes. */
  mail: string;
}

/** Names of the files in Exim's folder. */
export const eximFiles = {
  binary: 'exim',
  config: 'exim.conf',
  certificate: 'server.crt',
  key: 'server.key',
  mailboxes: 'mailboxes',
  sendAs: 'send-as',
  mainLog: 'main.log',
  panicLog: 'panic.log',
  spool: 'spool',
} as const;

/**
 * The configuration of an Exim 4.96 that runs as one unprivileged user, serves message submission
 * as Exchange Online does (RFC 6409: AUTH only after STARTTLS, mail only after AUTH), and delivers
 * to the mailboxes of the tenant alone.
 *
 * - Dovecot decides on tokens, over its authentication socket.
 * - MAIL FROM must be who signed in, or an address that has granted this person Send As.
 *   Source of the words: Microsoft, "Fix issues with printers, scanners, and LOB applications".
 * - `smtp_accept_max`: Exim's own limit of 20 connections is less than a load test opens at once.
 * - Names of recipients are tainted; a key found in a file of known mailboxes is not.
 */
export function eximConfig(settings: EximSettings): string {
  const { user, relayPort, authSocket, mail } = settings;
  const file = (name: keyof typeof eximFiles): string => join(settings.folder, eximFiles[name]);
  const lookUp = (key: string, name: keyof typeof eximFiles, then: string): string =>
    `\${lookup{${key}}lsearch${then === 'key' ? ',ret=key' : ''}{${file(name)}}`;
  const recipient = '${lc:$local_part@$domain}';
  return `exim_path = ${file('binary')}
exim_user = ${user.uid}
exim_group = ${user.gid}
never_users =
deliver_drop_privilege = true
spool_directory = ${file('spool')}
log_file_path = ${join(settings.folder, '%s.log')}
primary_hostname = localhost
qualify_domain = localhost
daemon_startup_retries = 0
host_lookup =
helo_lookup_domains =
rfc1413_query_timeout = 0s
smtp_accept_max = 500
smtp_connect_backlog = 100
tls_advertise_hosts = *
tls_certificate = ${file('certificate')}
tls_privatekey = ${file('key')}
tls_verify_certificates =
auth_advertise_hosts = \${if eq{$tls_in_cipher}{}{}{*}}
acl_smtp_mail = acl_mail
acl_smtp_rcpt = acl_rcpt

begin acl

acl_mail:
  accept
    condition = \${if =={$received_port}{${relayPort}}}
  deny
    !authenticated = *
    message = 530 5.7.57 Client not authenticated to send mail
  deny
    condition = \${if !eqi{$sender_address}{$authenticated_id}}
    condition = \${if !inlisti{$authenticated_id}{${lookUp('$sender_address', 'sendAs', 'value')}}}}
    message = 5.7.60 SMTP; Client does not have permissions to send as this sender
  accept

acl_rcpt:
  accept
    verify = recipient
  deny
    message = 5.1.1 No such mailbox in this tenant

begin routers

mailboxes:
  driver = accept
  condition = ${lookUp(recipient, 'mailboxes', 'value')}{yes}{no}}
  transport = maildir

begin transports

maildir:
  driver = appendfile
  directory = ${mail}/${lookUp(recipient, 'mailboxes', 'key')}{$value}fail}/Maildir
  maildir_format
  create_directory
  envelope_to_add
  return_path_add

begin authenticators

xoauth2:
  driver = dovecot
  public_name = XOAUTH2
  server_socket = ${authSocket}
  server_set_id = $auth1
`;
}

/** A file for Exim's `lsearch`: a key and its values, which Exim takes as a list. */
export function lookupFile(entries: Readonly<Record<string, readonly string[]>>): string {
  return Object.entries(entries)
    .map(([key, values]) => `${key.toLowerCase()}: ${values.join(' : ')}\n`)
    .join('');
}
