import type { Messages } from './en.ts';
import { errorTexts } from './errors.en.ts';
import { explain } from './explain.en.ts';
import { applicationUserText, fieldTexts } from './fields.en.ts';
import { fieldNotes } from './field-notes.ja.ts';
import { findingCard } from './finding-card.en.ts';
import { findingTexts } from './findings.en.ts';
import { frame } from './frame.en.ts';
import { guides } from './guides.en.ts';
import { mailboxesStep } from './mailboxes.en.ts';
import { network } from './network.en.ts';
import { practiceBar } from './practice.en.ts';
import { registrationStep } from './registration.en.ts';
import { protocolNames, stageNames, testStep, transcript } from './run.en.ts';
import { scopesStep } from './scopes.en.ts';
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
import { reportStep, startScreen } from './steps.en.ts';
import { tenantStep } from './tenant.en.ts';

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
  tenant: tenantStep,
  registration: registrationStep,
  scopes: scopesStep,
  mailboxes: mailboxesStep,
  guides,
  scripts,
  network,
  signIn: signInStep,
  ...{ deviceCode, credentials, keeping, signedIn, inspector, refusal, signInTranscript },
  test: testStep,
  transcript,
  report: reportStep,
};
