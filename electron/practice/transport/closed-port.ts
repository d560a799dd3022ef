import { createServer } from 'node:net';
import { listenOnLoopback } from '../loopback-listener.ts';

/** A port of this computer at which nothing listens: one that was free a moment ago. */
export async function closedPort(): Promise<number> {
  const listener = await listenOnLoopback(createServer());
  await listener.close();
  return listener.port;
}
