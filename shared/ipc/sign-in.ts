import { z } from 'zod';
import { cloudIds } from '../clouds.ts';
import { connectionSchema } from '../connection.ts';
import { accountSchema, signInSummarySchema } from '../sign-in.ts';
import { consentReportSchema, tenantReportSchema } from '../tenant-report.ts';
import { connectionOnly, id, nothing } from './parts.ts';

/** The tenant, its consent, and signing in. */
export const signInRequests = {
  /** Reads the OpenID configuration of a tenant by its domain or ID. */
  'tenant:check': {
    request: z.strictObject({
      cloud: z.enum(cloudIds),
      tenant: z.string().min(1).max(253),
      authority: z.string().max(253).exactOptional(),
      practice: z.boolean(),
    }),
    response: tenantReportSchema,
  },
  'tenant:cancel-check': { request: nothing, response: nothing },
  /** Shows the admin-consent page in the sign-in window and reads how it ended. */
  'consent:walk': { request: connectionOnly, response: consentReportSchema },
  'sign-in:start': {
    request: z.strictObject({
      connection: connectionSchema,
      /** What the flows that need a credential sign in with. */
      credentialId: id.exactOptional(),
      /** Keep what is needed to renew it on this computer, encrypted. */
      remember: z.boolean(),
      /** Take up the kept sign-in of this account; nobody is asked while it is good. */
      accountId: z.string().max(256).exactOptional(),
      /** Let the person choose the account instead of naming the connection's user. */
      chooseAccount: z.boolean(),
    }),
    response: signInSummarySchema,
  },
  'sign-in:cancel': { request: nothing, response: nothing },
  /** A new token without anyone signing in; the sign-in keeps its name. */
  'sign-in:renew': { request: z.strictObject({ signInId: id }), response: signInSummarySchema },
  /** Drops the token; what is kept on this computer stays. */
  'sign-in:forget': { request: z.strictObject({ signInId: id }), response: nothing },
  /** Drops the token and all that was kept of it. */
  'sign-in:sign-out': { request: z.strictObject({ signInId: id }), response: nothing },
  /** The accounts whose sign-ins are kept for this connection's app. */
  'account:list': {
    request: connectionOnly,
    response: z.strictObject({ accounts: z.array(accountSchema) }),
  },
  'account:remove': {
    request: z.strictObject({ connection: connectionSchema, accountId: z.string().max(256) }),
    response: nothing,
  },
} as const;
