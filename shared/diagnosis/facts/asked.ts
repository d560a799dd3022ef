import type { PartialRun } from '../partial-run.ts';
import type { Facts } from './facts.ts';
import type { Failure } from './failures.ts';
import { given } from './given.ts';
import { textOf } from './said.ts';

type Asked = Pick<
  Partial<Facts>,
  'access' | 'flow' | 'grant' | 'credential' | 'onOneLine' | 'program'
>;

/** How the token, or the mailbox, was asked for. */
export function askedFacts(run: PartialRun, failure: Failure): Asked {
  const { connection = {}, reported = {} } = run;
  const sent = failure.sent.map(({ text }) => text).join('\n');
  const grant =
    reported.grant ??
    grantIn(`${sent}\n${textOf(failure)}\n${(reported.notes ?? []).join('\n')}`) ??
    grantOf(run, failure);
  const credential = reported.credential ?? credentialIn(failure, sent);
  const program = programKind(reported.program);
  return {
    ...given(
      'access',
      connection.access ?? (grant === 'client_credentials' ? 'application' : undefined),
    ),
    ...given('flow', connection.flow),
    ...given('grant', grant),
    ...given('credential', credential),
    ...given('onOneLine', lineUse(failure, sent)),
    ...given('program', program),
  };
}

const grants = [
  'authorization_code',
  'device_code',
  'client_credentials',
  'refresh_token',
  'password',
] as const;

function grantIn(sent: string): Facts['grant'] {
  const [, name] = /grant_type=([\w:%.-]+)/.exec(sent) ?? [];
  return grants.find((grant) => name?.endsWith(grant) === true) ?? grantOfCall(sent);
}

/** What MSAL's methods are called, in each of its languages. */
const calls: readonly (readonly [RegExp, NonNullable<Facts['grant']>])[] = [
  [/acquire_?token_?(?:silent|by_?refresh)|getaccesstokensilently/i, 'refresh_token'],
  [
    /acquire_?token_?(?:interactive|by_?auth|by_?code)|interactiverequestparam/i,
    'authorization_code',
  ],
  [/acquire_?token_?(?:by|with)_?device|devicecodeflowparam/i, 'device_code'],
  [/acquire_?token_?(?:for_?client|by_?client)|clientcredentialparam/i, 'client_credentials'],
  [/acquire_?token_?by_?username|usernamepasswordparam/i, 'password'],
];

function grantOfCall(text: string): Facts['grant'] {
  return calls.find(([name]) => name.test(text))?.[1];
}

/** A sign-in's flow or stage tells its grant where the request is not at hand. */
function grantOf({ connection = {} }: PartialRun, { protocol, stage }: Failure): Facts['grant'] {
  if (protocol !== 'entra') return undefined;
  if (stage === 'refresh') return 'refresh_token';
  if (stage === 'device' || connection.flow === 'device-code') return 'device_code';
  if (connection.flow === 'secret' || connection.flow === 'certificate')
    return 'client_credentials';
  const byPage = connection.flow === 'window' || connection.flow === 'browser';
  return byPage && stage === 'token' ? 'authorization_code' : undefined;
}

/** By which mechanism: a password with LOGIN, PLAIN, USER and PASS; a token with XOAUTH2. */
function credentialIn({ check }: Failure, sent: string): Facts['credential'] {
  if (check?.mechanism !== undefined) return 'token';
  if (/XOAUTH2|OAUTHBEARER/i.test(sent)) return 'token';
  const password =
    /^(?:\S+ )?(?:LOGIN |USER |PASS |AUTH (?:LOGIN|PLAIN)|AUTHENTICATE (?:LOGIN|PLAIN))/im;
  return password.test(sent) ? 'password' : undefined;
}

/** POP and SMTP: whether something stood behind the mechanism's name. */
function lineUse({ protocol }: Failure, sent: string): Facts['onOneLine'] {
  if (protocol !== 'pop' && protocol !== 'smtp') return undefined;
  const found = /^AUTH (?:XOAUTH2|OAUTHBEARER)(.*)$/im.exec(sent);
  if (!found) return undefined;
  return (found[1] ?? '').trim() === '' ? 'no' : 'yes';
}

function programKind(program: string | undefined): Facts['program'] {
  if (program === undefined) return undefined;
  const page =
    /msal[-. ]?(?:js|browser|angular|react)|adal[-. ]?js|single[- ]page|\bspa\b|blazor|angular|oidc-client/i;
  if (page.test(program)) return 'browser-page';
  // They connect again and again, each time anew.
  const monitor =
    /nagios|icinga|zabbix|prtg|check_(?:imap|pop|mail)|monitor|queue|worker|parallel/i;
  return monitor.test(program) ? 'monitor' : undefined;
}
