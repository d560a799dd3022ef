import type { CloudId } from '../clouds.ts';
import type { AccessType } from '../flows.ts';
import type { Protocol } from '../protocols.ts';
import { errorTexts } from './errors.en.ts';
import { explain } from './explain.en.ts';
import { applicationUserText, fieldTexts } from './fields.en.ts';
import { findingCard } from './finding-card.en.ts';
import { findingTexts } from './findings.en.ts';
import { countOf } from './format.en.ts';
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
import { reportStep, startScreen, stepNames } from './steps.en.ts';
import { cloudTexts, tenantStep } from './tenant.en.ts';

/** Every text of the window, in English. Another language is another value of {@link Messages}. */
export const en = {
  app: {
    name: 'Mailbox OAuth Assistant',
    title: (page: string) => `${page} - Mailbox OAuth Assistant`,
    startTitle: 'Start',
  },
  rail: {
    label: 'Steps',
    status: { done: 'done', failed: 'needs attention', open: 'not done yet' },
    practice: 'Practice tenant',
    access: (names: readonly Protocol[], access: AccessType) =>
      `${names.map((protocol) => protocolNames[protocol]).join(', ')} · ${access}`,
    tenant: (tenant: string, cloud: CloudId) => `${tenant} · ${cloudTexts[cloud].shortName}`,
    shared: (mailbox: string) => `${mailbox} (shared)`,
  },
  step: {
    names: stepNames,
    position: (number: number, count: number) => `Step ${String(number)} of ${String(count)}`,
    title: (position: string, name: string) => `${position}: ${name}`,
    back: 'Back',
  },
  summary: {
    title: (count: number) =>
      count === 1
        ? 'One field needs your attention'
        : `${countOf(count, 'field', 'fields')} need your attention`,
  },
  failure: {
    code: 'Code',
    said: 'What was said',
    next: 'What to do next',
    dismiss: 'Dismiss',
  },
  copy: {
    copy: 'Copy',
    copyOf: (what: string) => `Copy: ${what}`,
    copied: 'Copied',
    forTicket: 'Copy for ticket',
  },
  token: {
    shape: (length: number, fingerprint: string) =>
      `${countOf(length, 'character', 'characters')}, SHA-256 starts with ${fingerprint}`,
  },
  fields: fieldTexts,
  applicationUser: applicationUserText,
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

/** The shape of a catalogue: a language that lacks a text does not compile. */
export type Messages = typeof en;
