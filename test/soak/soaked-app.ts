import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { createAdminConsent } from '../../electron/auth/admin-consent.ts';
import { createCredentials } from '../../electron/auth/credentials.ts';
import { createNetworkSettings } from '../../electron/auth/network-settings.ts';
import { createSignInService } from '../../electron/auth/sign-in-service.ts';
import type { ShowSignInPage } from '../../electron/auth/types.ts';
import { createPracticeSignInPage } from '../../electron/cli/practice-sign-in-page.ts';
import { createConnectionHandlers } from '../../electron/handlers/connection-handlers.ts';
import { createCredentialHandlers } from '../../electron/handlers/credential-handlers.ts';
import { createReportHandlers } from '../../electron/handlers/report-handlers.ts';
import { createRunHandlers } from '../../electron/handlers/run-handlers.ts';
import { createSignInHandlers } from '../../electron/handlers/sign-in-handlers.ts';
import type { HandlerDependencies } from '../../electron/handlers/types.ts';
import { answerRequest } from '../../electron/ipc/answer-request.ts';
import type { Handler } from '../../electron/ipc/types.ts';
import { createLogFile } from '../../electron/log-file.ts';
import { createLog } from '../../electron/log.ts';
import { runConnection } from '../../electron/mail/run.ts';
import { createPracticeControl } from '../../electron/practice-control.ts';
import type { PracticeTenant } from '../../electron/practice/types.ts';
import { createReports } from '../../electron/reports.ts';
import { createRuns } from '../../electron/runs.ts';
import { createConnections } from '../../electron/store/connections.ts';
import { keptForApp } from '../../electron/store/keeping.ts';
import { createRunHistory } from '../../electron/store/run-history.ts';
import { openSettings } from '../../electron/store/settings.ts';
import { createSystemKeeping } from '../../electron/store/system-keeping.ts';
import type { CheckEvent, WindowEvent } from '../../shared/check-events.ts';
import type { ConnectionToSave } from '../../shared/connections/saved-connection.ts';
import type { Result } from '../../shared/errors.ts';
import type { RequestChannel, RequestOf, ResponseOf } from '../../shared/ipc.ts';
import type { RunRecord } from '../../shared/run-record.ts';
import { applyCheckEvents, type CheckView } from '../../shared/wizard/run-view.ts';
import { FakeBox } from '../electron/store/fake-box.ts';
import { startFilledTenant } from './filled-tenant.ts';

const frame = { origin: 'app://ui' };
const app = { name: 'Mailbox OAuth Assistant', version: '0.0.0', platform: 'soak', node: '20' };

/** Who signs in; the practice tenant's passwords are public. */
const person = { user: 'adele@contoso.example', password: 'Practice-Adele-1' };

type Made = ReturnType<typeof createSignInHandlers> &
  ReturnType<typeof createRunHandlers> &
  ReturnType<typeof createReportHandlers> &
  ReturnType<typeof createConnectionHandlers> &
  ReturnType<typeof createCredentialHandlers>;
type Channel = RequestChannel & keyof Made;

/** The main process, put together as `electron/main.ts` does it, with a window that only listens. */
export interface SoakedApp {
  /** Starts the practice tenant, or has something else go wrong in the one that runs. */
  practise(scenario?: Parameters<PracticeTenant['choose']>[0]): Promise<PracticeTenant>;
  /** Sends a request over the contract, and takes nothing but a good answer. */
  expect<C extends Channel>(channel: C, request: RequestOf<C>): Promise<ResponseOf<C>>;
  /** The same, where a failure is an answer as well. */
  ask<C extends Channel>(channel: C, request: RequestOf<C>): Promise<Result<ResponseOf<C>>>;
  /** Starts a run and waits for its end, with what the window is told of it. */
  finish(
    start: () => Promise<{ runId: string }>,
    cancelAt?: CheckEvent['kind'],
  ): Promise<Pick<RunRecord, 'id' | 'outcome'>>;
  /** Called while a page of the sign-in is shown. */
  onPage: () => void;
  /** The saved connection under which runs are filed. */
  connectionId: string;
  stop(): Promise<void>;
}

/** @param folder where it keeps what it keeps */
export async function createSoakedApp(folder: string): Promise<SoakedApp> {
  const log = createLog(createLogFile(join(folder, 'logs')).write);
  const practice = createPracticeControl(startFilledTenant, log);
  const settings = await openSettings(join(folder, 'settings.json'));
  const keeping = createSystemKeeping({ folder: join(folder, 'kept'), box: new FakeBox() });
  const history = createRunHistory(join(folder, 'runs'));
  const connections = createConnections(join(folder, 'connections.json'), {
    onRemoved: (id) => history.removeAll(id),
  });
  const network = createNetworkSettings({
    resolveProxy: () => Promise.resolve('DIRECT'),
    environment: {},
  });
  const credentials = createCredentials();
  const route = () => network.route();
  const fillIn = createPracticeSignInPage(person);
  const showSignInPage: ShowSignInPage = (page) => {
    soaked.onPage();
    return fillIn(page);
  };
  const signIns = createSignInService({
    surroundings: {
      showSignInPage,
      openBrowser: () => Promise.reject(new Error('no browser here')),
    },
    route,
    keptCache: (target, connection) => keeping.tokenCache(keptForApp(target, connection)),
    onLine: () => undefined,
    onProgress: () => undefined,
  });
  let onEvent: (event: WindowEvent) => void = () => undefined;
  /** The same, before the batch that it is in is sent. */
  let onEmit: (event: CheckEvent) => void = () => undefined;
  /** What the window shows; it is made of the events alone. */
  let shown: readonly CheckView[] = [];
  const runs = createRuns({
    app,
    runConnection: (input, context) => {
      const emit = (event: CheckEvent): void => {
        context.emit(event);
        onEmit(event);
      };
      return runConnection(input, { ...context, emit });
    },
    send: ({ events }) => {
      shown = applyCheckEvents(shown, events);
      for (const event of events) onEvent(event);
    },
    file: (connectionId, record) => history.file(connectionId, record),
    log,
  });
  // What no run asks for is left out.
  const dependencies = {
    ...{ practice, signIns, runs, credentials },
    ...{ app, network, keeping, history, connections, settings },
    consent: createAdminConsent(showSignInPage),
    policy: {},
    reports: createReports({ app, runs, signIns, history }),
    language: () => 'en',
    systemLanguages: () => ['en'],
  } as Partial<HandlerDependencies> as HandlerDependencies;
  const signInHandlers = createSignInHandlers(dependencies);
  const handlers: { readonly [C in Channel]: Handler<C> } = {
    ...signInHandlers,
    ...createRunHandlers(dependencies, signInHandlers.issuedBy),
    ...createReportHandlers(dependencies),
    ...createConnectionHandlers(dependencies),
    ...createCredentialHandlers(dependencies),
  };

  async function ask<C extends Channel>(channel: C, request: RequestOf<C>) {
    const context = { isUiWindow: () => true, log };
    const event = { sender: { mainFrame: frame }, senderFrame: frame };
    return answerRequest(channel, handlers[channel], event, [request], context);
  }

  const soaked: SoakedApp = {
    async practise(scenario) {
      const started = await practice.start(scenario);
      const running = practice.running();
      if (!started.ok || !running) throw new Error('the practice tenant does not run');
      return running;
    },
    ask,
    async expect(channel, request) {
      const answer = await ask(channel, request);
      if (!answer.ok) throw new Error(`${channel} answered ${JSON.stringify(answer.error)}`);
      return answer.value;
    },
    async finish(start, cancelAt) {
      shown = [];
      const ended = new Promise<Pick<RunRecord, 'id' | 'outcome'>>((resolve, reject) => {
        onEvent = (event) => {
          if (event.kind === 'run-finished') resolve(event.record);
          if (event.kind === 'run-failed') reject(new Error(event.error.code));
        };
      });
      const begun = start();
      onEmit = ({ kind }) => {
        if (kind !== cancelAt) return;
        onEmit = () => undefined;
        void begun.then(({ runId }) => ask('run:cancel', { runId }));
      };
      await begun;
      const { id, outcome } = await ended;
      onEvent = () => undefined;
      onEmit = () => undefined;
      return { id, outcome };
    },
    onPage: () => undefined,
    connectionId: randomUUID(),
    async stop() {
      await connections.settle();
      signIns.forgetAll();
      credentials.forgetAll();
      await runs.stop();
      await practice.stop();
    },
  };
  await connections.save(savedConnection(soaked.connectionId), true);
  return soaked;
}

function savedConnection(id: string): ConnectionToSave {
  return {
    ...{ version: 1, id, name: 'Soak', isNamed: true, furthest: 'test', step: 'test' },
    draft: {
      ...{ practice: true, cloud: 'global', edits, mailboxKind: 'own' },
      ...{ access: 'delegated', flow: 'window', offlineAccess: true },
      protocols: ['imap', 'pop', 'smtp'],
    },
  };
}

const edits = { global: {}, 'gcc-high': {}, dod: {}, '21vianet': {}, outlook: {} };
