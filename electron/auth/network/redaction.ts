import { makeSecret } from '../make-secret.ts';

/** One value as it may be shown. */
export interface ShownValue {
  text: string;
  redacted: boolean;
}

/**
 * Parameters of requests that say nothing secret. Source: RFC 6749, RFC 8628, OpenID Connect, and
 * what MSAL adds.
 */
const shownParameters: ReadonlySet<string> = new Set([
  'api-version',
  'authorization_endpoint',
  'client-request-id',
  'client_assertion_type',
  'client_id',
  'client_info',
  'code_challenge_method',
  'grant_type',
  'prompt',
  'redirect_uri',
  'response_mode',
  'response_type',
  'scope',
  'token_type',
  'x-client-cpu',
  'x-client-current-telemetry',
  'x-client-last-telemetry',
  'x-client-os',
  'x-client-sku',
  'x-client-ver',
  'x-ms-lib-capability',
]);

/** Fields of answers that say nothing secret: errors, what is told of tokens, and where things are. */
const shownFields: ReadonlySet<string> = new Set([
  'api-version',
  'authorization_endpoint',
  'cloud_graph_host_name',
  'cloud_instance_name',
  'correlation_id',
  'device_authorization_endpoint',
  'end_session_endpoint',
  'error',
  'error_codes',
  'error_description',
  'error_uri',
  'expires_in',
  'ext_expires_in',
  'expires_on',
  'interval',
  'issuer',
  'jwks_uri',
  'msgraph_host',
  'not_before',
  'refresh_in',
  'refresh_token_expires_in',
  'scope',
  'suberror',
  'tenant_discovery_endpoint',
  'tenant_region_scope',
  'tenant_region_sub_scope',
  'timestamp',
  'token_endpoint',
  'token_type',
  'trace_id',
  'userinfo_endpoint',
  'verification_uri',
  'verification_url',
]);

/** What the authority made, of so much chance that its fingerprint helps nobody guess it. */
const fingerprinted: ReadonlySet<string> = new Set([
  'access_token',
  'code',
  'device_code',
  'id_token',
  'refresh_token',
]);

/** A shorter value may be found by trying; so has no fingerprint, whatever it is called. */
const minFingerprintedCharacters = 32;

/** The longest value that is shown: longer than Entra ID's longest sentences. */
const maxShownCharacters = 2_000;

/** Anything else may be a value at the wrong place. */
const plainName = /^[A-Za-z][\w.-]{0,39}$/;

/** @param hide takes what was sent out of what came back */
export function showParameter(name: string, value: string, hide: Hide): ShownValue {
  return isShown(name, shownParameters)
    ? shown(name, value, hide)
    : { text: `${nameText(name, hide)}=${hiddenText(name, value)}`, redacted: true };
}

/** Shows one field of a JSON answer: its value if its name is known to be harmless, else its kind. */
export function showField(name: string, value: unknown, hide: Hide): ShownValue {
  const known = isShown(name, shownFields);
  if (known && (typeof value === 'string' || isPlain(value))) {
    return shown(name, String(value), hide);
  }
  if (known && Array.isArray(value) && value.every(isPlain)) {
    return shown(name, value.slice(0, 20).join(' '), hide);
  }
  const text = typeof value === 'string' ? hiddenText(name, value) : `[hidden, ${kindOf(value)}]`;
  return { text: `${nameText(name, hide)}=${text}`, redacted: true };
}

/** True where the value of this parameter is hidden in every line. */
export function isHiddenParameter(name: string): boolean {
  return !isShown(name, shownParameters);
}

/** True where the value of this field of an answer is hidden in every line. */
export function isHiddenField(name: string): boolean {
  return !isShown(name, shownFields);
}

/** True for what the authority makes to be kept secret: nothing else has parts in common with it. */
export function isToken(name: string): boolean {
  return fingerprinted.has(name);
}

type Hide = (text: string) => string;

function isShown(name: string, names: ReadonlySet<string>): boolean {
  return names.has(name.toLowerCase());
}

function shown(name: string, value: string, hide: Hide): ShownValue {
  const clean = hide(value);
  const short =
    clean.length <= maxShownCharacters ? clean : `${clean.slice(0, maxShownCharacters)}…`;
  const text = /^[^\s",]+$/.test(short) ? short : JSON.stringify(short);
  return { text: `${name}=${text}`, redacted: clean !== value };
}

function hiddenText(name: string, value: string): string {
  const { length } = value;
  const fingerprint =
    isToken(name) && length >= minFingerprintedCharacters
      ? `, SHA-256 starts with ${makeSecret(value).fingerprint}`
      : '';
  return `[hidden, ${length} characters${fingerprint}]`;
}

function nameText(name: string, hide: Hide): string {
  return plainName.test(name) && hide(name) === name ? name : '[name hidden]';
}

function isPlain(value: unknown): value is number | boolean {
  return typeof value === 'number' || typeof value === 'boolean';
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return `list of ${value.length}`;
  if (value === null) return 'null';
  return typeof value === 'object' ? `object of ${Object.keys(value).length}` : typeof value;
}
