import { EventEmitter } from 'node:events';
import type { Readable, Writable } from 'node:stream';
// Playwright brings the types of the DevTools protocol but does not export them by name.
import type { Protocol } from '../../node_modules/playwright-core/types/protocol.d.ts';

export type { Protocol };

export type CdpMethod = keyof Protocol.CommandParameters;
export type CdpEventName = keyof Protocol.Events;

/** A command that the browser refused, or that was still open when the session ended. */
export class CdpError extends Error {
  override readonly name = 'CdpError';
}

interface Message {
  id?: number;
  sessionId?: string;
  method?: string;
  params?: unknown;
  result?: unknown;
  error?: { message: string };
}

interface Pending {
  method: string;
  sessionId: string | undefined;
  resolve: (result: unknown) => void;
  reject: (error: Error) => void;
}

/** One attached target, or the browser itself: commands go out, events come in. */
export class CdpSession {
  readonly #connection: CdpConnection;
  readonly #events = new EventEmitter();
  /** Absent for the browser's own session. */
  readonly id: string | undefined;
  detached = false;

  constructor(connection: CdpConnection, id: string | undefined) {
    this.#connection = connection;
    this.id = id;
    // A window's session has one listener for each kind of thing that is watched, not a leak.
    this.#events.setMaxListeners(50);
  }

  /** Sends one command; rejects with {@link CdpError} when refused or when the session ends. */
  send<M extends CdpMethod>(
    method: M,
    params?: Protocol.CommandParameters[M],
  ): Promise<Protocol.CommandReturnValues[M]> {
    return this.#connection.send(this, method, params);
  }

  /** As {@link send}, for commands whose failure means no more than that the page is gone. */
  async trySend<M extends CdpMethod>(
    method: M,
    params?: Protocol.CommandParameters[M],
  ): Promise<Protocol.CommandReturnValues[M] | undefined> {
    try {
      return await this.send(method, params);
    } catch (error) {
      if (error instanceof CdpError) return undefined;
      throw error;
    }
  }

  /** Calls `listener` for each such event of this session, in the order in which they arrive. */
  on<E extends CdpEventName>(event: E, listener: (params: Protocol.Events[E]) => void): void {
    this.#events.on(event, listener);
  }

  /** The session of a target that this one has announced. */
  child(sessionId: string): CdpSession {
    return this.#connection.session(sessionId);
  }

  /** For the connection only: hands over one event. */
  dispatch(method: string, params: unknown): void {
    this.#events.emit(method, params);
  }
}

/**
 * The DevTools protocol over a pair of pipes, NUL after each JSON message, as
 * `--remote-debugging-pipe` speaks it: no port is open to other programs.
 */
export class CdpConnection {
  readonly browser: CdpSession;
  /** Resolves when the browser has closed the pipe. */
  readonly closed: Promise<void>;
  readonly #write: Writable;
  readonly #pending = new Map<number, Pending>();
  readonly #sessions = new Map<string, CdpSession>();
  #lastId = 0;
  #open = true;

  constructor(write: Writable, read: Readable) {
    this.#write = write;
    this.browser = new CdpSession(this, undefined);
    // The pipe breaks when the browser ends; `closed` tells that already.
    write.on('error', () => undefined);
    read.on('error', () => undefined);
    this.closed = new Promise((resolve) => {
      read.on('close', () => {
        this.#end();
        resolve();
      });
    });
    let parts: Buffer[] = [];
    read.on('data', (chunk: Buffer) => {
      let start = 0;
      for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, start)) {
        parts.push(chunk.subarray(start, end));
        this.#receive(JSON.parse(Buffer.concat(parts).toString('utf8')) as Message);
        parts = [];
        start = end + 1;
      }
      if (start < chunk.length) parts.push(chunk.subarray(start));
    });
  }

  /** Closes the pipe from this side, at which the browser ends. */
  end(): void {
    this.#write.destroy();
  }

  /** Sends one command to one session; see {@link CdpSession.send}. */
  send<M extends CdpMethod>(
    session: CdpSession,
    method: M,
    params: Protocol.CommandParameters[M] | undefined,
  ): Promise<Protocol.CommandReturnValues[M]> {
    if (!this.#open || session.detached) {
      return Promise.reject(new CdpError(`${method}: the page or the browser is gone`));
    }
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, {
        method,
        sessionId: session.id,
        resolve: resolve as (result: unknown) => void,
        reject,
      });
      this.#write.write(`${JSON.stringify({ id, method, params, sessionId: session.id })}\0`);
    });
  }

  /** The session that the browser announced with this id. */
  session(id: string): CdpSession {
    let session = this.#sessions.get(id);
    if (!session) {
      session = new CdpSession(this, id);
      this.#sessions.set(id, session);
    }
    return session;
  }

  #receive(message: Message): void {
    if (message.id !== undefined) {
      const pending = this.#pending.get(message.id);
      this.#pending.delete(message.id);
      if (message.error) {
        pending?.reject(new CdpError(`${pending.method}: ${message.error.message}`));
      } else pending?.resolve(message.result);
      return;
    }
    if (message.method === undefined) return;
    if (message.method === 'Target.detachedFromTarget') {
      const { sessionId } = message.params as Protocol.Target.detachedFromTargetPayload;
      this.#detach(sessionId);
    }
    const session =
      message.sessionId === undefined ? this.browser : this.session(message.sessionId);
    session.dispatch(message.method, message.params);
  }

  #detach(sessionId: string): void {
    const session = this.#sessions.get(sessionId);
    this.#sessions.delete(sessionId);
    if (session) session.detached = true;
    this.#reject((pending) => pending.sessionId === sessionId);
  }

  #end(): void {
    this.#open = false;
    this.#reject(() => true);
  }

  #reject(which: (pending: Pending) => boolean): void {
    for (const [id, pending] of this.#pending) {
      if (!which(pending)) continue;
      this.#pending.delete(id);
      pending.reject(new CdpError(`${pending.method}: the page or the browser is gone`));
    }
  }
}
