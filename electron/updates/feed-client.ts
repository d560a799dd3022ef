import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { NetworkRoute } from '../auth/network-route.ts';
import { NetworkFailure } from '../auth/network/failure.ts';
import { openRouted } from '../auth/network/route-connection.ts';
import type { Connection } from '../auth/network/connect.ts';
import { SignInFailure } from '../auth/failure.ts';
import { serverText } from '../auth/server-text.ts';
import { withDeadline } from '../mail/deadline.ts';
import { MailFailure, systemCode, systemText } from '../mail/failure.ts';
import { makeVisible } from '../../shared/text/visible.ts';
import { UpdateFailure } from './failure.ts';
import { answerDeadlineMs, downloadDeadlineMs, idleDeadlineMs } from './limits.ts';

/** How long requests may take, in milliseconds; shorter in tests. */
export interface FeedDeadlines {
  answer: number;
  idle: number;
  download: number;
}

const defaultDeadlines: FeedDeadlines = {
  answer: answerDeadlineMs,
  idle: idleDeadlineMs,
  download: downloadDeadlineMs,
};

/** What is expected of a file. */
export interface ExpectedFile {
  address: string;
  /** Bytes. */
  size: number;
  /** Base64. */
  sha512: string;
}

/** Asks the feed. Every function rejects with an {@link UpdateFailure}. */
export interface FeedClient {
  /**
   * A small file whole.
   *
   * @returns `undefined` where the feed says that there is none (HTTP 404 and 410)
   */
  read(address: string, maxBytes: number, signal: AbortSignal): Promise<Buffer | undefined>;
  /**
   * Writes a file to `path`; what is there when this rejects is of no use.
   *
   * @param onProgress told the bytes that are there, once for each hundredth
   * @throws {UpdateFailure} `update/file` where it is not the one that is expected
   */
  download(
    file: ExpectedFile,
    path: string,
    onProgress: (received: number) => void,
    signal: AbortSignal,
  ): Promise<void>;
}

/**
 * Makes the client: https only, over the route that is set now, certificates always verified, no
 * redirect followed, no cookie, and nothing sent that tells one computer from another.
 */
export function createFeedClient(
  route: () => NetworkRoute,
  deadlines: Partial<FeedDeadlines> = {},
): FeedClient {
  const { answer, idle, download } = { ...defaultDeadlines, ...deadlines };

  /** Connects and asks; `use` reads the answer before the connection is closed. */
  async function get<T>(
    address: string,
    milliseconds: number,
    signal: AbortSignal,
    use: (response: IncomingMessage, host: string, stop: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const url = new URL(address);
    try {
      return await withDeadline(milliseconds, signal, async (stop) => {
        const connection = await withDeadline(answer, stop, (connecting) =>
          openRouted({
            ...{ url, route: route(), milliseconds: answer, signal: connecting },
            until: stop,
          }),
        );
        try {
          const response = await withDeadline(answer, stop, () => ask(connection, url));
          return await use(response, url.hostname, stop);
        } finally {
          connection.close();
        }
      });
    } catch (error) {
      throw asFailure(error, url.hostname);
    }
  }

  return {
    read: (address, maxBytes, signal) =>
      get(address, answer, signal, async (response, host) => {
        if (response.statusCode === 404 || response.statusCode === 410) return undefined;
        requireFile(response, host);
        const chunks: Buffer[] = [];
        let size = 0;
        for await (const chunk of response as AsyncIterable<Buffer>) {
          size += chunk.length;
          if (size > maxBytes) {
            throw new UpdateFailure(
              'update/refused',
              `${host}: answer longer than ${maxBytes} bytes`,
            );
          }
          chunks.push(chunk);
        }
        return Buffer.concat(chunks);
      }),
    download: ({ address, size, sha512 }, path, onProgress, signal) =>
      get(address, download, signal, async (response, host, stop) => {
        requireFile(response, host);
        const length = response.headers['content-length'];
        if (length !== undefined && Number(length) !== size) {
          throw new UpdateFailure('update/file', `${host}: ${length} bytes instead of ${size}`);
        }
        const hash = createHash('sha512');
        let received = 0;
        let shown = -1;
        const counted = new Transform({
          transform(chunk: Buffer, _encoding, done) {
            received += chunk.length;
            hash.update(chunk);
            if (received > size) {
              done(new UpdateFailure('update/file', `${host}: more than ${size} bytes`));
              return;
            }
            const percent = Math.floor((received / size) * 100);
            if (percent !== shown) onProgress(received);
            shown = percent;
            done(null, chunk);
          },
        });
        response.setTimeout(idle, () => {
          const text = `${host}: nothing came for ${idle / 1000} seconds`;
          response.destroy(new UpdateFailure('update/unreachable', text));
        });
        // Opened before, and closed by the time this ends: what is removed then does not come back.
        const file = await open(path, 'w', 0o600);
        try {
          await pipeline(response, counted, file.createWriteStream(), { signal: stop });
        } finally {
          await file.close();
        }
        if (received !== size) {
          const text = `${host}: ${received} bytes instead of ${size}`;
          throw new UpdateFailure('update/file', text);
        }
        const found = hash.digest('base64');
        if (found !== sha512) throw new UpdateFailure('update/file', `${host}: SHA-512 ${found}`);
      }),
  };
}

/** Sends the request; resolves when the answer begins. */
function ask({ socket }: Connection, url: URL): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({
      method: 'GET',
      path: `${url.pathname}${url.search}`,
      headers: {
        Accept: '*/*',
        'Accept-Encoding': 'identity',
        'Cache-Control': 'no-cache',
        // Which version runs where is nobody's business.
        'User-Agent': 'mailbox-oauth-assistant',
        Host: url.host,
        Connection: 'close',
      },
      setHost: false,
      createConnection: () => socket,
    });
    request.on('error', reject);
    request.on('upgrade', () => {
      reject(new UpdateFailure('update/refused', `${url.hostname}: answered another protocol`));
    });
    request.on('response', resolve);
    request.end();
  });
}

/** Anything but a whole file is a refusal: a redirect, a part, what is packed once more. */
function requireFile({ statusCode = 0, headers }: IncomingMessage, host: string): void {
  const encoding = headers['content-encoding'] ?? 'identity';
  if (statusCode === 200 && encoding === 'identity') return;
  const { location } = headers;
  const target =
    location !== undefined && URL.canParse(location)
      ? `, which leads to ${new URL(location).host}`
      : '';
  const packed = encoding === 'identity' ? '' : ` with the encoding ${encoding}`;
  throw new UpdateFailure(
    'update/refused',
    `${host}: answered HTTP ${statusCode}${target}${makeVisible(packed)}`,
  );
}

/** What writing a file fails with, and no connection. */
const ofDisk: ReadonlySet<string> = new Set([
  ...['EACCES', 'EDQUOT', 'EFBIG', 'EIO', 'EISDIR', 'EMFILE', 'ENFILE', 'ENOENT', 'ENOSPC'],
  ...['ENOTDIR', 'EPERM', 'EROFS'],
]);

/** What has failed, as one of the updates' own codes; the true reason is its detail. */
function asFailure(error: unknown, host: string): Error {
  if (error instanceof UpdateFailure) return error;
  if (error instanceof NetworkFailure || error instanceof SignInFailure) {
    const { detail } = error.appError;
    return new UpdateFailure(
      'update/unreachable',
      detail === undefined ? host : serverText(detail),
    );
  }
  if (error instanceof MailFailure) {
    const text = error.code === 'stage/timeout' ? 'no answer in time' : error.code;
    return new UpdateFailure('update/unreachable', `${host}: ${text}`);
  }
  const code = systemCode(error);
  // Its code alone: what the system says of it names the path.
  if (ofDisk.has(code)) return new UpdateFailure('update/not-written', code);
  return new UpdateFailure('update/unreachable', `${host}: ${systemText(error)}`);
}
