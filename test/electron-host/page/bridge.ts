/** A value on its way from one world to the other; `plain` is left to structured clone. */
type Parcel =
  | { is: 'plain'; value: unknown }
  | { is: 'function'; id: number }
  | { is: 'promise'; id: number }
  | { is: 'error'; message: string }
  | { is: 'array'; items: Parcel[] }
  | { is: 'object'; entries: [string, Parcel][] };

export type BridgeMessage =
  | { kind: 'hello' }
  | { kind: 'expose'; key: string; value: Parcel }
  | { kind: 'call'; id: number; target: number; args: Parcel[] }
  | { kind: 'result'; id: number; ok: boolean; value: Parcel }
  | { kind: 'settled'; id: number; ok: boolean; value: Parcel };

export interface BridgePeer {
  /** What `contextBridge.exposeInMainWorld` does; called in the preload's world. */
  expose(key: string, api: unknown): void;
}

/**
 * One end of the context bridge: preload script and page live in worlds that share the document but
 * no objects, so what is exposed crosses as copies, and functions as numbers that are called over
 * there. Both ends talk by DOM events, which are delivered at once and whose `detail` the browser
 * clones between worlds.
 *
 * Self-contained because its source text runs in pages.
 *
 * @param ownEvent the event this end listens to; random, so that the page cannot guess it
 * @param otherEvent the event the other end listens to
 */
export function createBridgePeer(ownEvent: string, otherEvent: string): BridgePeer {
  /** As Electron's: more is a cycle. */
  const maxDepth = 1000;
  const functions = new Map<number, (...args: unknown[]) => unknown>();
  const functionIds = new Map<unknown, number>();
  const promises = new Map<number, { resolve: (v: unknown) => void; reject: (e: Error) => void }>();
  const results = new Map<number, { ok: boolean; value: unknown }>();
  const waiting: BridgeMessage[] = [];
  let lastId = 0;

  // Taken before any script of the page can replace them.
  const dispatch = window.dispatchEvent.bind(window);
  const Carrier = CustomEvent;

  /** @returns false when nobody listens on the other side yet */
  function send(message: BridgeMessage): boolean {
    return !dispatch(new Carrier(otherEvent, { detail: message, cancelable: true }));
  }

  function pack(value: unknown, depth = 0): Parcel {
    if (depth > maxDepth) throw new TypeError('Electron contextBridge recursion depth exceeded.');
    if (typeof value === 'function') {
      const known = functionIds.get(value);
      const id = known ?? ++lastId;
      functionIds.set(value, id);
      functions.set(id, value as (...args: unknown[]) => unknown);
      return { is: 'function', id };
    }
    if (typeof value === 'symbol') throw new TypeError('A symbol cannot cross the context bridge.');
    if (typeof value !== 'object' || value === null) return { is: 'plain', value };
    if (value instanceof Promise) {
      const id = ++lastId;
      const settle = (ok: boolean, result: unknown): void => {
        send({ kind: 'settled', id, ok, value: pack(result) });
      };
      value.then(
        (result) => {
          settle(true, result);
        },
        (error: unknown) => {
          settle(false, error);
        },
      );
      return { is: 'promise', id };
    }
    if (value instanceof Error) return { is: 'error', message: value.message };
    if (Array.isArray(value)) {
      return { is: 'array', items: value.map((item) => pack(item, depth + 1)) };
    }
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype !== Object.prototype && prototype !== null) return { is: 'plain', value };
    const entries = Object.entries(value).map(([key, item]): [string, Parcel] => [
      key,
      pack(item, depth + 1),
    ]);
    return { is: 'object', entries };
  }

  function unpack(parcel: Parcel): unknown {
    switch (parcel.is) {
      case 'plain':
        return parcel.value;
      case 'function':
        return (...args: unknown[]) => call(parcel.id, args);
      case 'promise':
        return new Promise((resolve, reject) => {
          promises.set(parcel.id, { resolve, reject });
        });
      case 'error':
        return new Error(parcel.message);
      case 'array':
        return parcel.items.map(unpack);
      case 'object':
        return Object.fromEntries(parcel.entries.map(([key, item]) => [key, unpack(item)]));
    }
  }

  function call(target: number, args: unknown[]): unknown {
    const id = ++lastId;
    send({ kind: 'call', id, target, args: args.map((argument) => pack(argument)) });
    const result = results.get(id);
    results.delete(id);
    if (!result) throw new Error('The other side of the context bridge is gone.');
    if (!result.ok) throw toError(result.value);
    return result.value;
  }

  function answer(message: BridgeMessage & { kind: 'call' }): void {
    try {
      const value = functions.get(message.target)?.(...message.args.map(unpack));
      send({ kind: 'result', id: message.id, ok: true, value: pack(value) });
    } catch (error) {
      send({ kind: 'result', id: message.id, ok: false, value: pack(toError(error)) });
    }
  }

  function toError(value: unknown): Error {
    return value instanceof Error ? value : new Error(String(value));
  }

  function deepFreeze<T>(value: T): T {
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
    Object.values(value).forEach(deepFreeze);
    return Object.freeze(value);
  }

  function receive(message: BridgeMessage): void {
    switch (message.kind) {
      case 'hello':
        waiting.splice(0).forEach(send);
        return;
      case 'expose':
        Object.defineProperty(window, message.key, {
          value: deepFreeze(unpack(message.value)),
          enumerable: true,
          writable: false,
          configurable: false,
        });
        return;
      case 'call':
        answer(message);
        return;
      case 'result':
        results.set(message.id, { ok: message.ok, value: unpack(message.value) });
        return;
      case 'settled': {
        const promise = promises.get(message.id);
        promises.delete(message.id);
        if (message.ok) promise?.resolve(unpack(message.value));
        else promise?.reject(toError(unpack(message.value)));
      }
    }
  }

  window.addEventListener(ownEvent, (event) => {
    event.preventDefault();
    receive((event as CustomEvent<BridgeMessage>).detail);
  });
  send({ kind: 'hello' });

  const exposed = new Set<string>();
  return {
    expose(key, api) {
      if (exposed.has(key)) {
        throw new Error('Cannot bind an API on top of an existing property on the window object');
      }
      exposed.add(key);
      const message: BridgeMessage = { kind: 'expose', key, value: pack(api) };
      if (!send(message)) waiting.push(message);
    },
  };
}
