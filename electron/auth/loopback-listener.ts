import { createServer, type ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import { appError } from '../../shared/errors.ts';
import type { DesktopTexts } from '../../shared/messages/desktop.en.ts';
import { SignInFailure } from './failure.ts';
import { loopbackHeaders, loopbackPage } from './loopback-page.ts';
import { readLoopbackRequest, type LoopbackRequest } from './loopback-request.ts';
import type { RedirectAnswer } from './redirect-response.ts';

const address = '127.0.0.1';

/** How often a port is looked for that nobody answers at under [::1]. */
const maxPorts = 5;

/** A program on this computer takes a connection at once; nobody waits longer to be sure of it. */
const connectMs = 500;

/** A browser sends its form at once, in milliseconds; what takes longer only holds a connection. */
const requestMs = 10_000;

/** Browsers open a few connections ahead of time; beyond this the oldest one has to go. */
const maxConnections = 32;

/** Headers of a browser are one or two kilobytes, cookies of other programs on localhost included. */
const maxHeaderBytes = 16 * 1024;

/** So many wrong answers are no accident: someone else is at this port. */
export const maxRefusedAnswers = 20;

/** How long the browser may take to fetch the last page, in milliseconds. */
const lastPageMs = 1_000;

/** Listens for the one answer of a sign-in page in the system's browser. */
export interface LoopbackListener {
  /** `http://localhost:PORT`, as Entra ID knows it: it ignores the port, and no other part. */
  redirectUri: string;
  /**
   * The first answer that is to this sign-in, whatever it says. Rejects with a
   * {@link SignInFailure}: `signin/protocol`. To be called once.
   */
  answer(rules: AnswerRules): Promise<RedirectAnswer>;
  /** Stops listening and closes every connection; lets the last page arrive. Resolves then. */
  close(): Promise<void>;
}

export interface AnswerRules {
  /** Why something that came is no answer to this sign-in; `undefined` where it is one. */
  reasonNotMine: (answer: RedirectAnswer) => string | undefined;
  /** Told of what came and was refused; the sign-in still waits. */
  onRefused: (reason: string) => void;
}

export interface LoopbackOptions {
  /** The port that is tried first, in tests; otherwise the system chooses. */
  firstPort?: number;
  requestMs?: number;
  /** What the browser shows in the end; English without them. */
  texts?: DesktopTexts;
}

/**
 * Listens on a free port of 127.0.0.1, and of nothing else.
 *
 * The redirect URI says `localhost`, because that is what app registrations have, and browsers may
 * take that for [::1] first: a port at which another program answers there is not used. (Another
 * program could still come later. It would get a code that it cannot redeem, for it has no
 * verifier: RFC 8252 section 8.1.)
 *
 * MSAL has a listener of its own (`LoopbackClient`), which is bound to 127.0.0.1 as well. It is not
 * used, because it cannot be cancelled or given a deadline, takes bodies of any size, takes other
 * parameters than `state` more than once, and does not know `iss` (RFC 9207).
 *
 * @throws SignInFailure `signin/browser-not-opened` where no port can be had
 */
export async function listenForAnswer(options: LoopbackOptions = {}): Promise<LoopbackListener> {
  for (let count = 0; count < maxPorts; count += 1) {
    const port = count === 0 ? (options.firstPort ?? 0) : 0;
    const listener = await listen(port, options.requestMs ?? requestMs, options.texts);
    if (!(await somebodyAnswers('::1', listener.port))) return listener;
    await listener.close();
  }
  const detail = 'another program answers at [::1], at every port that was tried';
  throw new SignInFailure(appError('signin/browser-not-opened', detail));
}

/** True where a connection can be made. No IPv6, nobody there and no answer are all the same. */
function somebodyAnswers(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const end = (answers: boolean) => (): void => {
      socket.destroy();
      resolve(answers);
    };
    socket.setTimeout(connectMs, end(false));
    socket.once('connect', end(true));
    socket.once('error', end(false));
  });
}

async function listen(
  wantedPort: number,
  deadlineMs: number,
  texts: DesktopTexts | undefined,
): Promise<LoopbackListener & { port: number }> {
  const sockets = new Set<Socket>();
  let hosts: string[] = [];
  let rules: AnswerRules | undefined;
  let settle: { resolve: (answer: RedirectAnswer) => void; reject: (error: Error) => void };
  let refusedCount = 0;
  let lastPage: Promise<void> | undefined;

  const server = createServer(
    {
      maxHeaderSize: maxHeaderBytes,
      headersTimeout: deadlineMs,
      requestTimeout: deadlineMs,
      connectionsCheckingInterval: Math.min(deadlineMs, 1_000),
      keepAlive: false,
    },
    (request, response) => {
      // A body that is not read to its end must not leave the answer unsent, nor an error unheard.
      request.on('error', () => undefined);
      readLoopbackRequest(request, hosts).then(
        (read) => {
          decide(read, response);
        },
        () => response.destroy(),
      );
    },
  );
  server.maxRequestsPerSocket = 1;
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
    const [oldest] = sockets;
    if (sockets.size > maxConnections) oldest?.destroy();
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    socket.destroy();
    // A connection that was opened ahead and never used ends here too, which is nothing to tell.
    if (error.code?.startsWith('HPE_') === true) refuse('the request is not HTTP');
  });
  const isAlone = (_request: unknown, socket: { destroy: () => unknown }): void => {
    socket.destroy();
    refuse('the request is neither GET nor POST');
  };
  server.on('connect', isAlone);
  server.on('upgrade', isAlone);

  function decide(read: LoopbackRequest, response: ServerResponse): void {
    if (lastPage) {
      response.destroy();
    } else if (read.kind === 'nothing') {
      answerText(response, 404, 'There is nothing here.');
    } else if (read.kind === 'refused') {
      answerText(response, read.status, 'This is not an answer to the sign-in.');
      refuse(read.reason);
    } else {
      const reason = rules ? rules.reasonNotMine(read.answer) : 'nobody waits for an answer yet';
      if (reason === undefined) accept(read, response);
      else {
        answerText(response, 400, 'This is not an answer to the sign-in.');
        refuse(reason);
      }
    }
  }

  function accept(
    { kind, answer }: Extract<LoopbackRequest, { answer: unknown }>,
    response: ServerResponse,
  ): void {
    const { socket } = response;
    lastPage = new Promise((resolve) => {
      if (!socket) {
        resolve();
        return;
      }
      socket.once('close', resolve);
      socket.setTimeout(lastPageMs, () => socket.destroy());
    });
    // Nobody else is let in from now on, not even those who already wait.
    server.close();
    for (const other of sockets) if (other !== socket) other.destroy();
    response.writeHead(200, { ...loopbackHeaders, 'Content-Type': 'text/html; charset=utf-8' });
    response.end(loopbackPage(texts));
    if (kind === 'answer') settle.resolve(answer);
    else settle.reject(protocolFailure('the code came in the address, not in a form'));
  }

  function refuse(reason: string): void {
    if (!rules || lastPage) return;
    refusedCount += 1;
    if (refusedCount <= maxRefusedAnswers) {
      rules.onRefused(reason);
      return;
    }
    settle.reject(protocolFailure(`more than ${maxRefusedAnswers} wrong answers: ${reason}`));
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(new SignInFailure(appError('signin/browser-not-opened', error.code)));
    });
    server.listen({ host: address, port: wantedPort, exclusive: true }, resolve);
  });
  const bound = server.address();
  const port = typeof bound === 'object' && bound ? bound.port : 0;
  hosts = [`localhost:${port}`, `${address}:${port}`];

  return {
    port,
    redirectUri: `http://localhost:${port}`,
    answer: (given) =>
      new Promise((resolve, reject) => {
        rules = given;
        settle = { resolve, reject };
      }),
    async close() {
      rules = undefined;
      server.close();
      await lastPage;
      lastPage ??= Promise.resolve();
      for (const socket of sockets) socket.destroy();
    },
  };
}

function answerText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, {
    ...loopbackHeaders,
    'Content-Type': 'text/plain; charset=utf-8',
    ...(status === 405 ? { Allow: 'GET, POST' } : {}),
  });
  response.end(`${text}\n`);
}

function protocolFailure(detail: string): SignInFailure {
  return new SignInFailure(appError('signin/protocol', detail));
}
