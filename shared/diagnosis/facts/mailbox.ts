import { isAddress } from '../../text/validators.ts';
import type { PartialRun } from '../partial-run.ts';
import type { Facts } from './facts.ts';
import type { Failure } from './failures.ts';
import { given } from './given.ts';
import { textOf } from './said.ts';

type Mailbox = Pick<
  Partial<Facts>,
  | 'mailbox'
  | 'userForm'
  | 'userName'
  | 'sender'
  | 'fullAccess'
  | 'smtpAuth'
  | 'connected'
  | 'tlsVersion'
  | 'ipFamily'
>;

/** Whose mailbox it is, as whom it is used, and what is known of its switches and permissions. */
export function mailboxFacts(run: PartialRun, failure: Failure): Mailbox {
  const { reported = {} } = run;
  const { check } = failure;
  const user = check?.user ?? reported.user;
  return {
    ...given('mailbox', mailboxOf(run, user)),
    ...given('userForm', user === undefined ? undefined : userForm(user)),
    ...given('userName', user === undefined ? undefined : userName(user, run)),
    ...given('sender', senderOf(check?.sender, user)),
    ...given('fullAccess', fullAccess(reported.mailboxPermissionUsers)),
    ...given('smtpAuth', yesNo(reported.smtpAuthEnabled, 'on', 'off')),
    ...given('connected', yesNo(reported.connected, 'yes', 'no')),
    ...given(
      'tlsVersion',
      /^TLSv1(?:\.1)?$|SSLv3/.test(check?.tls?.version ?? '') ? 'old' : undefined,
    ),
    ...given('ipFamily', ipFamily(failure)),
  };
}

function mailboxOf(
  { connection = {}, reported = {} }: PartialRun,
  user: string | undefined,
): Facts['mailbox'] {
  if (connection.access === 'application') return 'application';
  if (reported.sharedMailbox !== undefined) return reported.sharedMailbox ? 'shared' : 'own';
  if (user === undefined) return undefined;
  if (/\bshared\b/i.test(user) || user.includes('\\')) return 'shared';
  if (/\b(?:own|itself|same as)\b/i.test(user)) return 'own';
  if (connection.user === undefined) return undefined;
  return user.toLowerCase() === connection.user.toLowerCase() ? 'own' : 'shared';
}

/** Of an address only: what is said about one in words (`shared`) has no form. */
function userForm(user: string): Facts['userForm'] {
  const name = user.replace(/\s*\(.*/s, '').replace(/[<>]/g, '');
  if (/^[^\\]+@[^\\]+\\[^\\]+$/.test(name)) return 'backslash';
  if (/^[^\\\s]+\\[^\\\s]+$/.test(name)) return 'backslash';
  if (isAddress(name)) return 'address';
  return /^\S*$/.test(name) && !/^(?:shared|own|user|mailbox)$/i.test(name)
    ? 'no-address'
    : undefined;
}

/** Whether `user=` is a sign-in name: by the token, or by what was reported about it. */
function userName(user: string, { token }: PartialRun): Facts['userName'] {
  if (/\bUPN\b|user ?principal ?name|sign-?in name|\balias\b/i.test(user)) return 'other-name';
  if (token?.user === undefined) return undefined;
  return token.user.toLowerCase() === user.toLowerCase() ? 'sign-in-name' : undefined;
}

const ipv6 = /(?:^|[^\w.])(?:[\da-f]{1,4}:){3,7}(?::?[\da-f]{1,4}|:)/i;

/** Which kind of address was connected to: as it was recorded, else as an address was said. */
function ipFamily(failure: Failure): Facts['ipFamily'] {
  const { connectedTo } = failure.check ?? {};
  if (connectedTo !== undefined) return connectedTo.includes(':') ? 'ipv6' : 'ipv4';
  return ipv6.test(textOf(failure)) ? 'ipv6' : undefined;
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
