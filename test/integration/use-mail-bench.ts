import { afterAll, beforeAll, beforeEach } from 'vitest';
import { type MailBench, startMailBench } from '../servers/mail-bench.ts';
import { findMailServers, requireMailServers } from '../servers/require-mail-servers.ts';

const found = await findMailServers();

/**
 * Gives the tests of a file one bench: real servers and a practice tenant. Where there are no
 * servers, each test leaves itself out or fails.
 *
 * @returns the bench, for use within tests
 */
export function useMailBench(): () => MailBench {
  let bench: MailBench | undefined;
  beforeAll(async () => {
    if (!('missing' in found)) bench = await startMailBench(found);
  });
  afterAll(async () => {
    await bench?.stop();
  });
  beforeEach((context) => {
    requireMailServers(found, context);
  });
  return () => {
    if (!bench) throw new Error('the servers have not been started');
    return bench;
  };
}
