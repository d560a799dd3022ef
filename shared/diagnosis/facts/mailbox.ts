import { isAddress } from '../../text/validators.ts';
import type { PartialRun } from '../partial-run.ts';
import type { Facts } from './facts.ts';
import type { Failure } from './failures.ts';
import { given } from './given.ts';

type Mailbox = Pick<
  Partial<Facts>,
  | 'mailbox'
  | 'userForm'
  | 'sender'
  | 'fullAccess'
  | 'smtpAuth'
  | 'connected'
  | 'tlsVersion'
  | 'ipFamily'
>;

/** Whose mailbox it is, as whom it is used, and what is known of its switches and permissions. */
export function mailboxFacts(run: PartialRun, { check }: Failure): Mailbox {
  const { reported = {} } = run;
  const user = check?.user ?? reported.user;
  return {
    ...given('mailbox', mailboxOf(run, user)),
    ...given('userForm', user === undefined ? undefined : userForm(user)),
    ...given('sender', senderOf(check?.sender, user)),
    ...given('fullAccess', fullAccess(reported.mailboxPermissionUsers)),
    ...given('smtpAuth', yesNo(reported.smtpAuthEnabled, 'on', 'off')),
    ...given('connected', yesNo(reported.connected, 'yes', 'no')),
    ...given(
      'tlsVersion',
      /^TLSv1(?:\.1)?$|SSLv3/.test(check?.tls?.version ?? '') ? 'old' : undefined,
    ),
    ...given('ipFamily', check?.connectedTo?.includes(':') === true ? 'ipv6' : undefined),
  };
}

function mailboxOf(
  { connection = {}, reported = {} }: PartialRun,
  user: string | undefined,
): Facts['mailbox'] {
  if (connection.access === 'application') return 'application';
  if (reported.sharedMailbox !== undefined) return reported.sharedMailbox ? 'shared' : 'own';
  if (user === undefined) return undefined;
  if (/^shared\b/i.test(user) || user.includes('\\')) return 'shared';
  if (connection.user === undefined) return undefined;
  return user.toLowerCase() === connection.user.toLowerCase() ? 'own' : 'shared';
}

function userForm(user: string): Facts['userForm'] {
  if (/^[^\\]+\\[^\\]+$/.test(user)) return 'backslash';
  return isAddress(user.replace(/[<>]/g, '')) ? 'address' : 'no-address';
}

function senderOf(sender: string | undefined, user: string | undefined): Facts['sender'] {
  if (sender === undefined || user === undefined) return undefined;
  return sender.toLowerCase() === user.toLowerCase() ? 'same' : 'other';
}

/** A mailbox that only its own account may open lists nobody but `NT AUTHORITY\SELF`. */
function fullAccess(users: readonly string[] | undefined): Facts['fullAccess'] {
  if (users === undefined) return undefined;
  return users.some((user) => !/NT AUTHORITY\\\\?SELF/i.test(user)) ? 'granted' : 'not-granted';
}

function yesNo<Yes, No>(value: boolean | undefined, yes: Yes, no: No): Yes | No | undefined {
  if (value === undefined) return undefined;
  return value ? yes : no;
}
