import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publicKeyOf, signManifest } from '../../../build/feed/sign.ts';
import type { NetworkRoute } from '../../../electron/auth/network-route.ts';
import { listenOnLoopback } from '../../../electron/practice/loopback-listener.ts';
import type { InstallWay } from '../../../electron/updates/install-way.ts';
import { createUpdateMemory } from '../../../electron/updates/memory.ts';
import { createUpdates, type UpdateDependencies } from '../../../electron/updates/updates.ts';
import type { UpdateState } from '../../../shared/updates/state.ts';
import { testAuthority } from '../auth/network/scripted-authority.ts';
import { recordedLog, type LoggedEvent } from '../fakes.ts';

/** What the feed answers for one file; a function answers by itself. */
export type FeedAnswer =
  | { status?: number; headers?: Record<string, string>; body?: Buffer | string }
  | ((response: ServerResponse) => void);

export interface FeedRequest {
  path: string;
  headers: IncomingHttpHeaders;
}

/** A real https feed on loopback, and updates that ask it with the real electron-updater. */
export interface FeedBench {
  /** `https://localhost:PORT/releases` */
  address: string;
  port: number;
  requests: FeedRequest[];
  /** By name in the folder. */
  files: Map<string, FeedAnswer>;
  /** The publisher's key. */
  key: KeyObject;
  folder: string;
  route: NetworkRoute;
  /** Every state that the window was told. */
  told: UpdateState[];
  /** Every entry of the log. */
  logged: LoggedEvent[];
  /** How often the app was told to end. */
  quits: () => number;
  /** What was loaded, in order. */
  loaded: string[];
  /** Puts a release onto the feed, signed. */
  publish: (release?: Partial<Published>) => void;
  updates: (changes?: Partial<UpdateDependencies>) => ReturnType<typeof createUpdates>;
  close: () => Promise<void>;
}

interface Published {
  version: string;
  manifest: string;
  file: string;
  content: Buffer;
  notes: string;
  key: KeyObject;
  /** Lines at the end of the manifest. */
  more: string;
}

/** What is installed here: something that can be started and says that it was. */
export const newProgram = Buffer.from('#!/bin/sh\necho "$@" started > "$MARKER"\n');

export const imageWay: InstallWay = { way: 'install', extension: 'AppImage' };
export const setupWay: InstallWay = { way: 'install', extension: 'exe' };

/**
 * Sets what the start of an AppImage sets, the file that is to be replaced, and where the new one
 * says that it was started.
 *
 * @returns what takes it back
 */
function startAsAppImage(folder: string): () => void {
  const environment = { APPIMAGE: join(folder, 'App.AppImage'), MARKER: join(folder, 'started') };
  const before = Object.keys(environment).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, environment);
  writeFileSync(environment.APPIMAGE, 'the old one');
  chmodSync(environment.APPIMAGE, 0o755);
  return () => {
    for (const [name, value] of before) {
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    }
  };
}

/** The failure that updates came to; their state where that is none. */
export function failureOf(updates: ReturnType<FeedBench['updates']>) {
  const state = updates.state();
  return state.kind === 'failed' ? { during: state.during, ...state.error } : state;
}

export async function startFeed(): Promise<FeedBench> {
  const folder = mkdtempSync(join(tmpdir(), 'updates-test-'));
  const authority = await testAuthority();
  const { certPem, keyPem } = await authority.issue();
  const requests: FeedRequest[] = [];
  const files = new Map<string, FeedAnswer>();
  const server = createServer({ cert: certPem, key: keyPem }, (request, response) => {
    const path = request.url ?? '';
    requests.push({ path, headers: request.headers });
    const answer = files.get(decodeURIComponent(path.replace('/releases/', '')));
    if (typeof answer === 'function') answer(response);
    else if (!answer) response.writeHead(404).end('<html>');
    else response.writeHead(answer.status ?? 200, answer.headers ?? {}).end(answer.body ?? '');
  });
  const listener = await listenOnLoopback(server);
  const { privateKey: key } = generateKeyPairSync('ed25519');
  const address = `https://localhost:${listener.port}/releases`;
  const told: UpdateState[] = [];
  const { log, entries: logged } = recordedLog();
  const loaded: string[] = [];
  let quits = 0;
  const updateFile = join(folder, 'app-update.yml');
  writeFileSync(
    updateFile,
    'provider: generic\nurl: https://feed.invalid/\nupdaterCacheDirName: u\n',
  );
  mkdirSync(join(folder, 'cache'));
  const restore = startAsAppImage(folder);

  const bench: FeedBench = {
    ...{ address, port: listener.port, requests, files, key, folder, told, logged, loaded },
    route: { proxyFor: () => Promise.resolve(undefined), extraCa: [authority.certPem] },
    quits: () => quits,
    publish: (release = {}) => {
      const { version = '0.2.0', manifest = 'latest-linux.yml', more = '' } = release;
      const { content = newProgram, file = `app-${version}.AppImage` } = release;
      const sha512 = createHash('sha512').update(content).digest('base64');
      const text = [
        `version: ${version}`,
        'files:',
        `  - url: ${file}`,
        `    sha512: ${sha512}`,
        `    size: ${content.length}`,
        `path: ${file}`,
        `sha512: ${sha512}`,
        "releaseDate: '2026-11-20T10:00:00.000Z'",
        `releaseNotes: ${JSON.stringify(release.notes ?? '- Faster.')}`,
        more,
      ].join('\n');
      files.set(manifest, { body: text });
      files.set(`${manifest}.sig`, {
        body: signManifest(manifest, Buffer.from(text), release.key ?? key),
      });
      files.set(file, { body: content, headers: { 'Content-Length': String(content.length) } });
    },
    updates: (changes = {}) =>
      createUpdates({
        feed: () => address,
        keys: publicKeyOf(key),
        app: {
          ...{ name: 'App', version: '0.1.0', updateFile },
          quit: () => {
            quits += 1;
          },
        },
        system: { platform: 'linux', arch: 'x64', release: '6.1.0' },
        way: () => imageWay,
        route: () => bench.route,
        memory: createUpdateMemory(join(folder, 'updates.json')),
        loadReader: () => {
          loaded.push('reader');
          return import('../../../electron/updates/read-manifest.ts');
        },
        loadInstaller: () => {
          loaded.push('installer');
          return import('../../../electron/updates/installer.ts');
        },
        changed: (state) => told.push(state),
        log,
        installerOptions: { cacheFolder: join(folder, 'cache'), startMs: 1 },
        ...changes,
      }),
    close: async () => {
      restore();
      await listener.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return bench;
}
