import type { ScriptSource } from '../../../shared/scripts/script.ts';

const clientId = '05cd6963-1a2b-4c3d-8e4f-5a6b7c8dd595';
const objectId = '9c1d77a0-52b8-4c1e-b3d6-0a7f3c2e4b11';

const person: ScriptSource = {
  cloud: 'global',
  access: 'delegated',
  flow: 'window',
  protocols: ['imap'],
  offlineAccess: true,
  tenant: 'contoso.com',
  clientId,
  user: 'adele@contoso.com',
};
const app: ScriptSource = {
  cloud: 'global',
  access: 'application',
  flow: 'secret',
  protocols: ['imap', 'pop', 'smtp'],
  offlineAccess: false,
  tenant: '8a1c0f5e-3c1d-4d0e-9a55-0f2f6b1f8c11',
  clientId,
  servicePrincipalObjectId: objectId,
  user: 'scanner@contoso.com',
};

/** A connection of every kind that has scripts of its own. */
export const sources = {
  'a person and their own mailbox': person,
  'a person and a shared mailbox, all protocols': {
    ...person,
    cloud: 'gcc-high',
    flow: 'browser',
    protocols: ['imap', 'pop', 'smtp'],
    sharedMailbox: 'invoices@contoso.com',
  },
  'a person who sends as another address by device code': {
    ...person,
    cloud: 'dod',
    flow: 'device-code',
    protocols: ['smtp'],
    offlineAccess: false,
    sender: 'orders@contoso.com',
  },
  'a registration that is still to be made': { ...person, cloud: '21vianet', clientId: '' },
  'a personal account': {
    ...person,
    cloud: 'outlook',
    tenant: 'consumers',
    user: 'adele@outlook.com',
    protocols: ['imap', 'smtp'],
  },
  'an app and its one mailbox': app,
  'an app with further mailboxes and a sender': {
    ...app,
    cloud: '21vianet',
    flow: 'certificate',
    furtherMailboxes: ['fax@contoso.com', 'Scanner@contoso.com', 'door@contoso.com'],
    sender: 'no-reply@contoso.com',
  },
  'an app with a pasted token over IMAP': { ...app, flow: 'pasted-token', protocols: ['imap'] },
} as const satisfies Record<string, ScriptSource>;

export { person, app, clientId, objectId };
