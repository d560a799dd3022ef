import type { Facts } from './facts.ts';
import type { Failure } from './failures.ts';
import { given } from './given.ts';

/** More text than any server says to one command; the rest of a longer one is not looked at. */
const maxCharacters = 20_000;

/** What was said of a failure as one text. */
export function textOf({ error, said }: Failure): string {
  const text = [...said.map((line) => line.text), error?.detail ?? ''].join('\n');
  return text.slice(-maxCharacters);
}

type Said = Pick<Facts, 'aadsts' | 'oauth' | 'reply' | 'smtp' | 'enhanced'> &
  Pick<Partial<Facts>, 'code'>;

/** What was said, by its structure: numbers and codes, which no language and no wording changes. */
export function saidFacts(failure: Failure): Said {
  const text = textOf(failure);
  const { error, protocol } = failure;
  const entra = protocol === 'entra';
  return {
    ...given('code', error?.code),
    aadsts: entra ? numbersIn(text, error?.refusal?.numbers ?? []) : [],
    oauth: entra ? oauthCodesIn(text, error?.refusal?.error) : [],
    reply: protocol === 'imap' || protocol === 'pop' ? repliesIn(text) : [],
    smtp: protocol === 'smtp' ? smtpCodesIn(text) : [],
    enhanced: protocol === 'smtp' ? enhancedCodesIn(text) : [],
  };
}

/**
 * AADSTS numbers: as such, in `error_codes`, behind `error?code=` and "Error Code:", or as what
 * stands before the sentence. A bare number counts only where nothing names one.
 */
function numbersIn(text: string, known: readonly number[]): number[] {
  const named = [
    ...matches(text, /AADSTS\s?(\d{4,9})/gi),
    ...matches(text, /error_codes\W{1,4}\[\s*(\d{4,9})/gi),
    ...matches(text, /error\?code=(\d{4,9})/gi),
    ...matches(text, /(?:error|fehler|エラー)[ _-]?(?:code|nummer)?\W{1,6}(\d{5,9})\b/giu),
  ].map(Number);
  const numbers = [...known, ...named];
  if (numbers.length > 0) return [...new Set(numbers)];
  // The form in which MSAL for browsers quotes it: `invalid_client: 7000218 - [2020-…`.
  return [...new Set(matches(text, /(?:^|[\s:(])(\d{5,7})(?=\s+-\s|[:)])/g).map(Number))];
}

/** RFC 6749 sections 4.1.2.1 and 5.2, RFC 8628 section 3.5, OpenID Connect Core 3.1.2.6, Entra ID. */
const oauthCodes = new RegExp(
  '\\b(?:' +
    [
      ...[
        'invalid_request',
        'invalid_client',
        'invalid_grant',
        'invalid_scope',
        'invalid_resource',
      ],
      ...['unauthorized_client', 'unsupported_grant_type', 'unsupported_response_type'],
      ...['access_denied', 'server_error', 'temporarily_unavailable', 'invalid_tenant'],
      ...[
        'interaction_required',
        'login_required',
        'consent_required',
        'account_selection_required',
      ],
      ...['authorization_pending', 'authorization_declined', 'slow_down', 'expired_token'],
      ...['bad_verification_code', 'code_expired', 'bad_token', 'token_expired', 'basic_action'],
      ...['no_tokens_found', 'no_account_found', 'no_account_in_silent_request'],
      ...['refresh_token_expired', 'endpoints_resolution_error', 'openid_config_error'],
      ...['network_error', 'untrusted_authority', 'user_password_expired', 'message_only'],
    ].join('|') +
    ')\\b',
  'g',
);

function oauthCodesIn(text: string, known: string | undefined): string[] {
  const found = text.toLowerCase().match(oauthCodes) ?? [];
  return [...new Set([...(known === undefined || known === '' ? [] : [known]), ...found])];
}

function repliesIn(text: string): Facts['reply'] {
  const found: Facts['reply'][number][] = [];
  if (/-ERR\b/i.test(text)) found.push('-err');
  if (/\bBYE\b/.test(text)) found.push('bye');
  if (/\bBAD\b/.test(text)) found.push('bad');
  if (/(?:^|[\s'"])NO\b(?=\s+\S)/m.test(text)) found.push('no');
  return found;
}

/** Reply codes of failure (RFC 5321 section 4.2.1): 4yz and 5yz. */
function smtpCodesIn(text: string): number[] {
  return [...new Set(matches(text, /(?:^|[^\d.\w-])([45]\d\d)(?=[\s,'":)-]|$)/gm).map(Number))];
}

/** RFC 3463 section 2, of failure. */
function enhancedCodesIn(text: string): string[] {
  return [...new Set(matches(text, /(?:^|[^\d.])([45]\.\d{1,3}\.\d{1,3})(?![\d.]*\d)/gm))];
}

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].flatMap(([, group]) => (group === undefined ? [] : [group]));
}
