/** The programs that settings are made for, those of one kind together. Never rename an ID. */
export const programGroups = {
  mail: ['thunderbird', 'mutt'],
  commands: ['msmtp', 'isync', 'getmail', 'fetchmail', 'curl'],
  servers: ['postfix', 'email-oauth2-proxy'],
  languages: ['python', 'node', 'dotnet', 'java', 'php'],
} as const;

/** What kind of program it is: how a long list is told apart. */
export type ProgramGroup = keyof typeof programGroups;
export type ProgramId = (typeof programGroups)[ProgramGroup][number];

/** In the order in which they are offered. */
export const programGroupIds = Object.keys(programGroups) as readonly ProgramGroup[];
export const programIds: readonly ProgramId[] = Object.values(programGroups).flat();

/**
 * Every file that settings come in. A file can be saved under one of these names only, so that what
 * asks for it cannot choose another ending or a folder.
 */
export const programFileNames = [
  'mailbox_token.py',
  'muttrc',
  'msmtprc',
  'mbsyncrc',
  'getmailrc',
  'fetchmailrc',
  'imap.curlrc',
  'pop.curlrc',
  'smtp.curlrc',
  'main.cf',
  'sasl_passwd',
  'sasl-xoauth2.conf',
  'emailproxy.config',
  'mailbox_example.py',
  'mailbox-example.mjs',
  'MailboxExample.cs',
  'MailboxExample.java',
  'mailbox-example.php',
] as const;
export type ProgramFileName = (typeof programFileNames)[number];

/** Some ten times the longest of these files. */
export const maxProgramFileCharacters = 100_000;
