import { randomBytes } from 'node:crypto';
import { consentUrl } from '../../shared/admin-consent.ts';
import { clouds } from '../../shared/clouds.ts';
import type { Connection } from '../../shared/connection.ts';
import { appError, type AppError, type Result } from '../../shared/errors.ts';
import { failure } from '../../shared/results.ts';
import type { ConsentReport } from '../../shared/tenant-report.ts';
import { isGuid } from '../../shared/text/validators.ts';
import type { Target } from '../target.ts';
import { SignInFailure } from './failure.ts';
import { untilAborted } from './flows/until-aborted.ts';
import { parseRedirectResponse, type RedirectResponse } from './redirect-response.ts';
import { describeRefusal, type Refusal } from './refusals.ts';
import { serverText } from './server-text.ts';
import type { ShowSignInPage, SignInPageOutcome } from './types.ts';

/** Walks the admin-consent page in the sign-in window. */
export interface AdminConsent {
  /** `signin/busy` while one is open; `consent/declined`; otherwise as for a sign-in. */
  walk(connection: Connection, target: Target): Promise<Result<ConsentReport>>;
  cancel(): void;
}

/** 256 bits, as for a sign-in: RFC 6749 section 10.10. */
const stateBytes = 32;

/**
 * How the consent page says that the administrator did not agree, besides `access_denied`.
 * Source: Microsoft, "Admin consent on the Microsoft identity platform".
 */
const declinedErrors: ReadonlySet<string> = new Set(['permission_denied', 'consent_required']);

/**
 * @param showSignInPage shows the page until it leads to the redirect URI; it has the deadline of a
 *   sign-in
 */
export function createAdminConsent(showSignInPage: ShowSignInPage): AdminConsent {
  let current: AbortController | undefined;

  return {
    async walk(connection, target) {
      if (current) return failure('signin/busy');
      // Personal accounts have no administrator.
      if (clouds[connection.cloud].fixedTenant !== undefined) {
        return failure('input/invalid');
      }
      current = new AbortController();
      try {
        return await walkPage({ connection, target, showSignInPage, signal: current.signal });
      } catch (error) {
        return failure(
          error instanceof SignInFailure ? error.appError : appError('app/unexpected'),
        );
      } finally {
        current = undefined;
      }
    },
    cancel() {
      current?.abort();
    },
  };
}

interface Walk {
  connection: Connection;
  target: Target;
  showSignInPage: ShowSignInPage;
  signal: AbortSignal;
}

async function walkPage({
  connection,
  target,
  showSignInPage,
  signal,
}: Walk): Promise<Result<ConsentReport>> {
  const { authority, redirectUri, ca } = target;
  const state = randomBytes(stateBytes).toString('base64url');
  const page = showSignInPage({
    url: consentUrl(connection, { authority, redirectUri, state }),
    redirectUri,
    signal,
    ...(ca === undefined ? {} : { ca }),
  });
  const outcome = await untilAborted(signal, page);
  if (outcome.kind !== 'redirected') return failure(notRedirected(outcome));
  // Which tenant answers is known only from the answer; its `iss`, if any, is this authority's.
  const issuer = `${new URL(authority).origin}/{tenantid}/v2.0`;
  const answer = parseRedirectResponse(outcome.url, { redirectUri, state, issuer });
  return judge(answer, expectedTenant(connection, target));
}

function notRedirected(outcome: Exclude<SignInPageOutcome, { kind: 'redirected' }>): AppError {
  if (outcome.kind === 'failed') return outcome.error;
  return appError(outcome.kind === 'timeout' ? 'signin/timeout' : 'signin/cancelled');
}

/** The tenant's ID where the connection or the authority's address has it; else any tenant may answer. */
function expectedTenant({ tenant }: Connection, { authority }: Target): string | undefined {
  const named = new URL(authority).pathname.split('/')[1] ?? '';
  return [named, tenant].find(isGuid)?.toLowerCase();
}

function judge(answer: RedirectResponse, expected: string | undefined): Result<ConsentReport> {
  switch (answer.kind) {
    case 'error':
      return failure(describeNo(answer));
    case 'code':
      return failure(appError('signin/protocol', 'the answer is that of a sign-in page'));
    case 'unknown':
      return failure(appError('signin/protocol', serverText(answer.reason)));
    case 'adminConsent':
      return answer.granted ? consentOf(answer, expected) : failure('consent/declined');
  }
}

/** A refusal's facts and the server's own words stay with it; so does the code of a policy. */
function describeNo(refusal: Refusal): AppError {
  const described = describeRefusal(refusal, { flow: 'window' });
  const isDeclined =
    described.code === 'signin/denied' ||
    described.code === 'consent/missing' ||
    (described.code === 'signin/refused' && declinedErrors.has(refusal.error));
  return isDeclined ? { ...described, code: 'consent/declined' } : described;
}

function consentOf(
  { tenant = '', scope }: { tenant?: string; scope?: string },
  expected: string | undefined,
): Result<ConsentReport> {
  if (!isGuid(tenant)) return failure(appError('signin/protocol', 'the answer names no tenant'));
  const tenantId = tenant.toLowerCase();
  if (expected !== undefined && tenantId !== expected) {
    return failure(appError('signin/wrong-tenant', `expected ${expected}, got ${tenantId}`));
  }
  return {
    ok: true,
    value: { tenantId, ...(scope === undefined ? {} : { scope: serverText(scope) }) },
  };
}
