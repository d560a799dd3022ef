import type { OnBeforeRequestListenerDetails } from 'electron';
import type { CdpSession, Protocol } from './cdp.ts';
import type { ProtocolHandler } from './protocol.ts';
import { toChromiumUrl, toElectronUrl, translatePolicy } from './schemes.ts';
import type { HostSession } from './session.ts';
import type { WebFrame } from './web-frame.ts';

type Paused = Protocol.Fetch.requestPausedPayload;
type ResourceType = OnBeforeRequestListenerDetails['resourceType'];

const resourceTypes: Readonly<Record<string, ResourceType>> = {
  Stylesheet: 'stylesheet',
  Script: 'script',
  Image: 'image',
  Font: 'font',
  XHR: 'xhr',
  Fetch: 'xhr',
  EventSource: 'xhr',
  Ping: 'ping',
  CSPViolationReport: 'cspReport',
  Media: 'media',
  WebSocket: 'webSocket',
};

/** A request of a document, about to be sent. */
export interface Navigation {
  url: string;
  frame: WebFrame;
  isMainFrame: boolean;
  /** True for each hop after the first. */
  redirected: boolean;
}

/** What the router needs of the window that a request comes from. */
export interface RequestOwner {
  readonly id: number;
  readonly session: HostSession;
  frameOf(frameId: string): WebFrame | undefined;
  readonly mainFrame: WebFrame;
  /** Emits the navigation events; false when a listener prevented it. */
  allowsNavigation(navigation: Navigation): boolean;
  /** The request of this address is about to fail, in truth for this reason. */
  renameFailure(url: string, code: string): void;
}

/** Every request before it is sent, and the responses of documents, which may be redirects. */
export const pausedRequests: Protocol.Fetch.RequestPattern[] = [
  { urlPattern: '*' },
  { urlPattern: '*', resourceType: 'Document', requestStage: 'Response' },
];

let lastRequestId = 0;

/**
 * Decides about one request that Chromium has paused before sending it, in Electron's order:
 * navigation events, `webRequest`, then the custom protocol or, after a look at the certificate,
 * the network. Each hop of a redirect chain comes here on its own.
 *
 * WebSockets do not: the DevTools protocol cannot pause them. The app's pages are kept from them by
 * their content security policy.
 */
export async function routeRequest(
  owner: RequestOwner,
  page: CdpSession,
  paused: Paused,
): Promise<void> {
  const { requestId, request } = paused;
  const url = toElectronUrl(request.url) + (request.urlFragment ?? '');
  const frame = owner.frameOf(paused.frameId);

  // Chromium looks for an icon to show in its tabs; Electron does not.
  if (paused.resourceType === 'Other' && url.endsWith('/favicon.ico'))
    return fail('BlockedByClient');
  if (paused.responseErrorReason !== undefined) return proceed();
  if (paused.responseStatusCode !== undefined) {
    const goesOn = !frame || redirectsAllowed(owner, frame, paused);
    return goesOn ? proceed() : fail('Aborted');
  }
  if (paused.resourceType === 'Document' && frame) {
    const allowed = owner.allowsNavigation({
      url,
      frame,
      isMainFrame: frame === owner.mainFrame,
      redirected: paused.redirectedRequestId !== undefined,
    });
    if (!allowed) return fail('Aborted');
  }

  const decision = await owner.session.webRequest.ask({
    id: ++lastRequestId,
    url,
    method: request.method,
    webContentsId: owner.id,
    webContents: owner as never,
    frame: (frame ?? null) as never,
    resourceType: resourceType(),
    referrer: request.headers['Referer'] ?? '',
    timestamp: Date.now(),
    uploadData: [],
  });
  if (decision.cancel === true) return fail('BlockedByClient');
  if (decision.redirectURL !== undefined) {
    return fulfill(307, [{ name: 'Location', value: toChromiumUrl(decision.redirectURL) }], '');
  }

  const handler = owner.session.protocol.handlerOf(url);
  if (handler) return answer(handler);
  // A custom scheme without a handler: nothing of that name can be reached.
  if (url !== request.url + (request.urlFragment ?? '')) {
    owner.renameFailure(request.url, 'ERR_UNKNOWN_URL_SCHEME');
    return fail('NameNotResolved');
  }

  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed?.protocol === 'https:') {
    const refusal = await owner.session.certificates.refusal(parsed);
    if (refusal !== undefined) {
      // The protocol has no such reason; the window tells the right one instead.
      owner.renameFailure(request.url, refusal);
      return fail('ConnectionFailed');
    }
  }
  return proceed();

  async function proceed(): Promise<void> {
    await page.trySend('Fetch.continueRequest', { requestId });
  }

  async function fail(errorReason: Protocol.Network.ErrorReason): Promise<void> {
    await page.trySend('Fetch.failRequest', { requestId, errorReason });
  }

  async function fulfill(
    responseCode: number,
    responseHeaders: Protocol.Fetch.HeaderEntry[],
    body: string,
  ): Promise<void> {
    await page.trySend('Fetch.fulfillRequest', { requestId, responseCode, responseHeaders, body });
  }

  async function answer(handler: ProtocolHandler): Promise<void> {
    let response: Response;
    let body: string;
    try {
      response = await handler(
        new Request(url, { method: request.method, headers: request.headers }),
      );
      body = Buffer.from(await response.arrayBuffer()).toString('base64');
    } catch {
      return fail('Failed');
    }
    const headers = [...response.headers].map(([name, value]) => ({
      name,
      value: name === 'content-security-policy' ? translatePolicy(value) : value,
    }));
    return fulfill(response.status, headers, body);
  }

  function resourceType(): ResourceType {
    if (paused.resourceType !== 'Document') return resourceTypes[paused.resourceType] ?? 'other';
    return frame === owner.mainFrame ? 'mainFrame' : 'subFrame';
  }
}

/** True for addresses whose requests Chromium pauses; others are told of by other events. */
export function isPausedByFetch(url: string): boolean {
  return /^(https?|file):/i.test(toChromiumUrl(url));
}

/**
 * A server's redirect to another program's scheme is not paused as a request, so it is looked at in
 * the response that holds it.
 */
function redirectsAllowed(owner: RequestOwner, frame: WebFrame, paused: Paused): boolean {
  const location = paused.responseHeaders?.find(({ name }) => name.toLowerCase() === 'location');
  const status = paused.responseStatusCode ?? 0;
  if (!location || status < 300 || status >= 400) return true;
  if (!URL.canParse(location.value, paused.request.url)) return true;
  const { href } = new URL(location.value, paused.request.url);
  if (isPausedByFetch(href)) return true;
  return owner.allowsNavigation({
    url: href,
    frame,
    isMainFrame: frame === owner.mainFrame,
    redirected: true,
  });
}
