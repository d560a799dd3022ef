import {
  nothingKnown,
  type Known,
  type SettingsFindingId,
} from '../../../../shared/wizard/findings/types.ts';
import {
  changeDraft,
  emptyDraft,
  type Draft,
  type DraftChange,
} from '../../../../shared/wizard/draft.ts';
import { editCloud } from '../../../../shared/wizard/cloud-values.ts';
import { certificate } from '../fixtures.ts';

export const clientId = '05cd6963-1a2b-4c3d-8e4f-5a6b7c8dd595';
export const tenantId = '8a1c0f5e-3c1d-4d0e-9a55-0f2f6b1f8c11';
export const objectId = '2f6b1f8c-11d0-4c3d-9a55-0f2f8a1c0f5e';

/** A person of a tenant of the global cloud. */
export const person: Draft = {
  ...emptyDraft,
  tenant: 'contoso.com',
  clientId,
  protocols: ['imap', 'pop', 'smtp'],
  user: 'adele@contoso.com',
};

/** An app of the same tenant. */
export const app: Draft = changeDraft(person, { access: 'application' });

/** A draft after some changes, each as a person makes it. */
export function changed(draft: Draft, ...changes: readonly DraftChange[]): Draft {
  return changes.reduce(changeDraft, draft);
}

/** The draft in a cloud where some values can be typed, with these. */
export function typed(cloud: 'dod' | '21vianet', change: Parameters<typeof editCloud>[1]): Draft {
  const inCloud = changeDraft(person, { cloud });
  return changeDraft(inCloud, editCloud(inCloud, change));
}

export function server(host: string, port: number, security: 'tls' | 'starttls') {
  return { host, port: String(port), security };
}

/** What is known in tests: a secret, a certificate, the app's own object ID, a time. */
export const now = Date.parse('2026-06-01T12:00:00Z');
export const withSecret: Known = {
  ...nothingKnown,
  entered: {
    'client-secret': {
      ...{ kind: 'client-secret', credentialId: 'x', length: 40, fingerprint: '00000000' },
    },
  },
};

export function withCertificate(dates: { validFrom?: string; validTo?: string }): Known {
  return { ...nothingKnown, now, entered: { certificate: { ...certificate, ...dates } } };
}

export const withToken: Known = { ...nothingKnown, appObjectId: objectId };

/** What is seen, how strong it is, and in which field of which step. */
export type Row = [
  id: SettingsFindingId,
  place: `${'problem' | 'caution'} ${'tenant' | 'registration' | 'mailboxes' | 'sign-in'} ${string}`,
  draft: Draft,
  known?: Known,
];
