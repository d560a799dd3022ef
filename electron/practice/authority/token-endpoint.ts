import { createHash, timingSafeEqual } from 'node:crypto';
import { tenant, type Person } from '../directory.ts';
import { accessTokenSeconds, type Clock, type TokenService } from '../tokens.ts';
import { aadsts, describeAadsts, type AadstsError } from './aadsts.ts';
import type { GrantStore } from './grants.ts';
import { jsonReply, type HttpReply, type HttpRequest, type Parameters } from './http-message.ts';
import { readScopes, type GrantedScopes } from './scopes.ts';

/** RFC 7636 section 4.1. */
const verifierSyntax = /^[A-Za-z0-9._~-]{43,128}$/;

export interface TokenEndpointContext {
  tokens: TokenService;
  grants: GrantStore;
  now: Clock;
}

/** What a grant gives: tokens for a person, or a refusal. */
type Outcome =
  | { ok: true; person: Person; scopes: GrantedScopes; family: string; nonce?: string }
  | { ok: false; error: AadstsError };

/** Answers a request at `/oauth2/v2.0/token` (RFC 6749 section 4.1.3 and 6, RFC 7636). */
export async function answerTokenRequest(
  request: HttpRequest,
  context: TokenEndpointContext,
): Promise<HttpReply> {
  const refuse = (error: AadstsError, status: number) =>
    jsonReply(status, describeAadsts(error, context.now(), request.requestId));
  if (request.method !== 'POST') {
    const reply = refuse(aadsts.postOnly(), 405);
    return { ...reply, headers: { ...reply.headers, Allow: 'POST' } };
  }
  const outcome = redeem(request.form, context.grants);
  if (!outcome.ok)
    return refuse(outcome.error, outcome.error.error === 'invalid_client' ? 401 : 400);
  return jsonReply(200, await tokenResponse(outcome, request.form, context));
}

function redeem(form: Parameters, grants: GrantStore): Outcome {
  if (form.repeated !== undefined) return refusal(aadsts.malformedRequest());
  const grantType = form.get('grant_type');
  if (grantType === undefined) return refusal(aadsts.missingParameter('grant_type'));
  const clientId = form.get('client_id');
  if (clientId === undefined) return refusal(aadsts.missingParameter('client_id'));
  if (clientId.toLowerCase() !== tenant.clientId) {
    return refusal(aadsts.unknownClient(clientId.slice(0, 64)));
  }
  switch (grantType) {
    case 'authorization_code':
      return redeemCode(form, grants);
    case 'refresh_token':
      return redeemRefreshToken(form, grants);
    default:
      return refusal(aadsts.unsupportedGrantType(grantType.slice(0, 128)));
  }
}

function redeemCode(form: Parameters, grants: GrantStore): Outcome {
  const code = form.get('code');
  if (code === undefined) return refusal(aadsts.missingParameter('code'));
  const redirectUri = form.get('redirect_uri');
  if (redirectUri === undefined) return refusal(aadsts.missingParameter('redirect_uri'));
  const verifier = form.get('code_verifier');
  if (verifier === undefined) return refusal(aadsts.missingParameter('code_verifier'));
  const scope = form.get('scope');
  const asked = scope === undefined ? undefined : readScopes(scope);
  if (asked?.ok === false) return refusal(asked.error);

  // From here on the code is spent, whatever else is wrong: nobody gets a second try with it.
  const redemption = grants.redeemCode(code);
  switch (redemption.kind) {
    case 'unknown':
      return refusal(aadsts.malformedGrant());
    case 'expired':
      return refusal(aadsts.grantExpired());
    case 'spent':
      return refusal(aadsts.codeReused());
    case 'redeemed': {
      const { grant, family } = redemption;
      if (grant.redirectUri !== redirectUri) return refusal(aadsts.wrongRedirectUriForCode());
      if (!matchesChallenge(verifier, grant.codeChallenge)) return refusal(aadsts.badVerifier());
      return {
        ok: true,
        person: grant.person,
        scopes: asked?.scopes ?? grant.scopes,
        family,
        ...(grant.nonce === undefined ? {} : { nonce: grant.nonce }),
      };
    }
  }
}

function redeemRefreshToken(form: Parameters, grants: GrantStore): Outcome {
  const token = form.get('refresh_token');
  if (token === undefined) return refusal(aadsts.missingParameter('refresh_token'));
  const asked = readScopes(form.get('scope') ?? '');
  if (!asked.ok) return refusal(asked.error);
  const grant = grants.redeemRefreshToken(token);
  if (!grant) return refusal(aadsts.invalidRefreshToken());
  return { ok: true, person: grant.person, scopes: asked.scopes, family: grant.family };
}

/** The reply of a successful request, in Entra ID's form. */
async function tokenResponse(
  outcome: Outcome & { ok: true },
  form: Parameters,
  context: TokenEndpointContext,
): Promise<Record<string, unknown>> {
  const { person, scopes, family, nonce } = outcome;
  const { tokens, grants } = context;
  return {
    token_type: 'Bearer',
    scope: scopes.full.length > 0 ? scopes.full.join(' ') : 'openid profile',
    // One second less than the token has: the reply takes time too.
    expires_in: accessTokenSeconds - 1,
    ext_expires_in: accessTokenSeconds - 1,
    access_token: await tokens.mintAccessToken({
      user: person.address,
      audience: scopes.audience,
      scopes: scopes.permissions,
    }),
    ...(scopes.offlineAccess
      ? { refresh_token: grants.issueRefreshToken({ person, family }) }
      : {}),
    ...(scopes.openid
      ? {
          id_token: await tokens.mintIdToken({
            person,
            clientId: tenant.clientId,
            ...(nonce === undefined ? {} : { nonce }),
          }),
        }
      : {}),
    ...(form.get('client_info') === '1' ? { client_info: clientInfo(person) } : {}),
  };
}

/** Who the account is, for the client's cache: object ID and tenant ID. */
function clientInfo(person: Person): string {
  return Buffer.from(JSON.stringify({ uid: person.objectId, utid: tenant.id })).toString(
    'base64url',
  );
}

function matchesChallenge(verifier: string, challenge: string): boolean {
  if (!verifierSyntax.test(verifier)) return false;
  const computed = createHash('sha256').update(verifier).digest('base64url');
  return (
    computed.length === challenge.length &&
    timingSafeEqual(Buffer.from(computed), Buffer.from(challenge))
  );
}

function refusal(error: AadstsError): Outcome {
  return { ok: false, error };
}
