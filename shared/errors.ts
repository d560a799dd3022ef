import { z } from 'zod';

/**
 * Every way in which something can fail, as a stable code. Codes are for tickets and for other
 * programs: never rename one. The title, cause and next step of each are in
 * `shared/messages/errors/`, in every language.
 */
export const errorCodes = [
  // The contract between the window and the main process.
  'ipc/forbidden',
  'ipc/invalid',
  'app/unexpected',
  // What the user typed.
  'input/invalid',
  // Sign-in.
  'signin/cancelled',
  'signin/timeout',
  'signin/denied',
  'signin/protocol',
  'signin/refused',
  'signin/network',
  'signin/busy',
  'signin/needs-browser',
  'signin/device-code-blocked',
  'signin/code-expired',
  'signin/code-used',
  'signin/blocked-by-policy',
  'signin/unavailable',
  'signin/wrong-tenant',
  'signin/expired',
  'signin/not-renewable',
  'signin/renewal-refused',
  'signin/browser-not-opened',
  'signin/mixed-resources',
  // Reaching the authority.
  'signin/dns',
  'signin/untrusted',
  'signin/no-answer',
  'signin/proxy',
  'signin/proxy-password',
  // What a sign-in is done with.
  'credential/missing',
  'credential/not-a-token',
  'credential/secret-id',
  'credential/token-as-secret',
  'credential/wrong-secret',
  'credential/expired-secret',
  'credential/wrong-certificate',
  'certificate/unreadable',
  'certificate/wrong-password',
  'certificate/no-key',
  'certificate/no-certificate',
  'certificate/key-mismatch',
  'certificate/unsupported-key',
  'authority-certificate/unreadable',
  // The tenant, and consent.
  'tenant/not-found',
  'tenant/other-cloud',
  'consent/declined',
  'consent/missing',
  // What is kept on this computer.
  'keeping/unavailable',
  'keeping/basic-text',
  'keeping/set-aside',
  'keeping/failed',
  'keeping/not-allowed',
  // What the organisation has set for this computer.
  'policy/flow-not-allowed',
  'policy/managed',
  // What was set for this program.
  'settings/set-aside',
  'settings/not-kept',
  // The log.
  'log/not-opened',
  // Reaching the mail server.
  'dns/not-found',
  'dns/failed',
  'dns/no-address',
  'proxy/refused',
  'proxy/auth-required',
  'proxy/failed',
  'tcp/refused',
  'tcp/unreachable',
  'tls/untrusted',
  'tls/wrong-host',
  'tls/expired',
  'tls/revoked',
  'tls/old-version',
  'tls/not-tls',
  'tls/failed',
  // Talking to the mail server, at any stage.
  'stage/timeout',
  'stage/closed',
  'stage/reset',
  'protocol/line-too-long',
  'protocol/too-much-data',
  'protocol/unexpected-reply',
  'greeting/refused',
  'capability/refused',
  'starttls/not-offered',
  'starttls/refused',
  'starttls/injected',
  'imap/bye',
  'imap/preauth',
  'smtp/closing',
  'server/throttled',
  'server/unavailable',
  'auth/not-offered',
  'auth/refused',
  'mailbox/not-connected',
  'mailbox/refused',
  'send/sender-refused',
  'send/recipient-refused',
  'send/message-refused',
  'run/cancelled',
  'run/timeout',
  'run/unknown',
  // The practice tenant.
  'practice/not-running',
  'practice/start-failed',
  // The runs that are kept.
  'history/failed',
  'history/missing',
  // Opening pages outside the app.
  'link/refused',
  // The connections, and files of them from elsewhere.
  'connections/set-aside',
  'connections/partly-set-aside',
  'connections/unreadable',
  'connections/not-kept',
  'connections/too-many',
  'import/unreadable',
  'import/other-file',
  'import/other-version',
  'import/not-allowed',
  'import/secret',
  // Updates of the app.
  'update/feed-address',
  'update/unreachable',
  'update/refused',
  'update/unsigned',
  'update/wrong-signature',
  'update/manifest',
  'update/older',
  'update/unsupported-system',
  'update/file',
  'update/not-written',
  'update/publisher',
  'update/not-installed',
  // Reports of problems.
  'problem/gone',
  // What is saved outside the app.
  'file/not-saved',
] as const;
export const errorCodeSchema = z.enum(errorCodes);
export type ErrorCode = z.infer<typeof errorCodeSchema>;

/** How Entra ID names a refusal. Numbers are hints, never a promise: Microsoft says they change. */
export const refusalSchema = z.strictObject({
  /** OAuth's code: `invalid_grant` … (RFC 6749 section 5.2). */
  error: z.string(),
  /** AADSTS numbers. */
  numbers: z.array(z.number().int().nonnegative()),
  traceId: z.string().exactOptional(),
  correlationId: z.string().exactOptional(),
  /** As Entra ID wrote it, UTC. */
  timestamp: z.string().exactOptional(),
});
export type RefusalFacts = z.infer<typeof refusalSchema>;

/**
 * A failure that may be shown and copied: it holds no secret. `detail` is what the other side or
 * the system said, as it said it, with control characters made visible. `retryAfterMs` is how long
 * the server asked to be left alone.
 */
export const errorSchema = z.strictObject({
  code: errorCodeSchema,
  detail: z.string().optional(),
  retryAfterMs: z.number().int().nonnegative().optional(),
  /** What a support engineer asks for; only where Entra ID refused. */
  refusal: refusalSchema.exactOptional(),
});
export type AppError = z.infer<typeof errorSchema>;

/** Makes an {@link AppError}, leaving `detail` out where there is none. */
export function appError(code: ErrorCode, detail?: string): AppError {
  return detail === undefined || detail === '' ? { code } : { code, detail };
}

/** Either a value or a failure that may be shown. What crosses IPC is always one of these. */
export type Result<T> = { ok: true; value: T } | { ok: false; error: AppError };
