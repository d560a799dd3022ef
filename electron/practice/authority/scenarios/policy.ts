import { sayer } from './say.ts';
import type { AuthorityScenario } from './types.ts';

const onPage = sayer('sign-in-page');

/** What policies say of device, place and program, on a page after the password. */
export const policyScenarios = {
  'aadsts-53003-conditional-access': onPage(
    34,
    53003,
    'access_denied',
    'Conditional Access blocks the sign-in',
    'Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.',
    { suberror: 'message_only' },
  ),
  'aadsts-53003-german': onPage(
    34,
    53003,
    'access_denied',
    'Conditional Access blocks the sign-in, in German',
    'Der Zugriff wurde durch Richtlinien für bedingten Zugriff blockiert. Die Zugriffsrichtlinie lässt keine Tokenausstellung zu.',
    { language: 'de', suberror: 'message_only' },
  ),
  'aadsts-53000-device-not-compliant': onPage(
    35,
    53000,
    'interaction_required',
    'Conditional Access wants a compliant device, which an embedded window cannot prove',
    'Device is not in required device state: compliant. Conditional Access policy requires a compliant device, and the device is not compliant. The user must enroll their device with an approved MDM provider like Intune.',
  ),
  'aadsts-53001-device-not-joined': onPage(
    35,
    53001,
    'interaction_required',
    'Conditional Access wants a domain-joined device',
    'Device is not in required device state: domain_joined. Conditional Access policy requires a domain joined device, and the device is not domain joined.',
  ),
  'aadsts-50097-device-authentication': onPage(
    35,
    50097,
    'interaction_required',
    'the device has to prove who it is',
    'Device authentication is required.',
    { suberror: 'device_authentication_failed' },
  ),
  'aadsts-50129-device-not-joined-to-workplace': onPage(
    35,
    50129,
    'interaction_required',
    'the device is not registered',
    'Device is not workplace joined. Workplace join is required to register the device.',
  ),
  'aadsts-530035-security-defaults': onPage(
    36,
    530035,
    'access_denied',
    'security defaults block the sign-in',
    'Access has been blocked by security defaults. This is due to the request using legacy auth or being deemed unsafe by security defaults policies.',
  ),
  'aadsts-530032-security-policy': onPage(
    36,
    530032,
    'access_denied',
    'a security policy blocks the sign-in',
    'Access has been blocked because of a security policy that is configured for the tenant.',
  ),
  'aadsts-50005-platform-not-supported': onPage(
    36,
    50005,
    'access_denied',
    'Conditional Access does not know this operating system',
    'User tried to log in to a device from a platform that is currently not supported through Conditional Access policy. Supported device platforms are: iOS, Android, Mac, and Windows flavors.',
  ),
  'aadsts-53002-app-not-approved': onPage(
    36,
    53002,
    'access_denied',
    'Conditional Access wants an approved app',
    'The app needs to be an approved app for Conditional Access. The user needs to use one of the apps from the list of approved apps in order to get access.',
  ),
} satisfies Record<string, AuthorityScenario>;
