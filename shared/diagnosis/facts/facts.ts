import type { CloudId } from '../../clouds.ts';
import type { ErrorCode } from '../../errors.ts';
import type { AccessType, FlowId } from '../../flows.ts';
import type { Protocol } from '../../protocols.ts';
import type { SignInAudience } from '../../registration.ts';
import type { Security, Stage } from '../../stages.ts';
import type { Grant, SignInStage } from '../reported-settings.ts';

/**
 * Where something failed: a stage of a check, a step of a sign-in, or a script. `done` is for a run in
 * which nothing failed: what is known of it can still be worth a note.
 */
export type FailedStage = Stage | SignInStage | 'powershell' | 'done';
export type FailedProtocol = Protocol | 'entra' | 'powershell';

/**
 * Blocks of AADSTS numbers: the account and its sign-in (50…), policies (53…), consent (65…), grants
 * and scopes (70…), the app's proof of itself (7000… and longer), tenant and request (90…).
 */
export type NumberFamily = 'account' | 'policy' | 'consent' | 'grant' | 'client' | 'request';

/**
 * All that is known of one failure and of the run around it, each fact under its own name, so that
 * the rows of the table can ask for them. A fact that is absent is unknown: no condition on it
 * holds. A list holds every value that was found.
 */
export interface Facts {
  // Where.
  stage: FailedStage;
  protocol: FailedProtocol;
  /** Protocols whose check passed in the same run. */
  worksOver: readonly Protocol[];
  /** Protocols whose check reached this stage or a later one. */
  signedInOver: readonly Protocol[];

  // What was said, by structure.
  code?: ErrorCode;
  aadsts: readonly number[];
  /** What an AADSTS number is about, by its first digits: also for one that nobody knows. */
  family?: readonly NumberFamily[];
  /** OAuth's code and Entra ID's finer one: `invalid_client`, `consent_required`. */
  oauth: readonly string[];
  /** IMAP's and POP's words for how it went. */
  reply: readonly ('no' | 'bad' | 'bye' | '-err')[];
  /** SMTP's three digits of 400 and above. */
  smtp: readonly number[];
  /** RFC 3463: `5.7.139`. */
  enhanced: readonly string[];
  /** Whose words they are, by their form: `web` for HTTP and HTML. */
  answer?: 'right' | 'other-protocol' | 'web';
  /** Whether the server's own list offers a mechanism for tokens. */
  xoauth2?: 'offered' | 'not-offered';
  /** A challenge that says why the token is refused, and whether anything followed it. */
  challenge?: 'answered' | 'unanswered';

  // How it was asked.
  access?: AccessType;
  flow?: FlowId;
  grant?: Grant;
  credential?: 'password' | 'token' | 'secret' | 'certificate';
  /** The token, or the response, stood on one line with the command. */
  onOneLine?: 'yes' | 'no';
  /** What kind of program asked, where that decides: a page in a browser has rules of its own. */
  program?: 'browser-page' | 'monitor';

  // Where to.
  cloud?: CloudId;
  account?: 'personal' | 'work';
  tenant?: 'common' | 'organizations' | 'consumers' | 'named' | 'placeholder' | 'absent';
  /** Whether the authority's host is that of the tenant's cloud. */
  authority?: 'right-cloud' | 'other-cloud' | 'closed-cloud' | 'v1';
  security?: Security;
  port?: number;
  host?: 'exchange' | 'personal' | 'retired' | 'mx' | 'other-protocol' | 'other';
  /** What a port is for, against how it was used. */
  portUse?:
    | 'right'
    | 'implicit-on-starttls'
    | 'starttls-on-implicit'
    | 'relay'
    | 'web'
    | 'other-protocol'
    /** Of the protocol, but none that Exchange Online listens at. */
    | 'not-served';
  proxy?: 'yes' | 'no';

  // The registration.
  clientId?: 'right-form' | 'wrong-form' | 'first-party';
  signInAudience?: SignInAudience;
  publicClientFlows?: 'on' | 'off';
  platform?: 'web' | 'spa' | 'desktop';
  redirectUri?: 'same' | 'other' | 'none';
  /** Whether the app can keep a secret of its own. */
  client?: 'public' | 'confidential';
  scope?: 'exchange' | 'graph' | 'mixed' | 'bare' | 'openid-only' | 'default' | 'none';
  /** Whether all that was asked for had been consented to. */
  consented?: 'all' | 'not-all';
  offlineAccess?: 'asked' | 'not-asked';

  // The token.
  audience?: 'exchange' | 'graph' | 'other-cloud' | 'own-app' | 'other';
  /** Whether the token has the permission of the protocol that failed. */
  permission?: 'there' | 'missing' | 'none-at-all';
  tokenOver?: 'yes' | 'no';
  tokenForm?: 'jwt' | 'opaque';
  tokenLength?: 'over-4096' | 'usual';
  /** Whether the service principal that was named is the token's own. */
  objectId?: 'same' | 'other';
  clock?: 'right' | 'wrong';

  // The mailbox.
  /** Whose mailbox `user=` names: that of who signs in, a shared one, or any, opened by an app. */
  mailbox?: 'own' | 'shared' | 'application';
  /** Whether the token was issued for the account that `user=` names. */
  tokenUser?: 'same' | 'other';
  /** The form of what stands in `user=`. */
  userForm?: 'address' | 'backslash' | 'no-address';
  /** Whether what stands in `user=` is the name that the account signs in with. */
  userName?: 'sign-in-name' | 'other-name';
  sender?: 'same' | 'other';
  fullAccess?: 'granted' | 'not-granted';
  smtpAuth?: 'on' | 'off';

  // PowerShell.
  connected?: 'yes' | 'no';

  // TLS.
  tlsVersion?: 'old';
  ipFamily?: 'ipv6' | 'ipv4';

  /** What was said and is known, in lower case: for names that no translation touches. */
  text: string;
}
