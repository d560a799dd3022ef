import type { Draft, DraftField } from '../draft.ts';
import type { SignInAids } from '../sign-in-state.ts';
import type { WizardStep } from '../steps.ts';

/**
 * What can be seen of the settings before anything is tried. What stands before the slash is the
 * cause, by the name that a finding of a run has; what stands behind it tells how it was seen.
 */
export const settingsFindingIds = [
  'tenant-id-wrong/placeholder',
  'tenant-id-wrong/example-domain',
  'wrong-cloud-authority/tenant-domain',
  'wrong-cloud-authority/tenant-domain-unusual',
  'account-type-endpoint-mismatch/consumers-in-national-cloud',
  'account-type-endpoint-mismatch/personal-tenant',
  'scope-multiple-resources',
  'wrong-token-audience/graph',
  'wrong-token-audience/other-cloud',
  'wrong-smtp-endpoint',
  'wrong-host-or-port/other-cloud',
  'implicit-tls-on-starttls-port',
  'starttls-on-implicit-tls-port',
  'wrong-host-or-port/other-protocol',
  'wrong-host-or-port/unusual-port',
  'port-blocked/smtp-25',
  'client-id-wrong/mail-address',
  'client-id-wrong/token',
  'client-id-wrong/secret',
  'client-id-wrong/uri',
  'client-id-wrong/quotes',
  'client-id-wrong/placeholder',
  'client-id-wrong/tenant-id',
  'first-party-client-id',
  'single-tenant-app-on-common',
  'account-type-endpoint-mismatch/work-only',
  'account-type-endpoint-mismatch/personal-only',
  'delegate-backslash-syntax',
  'account-type-endpoint-mismatch/personal-mailbox',
  'account-type-endpoint-mismatch/personal-on-common',
  'account-not-in-tenant/personal-address',
  'account-type-endpoint-mismatch/work-address',
  'wrong-cloud-authority/address',
  'shared-mailbox-is-own',
  'service-principal-object-id-wrong/placeholder',
  'service-principal-object-id-wrong/client-id',
  'service-principal-object-id-wrong/tenant-id',
  'service-principal-object-id-wrong/token',
  'further-mailboxes/too-many',
  'further-mailboxes/malformed',
  'public-client-sent-secret/secret',
  'public-client-sent-secret/certificate',
  'client-certificate-expired',
  'client-certificate-not-yet-valid',
  'client-certificate-ends-soon',
] as const;
export type SettingsFindingId = (typeof settingsFindingIds)[number];

/**
 * A `problem` is sure to fail and is in the way of the next step; a `caution` is said at once and
 * is in nobody's way.
 */
export type Strength = 'problem' | 'caution';

/** Where a finding can stand: at a field, at the choice of the flow, or at the certificate. */
export type FindingField = DraftField | 'flow' | 'certificate';

/** A place on a page. */
export interface FindingPlace {
  step: WizardStep;
  field: FindingField;
}

/** One thing that is wrong with the settings, at one place. */
export interface SettingsFinding {
  id: SettingsFindingId;
  field: FindingField;
  strength: Strength;
  /** What its text names, such as the right value; empty where it names nothing. */
  value: string;
}

/** What is known besides the settings. */
export interface Known {
  /** What was entered to sign in with. */
  entered: SignInAids['entered'];
  /** `oid` of a token that this app got for itself in this tenant. */
  appObjectId: string | undefined;
  /** Milliseconds since 1970; without it nothing is said of dates. */
  now: number | undefined;
}

/** Nothing but the settings. */
export const nothingKnown: Known = { entered: {}, appObjectId: undefined, now: undefined };

/** One row of the table. */
export interface FindingRule extends FindingPlace {
  id: SettingsFindingId;
  strength: Strength;
  /** The other half of the pair, where it is shown as well: as a caution, whatever it is. */
  also?: FindingPlace;
  /** @returns whether it is so; or, where it is, what its text names */
  when: (draft: Draft, known: Known) => boolean | string;
}
