import type { Connection } from '../connection.ts';
import type { Protocol } from '../protocols.ts';

/**
 * What is to be thought of a claim: `right`; `wrong`: the mail server will refuse the token, or it
 * is not one for this connection; `note`: no fault, but to be known; `unknown`: the token alone does
 * not tell.
 */
export type Verdict = 'right' | 'wrong' | 'note' | 'unknown';

/** Why a claim has its verdict; each has a text in `shared/messages/token.en.ts`. */
export const inspectionReasons = [
  'opaque-personal',
  'opaque-work',
  'aud-right',
  'aud-not-described',
  'aud-other-name',
  'aud-graph',
  'aud-graph-app',
  'aud-own-app',
  'aud-other-cloud',
  'aud-other',
  'aud-missing',
  'app-token',
  'person-token',
  'scp-right',
  'scp-missing',
  'roles-right',
  'roles-missing',
  'roles-rbac',
  'roles-smtp-elsewhere',
  'tid-right',
  'tid-other',
  'tid-not-compared',
  'tid-missing',
  'client-right',
  'client-other',
  'client-missing',
  'user-right',
  'user-other',
  'user-missing',
  'exp-right',
  'exp-soon',
  'exp-over',
  'exp-missing',
  'nbf-right',
  'nbf-later',
  'clock-right',
  'clock-wrong',
  'oid-object-id',
  'oid-missing',
] as const;
export type InspectionReason = (typeof inspectionReasons)[number];

/** One line of the inspector's table. */
export interface InspectedClaim {
  /** The claim's name as it stands in tokens; `clock` and `token` are no claims. */
  claim: string;
  /**
   * What the token says; empty where it says nothing. Of the `clock`, the seconds that the
   * authority's is ahead of this computer's.
   */
  value: string;
  verdict: Verdict;
  reason: InspectionReason;
  /** What would be right, where that can be said in one word. */
  expected?: string;
  /** The protocol that a permission is for. */
  protocol?: Protocol;
}

/** What the claims are held against. */
export interface InspectionContext {
  connection: Connection;
  /** Milliseconds since 1970, by this computer's clock. */
  now: number;
  /** How far the authority's clock is ahead of this computer's, in milliseconds. */
  clockOffsetMs?: number;
  /** The ID of the connection's tenant, where it is known; a connection may name it by a domain. */
  tenantId?: string;
}
