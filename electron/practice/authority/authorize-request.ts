import { clouds } from '../../../shared/clouds.ts';
import { tenant } from '../directory.ts';
import { aadsts, type AadstsError } from './aadsts.ts';
import type { Parameters } from './http-message.ts';
import { responseModes, type ResponseMode } from './redirect-reply.ts';
import { readScopes, type GrantedScopes } from './scopes.ts';

/** SHA-256 as base64url, RFC 7636 section 4.2. */
const challengeSyntax = /^[A-Za-z0-9_-]{43}$/;

const nativeClientRedirectUris = Object.values(clouds).map(
  ({ nativeClientRedirectUri }) => nativeClientRedirectUri.value,
);

/** What is given back has to fit into an address; clients send some hundred characters. */
const maxStateLength = 4096;

const prompts = ['login', 'none', 'consent', 'select_account'];

/** An authorization request that is right so far: a person may be asked to sign in. */
export interface AuthorizeRequest {
  redirectUri: string;
  responseMode: ResponseMode;
  state: string | undefined;
  nonce: string | undefined;
  codeChallenge: string;
  scopes: GrantedScopes;
  loginHint: string | undefined;
  prompt: string | undefined;
}

export type AuthorizeReading =
  | { kind: 'request'; request: AuthorizeRequest }
  /** Client or redirect URI are not known: shown to the person, never redirected. */
  | { kind: 'page'; error: AadstsError }
  /** Anything else: told to the client at its redirect URI. */
  | {
      kind: 'redirect';
      error: AadstsError;
      redirectUri: string;
      responseMode: ResponseMode;
      state: string | undefined;
    };

/** Reads the parameters of an authorization request (RFC 6749 section 4.1.1, RFC 7636). */
export function readAuthorizeRequest(query: Parameters): AuthorizeReading {
  const page = (error: AadstsError): AuthorizeReading => ({ kind: 'page', error });
  if (query.repeated !== undefined) return page(aadsts.malformedRequest());
  const clientId = query.get('client_id');
  if (clientId === undefined) return page(aadsts.missingParameter('client_id'));
  if (clientId.toLowerCase() !== tenant.clientId) {
    return page(aadsts.unknownClient(clientId.slice(0, 64)));
  }
  const redirectUri = query.get('redirect_uri');
  if (redirectUri === undefined) return page(aadsts.missingParameter('redirect_uri'));
  if (!isRegisteredRedirectUri(redirectUri)) {
    return page(aadsts.redirectUriMismatch(redirectUri.slice(0, 256), tenant.clientId));
  }

  const state = query.get('state');
  const askedMode = query.get('response_mode') ?? 'query';
  const knownMode = responseModes.find((mode) => mode === askedMode);
  const responseMode = knownMode ?? 'query';
  const refuse = (error: AadstsError): AuthorizeReading => ({
    kind: 'redirect',
    error,
    redirectUri,
    responseMode,
    state,
  });
  if (state !== undefined && state.length > maxStateLength) {
    return page(aadsts.malformedRequest());
  }
  const responseType = query.get('response_type');
  if (responseType === undefined) return refuse(aadsts.missingParameter('response_type'));
  if (responseType !== 'code')
    return refuse(aadsts.unsupportedResponseType(responseType.slice(0, 64)));
  if (knownMode === undefined) {
    return refuse(aadsts.unsupportedValue('response_mode', askedMode.slice(0, 64)));
  }
  const prompt = query.get('prompt');
  if (prompt !== undefined && !prompts.includes(prompt)) {
    return refuse(aadsts.unsupportedValue('prompt', prompt.slice(0, 64)));
  }
  const codeChallenge = query.get('code_challenge');
  if (codeChallenge === undefined) return refuse(aadsts.missingParameter('code_challenge'));
  if (query.get('code_challenge_method') !== 'S256' || !challengeSyntax.test(codeChallenge)) {
    return refuse(aadsts.badChallenge());
  }
  const reading = readScopes(query.get('scope') ?? '');
  if (!reading.ok) return refuse(reading.error);
  if (prompt === 'none') return refuse(aadsts.notSignedIn());

  return {
    kind: 'request',
    request: {
      redirectUri,
      responseMode,
      state,
      nonce: query.get('nonce'),
      codeChallenge,
      scopes: reading.scopes,
      loginHint: query.get('login_hint')?.slice(0, 254),
      prompt,
    },
  };
}

/**
 * True for what the app registration has under Mobile and desktop applications: the nativeclient
 * address exactly, and `http://localhost` with any port (RFC 8252 section 7.3; Entra ID ignores the
 * port for localhost).
 */
export function isRegisteredRedirectUri(text: string): boolean {
  return (
    nativeClientRedirectUris.includes(text) || /^http:\/\/localhost(?::\d{1,5})?\/?$/.test(text)
  );
}
