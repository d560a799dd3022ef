import type { CloudId } from '../clouds.ts';
import type { AccessType } from '../flows.ts';
import type { Protocol } from '../protocols.ts';
import { countOf } from './format.en.ts';
import { protocolNames } from './run.en.ts';
import { stepNames } from './steps.en.ts';
import { cloudTexts } from './tenant.en.ts';

/** What is around and between the steps: the window, the rail, and what all steps have. */
export const frame = {
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
};
