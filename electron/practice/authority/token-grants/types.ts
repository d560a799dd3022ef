import type { Person } from '../../directory.ts';
import type { AadstsError } from '../aadsts.ts';
import type { ApplicationScope, GrantedScopes } from '../scopes.ts';

/** Tokens for a person. */
export interface PersonOutcome {
  kind: 'person';
  person: Person;
  scopes: GrantedScopes;
  /** Of the refresh tokens that descend from one sign-in. */
  family: string;
  nonce?: string;
}

/** A token for the application itself. */
export interface ApplicationOutcome {
  kind: 'application';
  scope: ApplicationScope;
  byCertificate: boolean;
}

/** What a grant gives. */
export type Outcome = PersonOutcome | ApplicationOutcome | Refusal;

export interface Refusal {
  kind: 'refusal';
  error: AadstsError;
}

/** No tokens, and why. */
export function refusal(error: AadstsError): Refusal {
  return { kind: 'refusal', error };
}
