import { join } from 'node:path';
import { createAdminConsent } from '../../../electron/auth/admin-consent.ts';
import { createCredentials, type ChosenFile } from '../../../electron/auth/credentials.ts';
import { createNetworkSettings } from '../../../electron/auth/network-settings.ts';
import { createSignInService } from '../../../electron/auth/sign-in-service.ts';
import { createTenantCheck } from '../../../electron/auth/tenant-check.ts';
import type { Surroundings } from '../../../electron/auth/types.ts';
import { createHandlers, stopServices } from '../../../electron/handlers/handlers.ts';
import { answerRequest } from '../../../electron/ipc/answer-request.ts';
import type { Notify } from '../../../electron/ipc/types.ts';
import { logSignIns } from '../../../electron/log-watch.ts';
import { createLog, type Log } from '../../../electron/log.ts';
import { runConnection } from '../../../electron/mail/run.ts';
import { createPracticeControl } from '../../../electron/practice-control.ts';
import { startPractice } from '../../../electron/practice/practice-tenant.ts';
import type { PracticeTenant } from '../../../electron/practice/types.ts';
import { createProblemReports } from '../../../electron/problem/problem-reports.ts';
import { readLog } from '../../../electron/problem/read-log.ts';
import { createReports } from '../../../electron/reports.ts';
import { createRuns } from '../../../electron/runs.ts';
import { keptForApp } from '../../../electron/store/keeping.ts';
import { createConnections } from '../../../electron/store/connections.ts';
import { createRunHistory } from '../../../electron/store/run-history.ts';
import { createSystemKeeping } from '../../../electron/store/system-keeping.ts';
import { connectionSchema, type Connection } from '../../../shared/connection.ts';
import type { RequestChannel, ResponseOf } from '../../../shared/ipc.ts';
import { noPolicy } from '../../../shared/policy/no-policy.ts';
import type { RunRecord } from '../../../shared/run-record.ts';
import type { Protocol, Stage } from '../../../shared/stages.ts';
import { applyCheckEvents, withLines, type CheckView } from '../../../shared/wizard/run-view.ts';
import { memorySettings } from '../fakes.ts';
import { fakeUpdates } from '../handlers/test-services.ts';
import { FakeBox } from '../store/fake-box.ts';

/** The channels by which a person's own secrets come in; nothing else may have them. */
const waysIn: readonly RequestChannel[] = ['credential:enter', 'credential:unlock', 'network:set'];

const frame = { origin: 'app://ui' };

/** What the tests decide of the world around the main process. */
export interface WorldAround {
  surroundings: Surroundings;
  /** Where kept files go. */
  folder: string;
  /** What the next choice of a certificate file gives. */
  files: () => ChosenFile[];
}

/** The main process without its windows: its handlers, and everything that leaves them. */
export class WatchedMainProcess {
  /** Everything that crosses to the window or comes from it, except what comes by a way in. */
  readonly traffic: string[] = [];
  /** What came by a way in, as it came. */
  readonly entered: string[] = [];
  readonly logLines: string[] = [];
  readonly records: RunRecord[] = [];
  readonly log: Log = createLog((line) => this.logLines.push(line));
  readonly practice = createPracticeControl(
    // The shortest that a client may be told to wait.
    () => startPractice({ authority: { deviceCodeIntervalSeconds: 1 } }),
    this.log,
  );
  #finished: (record: RunRecord) => void = () => undefined;
  /** What the window would show of the run: its lines come apart from its record. */
  #checks: readonly CheckView[] = [];
  #connection: Connection | undefined;
  readonly #services;
  readonly #handlers;

  constructor({ surroundings, folder, files }: WorldAround) {
    const { log, practice } = this;
    const network = createNetworkSettings({
      resolveProxy: () => Promise.resolve('DIRECT'),
      environment: {},
    });
    const keeping = createSystemKeeping({ folder: join(folder, 'kept'), box: new FakeBox() });
    const app = { name: 'Mailbox OAuth Assistant', version: '0.0.0', platform: 'test', node: '20' };
    const route = () => network.route();
    const unlogged = createSignInService({
      surroundings,
      route,
      keptCache: (target, connection) => keeping.tokenCache(keptForApp(target, connection)),
      onProgress: (progress) => {
        this.#notify('sign-in:progress', progress);
      },
      onLine: (line) => {
        this.#notify('sign-in:lines', { lines: [line] });
      },
    });
    const signIns = logSignIns(unlogged, log);
    const runs = createRuns({
      app,
      runConnection,
      send: (batch) => {
        this.#notify('run:events', batch);
      },
      log,
    });
    this.#services = {
      ...{ practice, signIns, runs },
      tenantCheck: createTenantCheck(route),
      consent: createAdminConsent(surroundings.showSignInPage),
      credentials: createCredentials(),
      updates: fakeUpdates([]),
    };
    const history = createRunHistory(join(folder, 'runs'));
    this.#handlers = createHandlers({
      ...this.#services,
      history,
      reports: createReports({ app, runs, signIns, history }),
      problems: createProblemReports({
        ...{ app, keeping, signIns, runs, history, log },
        settings: memorySettings(),
        connections: { list: () => Promise.resolve({ connections: [] }) },
        policyView: () => ({ managed: [], problems: [] }),
        system: () => ({ release: '1', packaged: false, upSeconds: 1, languages: ['en'] }),
        readLog: () => readLog({ paths: [], waiting: () => this.logLines }),
        save: () => Promise.resolve({ ok: true, value: { saved: false } }),
      }),
      log,
      reloadWindow: () => undefined,
      saveReport: () => Promise.resolve({ ok: true, value: { saved: false } }),
      ...{ app, network, keeping },
      ...{ policy: {}, policyView: () => noPolicy },
      connections: createConnections(join(folder, 'connections.json')),
      connectionFiles: {
        save: () => Promise.resolve({ ok: true, value: { saved: false } }),
        choose: () => Promise.resolve({ ok: true, value: undefined }),
      },
      settings: memorySettings(),
      language: () => 'en',
      systemLanguages: () => ['en'],
      applySettings: () => undefined,
      openLogFolder: () => Promise.resolve({ ok: true, value: undefined }),
      licences: () => Promise.resolve({ ok: true, value: { packages: [] } }),
      guideTicks: { done: () => Promise.resolve([]), tick: () => Promise.resolve(false) },
      chooseFiles: () => Promise.resolve({ ok: true, value: files() }),
      saveScript: () => Promise.resolve({ ok: true, value: { saved: false } }),
      saveProgramFile: () => Promise.resolve({ ok: true, value: { saved: false } }),
      writeClipboard: () => Promise.resolve(),
      openLink: () => Promise.resolve({ ok: true, value: undefined }),
    });
  }

  readonly #notify: Notify = (channel, message) => {
    this.traffic.push(JSON.stringify([channel, message]));
    if (!message || !('events' in message)) return;
    this.#checks = applyCheckEvents(this.#checks, message.events);
    for (const event of message.events) {
      if (event.kind !== 'run-finished') continue;
      const record = withLines(event.record, this.#checks);
      this.records.push(record);
      this.#finished(record);
    }
  };

  /** Starts the practice tenant; the connection is Adele's, over all protocols. */
  async start(): Promise<PracticeTenant> {
    const info = await this.expectValue('practice:start');
    this.#connection = connectionSchema.parse({
      version: 1,
      name: 'Practice',
      practice: true,
      cloud: 'global',
      tenant: info.tenantDomain,
      clientId: info.clientId,
      access: 'delegated',
      flow: 'window',
      protocols: ['imap', 'pop', 'smtp'],
      offlineAccess: true,
      user: 'adele@contoso.example',
    });
    const running = this.practice.running();
    if (!running) throw new Error('the practice tenant does not run');
    return running;
  }

  connection(change: Partial<Connection> = {}): Connection {
    if (!this.#connection) throw new Error('the practice tenant was not started');
    return { ...this.#connection, ...change };
  }

  /** Sends one message as the app's own window does, and keeps what crosses in both directions. */
  async ask<C extends RequestChannel>(channel: C, ...args: unknown[]) {
    const kept = waysIn.includes(channel) ? this.entered : this.traffic;
    kept.push(JSON.stringify([channel, args]));
    const context = { isUiWindow: () => true, log: this.log };
    const event = { sender: { mainFrame: frame }, senderFrame: frame };
    const result = await answerRequest(channel, this.#handlers[channel], event, args, context);
    // The practice tenant's client secret is public like its passwords, and stands in this answer.
    if (channel !== 'practice:start') this.traffic.push(JSON.stringify([channel, result]));
    return result;
  }

  async expectValue<C extends RequestChannel>(channel: C, ...args: unknown[]) {
    const result = await this.ask(channel, ...args);
    if (!result.ok) throw new Error(`${channel} answered ${JSON.stringify(result.error)}`);
    // Narrowed by hand: `ask` is generic in the channel, and so is what it answers.
    return result.value as ResponseOf<C>;
  }

  /** Signs in with nothing special but `asked`. */
  signIn(connection: Connection, asked: Record<string, unknown> = {}) {
    const request = { connection, remember: false, chooseAccount: false, ...asked };
    return this.expectValue('sign-in:start', request);
  }

  /** Runs the checks of a connection and gives their record. */
  async run(
    connection: Connection,
    signInId: string,
    options: { testMessageTo?: string } = {},
  ): Promise<RunRecord> {
    const record = new Promise<RunRecord>((resolve) => (this.#finished = resolve));
    await this.expectValue('run:start', { connection, signInId, ...options });
    return record;
  }

  /** Does one check of the run before again. */
  async runAgain(runId: string, protocol: Protocol, from?: Stage): Promise<RunRecord> {
    const record = new Promise<RunRecord>((resolve) => (this.#finished = resolve));
    const stage = from === undefined ? {} : { from };
    await this.expectValue('run:retry', { runId, protocol, ...stage });
    return record;
  }

  stop(): Promise<void> {
    return stopServices(this.#services);
  }
}
