import type { SignInAudience } from '../registration.ts';

/** Where a sign-in can fail, once the authority answers: `configuration` is its OpenID configuration. */
export type SignInStage = 'configuration' | 'authorize' | 'token' | 'refresh' | 'device';

/** How a token was asked for (RFC 6749, RFC 8628), in the words of `grant_type`. */
export type Grant =
  'authorization_code' | 'device_code' | 'client_credentials' | 'refresh_token' | 'password';

/**
 * What may be known of another program whose failure is looked at. This program's own runs say the
 * same in their connection, token and checks. All of it is text as it was reported.
 */
export interface ReportedSettings {
  /** The program or library: `PHPMailer`, `msal-browser`. */
  program?: string;
  /** What it signs in with. */
  credential?: 'password' | 'token' | 'secret' | 'certificate';
  accountType?: 'personal' | 'work';
  grant?: Grant;
  /** The scopes of the request, divided by spaces. */
  scope?: string;
  consentedScope?: string;
  /** The URL of the authority, also with the path of an endpoint. */
  authority?: string;
  tenant?: string;
  /** The cloud that the tenant is in, as it was named. */
  tenantCloud?: string;
  clientId?: string;
  signInAudience?: SignInAudience;
  /** Whether "Allow public client flows" is on. */
  publicClientFlows?: boolean;
  /** The platform of the registration, as it was named: `Web`, `SPA`. */
  platform?: string;
  redirectUriSent?: string;
  redirectUriRegistered?: string;
  /** Permissions that the registration lists. */
  permissions?: readonly string[];
  /** What stands in `user=`, as it was reported: also `shared`, or an address. */
  user?: string;
  sharedMailbox?: boolean;
  smtpAuthEnabled?: boolean;
  /** Who is on the mailbox's list of permissions. */
  mailboxPermissionUsers?: readonly string[];
  tokenLength?: number;
  proxy?: string;
  deviceState?: string;
  codeChallengeMethod?: string;
  /** The header of the client assertion, as it was reported. */
  assertionHeader?: string;
  /** The environment that PowerShell was connected to, and whether it was. */
  exchangeEnvironment?: string;
  connected?: boolean;
  module?: string;
  /** Whatever else was reported, as `name: value`. */
  notes?: readonly string[];
}
