import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createPracticeSignInPage } from '../../../electron/cli/practice-sign-in-page.ts';
import { describeException } from '../../../electron/log.ts';
import type { Connection } from '../../../shared/connection.ts';
import type { RunRecord } from '../../../shared/run-record.ts';
import { everyForm } from '../../shared/report/written.ts';
import { findSecrets } from '../../support/secret-search.ts';
import { exchangedSecrets } from './exchanged-secrets.ts';
import { WatchedMainProcess } from './watched-main-process.ts';

/** Every body that went to or came from the authority: where code, verifier and tokens are seen. */
const bodies = vi.hoisted(() => [] as string[]);

vi.mock(import('../../../electron/auth/network-client.ts'), async (importOriginal) => {
  const { watchPosts } = await import('./watch-posts.ts');
  return watchPosts(await importOriginal(), bodies);
});

let main: WatchedMainProcess;
let folder: string;

async function signInAndRun(
  change: Partial<Connection>,
  options: { testMessageTo?: string } = {},
): Promise<RunRecord> {
  const connection = main.connection(change);
  const { signInId } = await main.signIn(connection);
  return main.run(connection, signInId, options);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'no-secret-leaves-'));
  main = new WatchedMainProcess({
    surroundings: {
      showSignInPage: createPracticeSignInPage({
        user: 'adele@contoso.example',
        password: 'Practice-Adele-1',
      }),
      openBrowser: () => Promise.reject(new Error('not in this test')),
    },
    folder,
    files: () => [],
  });
  await main.start();
});

afterAll(async () => {
  await main.stop();
  await rm(folder, { recursive: true, force: true });
});

describe('what leaves the main process', () => {
  it('holds no token, code or verifier: own mailbox, shared mailbox, refused mailbox, failure', async () => {
    expect((await signInAndRun({})).outcome).toBe('ok');
    const message = { testMessageTo: 'alex@contoso.example' };
    const shared = await signInAndRun({ sharedMailbox: 'scanner@contoso.example' }, message);
    expect(shared.outcome).toBe('ok');
    expect(shared.checks[2]?.queueId).toBeTruthy();
    const failed = await signInAndRun({ sharedMailbox: 'megan@contoso.example' });
    expect(failed.checks.map(({ outcome }) => outcome)).toEqual(['failed', 'failed', 'failed']);
    const again = await main.runAgain(failed.id, 'pop');
    expect((await main.runAgain(again.id, 'smtp', 'send')).outcome).toBe('failed');
    const refused = await main.ask('sign-in:start', {
      connection: main.connection({ clientId: '00000000-0000-4000-8000-000000000000' }),
      remember: false,
      chooseAccount: false,
    });
    expect(refused.ok).toBe(false);

    const secrets = exchangedSecrets(bodies);
    const kinds = ['code', 'code_verifier', 'access_token', 'refresh_token', 'id_token'];
    for (const kind of kinds) {
      const found = Object.keys(secrets).filter((name) => name.startsWith(`${kind} `));
      expect(found.length, kind).toBeGreaterThanOrEqual(3);
    }
    // A crash: an exception whose message quotes what was sent.
    const [anySecret = ''] = Object.values(secrets);
    main.log('error', 'uncaught exception', describeException(new Error(`refused: ${anySecret}`)));

    const tickets = main.records.map((record) => everyForm(record));
    // Each protocol has sent the token in each run, and shows what stands for it.
    for (const { transcript } of main.records.flatMap(({ checks }) => checks)) {
      expect(transcript.filter(({ redacted }) => redacted)).toHaveLength(1);
    }
    expect(tickets.join('\n')).toContain('access token hidden');
    expect(main.traffic.length).toBeGreaterThan(10);
    expect(findSecrets(main.traffic.join('\n'), secrets)).toEqual([]);
    expect(findSecrets(main.logLines.join('\n'), secrets)).toEqual([]);
    expect(findSecrets(JSON.stringify(main.records), secrets)).toEqual([]);
    expect(findSecrets(tickets.join('\n'), secrets)).toEqual([]);
  });

  it.each(['imap', 'pop', 'smtp'] as const)(
    'would be found out: a secret planted in a line of %s is seen in each of the four places',
    (protocol) => {
      const secrets = exchangedSecrets(bodies);
      const token = Object.entries(secrets).find(([name]) => name.startsWith('access_token'))?.[1];
      const planted = Buffer.from(
        `user=adele@contoso.example\u0001auth=Bearer ${token ?? ''}\u0001\u0001`,
      ).toString('base64');
      const { traffic, logLines, records } = main;
      const [record] = records;
      if (!record) throw new Error('no run was recorded');
      const leaky = structuredClone(record);
      const check = leaky.checks.find((candidate) => candidate.protocol === protocol);
      const line = check?.transcript.find(({ redacted }) => redacted);
      if (!line) throw new Error('no line with the token was recorded');
      line.text = line.text.replace(/user=.*/, planted);

      expect(findSecrets([...traffic, JSON.stringify(leaky)].join('\n'), secrets)).not.toEqual([]);
      expect(findSecrets([...logLines, planted].join('\n'), secrets)).not.toEqual([]);
      expect(findSecrets(JSON.stringify([...records, leaky]), secrets)).not.toEqual([]);
      expect(findSecrets(everyForm(leaky), secrets)).not.toEqual([]);
    },
  );
});
