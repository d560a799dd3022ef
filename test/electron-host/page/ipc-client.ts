import type { ValueCodec } from './value-codec.ts';

type Listener = (event: unknown, ...args: unknown[]) => void;

/** What a page says to the main process. */
export type PageMessage =
  | { kind: 'invoke'; id: number; channel: string; args: unknown }
  | { kind: 'send'; channel: string; args: unknown };

/** What the main process says to a page. */
export type HostMessage =
  | { kind: 'reply'; id: number; value: unknown }
  | { kind: 'failure'; id: number; message: string }
  | { kind: 'message'; channel: string; args: unknown };

export interface IpcClient {
  /** The `ipcRenderer` that `require('electron')` gives to a preload script. */
  ipcRenderer: {
    invoke(channel: string, ...args: unknown[]): Promise<unknown>;
    send(channel: string, ...args: unknown[]): void;
    on(channel: string, listener: Listener): unknown;
    once(channel: string, listener: Listener): unknown;
    off(channel: string, listener: Listener): unknown;
    removeListener(channel: string, listener: Listener): unknown;
    removeAllListeners(channel: string): unknown;
  };
  /** Takes one message of the main process, as JSON text. */
  receive(json: string): void;
}

/**
 * The page's end of IPC. Self-contained because its source text runs in pages.
 *
 * @param codec carries the values
 * @param post hands one message to the main process, as JSON text
 */
export function createIpcClient(codec: ValueCodec, post: (json: string) => void): IpcClient {
  const listeners = new Map<string, { listener: Listener; once: boolean }[]>();
  const open = new Map<number, { resolve: (value: unknown) => void; reject: (e: Error) => void }>();
  let lastId = 0;

  function add(channel: string, listener: Listener, once: boolean): typeof ipcRenderer {
    listeners.set(channel, [...(listeners.get(channel) ?? []), { listener, once }]);
    return ipcRenderer;
  }

  function remove(channel: string, listener: Listener): typeof ipcRenderer {
    const left = (listeners.get(channel) ?? []).filter((entry) => entry.listener !== listener);
    listeners.set(channel, left);
    return ipcRenderer;
  }

  const ipcRenderer = {
    invoke(channel: string, ...args: unknown[]): Promise<unknown> {
      return new Promise((resolve, reject) => {
        const encoded = codec.encode(args);
        const id = ++lastId;
        open.set(id, { resolve, reject });
        const message: PageMessage = { kind: 'invoke', id, channel, args: encoded };
        post(JSON.stringify(message));
      });
    },
    send(channel: string, ...args: unknown[]): void {
      const message: PageMessage = { kind: 'send', channel, args: codec.encode(args) };
      post(JSON.stringify(message));
    },
    on: (channel: string, listener: Listener) => add(channel, listener, false),
    once: (channel: string, listener: Listener) => add(channel, listener, true),
    off: remove,
    removeListener: remove,
    removeAllListeners(channel: string) {
      listeners.delete(channel);
      return ipcRenderer;
    },
  };

  function receive(json: string): void {
    const message = JSON.parse(json) as HostMessage;
    if (message.kind === 'message') {
      const args = codec.decode(message.args) as unknown[];
      for (const { listener, once } of listeners.get(message.channel) ?? []) {
        if (once) remove(message.channel, listener);
        listener({ sender: ipcRenderer, senderId: 0 }, ...args);
      }
      return;
    }
    const call = open.get(message.id);
    open.delete(message.id);
    if (message.kind === 'reply') call?.resolve(codec.decode(message.value));
    else call?.reject(new Error(message.message));
  }

  return { ipcRenderer, receive };
}
