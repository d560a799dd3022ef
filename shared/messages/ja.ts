import { connections } from './connections.ja.ts';
import type { Messages } from './en.ts';
import { errorTexts } from './errors.ja.ts';
import { explain } from './explain.ja.ts';
import { applicationUserText, fieldTexts } from './fields.ja.ts';
import { fieldNotes } from './field-notes.ja.ts';
import { findingCard } from './finding-card.ja.ts';
import { findingTexts } from './findings.ja.ts';
import { frame } from './frame.ja.ts';
import { guides } from './guides.ja.ts';
import { mailboxesStep } from './mailboxes.ja.ts';
import { network } from './network.ja.ts';
import { policyTexts } from './policy.ja.ts';
import { practiceBar } from './practice.ja.ts';
import { problem } from './problem.ja.ts';
import { programsCard } from './programs.ja.ts';
import { registrationStep } from './registration.ja.ts';
import { protocolNames, stageNames, testStep, transcript } from './run.ja.ts';
import { scopesStep } from './scopes.ja.ts';
import { scriptText } from './script-text.ja.ts';
import { scripts } from './scripts.ja.ts';
import { settingsFindingTexts } from './settings-findings.ja.ts';
import {
  credentials,
  deviceCode,
  inspector,
  keeping,
  refusal,
  signedIn,
  signInStep,
  signInTranscript,
} from './sign-in.ja.ts';
import { reportDocument } from './report.ja.ts';
import { comparison, history, reportPage } from './report-page.ja.ts';
import { aboutDialog, appLinks, settingsDialog } from './settings.ja.ts';
import { reportStep, startScreen } from './steps.ja.ts';
import { tenantStep } from './tenant.ja.ts';
import { testGrid, testSummary, transcriptTools } from './transcript.ja.ts';
import { updates } from './updates.ja.ts';

/** Every text of the window, in Japanese, with the words of Microsoft's Japanese documentation. */
export const ja: Messages = {
  ...frame,
  fields: fieldTexts,
  applicationUser: applicationUserText,
  fieldNotes,
  settingsFindings: settingsFindingTexts,
  errors: errorTexts,
  findings: findingTexts,
  finding: findingCard,
  explain,
  protocols: protocolNames,
  stages: stageNames,
  practice: practiceBar,
  start: startScreen,
  connections,
  tenant: tenantStep,
  registration: registrationStep,
  scopes: scopesStep,
  mailboxes: mailboxesStep,
  guides,
  scripts,
  scriptText,
  network,
  signIn: signInStep,
  ...{ deviceCode, credentials, keeping, signedIn, inspector, refusal, signInTranscript },
  test: testStep,
  transcript,
  ...{ transcriptTools, testGrid, testSummary },
  report: reportStep,
  problem,
  programs: programsCard,
  ...{ appLinks, settingsDialog, aboutDialog },
  updates,
  policy: policyTexts,
  ...{ reportDocument, reportPage, history, comparison },
};
