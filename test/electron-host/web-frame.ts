import { toElectronOrigin, toElectronUrl } from './schemes.ts';
import type { CdpSession, Protocol } from './cdp.ts';

let lastFrameTreeNodeId = 0;

/** A frame of a page, as `WebFrameMain` shows it. One object for the whole life of the frame. */
export class WebFrame {
  readonly frameTreeNodeId = ++lastFrameTreeNodeId;
  readonly routingId = this.frameTreeNodeId;
  readonly parent: WebFrame | null;
  /** The session that hears of this frame: its page's, or its own where it runs apart. */
  session: CdpSession | undefined;
  /** The world of the page's own scripts in the present document. */
  worldId: number | undefined;
  url = '';
  origin = 'null';
  name = '';
  detached = false;

  constructor(parent: WebFrame | null) {
    this.parent = parent;
  }

  /** The frame at the top of the page. */
  get top(): WebFrame {
    return this.parent ? this.parent.top : this;
  }

  isDestroyed(): boolean {
    return this.detached;
  }

  /** Runs a script in the frame's own world and gives what it comes to, as JSON would. */
  async executeJavaScript(code: string): Promise<unknown> {
    if (!this.session || this.worldId === undefined) throw new Error('The frame shows nothing.');
    return evaluate(this.session, {
      expression: code,
      contextId: this.worldId,
    });
  }

  /** Takes over what the browser says of the document that the frame shows now. */
  update(frame: Protocol.Page.Frame): void {
    this.url = toElectronUrl(frame.url + (frame.urlFragment ?? ''));
    this.origin = toElectronOrigin(frame.securityOrigin);
    this.name = frame.name ?? '';
  }
}

/** The frames of one page by the browser's ids, and the script worlds in them. */
export class FrameTree {
  readonly main = new WebFrame(null);
  readonly #frames = new Map<string, WebFrame>();
  /** Which frame a script world belongs to; ids are unique within one session only. */
  readonly #worlds = new WeakMap<CdpSession, Map<number, { frame: WebFrame; name: string }>>();
  mainId: string | undefined;

  /** Names the page's own frame, once the browser has given it an id. */
  setMain(id: string, session: CdpSession): void {
    this.mainId = id;
    this.main.session = session;
    this.#frames.set(id, this.main);
  }

  get(id: string | undefined): WebFrame | undefined {
    return id === undefined ? undefined : this.#frames.get(id);
  }

  /** All frames, the page's own first. */
  all(): WebFrame[] {
    return [...this.#frames.values()];
  }

  /** Follows the frames and worlds that one session tells of. */
  watch(session: CdpSession): void {
    const worlds = new Map<number, { frame: WebFrame; name: string }>();
    this.#worlds.set(session, worlds);
    session.on('Page.frameAttached', ({ frameId, parentFrameId }) => {
      this.attach(frameId, parentFrameId, session);
    });
    session.on('Page.frameNavigated', ({ frame }) => {
      this.get(frame.id)?.update(frame);
    });
    session.on('Page.frameDetached', ({ frameId, reason }) => {
      // A frame that moves to another process is still the same frame.
      if (reason === 'swap') return;
      const frame = this.#frames.get(frameId);
      this.#frames.delete(frameId);
      if (frame) frame.detached = true;
    });
    session.on('Runtime.executionContextCreated', ({ context }) => {
      const data = context.auxData as { frameId?: string; isDefault?: boolean } | undefined;
      const frame = this.get(data?.frameId);
      if (!frame) return;
      worlds.set(context.id, { frame, name: context.name });
      if (data?.isDefault === true) frame.worldId = context.id;
    });
    session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      worlds.delete(executionContextId);
    });
    session.on('Runtime.executionContextsCleared', () => {
      worlds.clear();
    });
  }

  /** Adds a frame, or lets a known one be told of by another session. */
  attach(id: string, parentId: string | undefined, session: CdpSession): void {
    const known = this.#frames.get(id);
    if (known) {
      known.session = session;
      return;
    }
    const frame = new WebFrame(this.get(parentId) ?? this.main);
    frame.session = session;
    this.#frames.set(id, frame);
  }

  /** The frame whose script runs in a world; `undefined` when it has gone. */
  frameOfWorld(session: CdpSession, worldId: number): WebFrame | undefined {
    return this.#worlds.get(session)?.get(worldId)?.frame;
  }

  /** The world of a name in the main frame's present document. */
  worldOfMainFrame(session: CdpSession, name: string): number | undefined {
    for (const [id, world] of this.#worlds.get(session) ?? []) {
      if (world.frame === this.main && world.name === name) return id;
    }
    return undefined;
  }
}

/**
 * Runs a script in a page and waits for what it comes to.
 *
 * @throws Error with the script's own message when it throws
 */
export async function evaluate(
  session: CdpSession,
  parameters: Protocol.Runtime.evaluateParameters,
): Promise<unknown> {
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    awaitPromise: true,
    returnByValue: true,
    ...parameters,
  });
  if (exceptionDetails) {
    throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  }
  return result.value;
}
