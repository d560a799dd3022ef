import { tenant } from '../../directory.ts';
import { sayer } from './say.ts';
import type { AuthorityScenario } from './types.ts';

const onPage = sayer('sign-in-page');
const atClient = sayer('consent');

/** Who may let the app in, and whether they did. */
export const consentScenarios = {
  'aadsts-65004-declined': atClient(
    18,
    65004,
    'access_denied',
    'the person declined to let the app in',
    'User declined to consent to access the app.',
  ),
  'aadsts-90094-needs-admin': onPage(
    17,
    90094,
    'access_denied',
    'only an administrator may let the app in',
    'An administrator of this organization has set a policy that prevents you from granting the application the permissions it is requesting. An administrator must grant the permissions for the organization first.',
  ),
  'aadsts-90095-admin-asked': atClient(
    17,
    90095,
    'access_denied',
    'only an administrator may let the app in, and has been asked to',
    'Admin consent is required for the permissions requested by this application. An admin consent request was sent and has not been answered yet.',
  ),
  'aadsts-900941-administrator-only': onPage(
    17,
    900941,
    'access_denied',
    'somebody without the role tried to consent for all',
    "This operation can only be performed by an administrator. Sign out and sign in as an administrator or contact one of your organization's administrators.",
  ),
  'aadsts-650057-resource-not-registered': atClient(
    20,
    650057,
    'invalid_resource',
    'Exchange Online is not among the permissions of the app registration',
    `Invalid resource. The client has requested access to a resource which is not listed in the requested permissions in the client's application registration. Client app ID: ${tenant.clientId}(${tenant.clientName}). Resource value from request: https://outlook.office.com. Resource app ID: 00000002-0000-0ff1-ce00-000000000000. List of valid resources from app registration: 00000003-0000-0000-c000-000000000000.`,
  ),
  'aadsts-50199-confirmation': atClient(
    45,
    50199,
    'interaction_required',
    'the person has to confirm that the program is the one they opened',
    'For security reasons, user confirmation is required for this request. Please repeat the request allowing user interaction.',
  ),
} satisfies Record<string, AuthorityScenario>;
