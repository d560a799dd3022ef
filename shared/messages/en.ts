import { connections } from './connections.en.ts';
import { errorTexts } from './errors.en.ts';
import { explain } from './explain.en.ts';
import { applicationUserText, fieldTexts } from './fields.en.ts';
import { fieldNotes } from './field-notes.en.ts';
import { findingCard } from './finding-card.en.ts';
import { findingTexts } from './findings.en.ts';
import { frame } from './frame.en.ts';
import { guides } from './guides.en.ts';
import { mailboxesStep } from './mailboxes.en.ts';
import { network } from './network.en.ts';
import { policyTexts } from './policy.en.ts';
import { practiceBar } from './practice.en.ts';
import { problem } from './problem.en.ts';
import { programsCard } from './programs.en.ts';
import { registrationStep } from './registration.en.ts';
import { protocolNames, stageNames, testStep, transcript } from './run.en.ts';
import { scopesStep } from './scopes.en.ts';
import { scriptText } from './script-text.en.ts';
import { scripts } from './scripts.en.ts';
import { settingsFindingTexts } from './settings-findings.en.ts';
import {
  credentials,
  deviceCode,
  inspector,
  keeping,
  refusal,
  signedIn,
  signInStep,
  signInTranscript,
} from './sign-in.en.ts';
import { reportDocument } from './report.en.ts';
import { comparison, history, reportPage } from './report-page.en.ts';
import { aboutDialog, appLinks, settingsDialog } from './settings.en.ts';
import { reportStep, startScreen } from './steps.en.ts';
import { tenantStep } from './tenant.en.ts';
import { testGrid, testSummary, transcriptTools } from './transcript.en.ts';
import { updates } from './updates.en.ts';

/** Every text of the window, in English. Another language is another value of {@link Messages}. */
export const en = {
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

/** The shape of a catalogue: a language that lacks a text does not compile. */
export type Messages = typeof en;
