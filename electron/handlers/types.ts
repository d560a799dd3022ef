import type { AppInfo } from '../../shared/app-info.ts';
import type { Result } from '../../shared/errors.ts';
import type { LanguageId } from '../../shared/language-ids.ts';
import type { Messages } from '../../shared/messages/en.ts';
import type { Policy } from '../../shared/policy/policy.ts';
import type { PolicyView } from '../../shared/policy/policy-view.ts';
import type { ProgramFileName } from '../../shared/programs/program-ids.ts';
import type { ReportFormat } from '../../shared/report/formats.ts';
import type { Licences } from '../../shared/licences.ts';
import type { Settings } from '../../shared/settings-values.ts';
import type { AdminConsent } from '../auth/admin-consent.ts';
import type { ChosenFile, Credentials } from '../auth/credentials.ts';
import type { NetworkSettings } from '../auth/network-settings.ts';
import type { SignInService } from '../auth/sign-in-service.ts';
import type { TenantCheck } from '../auth/tenant-check.ts';
import type { PracticeControl } from '../practice-control.ts';
import type { ReportFile, Reports } from '../reports.ts';
import type { Log } from '../log.ts';
import type { ProblemReports } from '../problem/problem-reports.ts';
import type { Runs } from '../runs.ts';
import type { Connections } from '../store/connections.ts';
import type { GuideTicks } from '../store/guide-ticks.ts';
import type { Keeping } from '../store/keeping.ts';
import type { RunHistory } from '../store/run-history.ts';
import type { SettingsStore } from '../store/settings.ts';
import type { Updates } from '../updates/updates.ts';

/** What goes on beyond the answer to a request, and so has to be ended with the app. */
export interface Services {
  practice: PracticeControl;
  signIns: SignInService;
  runs: Runs;
  tenantCheck: TenantCheck;
  consent: AdminConsent;
  credentials: Credentials;
  updates: Updates;
}

/** What the handlers hand requests to. None of it is Electron's, so they run on plain Node. */
export interface HandlerDependencies extends Services {
  app: AppInfo;
  network: NetworkSettings;
  keeping: Keeping;
  guideTicks: GuideTicks;
  reports: Reports;
  problems: ProblemReports;
  log: Log;
  /** Loads the app's page anew. */
  reloadWindow: () => void;
  history: RunHistory;
  connections: Connections;
  connectionFiles: ConnectionFiles;
  settings: SettingsStore;
  /** What the organisation has set, and what the window is told of it. */
  policy: Policy;
  policyView: () => PolicyView;
  /** The one that the window and the system's dialogs speak now. */
  language: () => LanguageId;
  /** BCP 47 tags, the most wanted first. */
  systemLanguages: () => readonly string[];
  /** Makes everything outside the window follow the settings: title bars, dialogs, the log. */
  applySettings: (settings: Settings) => void;
  /** `log/not-opened` where the system does not show it. */
  openLogFolder: () => Promise<Result<undefined>>;
  /** The packages of others that are in this program. */
  licences: () => Promise<Result<Licences>>;
  /** Asks for certificate files; none where the administrator chose none. */
  chooseFiles: (purpose: FilePurpose) => Promise<Result<ChosenFile[]>>;
  writeClipboard: (text: string) => Promise<void>;
  /** Asks where to save a script; `file/not-saved` where it cannot be written there. */
  saveScript: (fileName: string, text: string) => Promise<Result<{ saved: boolean }>>;
  /** The same for a file of another program's settings. */
  saveProgramFile: (fileName: ProgramFileName, text: string) => Promise<Result<{ saved: boolean }>>;
  /** Asks where to save a report; `file/not-saved` where it cannot be written there. */
  saveReport: (
    file: ReportFile,
    format: ReportFormat,
    texts: Messages['reportPage'],
  ) => Promise<Result<{ saved: boolean }>>;
  /** `link/refused` for a page that is not on the app's list. */
  openLink: (url: string) => Promise<Result<undefined>>;
  /** Milliseconds since 1970. */
  now?: () => number;
}

/** The files in which connections are passed on; the texts are those of the system's dialogs. */
export interface ConnectionFiles {
  /** Asks where to, and writes there; `file/not-saved` where it cannot be written. */
  save: (
    text: string,
    texts: Messages['connections']['files'],
  ) => Promise<Result<{ saved: boolean }>>;
  /** Asks for a file and reads it; none where the dialog was closed, else `import/unreadable`. */
  choose: (
    texts: Messages['connections']['files'],
  ) => Promise<Result<{ name: string; text: string } | undefined>>;
}

/** What files are chosen for: it decides the dialog's title and the kinds of files it shows. */
export type FilePurpose = 'client-certificate' | 'authority-certificate';
