import { tenant } from '../../directory.ts';
import { sayer } from './say.ts';
import type { AuthorityScenario } from './types.ts';

const atApplication = sayer('client-credentials');

/** What is said to an app that signs in as itself. */
export const applicationScenarios = {
  'aadsts-7000215-wrong-secret': atApplication(
    6,
    7000215,
    'invalid_client',
    'the secret is wrong, or its ID was entered',
    `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${tenant.clientId}'.`,
  ),
  'aadsts-7000215-japanese': atApplication(
    6,
    7000215,
    'invalid_client',
    'the secret is wrong, or its ID was entered, in Japanese',
    `無効なクライアント シークレットが指定されました。要求で送信されるシークレットが、アプリ '${tenant.clientId}' に追加されたシークレットの ID ではなく、シークレットの値であることを確認してください。`,
    { language: 'ja' },
  ),
  'aadsts-7000222-secret-expired': atApplication(
    7,
    7000222,
    'invalid_client',
    'the secret has expired',
    `The provided client secret keys for app '${tenant.clientId}' are expired. Visit the Azure portal to create new keys for your app: https://aka.ms/NewClientSecret, or consider using certificate credentials for added security: https://aka.ms/certCreds.`,
  ),
  'aadsts-7000222-german': atApplication(
    7,
    7000222,
    'invalid_client',
    'the secret has expired, in German',
    `Die angegebenen Schlüssel für geheime Clientschlüssel der App '${tenant.clientId}' sind abgelaufen. Erstellen Sie im Azure-Portal neue Schlüssel für Ihre App: https://aka.ms/NewClientSecret, oder verwenden Sie für mehr Sicherheit Zertifikate als Anmeldeinformationen: https://aka.ms/certCreds.`,
    { language: 'de' },
  ),
  'aadsts-700027-certificate-not-registered': atApplication(
    8,
    700027,
    'invalid_client',
    'the certificate is not one of the app registration',
    `The certificate with identifier used to sign the client assertion is not registered on application. [Reason - The key was not found., Thumbprint of key used by client: '8539A65CB8A9E082C5650DACF2A76D9148927E56', Please visit the Azure Portal, Graph Explorer or directly use MS Graph to see configured keys for app Id '${tenant.clientId}'.]`,
  ),
  'aadsts-50012-assertion-signature': atApplication(
    8,
    50012,
    'invalid_client',
    'the certificate’s signature is not right',
    'Client assertion contains an invalid signature.',
  ),
  'aadsts-700016-application-not-in-tenant': atApplication(
    9,
    700016,
    'unauthorized_client',
    'the client ID is not one of this tenant, for an app that signs in as itself',
    `Application with identifier '${tenant.clientId}' was not found in the directory '${tenant.displayName}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.`,
  ),
  'aadsts-900382-confidential-client-of-another-cloud': atApplication(
    11,
    900382,
    'invalid_client',
    'the app and the tenant are in two clouds',
    'Confidential Client is not supported in Cross Cloud request.',
  ),
  'aadsts-500011-exchange-not-in-tenant': atApplication(
    19,
    500011,
    'invalid_resource',
    'the tenant has no service principal of Exchange Online, for an app that signs in as itself',
    `The resource principal named https://outlook.office365.com was not found in the tenant named ${tenant.displayName}. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You might have sent your authentication request to the wrong tenant.`,
  ),
  'aadsts-7000112-application-disabled': atApplication(
    44,
    7000112,
    'unauthorized_client',
    'the enterprise application is switched off, for an app that signs in as itself',
    `Application '${tenant.clientId}'(${tenant.clientName}) is disabled.`,
  ),
  'aadsts-7000216-no-credential': atApplication(
    3,
    7000216,
    'invalid_client',
    'the app sent neither secret nor certificate',
    "'client_assertion', 'client_secret' or 'request' is required for the 'client_credentials' grant type.",
  ),
  'aadsts-700024-assertion-out-of-time': atApplication(
    8,
    700024,
    'invalid_client',
    'the clock of this computer is wrong, so the certificate’s proof is out of its time',
    'Client assertion is not within its valid time range. Current time: 2026-02-03T08:00:00.0000000Z, assertion valid from 2026-02-03T09:00:00.0000000Z, expiry time of assertion 2026-02-03T09:10:00.0000000Z. Review the documentation at https://learn.microsoft.com/entra/identity-platform/certificate-credentials .',
  ),
  'aadsts-650057-application-resource-not-registered': atApplication(
    20,
    650057,
    'invalid_resource',
    'Exchange Online is not among the permissions of the app registration, for an app that signs in as itself',
    `Invalid resource. The client has requested access to a resource which is not listed in the requested permissions in the client's application registration. Client app ID: ${tenant.clientId}(${tenant.clientName}). Resource value from request: https://outlook.office365.com. Resource app ID: 00000002-0000-0ff1-ce00-000000000000. List of valid resources from app registration: 00000003-0000-0000-c000-000000000000.`,
  ),
  'aadsts-90002-application-no-such-tenant': atApplication(
    10,
    90002,
    'invalid_request',
    'the tenant ID is wrong, for an app that signs in as itself',
    `Tenant '${tenant.domain}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.`,
  ),
  'aadsts-53003-application-blocked': atApplication(
    34,
    53003,
    'access_denied',
    'Conditional Access for workload identities blocks the app',
    'Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.',
    { suberror: 'message_only' },
  ),
  'aadsts-900432-application-of-another-cloud': atApplication(
    11,
    900432,
    'invalid_client',
    'the app is registered in another cloud than the tenant',
    "Confidential Client isn't supported in Cross Cloud request.",
  ),
} satisfies Record<string, AuthorityScenario>;
