import { findPerson, tenant, tenantIdOf, type Person } from '../directory.ts';
import type { TokenState } from '../tenant-state.ts';
import { accessTokenSeconds, type MintRequest } from '../token-claims.ts';
import type { Clock, TokenService } from '../tokens.ts';
import { aadsts, describeAadsts, type AadstsError } from './aadsts.ts';
import { credentialRefusals } from './aadsts-grants.ts';
import type { DeviceCodeStore } from './device-codes.ts';
import type { GrantStore } from './grants.ts';
import { jsonReply, type HttpReply, type HttpRequest, type Parameters } from './http-message.ts';
import { redeemCode } from './token-grants/authorization-code.ts';
import {
  redeemClientCredentials,
  type ClientCredentialsContext,
} from './token-grants/client-credentials.ts';
import { redeemDeviceCode } from './token-grants/device-code.ts';
import { redeemRefreshToken } from './token-grants/refresh-token.ts';
import {
  refusal,
  type ApplicationOutcome,
  type Outcome,
  type PersonOutcome,
} from './token-grants/types.ts';

export interface TokenEndpointContext extends ClientCredentialsContext {
  tokens: TokenService;
  grants: GrantStore;
  deviceCodes: DeviceCodeStore;
  /** SMTP is granted to the app in Exchange Online, so its role is not in the token. */
  smtpByRbac: boolean;
  /** What is wrong with the access tokens. */
  tokenState: TokenState;
  now: Clock;
}

/** Answers a request at `/oauth2/v2.0/token` (RFC 6749 section 5). */
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
  const outcome = await redeem(request.form, context);
  switch (outcome.kind) {
    case 'refusal':
      return refuse(outcome.error, outcome.error.error === 'invalid_client' ? 401 : 400);
    case 'person':
      return jsonReply(200, await personResponse(outcome, request.form, context));
    case 'application':
      return jsonReply(200, await applicationResponse(outcome, context));
  }
}

async function redeem(form: Parameters, context: TokenEndpointContext): Promise<Outcome> {
  if (form.repeated !== undefined) return refusal(aadsts.malformedRequest());
  const grantType = form.get('grant_type');
  if (grantType === undefined) return refusal(aadsts.missingParameter('grant_type'));
  const clientId = form.get('client_id');
  if (clientId === undefined) return refusal(aadsts.missingParameter('client_id'));
  if (clientId.toLowerCase() !== tenant.clientId) {
    return refusal(aadsts.unknownClient(clientId.slice(0, 64)));
  }
  if (grantType === 'client_credentials') return redeemClientCredentials(form, context);
  // Persons sign in by the registration's desktop platform, which is public and keeps no secret.
  if (form.get('client_secret') !== undefined || form.get('client_assertion') !== undefined) {
    return refusal(credentialRefusals.publicClient());
  }
  switch (grantType) {
    case 'authorization_code':
      return redeemCode(form, context.grants);
    case 'refresh_token':
      return redeemRefreshToken(form, context.grants);
    // MSAL sends the short name, which Entra ID takes too.
    case 'device_code':
    case 'urn:ietf:params:oauth:grant-type:device_code':
      return redeemDeviceCode(form, context.deviceCodes, context.grants);
    default:
      return refusal(aadsts.unsupportedGrantType(grantType.slice(0, 128)));
  }
}

/** What both kinds of replies have. One second less than the token has: the reply takes time too. */
const common = {
  token_type: 'Bearer',
  expires_in: accessTokenSeconds - 1,
  ext_expires_in: accessTokenSeconds - 1,
};

/** The reply with a person's tokens, in Entra ID's form. */
async function personResponse(
  outcome: PersonOutcome,
  form: Parameters,
  { tokens, grants, tokenState }: TokenEndpointContext,
): Promise<Record<string, unknown>> {
  const { scopes, family, nonce } = outcome;
  const { signedInAs, scopes: granted } = tokenState;
  const person = (signedInAs === undefined ? undefined : findPerson(signedInAs)) ?? outcome.person;
  return {
    ...common,
    scope: scopes.full.length > 0 ? scopes.full.join(' ') : 'openid profile',
    access_token: await tokens.mintAccessToken({
      user: person.address,
      audience: tokenState.audience ?? scopes.audience,
      scopes: granted
        ? scopes.permissions.filter((permission) => granted.includes(permission))
        : scopes.permissions,
      ...othersOf(tokenState),
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

/** The reply with the app's own token: it has no other. */
async function applicationResponse(
  { scope, byCertificate }: ApplicationOutcome,
  { tokens, smtpByRbac, tokenState }: TokenEndpointContext,
): Promise<Record<string, unknown>> {
  return {
    ...common,
    access_token: await tokens.mintAccessToken({
      audience: tokenState.audience ?? scope.audience,
      roles: tokenState.roles ?? (smtpByRbac ? [] : scope.roles),
      byCertificate,
      ...othersOf(tokenState),
    }),
  };
}

/** What may be wrong with the token of a person as with that of the app. */
function othersOf({ expiresInSeconds, groups }: TokenState): Partial<MintRequest> {
  return {
    ...(expiresInSeconds === undefined ? {} : { expiresInSeconds }),
    ...(groups === undefined ? {} : { groups }),
  };
}

/** Who the account is, for the client's cache: object ID and tenant ID. */
function clientInfo(person: Person): string {
  return Buffer.from(JSON.stringify({ uid: person.objectId, utid: tenantIdOf(person) })).toString(
    'base64url',
  );
}
