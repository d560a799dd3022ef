import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { PracticeOptions } from '../../electron/practice/practice-tenant.ts';
import { type MailBench, startMailBench } from '../servers/mail-bench.ts';
import { findMailServers, requireMailServers } from '../servers/require-mail-servers.ts';

const found = await findMailServers();

/**
 * Gives the tests of a file one bench: real servers and a practice tenant. Where there are no
 * servers, each test leaves itself out or fails.
 *
 * @param options what is different in the practice tenant
 * @returns the bench, for use within tests
 */
export function useMailBench(options: PracticeOptions = {}): () => MailBench {
  let bench: MailBench | undefined;
  beforeAll(async () => {
    if (!('missing' in found)) bench = await startMailBench(found, options);
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
