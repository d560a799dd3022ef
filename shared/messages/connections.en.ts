import type { NameProblem } from '../connections/names.ts';
import type { ForeignValue } from '../connections/foreign-values.ts';
import type { AccessType } from '../flows.ts';
import { maxNameLength } from '../connections/limits.ts';
import { countOf, localTime } from './format.en.ts';
import { protocolNames } from './run.en.ts';
import { stepNames } from './steps.en.ts';
import { cloudTexts } from './tenant.en.ts';

const accessNames: Record<AccessType, string> = {
  delegated: 'A person signs in',
  application: 'The app signs in as itself',
};

/** What stands in place of a cloud's own value. */
function foreignName({ cloud, what }: Pick<ForeignValue, 'cloud' | 'what'>): string {
  const of = cloudTexts[cloud].shortName;
  if (what.kind === 'authority') return `Sign-in address (${of})`;
  if (what.kind === 'server') return `${protocolNames[what.protocol]} server (${of})`;
  return what.access === 'delegated'
    ? `Resource for people who sign in (${of})`
    : `Resource for the app itself (${of})`;
}

/** The list of saved connections, what can be done with them, and files of them. */
export const connections = {
  heading: 'Your connections',
  /** Beside the name of the practice tenant's connections. */
  practice: 'Practice tenant',
  /** What a connection is called that has no name yet. */
  unnamed: 'New connection',
  copyOf: (name: string) => `Copy of ${name}`,
  access: accessNames,
  noTenant: 'No tenant yet',
  noMailbox: 'No mailbox yet',
  shared: (mailbox: string) => `${mailbox} (shared)`,
  changed: (iso: string) => `Changed ${localTime(iso)}`,
  at: (step: keyof typeof stepNames) => `At: ${stepNames[step]}`,
  facts: { tenant: 'Tenant', mailbox: 'Mailbox', access: 'Access' },
  open: 'Open',
  openOf: (name: string) => `Open: ${name}`,
  rename: 'Rename',
  renameOf: (name: string) => `Rename: ${name}`,
  duplicate: 'Duplicate',
  duplicateOf: (name: string) => `Duplicate: ${name}`,
  export: 'Export',
  exportOf: (name: string) => `Export: ${name}`,
  exportAll: 'Export all…',
  exported: (count: number) =>
    `${countOf(count, 'connection was', 'connections were')} exported, without secrets.`,
  delete: 'Delete',
  deleteOf: (name: string) => `Delete: ${name}`,
  deleted: (name: string) => `“${name}” was deleted.`,
  undo: 'Undo',
  close: 'Close',
  import: 'Import connections…',
  all: 'All connections',
  kept: 'What you type is kept on this computer as you type. Secrets and sign-ins are not.',
  renameDialog: {
    heading: 'Rename the connection',
    label: 'Name',
    hint: `What you know it by, such as the device and its place. Up to ${maxNameLength} characters.`,
    problems: {
      missing: 'Give it a name.',
      'too-long': `A name has up to ${maxNameLength} characters. Shorten it.`,
      unshown: 'The name has a character that cannot be seen. Type it again instead of pasting it.',
      taken: 'Another connection has this name already. Choose another one.',
    } satisfies Record<NameProblem, string>,
    save: 'Rename',
    cancel: 'Cancel',
  },
  importDialog: {
    heading: 'Import connections',
    lead: (fileName: string, count: number) =>
      `“${fileName}” holds ${countOf(count, 'connection', 'connections')}. Nothing is taken until you choose what to import. There are no secrets in it.`,
    check:
      'The tenant and the app decide whose data is opened, and by what. Compare them with what the sender told you in another way.',
    choose: 'Connections to import',
    client: 'Client ID',
    cloud: 'Cloud',
    tenant: 'Tenant',
    mailbox: 'Mailbox',
    further: (count: number) => `and ${countOf(count, 'more mailbox', 'more mailboxes')}`,
    sender: 'Sends as',
    empty: 'not filled in',
    foreign: 'Not the cloud’s own',
    foreignText:
      'Sign-ins, and the access tokens that come of them, go to these addresses. Import this connection only if you know who runs them.',
    foreignName,
    instead: (own: string) => `instead of ${own}`,
    nothingChosen: 'Choose at least one connection.',
    take: 'Import',
    cancel: 'Cancel',
    taken: (count: number) => `${countOf(count, 'connection was', 'connections were')} imported.`,
  },
  /** The system's own dialogs. */
  files: {
    exportTitle: 'Export connections',
    importTitle: 'Choose a file with connections',
    importButton: 'Choose',
    kind: 'Connections',
    /** Without its ending. */
    fileName: 'mailbox-connections',
  },
};
