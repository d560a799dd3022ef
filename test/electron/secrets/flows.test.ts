import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ChosenFile } from '../../../electron/auth/credentials.ts';
import { createPracticeSignInPage } from '../../../electron/cli/practice-sign-in-page.ts';
import type { PracticeTenant } from '../../../electron/practice/types.ts';
import type { Connection } from '../../../shared/connection.ts';
import type { FlowId } from '../../../shared/flows.ts';
import type { SignInSummary } from '../../../shared/sign-in.ts';
import { everyForm } from '../../shared/report/written.ts';
import { findSecrets } from '../../support/secret-search.ts';
import { answerDevicePage, answerSignInPage, postForm } from '../auth/flows/practice-person.ts';
import { exchangedSecrets } from './exchanged-secrets.ts';
import { WatchedMainProcess } from './watched-main-process.ts';

const bodies = vi.hoisted(() => [] as string[]);

vi.mock(import('../../../electron/auth/network-client.ts'), async (importOriginal) => {
  const { watchPosts } = await import('./watch-posts.ts');
  return watchPosts(await importOriginal(), bodies);
});

let main: WatchedMainProcess;
let practice: PracticeTenant;
let folder: string;
let files: ChosenFile[] = [];
/** Secrets that a person enters, by a name. */
const entered: Record<string, string> = {};

const application: Partial<Connection> = {
  access: 'application',
  user: 'scanner@contoso.example',
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'no-secret-leaves-'));
  main = new WatchedMainProcess({
    surroundings: {
      showSignInPage: createPracticeSignInPage({
        user: 'adele@contoso.example',
        password: 'Practice-Adele-1',
      }),
      openBrowser: async (url) => {
        const { redirectUri, fields } = await answerSignInPage(practice, url);
        await postForm(redirectUri, fields);
      },
    },
    folder,
    files: () => files,
  });
  practice = await main.start();
});

afterAll(async () => {
  await main.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Signs in by one flow, as a person would who was given everything that it needs. */
async function signInBy(flow: FlowId): Promise<[Connection, SignInSummary]> {
  switch (flow) {
    case 'window':
    case 'browser': {
      const connection = main.connection({ flow });
      return [connection, await main.signIn(connection, { remember: true })];
    }
    case 'device-code': {
      const connection = main.connection({ flow });
      const signingIn = main.signIn(connection);
      await answerDevicePage(practice, await shownDeviceCode());
      return [connection, await signingIn];
    }
    case 'secret': {
      const connection = main.connection({ ...application, flow });
      entered['client secret'] = practice.info.clientSecret;
      const value = practice.info.clientSecret;
      const credential = { kind: 'client-secret', value };
      const { credentialId } = await main.expectValue('credential:enter', credential);
      return [connection, await main.signIn(connection, { credentialId, remember: true })];
    }
    case 'certificate': {
      const connection = main.connection({ ...application, flow });
      const certificate = await practice.clientCertificate();
      files = [certificate];
      const pem = Buffer.from(certificate.content).toString('utf8');
      entered['private key'] = /PRIVATE KEY-----\s([\s\S]*?)-----END/.exec(pem)?.[1] ?? '';
      const choice = await main.expectValue('credential:choose-certificate', { source: 'file' });
      if (choice.kind !== 'certificate') throw new Error(`the certificate is ${choice.kind}`);
      const { credentialId } = choice;
      return [connection, await main.signIn(connection, { credentialId, remember: true })];
    }
    case 'pasted-token': {
      const connection = main.connection({ flow });
      const value = Object.entries(exchangedSecrets(bodies)).findLast(
        ([name, token]) => name.startsWith('access_token') && isDelegated(token),
      )?.[1];
      entered['pasted token'] = value ?? '';
      const credential = { kind: 'pasted-token', value };
      const { credentialId } = await main.expectValue('credential:enter', credential);
      return [connection, await main.signIn(connection, { credentialId })];
    }
  }
}

function isDelegated(token: string): boolean {
  const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8');
  return payload.includes('"scp"');
}

/** What the window is told to show to the person. */
async function shownDeviceCode(): Promise<{ userCode: string; verificationUri: string }> {
  return vi.waitFor(() => {
    for (const text of main.traffic.toReversed()) {
      const [channel, message] = JSON.parse(text) as [string, { kind?: string }];
      if (channel === 'sign-in:progress' && message.kind === 'device-code') {
        return message as { kind: string; userCode: string; verificationUri: string };
      }
    }
    throw new Error('no device code was shown');
  }, 10_000);
}

/** Everything that left the main process so far. */
function everythingThatLeft(): Record<string, string> {
  return {
    traffic: main.traffic.join('\n'),
    log: main.logLines.join('\n'),
    records: JSON.stringify(main.records),
    tickets: main.records.map((record) => everyForm(record)).join('\n'),
  };
}

describe('no secret of a flow leaves the main process', { concurrent: false }, () => {
  it.each(['window', 'browser', 'device-code', 'secret', 'certificate', 'pasted-token'] as const)(
    '%s: sign-in, test, renewal',
    async (flow) => {
      const [connection, summary] = await signInBy(flow);
      const { signInId } = summary;
      expect((await main.run(connection, signInId)).outcome).toBe('ok');
      const renewed = await main.ask('sign-in:renew', { signInId });
      expect(renewed.ok).toBe(flow !== 'pasted-token');

      const problem = { words: '', lastTest: true, pseudonyms: false, language: 'en' };
      const { parts } = await main.expectValue('problem:preview', problem);
      expect(parts.map(({ name }) => name)).toContain('last-test.txt');
      expect(parts.find(({ name }) => name === 'log.jsonl')?.text).toContain('sign-in ended');

      const secrets = { ...exchangedSecrets(bodies), ...entered };
      for (const [place, text] of Object.entries(everythingThatLeft())) {
        expect(text.length, place).toBeGreaterThan(1_000);
        expect(findSecrets(text, secrets), place).toEqual([]);
      }
    },
    60_000,
  );

  it('sees the secrets of every flow where they had to be', () => {
    const names = Object.keys(exchangedSecrets(bodies)).map((name) => name.split(' ', 1).join());
    const wanted = ['code', 'code_verifier', 'device_code', 'client_secret', 'client_assertion'];
    const answered = ['access_token', 'refresh_token', 'id_token'];
    expect([...new Set(names)].sort()).toEqual([...wanted, ...answered].sort());
    // What a person typed went in by the one way there is, each secret with its own request.
    expect(findSecrets(main.entered[0] ?? '', entered)).toContain('client secret (plain)');
    expect(findSecrets(main.entered[1] ?? '', entered)).toContain('pasted token (plain)');
    expect(main.entered).toHaveLength(2);
  });

  it('keeps what was to be remembered, encrypted', async () => {
    const kept = join(folder, 'kept');
    const names = await readdir(kept);
    expect(names.length).toBeGreaterThanOrEqual(2);
    const secrets = { ...exchangedSecrets(bodies), ...entered };
    for (const name of names) {
      const bytes = await readFile(join(kept, name));
      expect(findSecrets(bytes.toString('latin1'), secrets), name).toEqual([]);
    }
  });

  it('shows in the transcripts of sign-ins what stands for them', () => {
    const lines = main.records.flatMap(({ signIn }) => signIn.lines);
    expect(lines.filter(({ redacted }) => redacted).length).toBeGreaterThanOrEqual(5);
    for (const name of ['code', 'client_secret', 'client_assertion', 'device_code']) {
      expect(
        lines.some(({ text }) => text.includes(name)),
        name,
      ).toBe(true);
    }
  });
});
