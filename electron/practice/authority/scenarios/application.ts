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
    'the same in Japanese',
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
    'the same in German',
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
} satisfies Record<string, AuthorityScenario>;
