import { tenant } from '../../directory.ts';
import { sayer } from './say.ts';
import type { AuthorityScenario } from './types.ts';

const atConfiguration = sayer('configuration');

/** What is said instead of the OpenID configuration: the first thing a client asks for. */
export const configurationScenarios = {
  'aadsts-90002-no-such-tenant': atConfiguration(
    10,
    90002,
    'invalid_tenant',
    'the tenant ID is wrong, or the tenant is in another cloud',
    `Tenant '${tenant.domain}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.`,
  ),
  'aadsts-50049-unknown-instance': atConfiguration(
    11,
    50049,
    'invalid_instance',
    'the authority is none of a cloud that is known here',
    'Unknown or invalid instance.',
  ),
  'aadsts-90033-directory-unavailable': atConfiguration(
    42,
    90033,
    'temporarily_unavailable',
    'the directory cannot be reached for the moment',
    'A transient error has occurred. Please try again.',
    { status: 503 },
  ),
  'aadsts-90006-service-unavailable': atConfiguration(
    42,
    90006,
    'temporarily_unavailable',
    'the sign-in service is not available for the moment',
    'External server retryable error. The service is temporarily unavailable.',
    { status: 503 },
  ),
} satisfies Record<string, AuthorityScenario>;
