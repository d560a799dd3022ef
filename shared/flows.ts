import type { CredentialKind } from './credentials.ts';

/**
 * The ways to get an access token. `window`, `browser` and `device-code` are for a person
 * (delegated access), `secret` and `certificate` for the app itself (application access), and a
 * pasted token may be for either.
 */
export const flowIds = [
  'window',
  'browser',
  'device-code',
  'secret',
  'certificate',
  'pasted-token',
] as const;
export type FlowId = (typeof flowIds)[number];

/** A person signs in, or the app signs in as itself (client credentials). */
export const accessTypes = ['delegated', 'application'] as const;
export type AccessType = (typeof accessTypes)[number];

const flowsOfAccess: Readonly<Record<AccessType, readonly FlowId[]>> = {
  delegated: ['window', 'browser', 'device-code', 'pasted-token'],
  application: ['secret', 'certificate', 'pasted-token'],
};

/** The flows that give a token of this access type, the usual one first. */
export function flowsFor(access: AccessType): readonly FlowId[] {
  return flowsOfAccess[access];
}

/** The kind of credential that a flow signs in with; `undefined` where a person signs in. */
export function credentialOf(flow: FlowId): CredentialKind | undefined {
  if (flow === 'secret') return 'client-secret';
  return flow === 'certificate' || flow === 'pasted-token' ? flow : undefined;
}

/** True where the flow uses something secret that is entered: a secret, a key, a token. */
export function needsCredential(flow: FlowId): boolean {
  return credentialOf(flow) !== undefined;
}

/** True where the app proves with a credential of its own that it is the one that signs in. */
export function isAppFlow(flow: FlowId): boolean {
  return flow === 'secret' || flow === 'certificate';
}
