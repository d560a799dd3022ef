import type { Result } from './errors.ts';
import type {
  NotificationChannel,
  Notifications,
  RequestChannel,
  RequestOf,
  ResponseOf,
} from './ipc.ts';

/** Arguments of a call: none where the channel asks for nothing. */
type Args<C extends RequestChannel> = [RequestOf<C>] extends [undefined]
  ? []
  : undefined extends RequestOf<C>
    ? [request?: RequestOf<C>]
    : [request: RequestOf<C>];

/** The one object the preload script exposes, as `window.assistant`: one function per channel. */
export interface AssistantApi {
  appInfo: Call<'app:info'>;
  readSettings: Call<'settings:read'>;
  setSettings: Call<'settings:set'>;
  readPolicy: Call<'policy:read'>;
  readLicences: Call<'about:licences'>;
  openLogFolder: Call<'log:open-folder'>;
  startPractice: Call<'practice:start'>;
  practiceScenarios: Call<'practice:scenarios'>;
  stopPractice: Call<'practice:stop'>;
  checkTenant: Call<'tenant:check'>;
  cancelTenantCheck: Call<'tenant:cancel-check'>;
  walkConsent: Call<'consent:walk'>;
  startSignIn: Call<'sign-in:start'>;
  cancelSignIn: Call<'sign-in:cancel'>;
  renewSignIn: Call<'sign-in:renew'>;
  forgetSignIn: Call<'sign-in:forget'>;
  signOut: Call<'sign-in:sign-out'>;
  listAccounts: Call<'account:list'>;
  removeAccount: Call<'account:remove'>;
  enterCredential: Call<'credential:enter'>;
  chooseCertificate: Call<'credential:choose-certificate'>;
  unlockCertificate: Call<'credential:unlock'>;
  keptCredential: Call<'credential:kept'>;
  forgetCredential: Call<'credential:forget'>;
  removeKeptCredential: Call<'credential:remove-kept'>;
  keepingState: Call<'keeping:state'>;
  keepingContents: Call<'keeping:contents'>;
  removeAllKept: Call<'keeping:remove-all'>;
  readNetwork: Call<'network:read'>;
  setNetwork: Call<'network:set'>;
  setMailNetwork: Call<'network:set-mail'>;
  addAuthority: Call<'network:add-authority'>;
  removeAuthority: Call<'network:remove-authority'>;
  startRun: Call<'run:start'>;
  retryRun: Call<'run:retry'>;
  cancelRun: Call<'run:cancel'>;
  listConnections: Call<'connection:list'>;
  saveConnection: Call<'connection:save'>;
  deleteConnection: Call<'connection:delete'>;
  restoreConnection: Call<'connection:restore'>;
  forgetDeleted: Call<'connection:forget-deleted'>;
  exportConnections: Call<'connection:export'>;
  chooseImport: Call<'connection:choose-import'>;
  guideTicks: Call<'guide:ticks'>;
  tickGuide: Call<'guide:tick'>;
  previewReport: Call<'report:preview'>;
  copyReport: Call<'report:copy'>;
  saveReport: Call<'report:save'>;
  previewProblem: Call<'problem:preview'>;
  saveProblem: Call<'problem:save'>;
  windowError: Call<'window:error'>;
  reloadWindow: Call<'window:reload'>;
  listRuns: Call<'history:list'>;
  compareRuns: Call<'history:compare'>;
  removeRun: Call<'history:remove'>;
  writeClipboard: Call<'clipboard:write'>;
  saveScript: Call<'script:save'>;
  saveProgramFile: Call<'program:save'>;
  openLink: Call<'link:open'>;
  updateState: Call<'update:state'>;
  checkForUpdates: Call<'update:check'>;
  downloadUpdate: Call<'update:download'>;
  cancelUpdate: Call<'update:cancel'>;
  installUpdate: Call<'update:install'>;
  onRunEvents: Subscribe<'run:events'>;
  onSignInProgress: Subscribe<'sign-in:progress'>;
  onSignInLines: Subscribe<'sign-in:lines'>;
  onProblemAsked: Subscribe<'problem:asked'>;
  onUpdateChanged: Subscribe<'update:changed'>;
}

/** Never rejects because of what the main process did: failures come back as a {@link Result}. */
export type Call<C extends RequestChannel> = (...args: Args<C>) => Promise<Result<ResponseOf<C>>>;

/** Returns the function that ends the subscription. */
export type Subscribe<C extends NotificationChannel> = (
  listener: (message: Notifications[C]) => void,
) => () => void;
