import { setTimeout as pause } from 'node:timers/promises';
import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node';
import { appError, type AppError } from '../../shared/errors.ts';
import { withDeadline } from '../mail/deadline.ts';
import { MailFailure } from '../mail/failure.ts';
import type { Trust } from '../trust/secure-context.ts';
import { SignInFailure } from './failure.ts';
import { maxResponseBytes, requestDeadlineMs } from './limits.ts';
import type { ChosenProxy, NetworkRoute } from './network-route.ts';
import { clockOffset } from './network/clock-offset.ts';
import { openConnection, proxyName, type Connection } from './network/connect.ts';
import { createExchangeLog } from './network/exchange-log.ts';
import { NetworkFailure } from './network/failure.ts';
import { HiddenValues } from './network/hidden-values.ts';
import { mayRepeat, pauseAfter, retryAfter, retryPauseMs } from './network/retries.ts';
import { sendOver, type Incoming, type Outgoing } from './network/send.ts';
import type { Refusal } from './refusals.ts';
import { readRefusal } from './refusal-body.ts';
import { serverText } from './server-text.ts';
import type { SignInLog } from './sign-in-log.ts';

/** How the requests of one sign-in are made. */
export interface NetworkOptions {
  /** PEM of the one certificate authority that is trusted instead of the system's. */
  ca?: string;
  /** Ends the request under way and refuses those that follow. */
  signal: AbortSignal;
  /** How the authority is reached; directly unless said otherwise, and always so with `ca`. */
  route?: NetworkRoute;
  /** Told each request and its answer, redacted. */
  log?: SignInLog;
  /** Milliseconds for one whole request with all that it takes; shorter in tests. */
  deadlineMs?: number;
  /** Bytes of one answer; fewer in tests. */
  maxBytes?: number;
  /** Milliseconds before a request is repeated; fewer in tests. */
  retryPauseMs?: number;
}

/**
 * Carries MSAL's requests, and remembers why one failed: MSAL turns every TLS or DNS failure into
 * `endpoints_resolution_error` or `network_error`, which helps nobody behind an inspecting proxy.
 */
export interface NetworkClient extends INetworkModule {
  /** Why the last request got no answer, by its true reason; `undefined` if it got one. */
  failure(): AppError | undefined;
  /**
   * The last OAuth error that the authority answered, what was sent to it hidden. That it still
   * waits for the person (RFC 8628 section 3.5) is no error.
   */
  refusal(): Refusal | undefined;
  /** How far the authority's clock is ahead of ours by its last `Date`, in milliseconds. */
  clockOffsetMs(): number | undefined;
  /** Gets a JSON document; the same rules, for what this program asks itself. */
  getJson(url: string): Promise<unknown>;
}

interface Answer {
  status: number;
  headers: Record<string, string>;
  body: object;
}

/** What the authority says to who asks too early (RFC 8628 section 3.5). */
const waiting: ReadonlySet<string> = new Set(['authorization_pending', 'slow_down']);

/**
 * Makes the network client of one sign-in: HTTPS only, certificates always verified, TLS 1.2 or
 * later, no redirects followed, a deadline and a size limit on every request, a second try only
 * where the protocol allows it.
 *
 * Its functions reject when no JSON object came back; {@link NetworkClient.failure} then has the
 * reason. Answers with an error status are answers.
 */
export function createNetworkClient(options: NetworkOptions): NetworkClient {
  const { signal, deadlineMs = requestDeadlineMs, maxBytes = maxResponseBytes } = options;
  const pauseMs = options.retryPauseMs ?? retryPauseMs;
  const trust: Trust =
    options.ca === undefined
      ? { kind: 'system', extra: options.route?.extraCa ?? [] }
      : { kind: 'only', ca: options.ca };
  const hidden = new HiddenValues();
  const log = createExchangeLog(options.log, hidden);
  let failure: AppError | undefined;
  let refusal: Refusal | undefined;
  let clockOffsetMs: number | undefined;

  /** Connects over the proxy or, where that is away, over what stands in for it. */
  async function connected(
    url: URL,
    proxy: ChosenProxy | undefined,
    stop: AbortSignal,
  ): Promise<Connection> {
    const { hostname, port } = url;
    try {
      return await openConnection({
        host: hostname.replace(/^\[|\]$/g, ''),
        port: port === '' ? 443 : Number(port),
        ...{ trust, proxy, signal: stop, milliseconds: deadlineMs },
        onProxyAnswer: (said) => {
          const text = serverText(hidden.hide(said));
          log.note(`the proxy answered: ${text}`);
          return text;
        },
      });
    } catch (error) {
      const instead = proxy?.instead;
      const isAway = error instanceof NetworkFailure && error.isProxyAway;
      if (!isAway || instead === undefined) throw error;
      const next = instead === 'direct' ? undefined : instead;
      const way = next ? `asks the ${proxyName(next)}` : 'goes directly';
      log.note(`${error.appError.detail ?? 'the proxy is away'}; ${way}, as the system says`);
      return await connected(url, next, stop);
    }
  }

  /** Connects, sends once and reads the answer. */
  async function attempt(request: Outgoing, proxy: ChosenProxy | undefined, stop: AbortSignal) {
    const connection = await connected(request.url, proxy, stop);
    try {
      log.sent(request);
      const answer = await sendOver(connection, request, maxBytes);
      log.received(answer, parseObject(answer.text));
      return answer;
    } finally {
      connection.close();
    }
  }

  /** Sends a request, and once more where that is allowed and may help. */
  async function attempts(request: Outgoing, stop: AbortSignal): Promise<Incoming> {
    const proxy = options.ca === undefined ? await chooseProxy(request.url, stop) : undefined;
    let wait: number;
    try {
      const answer = await attempt(request, proxy, stop);
      const asked = pauseAfter(request, answer);
      if (asked === undefined) return answer;
      wait = asked === retryPauseMs ? pauseMs : asked;
      log.note(`answered HTTP ${answer.status}; asks once more in ${wait} milliseconds`);
    } catch (error) {
      const mayPass = error instanceof NetworkFailure && error.mayPass;
      if (!mayPass || stop.aborted || !mayRepeat(request)) throw error;
      wait = pauseMs;
      log.note(`${error.appError.detail ?? 'no answer'}; tries once more`);
    }
    await pause(wait, undefined, { signal: stop });
    return attempt(request, proxy, stop);
  }

  async function chooseProxy(url: URL, stop: AbortSignal): Promise<ChosenProxy | undefined> {
    try {
      // No path: it is nobody's business but the authority's.
      const proxy = await options.route?.proxyFor(`${url.origin}/`);
      if (proxy && !stop.aborted) {
        const { user, password } = proxy;
        hidden.add(password);
        if (user !== undefined) hidden.add(btoaUtf8(`${user}:${password?.reveal() ?? ''}`));
        const as = user === undefined ? '' : ', with a user name and a password';
        log.note(`asks the ${proxyName(proxy)} for ${url.host}${as}`);
      }
      return proxy;
    } catch (error) {
      if (error instanceof SignInFailure) throw new NetworkFailure(error.appError);
      throw new NetworkFailure(appError('signin/proxy', 'the proxy could not be found out'));
    }
  }

  async function exchange(
    method: 'GET' | 'POST',
    address: string,
    { headers = {}, body = '' }: NetworkRequestOptions = {},
  ): Promise<Answer> {
    let host = 'unknown host';
    try {
      const url = URL.canParse(address) ? new URL(address) : undefined;
      host = url?.hostname ?? host;
      if (url?.protocol !== 'https:') {
        throw new NetworkFailure(appError('signin/network', `${host}: the address is not https`));
      }
      const request = { method, url, headers, ...(method === 'POST' ? { body } : {}) };
      const answer = await withDeadline(deadlineMs, signal, (stop) => attempts(request, stop));
      clockOffsetMs = clockOffset(answer) ?? clockOffsetMs;
      const parsed = parseObject(answer.text);
      if (!parsed) throw notJson(answer, host);
      failure = undefined;
      const refused = readRefusal(parsed);
      if (refused && !waiting.has(refused.error)) refusal = clean(refused, retryAfter(answer));
      return { status: answer.status, headers: { ...answer.headers }, body: parsed };
    } catch (error) {
      // Cancelled is an outcome, not a failure of the network.
      if (signal.aborted) throw error;
      failure = describe(error, host);
      log.note(`${failure.code}: ${failure.detail ?? ''}`);
      throw new NetworkFailure(failure);
    }
  }

  function describe(error: unknown, host: string): AppError {
    if (error instanceof NetworkFailure) {
      const { detail } = error.appError;
      const shown = detail === undefined ? {} : { detail: serverText(hidden.hide(detail)) };
      return { ...error.appError, ...shown };
    }
    if (error instanceof MailFailure && error.code === 'stage/timeout') {
      return appError('signin/no-answer', `${host}: no answer within ${deadlineMs / 1000} seconds`);
    }
    return appError('signin/network', host);
  }

  function clean(refused: Refusal, retryAfterMs: number | undefined): Refusal {
    const { error, description, ...facts } = refused;
    return {
      ...facts,
      error: hidden.hide(error),
      description: hidden.hide(description),
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    };
  }

  async function forMsal<T>(answer: Promise<Answer>): Promise<NetworkResponse<T>> {
    const { status, headers, body } = await answer;
    // MSAL names the type it hopes for and checks the fields itself.
    return { status, headers, body: body as T };
  }

  return {
    failure: () => failure,
    refusal: () => refusal,
    clockOffsetMs: () => clockOffsetMs,
    sendGetRequestAsync: <T>(url: string, asked?: NetworkRequestOptions) =>
      forMsal<T>(exchange('GET', url, asked)),
    sendPostRequestAsync: <T>(url: string, asked?: NetworkRequestOptions) =>
      forMsal<T>(exchange('POST', url, asked)),
    getJson: async (url) => (await exchange('GET', url)).body,
  };
}

/** A page of a gateway, of a hotel, of nobody. Where it would lead says whose it is. */
function notJson({ status, headers, ...answer }: Incoming, host: string): NetworkFailure {
  const { location } = headers;
  const target =
    location !== undefined && URL.canParse(location)
      ? ` that leads to ${new URL(location).host}`
      : '';
  const text = `answered HTTP ${status}${target} with something that is not a JSON object`;
  const retryAfterMs = retryAfter({ status, headers, ...answer });
  return new NetworkFailure({
    ...appError('signin/network', `${host}: ${text}`),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });
}

function parseObject(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function btoaUtf8(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}
