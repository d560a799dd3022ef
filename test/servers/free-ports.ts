import { once } from 'node:events';
import { createServer, type Server } from 'node:net';

/** The addresses of loopback that this computer has: `127.0.0.1`, and `::1` where there is IPv6. */
export async function loopbackAddresses(): Promise<string[]> {
  const server = createServer().listen(0, '::1');
  try {
    await once(server, 'listening');
  } catch {
    return ['127.0.0.1'];
  }
  await close(server);
  return ['127.0.0.1', '::1'];
}

/**
 * Ports of 127.0.0.1 that nothing listened on a moment ago, all different. Another program may
 * still take one first, so who uses them must cope with that.
 */
export async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  const ports = await Promise.all(
    servers.map(async (server) => {
      await once(server, 'listening');
      const address = server.address();
      if (address === null || typeof address === 'string') throw new Error('not a TCP port');
      return address.port;
    }),
  );
  await Promise.all(servers.map(close));
  return ports;
}

async function close(server: Server): Promise<void> {
  server.close();
  await once(server, 'close');
}
