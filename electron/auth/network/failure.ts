import { appError, type AppError, type ErrorCode } from '../../../shared/errors.ts';
import type { TlsSummary } from '../../../shared/run-record.ts';
import { MailFailure, systemCode, systemText } from '../../mail/failure.ts';

/** Why a request got no answer that is of use. Holds no secret. */
export class NetworkFailure extends Error {
  override readonly name = 'NetworkFailure';
  readonly appError: AppError;
  /** True where the connection could not be made or broke: it may succeed the next time. */
  readonly mayPass: boolean;
  /** True where not even the proxy could be connected to: another one may be asked. */
  readonly isProxyAway: boolean;

  constructor(error: AppError, mayPass = false, isProxyAway = false) {
    // Not the detail: MSAL puts the message of what it catches into its own.
    super(error.code);
    this.appError = error;
    this.mayPass = mayPass;
    this.isProxyAway = isProxyAway;
  }
}

/** Where a failure happened: at the server, or at the proxy on the way to it. */
export interface Place {
  kind: 'server' | 'proxy';
  /** `login.microsoftonline.com`, `HTTP proxy 10.0.0.1:3128`. */
  name: string;
  /** What the other side showed when TLS began, if it came so far. */
  tls?: TlsSummary | undefined;
}

/** Failures of a moment; all others will be the same the next time. */
const passing: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'dns/failed',
  'tcp/refused',
  'tcp/unreachable',
  'stage/reset',
  'stage/closed',
  'stage/timeout',
]);

/** For failures of which the system says nothing. */
const words: Partial<Record<ErrorCode, string>> = {
  'stage/closed': 'the connection was closed',
  'stage/reset': 'the connection was reset',
  'stage/timeout': 'no answer',
};

/** Names what went wrong on the way by its true reason: the place, and the system's own words. */
export function networkFailure(error: unknown, place: Place): NetworkFailure {
  if (error instanceof NetworkFailure) return error;
  if (!(error instanceof MailFailure)) {
    const code = systemCode(error);
    const said = systemText(error);
    const text = code === '' || said.includes(code) ? said : `${code}: ${said}`;
    return new NetworkFailure(appError('signin/network', `${place.name}: ${text}`));
  }
  const { code, detail } = error;
  const text = [detail ?? words[code] ?? code, ...certificateWords(code, place.tls)].join('; ');
  return new NetworkFailure(
    appError(signInCode(code, place.kind), `${place.name}: ${text}`),
    passing.has(code),
  );
}

function signInCode(code: ErrorCode, kind: Place['kind']): ErrorCode {
  if (code.startsWith('dns/')) return 'signin/dns';
  if (code === 'stage/timeout') return 'signin/no-answer';
  if (code === 'proxy/auth-required') return 'signin/proxy-password';
  if (kind === 'proxy') return 'signin/proxy';
  // A certificate of an authority that is known, but expired or for another host, is no sign of an
  // inspecting proxy: its own words say what it is.
  return code === 'tls/untrusted' ? 'signin/untrusted' : 'signin/network';
}

/** Whose certificate was shown instead: the issuer names the inspecting proxy. */
function certificateWords(code: ErrorCode, tls: TlsSummary | undefined): string[] {
  const leaf = tls?.chain[0];
  if (!leaf || !code.startsWith('tls/')) return [];
  const { subject, issuer, validFrom, validTo } = leaf;
  const valid = code === 'tls/expired' ? `, valid from ${validFrom} to ${validTo}` : '';
  return [`the certificate shown is for ${subject}, issued by ${issuer}${valid}`];
}
