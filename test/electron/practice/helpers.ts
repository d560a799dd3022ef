import { afterAll, afterEach } from 'vitest';
import { startPractice, type PracticeOptions } from '../../../electron/practice/practice-tenant.ts';
import type { Protocol } from '../../../shared/stages.ts';
import { connectTo, type LineClient } from './line-client.ts';

export const adele = 'adele@contoso.example';
export const alex = 'alex@contoso.example';
export const megan = 'megan@contoso.example';
export const scanner = 'scanner@contoso.example';

export type Practice = Awaited<ReturnType<typeof startPractice>>;

/** Starts a practice tenant that is stopped after the tests of the file or of the `describe`. */
export function practiceForAll(options: PracticeOptions = {}): () => Promise<Practice> {
  let practice: Promise<Practice> | undefined;
  afterAll(async () => {
    await (await practice)?.stop();
  });
  return () => (practice ??= startPractice(options));
}

/** Gives connections whose greeting has been read; each test's are closed after it. */
export function lineClients(
  protocol: Protocol,
): (practice: () => Promise<Practice>) => Promise<LineClient> {
  const clients: LineClient[] = [];
  afterEach(() => {
    for (const client of clients.splice(0)) client.close();
  });
  return async (practice) => {
    const client = await connectTo(await practice(), protocol);
    clients.push(client);
    await client.line();
    return client;
  };
}

/** What lets a token into all three mail servers. */
export const allScopes = ['IMAP.AccessAsUser.All', 'POP.AccessAsUser.All', 'SMTP.Send'];
