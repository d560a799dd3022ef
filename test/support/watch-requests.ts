import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';

/** One request that a server of this process got, before the server itself has seen it. */
export interface SeenRequest {
  method: string;
  /** Without the query. */
  path: string;
  /** The connection breaks now, without an answer. */
  cut(): void;
  /** The server handles it as always, and its answer is lost with the connection. */
  loseAnswer(): void;
  /** The server handles it as always, and nothing ever comes back. */
  keepSilent(): void;
}

/** What Node publishes of a server that parsed the head of a request. */
interface Started {
  request: IncomingMessage;
  response: ServerResponse;
  server: Server;
}

/** Named by Node: https://nodejs.org/api/diagnostics_channel.html */
const channel = 'http.server.request.start';

/**
 * Watches what is requested of a server that runs in this process, whoever asks: what a program
 * says of its own requests is no proof of them.
 *
 * @returns ends it
 */
export function watchRequests(port: number, onRequest: (seen: SeenRequest) => void): () => void {
  const listen = (message: unknown): void => {
    const { request, response, server } = message as Started;
    const address = server.address();
    if (typeof address !== 'object' || address?.port !== port) return;
    onRequest({
      method: request.method ?? '',
      path: new URL(request.url ?? '', 'https://localhost').pathname,
      cut: () => request.socket.destroy(),
      loseAnswer: () => {
        response.end = () => {
          request.socket.destroy();
          return response;
        };
      },
      keepSilent: () => {
        response.end = () => response;
      },
    });
  };
  subscribe(channel, listen);
  return () => unsubscribe(channel, listen);
}
