import type { Facts, NumberFamily } from './facts.ts';
import type { Failure } from './failures.ts';
import { given } from './given.ts';
import { plainText } from './plain-text.ts';

/** More text than any server says to one command; the rest of a longer one is not looked at. */
const maxCharacters = 20_000;

/** Several facts are read from it. */
const texts = new WeakMap<Failure, string>();

/** What was said of a failure as one text. */
export function textOf(failure: Failure): string {
  const known = texts.get(failure);
  if (known !== undefined) return known;
  const { error, said } = failure;
  const text = [...said.map((line) => line.text), error?.detail ?? ''].join('\n');
  const plain = plainText(text.slice(-maxCharacters));
  texts.set(failure, plain);
  return plain;
}

type Said = Pick<Facts, 'aadsts' | 'oauth' | 'reply' | 'smtp' | 'enhanced'> &
  Pick<Partial<Facts>, 'code' | 'family'>;

/** What was said, by its structure: numbers and codes, which no language and no wording changes. */
export function saidFacts(failure: Failure): Said {
  const text = textOf(failure);
  const { error, protocol } = failure;
  const entra = protocol === 'entra';
  // A mail program or a script quotes Entra ID by the whole name of its numbers.
  const aadsts = decisive(
    entra ? numbersIn(text, error?.refusal?.numbers ?? []) : namedNumbers(text),
    passingNumbers,
  );
  return {
    ...given('code', error?.code),
    aadsts,
    ...(aadsts.length === 0 ? {} : { family: aadsts.flatMap(familyOf) }),
    oauth: entra ? decisive(oauthCodesIn(text, error?.refusal?.error), passingCodes) : [],
    reply: protocol === 'imap' || protocol === 'pop' ? repliesIn(text) : [],
    smtp: protocol === 'smtp' ? smtpCodesIn(text) : [],
    enhanced: protocol === 'smtp' ? enhancedCodesIn(text) : [],
  };
}

/**
 * The sentence of AADSTS7000218, by the names in it that no language changes; 700025 has them with
 * "neither … nor".
 */
const credentialAsked =
  /'?client_(?:assertion|secret)'?\s?(?:or|oder|ou|o|of|または|或|lub|veya)\s?'?client_(?:assertion|secret)/i;

function namedNumbers(text: string): number[] {
  return [...new Set(matches(text, /AADSTS[\s:_-]{0,2}(\d{4,9})/gi).map(Number))];
}

/**
 * AADSTS numbers: as such, in `error_codes`, behind `error?code=` and "Error Code:" in any language,
 * or as what stands before the sentence. A number without its name counts only where nothing names
 * one.
 */
function numbersIn(text: string, known: readonly number[]): number[] {
  const listed = matches(text, /error_codes\W{1,12}\[([\d,\s]{4,60})\]?/gi)
    .flatMap((list) => list.match(/\d{4,9}/g) ?? [])
    .concat(matches(text, /error\?code=(\d{4,9})/gi));
  const named = [...known, ...namedNumbers(text), ...listed.map(Number)];
  if (named.length > 0) return [...new Set(named)];
  const label =
    /(?:code|código|codice|kode?|код|コード|代码|代碼)[^\d\n]{0,12}\b([1-9]\d{4,6})\b/giu;
  const labelled = matches(text, label);
  if (labelled.length === 0 && credentialAsked.test(text)) return [7000218];
  // The form in which MSAL for browsers quotes it: `invalid_client: 7000218 - [2020-…`.
  const bare = /(?:^|[\s:(\[])([1-9]\d{4,6})(?=\s+-\s|[:)\]])/g;
  return [...new Set((labelled.length > 0 ? labelled : matches(text, bare)).map(Number))];
}

/** "Error validating credentials", which another number explains, and the answer while polling. */
const passingNumbers: readonly number[] = [70002, 70016];
/** RFC 8628 section 3.5: what is said until the end, which is not the end itself. */
const passingCodes: readonly string[] = ['authorization_pending', 'slow_down'];

/** Without what says nothing beside the rest. */
function decisive<Value>(values: readonly Value[], passing: readonly Value[]): Value[] {
  const others = values.filter((value) => !passing.includes(value));
  return others.length > 0 ? others : [...values];
}

/** The first digits that decide; the longer ones first. */
const families: readonly (readonly [RegExp, NumberFamily])[] = [
  [/^7000\d{3}$/, 'client'],
  [/^(?:53\d{3}|53\d{4})$/, 'policy'],
  [/^(?:65\d{3}|650\d{3})$/, 'consent'],
  [/^(?:70\d{3,4}|54\d{3}|28\d{3})$/, 'grant'],
  [/^(?:9\d{4,6}|1\d{6})$/, 'request'],
  [/^(?:50\d{3,4}|16\d{3,4}|51\d{3})$/, 'account'],
];

function familyOf(number: number): NumberFamily[] {
  const found = families.find(([form]) => form.test(String(number)));
  return found ? [found[1]] : [];
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
      // Entra ID's suberrors (MSAL, `InteractionRequiredAuthError` and `SubError`).
      ...['additional_action', 'client_mismatch', 'protection_policy_required'],
      ...['device_authentication_failed', 'user_null'],
      // MSAL's own, of device codes and of what it does not send.
      ...['user_timeout_reached', 'device_code_expired', 'empty_input_scopes_error'],
    ].join('|') +
    ')\\b',
  'g',
);

function oauthCodesIn(text: string, known: string | undefined): string[] {
  const found: string[] = text.toLowerCase().match(oauthCodes) ?? [];
  // RFC 6749 section 5.2: 401 at the token endpoint is for a client that failed to prove itself.
  if (found.length === 0 && /(?:http|status|response|code)[^\d\n]{0,20}\b401\b/i.test(text)) {
    found.push('invalid_client');
  }
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
