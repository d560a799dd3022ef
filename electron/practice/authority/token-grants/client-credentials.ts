import { tenant } from '../../directory.ts';
import { credentialRefusals } from '../aadsts-grants.ts';
import type { ClientAssertions } from '../client-assertion.ts';
import type { Parameters } from '../http-message.ts';
import { sameText } from '../same-text.ts';
import { readApplicationScope } from '../scopes.ts';
import { refusal, type Outcome } from './types.ts';

/** RFC 7521 section 4.2: what a signed assertion is called in the request. */
const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

export interface ClientCredentialsContext {
  assertions: ClientAssertions;
  clientSecretExpired: boolean;
  /** The tenant as the request's path names it. */
  tenantName: string;
}

/** RFC 6749 section 4.4: by secret, or by certificate (RFC 7523 section 2.2). */
export async function redeemClientCredentials(
  form: Parameters,
  { assertions, clientSecretExpired, tenantName }: ClientCredentialsContext,
): Promise<Outcome> {
  // An application has no home tenant that a shared name could lead to.
  if (tenantName !== tenant.id) return refusal(credentialRefusals.sharedTenant());
  const secret = form.get('client_secret');
  const assertion = form.get('client_assertion');
  if (secret === undefined && assertion === undefined) return refusal(credentialRefusals.missing());
  if (assertion !== undefined) {
    const type = form.get('client_assertion_type') ?? '';
    if (type !== assertionType) {
      return refusal(credentialRefusals.wrongAssertionType(type.slice(0, 128)));
    }
    const wrong = await assertions.check(assertion, tenantName);
    if (wrong) return refusal(wrong);
  } else if (!sameText(secret ?? '', tenant.clientSecret)) {
    return refusal(credentialRefusals.wrongSecret());
  } else if (clientSecretExpired) {
    return refusal(credentialRefusals.expiredSecret());
  }
  const asked = readApplicationScope(form.get('scope') ?? '');
  if (!asked.ok) return refusal(asked.error);
  return { kind: 'application', scope: asked.scope, byCertificate: assertion !== undefined };
}
