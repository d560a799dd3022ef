import { generateKeyPairSync, type JsonWebKey } from 'node:crypto';
import type { Configuration } from 'oidc-provider';
import { clouds } from '../../shared/clouds.ts';

/** A tenant, an app and a person of the peer; none of them is the practice tenant's. */
export const peer = {
  tenantId: '0d9f6f0e-6b0c-4c59-8f2f-0a6b7c1d2e3f',
  publicClientId: '4b1d2c3e-5f60-4718-9a2b-3c4d5e6f7081',
  confidentialClientId: '5c2e3d4f-6071-4829-8b3c-4d5e6f708192',
  clientSecret: 'Peer-Secret-7~not.a.real.one',
  certificateClientId: '7e405162-8394-4a4b-8d5e-6f7081920314',
  user: 'adele@contoso.example',
  password: 'Peer-Adele-7',
  /** Whoever signs in by this name presses Cancel. */
  decliner: 'nobody@contoso.example',
  objectId: '6d3f4e50-7182-493a-9c4d-5e6f708192a3',
} as const;

/** What access tokens are for. */
export const resource = 'https://outlook.office.com';
/** What an app may do for the person. */
export const delegatedScopes = ['IMAP', 'POP', 'SMTP'].map((name) =>
  name === 'SMTP' ? `${resource}/SMTP.Send` : `${resource}/${name}.AccessAsUser.All`,
);
const applicationScope = 'https://outlook.office365.com/.default';
/** The grant of device codes, as RFC 8628 names it. */
export const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code';

/**
 * How the peer is set up: its clients, its addresses, its one person, and what it lets them have.
 *
 * @param appKey the public key of the app's certificate
 */
export function configuration(appKey: JsonWebKey): Configuration {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const at = (path: string) => `/${peer.tenantId}/${path}`;
  return {
    clients: [
      {
        client_id: peer.publicClientId,
        application_type: 'native',
        token_endpoint_auth_method: 'none',
        redirect_uris: [
          clouds.global.nativeClientRedirectUri.value,
          'http://localhost/',
          'http://localhost',
        ],
        response_types: ['code'],
        grant_types: ['authorization_code', 'refresh_token', deviceGrant],
      },
      {
        client_id: peer.confidentialClientId,
        client_secret: peer.clientSecret,
        token_endpoint_auth_method: 'client_secret_post',
        redirect_uris: [],
        response_types: [],
        grant_types: ['client_credentials'],
      },
      {
        client_id: peer.certificateClientId,
        token_endpoint_auth_method: 'private_key_jwt',
        jwks: { keys: [{ ...appKey, use: 'sig' }] },
        redirect_uris: [],
        response_types: [],
        grant_types: ['client_credentials'],
      },
    ],
    routes: {
      authorization: at('oauth2/v2.0/authorize'),
      token: at('oauth2/v2.0/token'),
      device_authorization: at('oauth2/v2.0/devicecode'),
      code_verification: at('device'),
      jwks: at('discovery/v2.0/keys'),
    },
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' }] },
    cookies: { keys: ['cookies of the tests'] },
    scopes: ['openid', 'offline_access', 'profile'],
    claims: { openid: ['sub'], profile: ['name', 'preferred_username', 'oid', 'tid'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => ({
        sub: id,
        oid: peer.objectId,
        tid: peer.tenantId,
        name: 'Adele Vance',
        preferred_username: peer.user,
      }),
    }),
    renderError: (context, { error }) => {
      showPage(context, `<p role="alert">${error}</p>`);
    },
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    extraTokenClaims: () => ({ tid: peer.tenantId }),
    ttl: {
      AccessToken: 3600,
      AuthorizationCode: 60,
      ClientCredentials: 3600,
      DeviceCode: 600,
      Grant: 3600,
      IdToken: 3600,
      Interaction: 600,
      RefreshToken: 3600,
      Session: 3600,
    },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      userinfo: { enabled: false },
      deviceFlow: {
        enabled: true,
        userCodeInputSource: (context, form) => {
          showPage(context, form);
        },
        userCodeConfirmSource: (context, form) => {
          // The form has no button of its own; its page is to bring one.
          const button = '<button type="submit">Yes</button>';
          showPage(context, form.replace('</form>', `${button}</form>`));
        },
        successSource: (context) => {
          showPage(context, '<p>You have signed in.</p>');
        },
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => resource,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: [...delegatedScopes, applicationScope].join(' '),
          audience: resource,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
  };
}

function showPage(context: { body: unknown; type: string }, content: string): void {
  context.type = 'html';
  context.body = `<!doctype html><html lang="en"><title>Peer</title><body>${content}</body></html>`;
}
