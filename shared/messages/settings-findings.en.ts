import type { SettingsFinding, SettingsFindingId } from '../wizard/findings/types.ts';
import type { KnownPort } from '../wizard/findings/cloud-values.ts';
import { localTime } from './format.en.ts';

/** What stands at a field: what is wrong, and why it is so and what to do, in a sentence or two. */
export interface SettingsFindingText {
  title: string;
  text: string;
}

/** @param value what the finding names */
type TextOf = (value: string) => SettingsFindingText;

const secretPlace =
  'A secret is entered in step 5, where it is hidden. The client ID is on the overview page of the app registration.';

const portNames: Readonly<Record<KnownPort, string>> = {
  25: 'SMTP between servers',
  80: 'web pages',
  110: 'POP',
  143: 'IMAP',
  443: 'web pages',
  465: 'SMTP with TLS from the start',
  587: 'SMTP',
  993: 'IMAP with TLS',
  995: 'POP with TLS',
};

const texts: Readonly<Record<SettingsFindingId, TextOf>> = {
  'tenant-id-wrong/placeholder': () => ({
    title: 'That stands for a tenant, and is none',
    text: 'Enter the domain of your tenant, such as contoso.com, or its ID from the overview page of Entra ID.',
  }),
  'tenant-id-wrong/example-domain': (domain) => ({
    title: `${domain} is a name from examples`,
    text: 'If it is not really yours, enter a domain of your tenant: Entra ID would answer AADSTS90002, or with somebody else’s tenant.',
  }),
  'wrong-cloud-authority/tenant-domain': (domain) => ({
    title: `${domain} belongs to another cloud`,
    text: 'Choose that cloud above: names that end in .onmicrosoft.us are of GCC High or DoD, and those in .partner.onmschina.cn of 21Vianet. Here Entra ID would answer AADSTS90002.',
  }),
  'wrong-cloud-authority/tenant-domain-unusual': (domain) => ({
    title: `${domain} is likely a tenant of the global cloud`,
    text: 'Names of that form are given out there. “Check tenant” tells whether this cloud knows it.',
  }),
  'account-type-endpoint-mismatch/consumers-in-national-cloud': () => ({
    title: 'Personal accounts are likely not what is meant here',
    text: 'They belong to Outlook.com, which is a cloud of its own above. Enter the tenant’s domain or ID.',
  }),
  'account-type-endpoint-mismatch/personal-tenant': () => ({
    title: 'This is the ID that all personal accounts share',
    text: 'For a personal mailbox choose Outlook.com as the cloud. For an organisation enter its own domain or ID.',
  }),
  'scope-multiple-resources': () => ({
    title: 'That is more than one resource',
    text: 'A token is for one resource alone, and Entra ID refuses a request for two with AADSTS700022. Leave one of them.',
  }),
  'wrong-token-audience/graph': () => ({
    title: 'That token would be for Microsoft Graph',
    text: 'The mail servers refuse it, although the permissions are picked under Microsoft Graph in the portal. Enter the resource of the mail servers.',
  }),
  'wrong-token-audience/other-cloud': () => ({
    title: 'This resource is that of another cloud',
    text: 'The authority of this cloud likely does not know it (AADSTS500011), or the mail servers refuse the token.',
  }),
  'wrong-smtp-endpoint': () => ({
    title: 'This host takes delivered mail, and no sign-in',
    text: 'Names that end in mail.protection.outlook.com are the MX record of a domain. Enter the host for submission.',
  }),
  'wrong-host-or-port/other-cloud': () => ({
    title: 'This host is that of another cloud',
    text: 'It likely does not know the mailbox. If it is meant, choose its cloud above instead.',
  }),
  'implicit-tls-on-starttls-port': () => ({
    title: 'Port 587 begins without TLS',
    text: 'The server speaks first there, so a TLS connection fails with “wrong version number”. Choose STARTTLS.',
  }),
  'starttls-on-implicit-tls-port': (port) => ({
    title: `Port ${port} begins with TLS`,
    text: 'The server waits for TLS there, and STARTTLS gets no answer. Choose TLS from the start.',
  }),
  'wrong-host-or-port/other-protocol': (port) => ({
    title: `This is the port of ${new Map(Object.entries(portNames)).get(port) ?? 'something else'}`,
    text: 'The usual ports are 993 for IMAP, 995 for POP and 587 for SMTP.',
  }),
  'wrong-host-or-port/unusual-port': (usual) => ({
    title: `The usual port is ${usual}`,
    text: 'The server likely gives no answer at another one.',
  }),
  'port-blocked/smtp-25': () => ({
    title: 'Port 25 is blocked by many networks',
    text: 'Port 587 with STARTTLS is the one for programs that sign in.',
  }),
  'client-id-wrong/mail-address': () => ({
    title: 'That is a mail address',
    text: 'The address belongs into step 4. Enter the application (client) ID from the overview page of the app registration.',
  }),
  'client-id-wrong/token': () => ({
    title: 'That looks like a token',
    text: 'Enter the application (client) ID from the overview page of the app registration.',
  }),
  'client-id-wrong/secret': () => ({
    title: 'That looks like a client secret',
    text: secretPlace,
  }),
  'client-id-wrong/uri': () => ({
    title: 'That is an address of the app, not its ID',
    text: 'Enter only the application (client) ID: 32 digits or letters a to f, with four hyphens.',
  }),
  'client-id-wrong/quotes': () => ({
    title: 'There are quotation marks or brackets around the ID',
    text: 'Enter the ID alone. With them Entra ID would answer AADSTS700016.',
  }),
  'client-id-wrong/placeholder': () => ({
    title: 'That stands for a client ID, and is none',
    text: 'Enter the application (client) ID from the overview page of the app registration.',
  }),
  'client-id-wrong/tenant-id': () => ({
    title: 'That is the ID of the tenant',
    text: 'Both stand on the overview page of the app registration: the client ID is the first, the directory (tenant) ID another.',
  }),
  'first-party-client-id': (name) => ({
    title: `That is an app of Microsoft’s own: ${name}`,
    text: 'Entra ID mostly refuses it the mail permissions (AADSTS65002), and its settings cannot be changed. Register an app of your own.',
  }),
  'single-tenant-app-on-common': (tenant) => ({
    title: `A single-tenant app cannot be used with “${tenant}”`,
    text: 'Entra ID answers AADSTS50194. Enter the domain or ID of the app’s tenant in step 1, or make the app multitenant.',
  }),
  'account-type-endpoint-mismatch/work-only': () => ({
    title: 'This registration takes no personal accounts',
    text: 'Step 1 names personal accounts, and Entra ID answers AADSTS9002332 or 90130. Name a tenant there, or change the account types in the portal under Authentication.',
  }),
  'account-type-endpoint-mismatch/personal-only': () => ({
    title: 'This registration takes personal accounts alone',
    text: 'It can be used with Outlook.com only, which is chosen as the cloud in step 1. For an organisation, use a registration for Entra ID tenants.',
  }),
  'delegate-backslash-syntax': () => ({
    title: 'A backslash does not work with OAuth',
    text: 'The forms user\\mailbox and DOMAIN\\user are those of passwords. Enter the plain address; a shared mailbox is chosen on its own.',
  }),
  'account-type-endpoint-mismatch/personal-mailbox': (address) => ({
    title:
      address === ''
        ? 'An app cannot open a personal mailbox'
        : `An app cannot open a personal mailbox: ${address}`,
    text: 'Addresses of Outlook.com and Hotmail are in no tenant that could grant them. Their owners sign in: delegated access in step 3, Outlook.com in step 1.',
  }),
  'account-type-endpoint-mismatch/personal-on-common': () => ({
    title: 'This is likely a personal account',
    text: 'Choose Outlook.com as the cloud in step 1, so that the SMTP server fits too.',
  }),
  'account-not-in-tenant/personal-address': () => ({
    title: 'This is likely a personal account, and not one of the tenant',
    text: 'Entra ID would answer AADSTS50020 or 50034. Enter an account of the tenant, or choose Outlook.com in step 1.',
  }),
  'account-type-endpoint-mismatch/work-address': () => ({
    title: 'This is likely an account of an organisation',
    text: 'Step 1 names personal accounts, which have no such address. Choose the cloud and tenant of the organisation there.',
  }),
  'wrong-cloud-authority/address': (domain) => ({
    title: `${domain} is likely of another cloud`,
    text: 'Only a tenant of that cloud has such addresses. Compare with the cloud in step 1.',
  }),
  'shared-mailbox-is-own': () => ({
    title: 'This is the address of the person',
    text: 'If it is their own mailbox, choose “The person’s own mailbox”.',
  }),
  'service-principal-object-id-wrong/placeholder': () => ({
    title: 'That stands for an object ID, and is none',
    text: 'It is in Entra ID under Enterprise applications > the app > Overview. It may be left empty.',
  }),
  'service-principal-object-id-wrong/client-id': () => ({
    title: 'That is the client ID',
    text: 'The object ID stands beside it in Entra ID under Enterprise applications > the app > Overview.',
  }),
  'service-principal-object-id-wrong/tenant-id': () => ({
    title: 'That is the ID of the tenant',
    text: 'The object ID is in Entra ID under Enterprise applications > the app > Overview.',
  }),
  'service-principal-object-id-wrong/token': (objectId) => ({
    title: 'This is not the object ID of the enterprise application',
    text: `The app’s own token has ${objectId}. What was entered is likely the one from App registrations, with which Exchange Online refuses the app.`,
  }),
  'further-mailboxes/too-many': (count) => ({
    title: `These are ${count} mailboxes, and 50 can be kept`,
    text: 'Grant more with a mail-enabled security group, or in a second connection.',
  }),
  'further-mailboxes/malformed': (wrong) => ({
    title: `Not a whole address: ${wrong}`,
    text: 'Enter addresses such as invoices@contoso.com, one a line.',
  }),
  'public-client-sent-secret/secret': () => ({
    title: 'A person’s sign-in uses no client secret',
    text: 'The one that was entered stays unused. A program that sends it with this way to sign in gets AADSTS700025. For the secret, choose application access in step 3.',
  }),
  'public-client-sent-secret/certificate': () => ({
    title: 'A person’s sign-in uses no certificate',
    text: 'The one that was chosen stays unused. For the certificate, choose application access in step 3.',
  }),
  'client-certificate-expired': (iso) => ({
    title: 'The certificate has expired',
    text: `It was good until ${localTime(iso)}, and Entra ID refuses it since (AADSTS700027). Make another one, upload its public part to the app registration, and choose it here.`,
  }),
  'client-certificate-not-yet-valid': (iso) => ({
    title: 'The certificate is not good yet',
    text: `It begins at ${localTime(iso)}. If that is already past, the clock of this computer is behind.`,
  }),
  'client-certificate-ends-soon': (iso) => ({
    title: 'The certificate ends soon',
    text: `It is good until ${localTime(iso)}. Upload the next one to the app registration before: both work side by side.`,
  }),
};

/** The text of one finding. */
export function settingsFindingTexts({
  id,
  value,
}: Pick<SettingsFinding, 'id' | 'value'>): SettingsFindingText {
  return texts[id](value);
}
