import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { SignInFailure } from '../../../electron/auth/failure.ts';
import { listenForAnswer, type LoopbackOptions } from '../../../electron/auth/loopback-listener.ts';
import {
  reasonNotAnswered,
  type RedirectAnswer,
} from '../../../electron/auth/redirect-response.ts';

/** What the listeners wait for. */
export const state = 'right-state';
/** The answer they take. */
export const right = `code=canary-code&state=${state}`;

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** A request; a POST to `/` where nothing else is said. */
export interface Sent {
  method?: string;
  path?: string;
  body?: string;
  headers?: Record<string, string>;
}

/** What says that a body is a form. */
export const form = { 'Content-Type': 'application/x-www-form-urlencoded' };

/** The listeners of a test; whatever it opened is closed after it. */
export class Listeners {
  readonly #closers: (() => Promise<void>)[] = [];

  closeLater(close: () => Promise<void>): void {
    this.#closers.push(close);
  }

  async close(): Promise<void> {
    for (const close of this.#closers.splice(0)) await close();
  }

  /** A listener that waits for its answer, with what it told of refused ones. */
  async waiting(options: LoopbackOptions = {}) {
    const listener = await listenForAnswer(options);
    this.closeLater(() => listener.close());
    const refused: string[] = [];
    const outcome = listener
      .answer({
        reasonNotMine: (answer) => reasonNotAnswered(answer, state),
        onRefused: (reason) => refused.push(reason),
      })
      .then(
        (answer: RedirectAnswer) => ('form' in answer ? answer.form.reveal() : answer.reveal()),
        (error: unknown) => (error instanceof SignInFailure ? error.appError : error),
      );
    const port = Number(new URL(listener.redirectUri).port);
    return { listener, refused, outcome, port };
  }
}

/** Sends a request as it is, but for what HTTP itself needs. */
export function send(
  port: number,
  { method = 'POST', path = '/', body, headers }: Sent,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { host: '127.0.0.1', port, method, path, agent: false, headers: { ...headers } },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (text += chunk));
        response.on('error', reject);
        response.on('end', () => {
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text });
        });
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

/** Sends a form as a browser would. */
export function post(
  port: number,
  body: string,
  headers: Record<string, string> = {},
): Promise<Answer> {
  return send(port, { body, headers: { ...form, Host: `localhost:${port}`, ...headers } });
}

/** Writes bytes as they are, and gives all that comes until the connection ends. */
export function raw(port: number, bytes: string): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => (text += chunk));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      resolve(text);
    });
  });
}

/** The bytes of a form as a browser would send it. */
export function rawPost(port: number, body: string): string {
  return (
    `POST / HTTP/1.1\r\nHost: localhost:${port}\r\n` +
    `Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n\r\n${body}`
  );
}

/** True where nothing listens at the port any more. */
export async function isClosed(port: number): Promise<boolean> {
  return post(port, right).then(
    () => false,
    (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED',
  );
}
