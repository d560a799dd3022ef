import { request as httpsRequest } from 'node:https';
import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node';
import { appError, type AppError } from '../../shared/errors.ts';
import { maxResponseBytes, requestDeadlineMs } from './limits.ts';
import type { NetworkRoute } from './network-route.ts';
import type { Refusal } from './refusals.ts';
import { readRefusal } from './refusal-body.ts';
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
  /** Milliseconds for one whole request; shorter in tests. */
  deadlineMs?: number;
  /** Bytes of one answer; fewer in tests. */
  maxBytes?: number;
}

/**
 * Carries MSAL's requests, and remembers why one failed: MSAL turns every TLS or DNS failure into
 * `endpoints_resolution_error` or `network_error`, which helps nobody behind an inspecting proxy.
 */
export interface NetworkClient extends INetworkModule {
  /** What went wrong on the way, by its true reason; `undefined` if every request was answered. */
  failure(): AppError | undefined;
  /** The last OAuth error that the authority answered. */
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

/**
 * Makes the network client of one sign-in: HTTPS only, certificates always verified, TLS 1.2 or
 * later, no redirects followed, a deadline and a size limit on every request.
 *
 * Its functions reject when no JSON object came back; {@link NetworkClient.failure} then has the
 * reason. Answers with an error status are answers.
 */
export function createNetworkClient(options: NetworkOptions): NetworkClient {
  let failure: AppError | undefined;
  let refusal: Refusal | undefined;

  async function exchange(method: 'GET' | 'POST', url: string, asked: NetworkRequestOptions = {}) {
    try {
      const answer = await send(method, url, asked, options);
      refusal = readRefusal(answer.body) ?? refusal;
      return answer;
    } catch (error) {
      failure = appError('signin/network', explain(error, url));
      throw error;
    }
  }

  async function forMsal<T>(answer: Promise<Answer>): Promise<NetworkResponse<T>> {
    const { status, headers, body } = await answer;
    // MSAL names the type it hopes for and checks the fields itself.
    return { status, headers, body: body as T };
  }

  return {
    failure: () => failure,
    refusal: () => refusal,
    clockOffsetMs: () => undefined,
    sendGetRequestAsync: <T>(url: string, asked?: NetworkRequestOptions) =>
      forMsal<T>(exchange('GET', url, asked)),
    sendPostRequestAsync: <T>(url: string, asked?: NetworkRequestOptions) =>
      forMsal<T>(exchange('POST', url, asked)),
    getJson: async (url) => (await exchange('GET', url)).body,
  };
}

/** Sends one request and reads its answer as a JSON object. */
function send(
  method: 'GET' | 'POST',
  url: string,
  asked: NetworkRequestOptions,
  options: NetworkOptions,
): Promise<Answer> {
  const { ca, deadlineMs = requestDeadlineMs, maxBytes = maxResponseBytes } = options;
  return new Promise((resolve, reject) => {
    if (!URL.canParse(url) || new URL(url).protocol !== 'https:') {
      throw new Error('refused: the address is not https');
    }
    const payload = method === 'POST' ? (asked.body ?? '') : undefined;
    const request = httpsRequest(url, {
      method,
      headers: {
        Accept: 'application/json',
        ...asked.headers,
        ...(payload === undefined ? {} : { 'Content-Length': Buffer.byteLength(payload) }),
      },
      // A connection of its own: nothing of one sign-in is left for the next.
      agent: false,
      minVersion: 'TLSv1.2',
      rejectUnauthorized: true,
      signal: options.signal,
      ...(ca === undefined ? {} : { ca }),
    });
    // Rejects before it destroys: what is destroyed reports only that it was.
    const fail = (error: Error): void => {
      clearTimeout(deadline);
      reject(error);
      request.destroy();
    };
    const deadline = setTimeout(() => {
      fail(new Error(`no answer within ${deadlineMs / 1000} seconds`));
    }, deadlineMs);
    request.on('error', fail);
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > maxBytes) fail(new Error(`answer longer than ${maxBytes} bytes`));
        else chunks.push(chunk);
      });
      response.on('error', fail);
      response.on('end', () => {
        clearTimeout(deadline);
        const status = response.statusCode ?? 0;
        const body = parseObject(Buffer.concat(chunks).toString('utf8'));
        if (body) resolve({ status, headers: singleHeaders(response.headers), body });
        else reject(new Error(`answered HTTP ${status} with something that is not a JSON object`));
      });
    });
    request.end(payload);
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

function singleHeaders(headers: NodeJS.Dict<string | string[]>): Record<string, string> {
  const entries = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, [value].flat().join(', ')] as const],
  );
  return Object.fromEntries(entries);
}

/** The host, the system's code where there is one, and its words. Never path, query or body. */
function explain(error: unknown, url: string): string {
  const host = URL.canParse(url) ? new URL(url).host : 'unknown host';
  if (!(error instanceof Error)) return host;
  const code = 'code' in error && typeof error.code === 'string' ? `${error.code}: ` : '';
  return `${host}: ${code}${error.message}`;
}
