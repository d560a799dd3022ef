import type { CdpSession } from './cdp.ts';
import type { HostMessage, PageMessage } from './page/ipc-client.ts';
import { createValueCodec } from './page/value-codec.ts';
import type { WebFrame } from './web-frame.ts';
import { EventEmitter } from 'node:events';

/** What handlers learn of a message: which window and which frame it came from. */
export interface IpcEvent {
  type: 'frame';
  sender: object;
  senderFrame: WebFrame | null;
  frameId: number;
  processId: number;
}

type Handler = (event: IpcEvent, ...args: unknown[]) => unknown;

const codec = createValueCodec();

/** `ipcMain`: one handler for a channel of `invoke`, listeners for those of `send`. */
export class IpcMain extends EventEmitter {
  readonly #handlers = new Map<string, Handler>();

  handle(channel: string, handler: Handler): void {
    if (this.#handlers.has(channel)) {
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    }
    this.#handlers.set(channel, handler);
  }

  handleOnce(channel: string, handler: Handler): void {
    this.handle(channel, (event, ...args) => {
      this.removeHandler(channel);
      return handler(event, ...args);
    });
  }

  removeHandler(channel: string): void {
    this.#handlers.delete(channel);
  }

  /** For the host: answers one message of a page, through `reply` where it wants an answer. */
  async receive(
    json: string,
    event: IpcEvent,
    reply: (message: HostMessage) => void,
  ): Promise<void> {
    const message = JSON.parse(json) as PageMessage;
    const args = codec.decode(message.args) as unknown[];
    if (message.kind === 'send') {
      this.emit(message.channel, event, ...args);
      return;
    }
    const { id, channel } = message;
    try {
      const handler = this.#handlers.get(channel);
      if (!handler) throw new Error(`No handler registered for '${channel}'`);
      reply({ kind: 'reply', id, value: codec.encode(await handler(event, ...args)) });
    } catch (error) {
      // Electron tells a page of an error no more than this, either.
      reply({
        kind: 'failure',
        id,
        message: `Error invoking remote method '${channel}': ${String(error)}`,
      });
    }
  }
}

export const ipcMain = new IpcMain();

/** Hands one message to the script world that receives for a page. */
export function postToWorld(
  page: CdpSession,
  worldId: number,
  receiver: string,
  message: HostMessage,
): Promise<unknown> {
  return page.trySend('Runtime.evaluate', {
    contextId: worldId,
    expression: `${receiver}(${JSON.stringify(JSON.stringify(message))})`,
  });
}

/** The message by which `webContents.send` arrives. */
export function hostMessage(channel: string, args: unknown[]): HostMessage {
  return { kind: 'message', channel, args: codec.encode(args) };
}
