import { join } from 'node:path';
import { app, clipboard, Menu, nativeTheme, protocol, session, shell } from 'electron';
import { desktopCatalogues } from '../shared/messages/desktop.ts';
import { chosenLanguage, type Settings } from '../shared/settings-values.ts';
import { appInfo } from './app-info.ts';
import { createAdminConsent } from './auth/admin-consent.ts';
import { createCredentials } from './auth/credentials.ts';
import { createNetworkSettings } from './auth/network-settings.ts';
import { createSignInService } from './auth/sign-in-service.ts';
import { createTenantCheck } from './auth/tenant-check.ts';
import { createHandlers, stopServices } from './handlers/handlers.ts';
import type { Services } from './handlers/types.ts';
import { notify } from './ipc/notify.ts';
import { registerHandlers } from './ipc/register-handler.ts';
import { readLicences } from './licences.ts';
import { createAppLog } from './app-log.ts';
import { logFolder } from './log-folder.ts';
import { logPolicy, logSettings, logSignIns, logStores } from './log-watch.ts';
import { describeException } from './log.ts';
import { runConnection } from './mail/run.ts';
import { mayStart } from './only-start.ts';
import { createManaged, type Managed } from './policy/managed.ts';
import { policyPlaces } from './policy/places.ts';
import { readPolicy } from './policy/read-policy.ts';
import { createPracticeControl } from './practice-control.ts';
import { startPracticeTenant } from './practice/practice-tenant.ts';
import { createProblemReports } from './problem/problem-reports.ts';
import { readLog } from './problem/read-log.ts';
import { systemFacts } from './problem/system-facts.ts';
import { createReports } from './reports.ts';
import { createRuns } from './runs.ts';
import { createConnections, type Connections } from './store/connections.ts';
import { createGuideTicks } from './store/guide-ticks.ts';
import { keptForApp, type Keeping } from './store/keeping.ts';
import { removeLeftParts } from './store/left-parts.ts';
import { createRunHistory, type RunHistory } from './store/run-history.ts';
import { systemSecretBox } from './store/safe-storage.ts';
import { openSettings, type SettingsStore } from './store/settings.ts';
import { createSystemKeeping } from './store/system-keeping.ts';
import { stopBeforeQuit } from './stop-before-quit.ts';
import { createSystemUpdates } from './updates/system-updates.ts';
import { appScheme, serveUi } from './windows/app-protocol.ts';
import { chooseFiles } from './windows/choose-files.ts';
import { refuseSwitches } from './windows/command-line.ts';
import { createConnectionFiles } from './windows/connection-files.ts';
import { showNoClientCertificate } from './windows/client-certificate.ts';
import { focusWindow, openMainWindow } from './windows/main-window.ts';
import { menuTemplate } from './windows/menu.ts';
import { guardNavigation } from './windows/navigation-guard.ts';
import { showOpenDialog, showSaveDialog } from './windows/open-dialog.ts';
import { openExternal } from './windows/open-external.ts';
import { openFolder } from './windows/open-folder.ts';
import { openSignInPage } from './windows/open-sign-in-page.ts';
import { denyPermissions } from './windows/permissions.ts';
import { guardRequests } from './windows/request-guard.ts';
import { guardShortcuts } from './windows/shortcut-guard.ts';
import { saveProblem } from './windows/save-problem.ts';
import { saveReport } from './windows/save-report.ts';
import { saveProgramFile } from './windows/save-program-file.ts';
import { saveScript } from './windows/save-script.ts';
import { showSignInWindow } from './windows/sign-in-window.ts';
import { applyTheme } from './windows/theme.ts';
import { watchProcesses, watchUiWindow } from './windows/ui-health.ts';
import { isUiWindow, reloadUiWindows } from './windows/window-registry.ts';

const rendererDirectory = join(import.meta.dirname, '../renderer');
const preloadScript = join(import.meta.dirname, '../preload/preload.cjs');
const licencesFile = join(import.meta.dirname, '../licences.json');

const { log, file: logFile, setLevel } = createAppLog(logFolder(app), process.stderr);

/** Guards that must stand before anything can open: each is for all windows and all sessions. */
function harden(): void {
  // Also for a window whose options were ever forgotten; works only before the app is ready.
  app.enableSandbox();
  if (app.isPackaged) refuseSwitches(app.commandLine);
  protocol.registerSchemesAsPrivileged([appScheme]);
  app.on('session-created', denyPermissions);
  showNoClientCertificate(app);
  app.on('web-contents-created', (_event, contents) => {
    guardNavigation(contents, log);
    if (app.isPackaged) guardShortcuts(contents);
  });
  watchProcesses(app, log);
  // Electron's crash reporter stays off: what it writes holds memory, and with it tokens.
  process.on('uncaughtException', (thrown) => {
    // Electron would show the message in a dialog, and a message can quote what was received.
    log('error', 'uncaught exception', describeException(thrown));
    app.exit(1);
  });
  process.on('unhandledRejection', (reason) => {
    log('error', 'unhandled rejection', describeException(reason));
  });
}

/** What is outside the window follows the settings. */
function applySettings(settings: Settings): void {
  applyTheme(nativeTheme, settings.theme);
  setLevel(settings.logLevel);
}

/** The application menu, in the language that the app begins with. */
function showMenu({ language }: Settings): void {
  const texts = desktopCatalogues[chosenLanguage(language, app.getPreferredSystemLanguages())];
  const problem = {
    label: texts.saveProblem.menu,
    click: () => {
      notify('problem:asked', undefined);
    },
  };
  const menu = menuTemplate(process.platform, app.isPackaged, problem);
  Menu.setApplicationMenu(menu ? Menu.buildFromTemplate(menu) : null);
}

/** Makes what does the work and connects it with the window. */
function startServices(
  managed: Managed,
  keeping: Keeping,
  settings: SettingsStore,
  connections: Connections,
  history: RunHistory,
): Services {
  const { policy } = managed.read;
  const info = appInfo(app.getName(), app.getVersion(), process, managed.read.managed);
  log('info', 'started', { ...info, packaged: app.isPackaged });
  logPolicy(log, managed.read);
  logSettings(log, settings.settings(), settings.network());
  const practice = createPracticeControl(startPracticeTenant, log);
  const network = createNetworkSettings({
    resolveProxy: (url) => session.defaultSession.resolveProxy(url),
    environment: process.env,
    policy,
    kept: settings.network(),
    keep: (route) => void settings.changeNetwork(route),
  });
  const route = () => network.route();
  const language = () =>
    chosenLanguage(settings.settings().language, app.getPreferredSystemLanguages());
  const texts = () => desktopCatalogues[language()];
  const unlogged = createSignInService({
    surroundings: {
      showSignInPage: showSignInWindow,
      openBrowser: (url) => openSignInPage(shell, url, practice.running()?.authority),
      texts,
    },
    route,
    keptCache: (target, connection) => keeping.tokenCache(keptForApp(target, connection)),
    onProgress: (progress) => {
      notify('sign-in:progress', progress);
    },
    onLine: (line) => {
      notify('sign-in:lines', { lines: [line] });
    },
  });
  const signIns = logSignIns(unlogged, log);
  const services = {
    practice,
    signIns,
    tenantCheck: createTenantCheck(route),
    consent: createAdminConsent(showSignInWindow),
    credentials: createCredentials(),
    updates: createSystemUpdates({
      ...{ app, log, route, feed: () => settings.settings().updateFeed },
      changed: (state) => {
        notify('update:changed', state);
      },
    }),
  };
  const runs = createRuns({
    app: info,
    runConnection,
    send: (batch) => {
      notify('run:events', batch);
    },
    file: (connectionId, record) => history.file(connectionId, record),
    log,
  });
  const handlers = createHandlers({
    ...services,
    app: info,
    policy,
    policyView: () => managed.view(),
    runs,
    network,
    keeping,
    history,
    reports: createReports({ app: info, runs, signIns, history }),
    problems: createProblemReports({
      ...{ app: info, settings, keeping, signIns, runs, connections, history, log },
      policyView: () => managed.view(),
      system: () => systemFacts(app),
      readLog: () => readLog(logFile),
      save: (...file) => saveProblem(showSaveDialog, ...file),
    }),
    log,
    reloadWindow: reloadUiWindows,
    connections,
    connectionFiles: createConnectionFiles(showOpenDialog, showSaveDialog),
    guideTicks: createGuideTicks(join(app.getPath('userData'), 'guide-ticks.json')),
    settings,
    language,
    systemLanguages: () => app.getPreferredSystemLanguages(),
    applySettings,
    openLogFolder: () => openFolder(shell, logFile.folder),
    licences: () => readLicences(licencesFile),
    chooseFiles: (purpose) => chooseFiles(showOpenDialog, purpose, texts()),
    writeClipboard: (text) => clipboard.writeText(text),
    saveScript: (fileName, text) => saveScript(showSaveDialog, fileName, text, texts()),
    saveProgramFile: (...file) => saveProgramFile(showSaveDialog, ...file, texts()),
    saveReport: (...report) => saveReport(showSaveDialog, ...report),
    openLink: (url) => openExternal(shell, url, practice.running()?.authority),
  });
  registerHandlers(handlers, { isUiWindow, log });
  return { ...services, runs };
}

async function start(): Promise<void> {
  harden();
  await app.whenReady();
  await removeLeftParts(app.getPath('userData'));
  denyPermissions(session.defaultSession);
  guardRequests(session.defaultSession, !app.isPackaged);
  serveUi(protocol, rendererDirectory);
  const managed = createManaged(await readPolicy(policyPlaces(process.platform)));
  const keeping = await managed.keeping(
    createSystemKeeping({
      folder: join(app.getPath('userData'), 'kept'),
      box: systemSecretBox(),
    }),
  );
  // What a practice tenant has left that was not stopped.
  void keeping.removePractice();
  const settings = managed.settings(
    await openSettings(join(app.getPath('userData'), 'settings.json')),
  );
  applySettings(settings.settings());
  showMenu(settings.settings());
  const history = createRunHistory(join(app.getPath('userData'), 'runs'));
  const connections = createConnections(join(app.getPath('userData'), 'connections.json'), {
    onRemoved: (id) => history.removeAll(id),
  });
  const stores = logStores(log, { settings, connections, keeping });
  const services = startServices(managed, stores.keeping, settings, stores.connections, history);
  stopBeforeQuit(app, async () => {
    await connections.settle();
    await stopServices(services);
    await keeping.removePractice();
  });
  app.on('window-all-closed', () => {
    app.quit();
  });
  const window = openMainWindow(preloadScript, app.isPackaged);
  // A sign-in or consent window that is left open would keep the app going, with nobody to tell how
  // it ended.
  const endSignIns = (): void => {
    services.signIns.forgetAll();
    services.consent.cancel();
  };
  window.once('closed', endSignIns);
  watchUiWindow(window, log, endSignIns, () => {
    app.quit();
  });
  void services.updates.checkDaily();
  app.on('second-instance', () => {
    log('info', 'second start');
    focusWindow(window);
  });
}

// A second start only brings the first one's window to the front. Nothing here may be awaited:
// Electron is not ready before this module has been evaluated.
if (mayStart(app)) {
  start().catch((thrown: unknown) => {
    log('error', 'start failed', describeException(thrown));
    app.exit(1);
  });
} else {
  app.quit();
}
