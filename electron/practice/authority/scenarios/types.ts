/**
 * When the authority says what a scenario has it say. What stands behind `-page` is shown to the
 * person and leads nowhere; what stands behind `-redirect` is told to the client.
 *
 * - `configuration`: instead of the OpenID configuration
 * - `authorize-page`, `authorize-redirect`: instead of the sign-in page
 * - `sign-in-page`: on a page after the right password
 * - `consent`: told to the client after the right password, or after consent where that is asked
 * - `token`, `refresh`, `client-credentials`, `device-token`: instead of tokens for that grant
 * - `device-authorization`: instead of a device code
 */
export type AuthorityMoment =
  | 'configuration'
  | 'authorize-page'
  | 'authorize-redirect'
  | 'sign-in-page'
  | 'consent'
  | 'token'
  | 'refresh'
  | 'device-authorization'
  | 'device-token'
  | 'client-credentials';

/** How the real authority fails, for the practice authority to fail the same way. */
export interface AuthorityScenario {
  at: AuthorityMoment;
  /** Which of the known errors it is: its row in the table of errors. */
  row: number;
  /** What happened, for whoever chooses one. */
  title: string;
  /** Entra ID's number, the digits after `AADSTS`. */
  number: number;
  /** OAuth's code (RFC 6749 section 5.2, RFC 8628 section 3.5, OpenID Connect Core 3.1.2.6). */
  error: string;
  /** What follows the number, in the words of Entra ID. */
  text: string;
  /** Absent for English. */
  language?: 'de' | 'ja';
  /** Entra ID's finer code, such as `message_only` or `consent_required`. */
  suberror?: string;
  /** What a client has to ask for next, as JSON: sent where Conditional Access wants more. */
  claims?: string;
  /** Seconds that `Retry-After` names. */
  retryAfter?: number;
  /** HTTP status where it is not the one that follows from `error`. */
  status?: number;
  /** How often it is said before the authority goes on as usual; without it always. */
  times?: number;
}
