import type { CloudId } from '../clouds.ts';
import type { FlowId } from '../flows.ts';
import type { LanguageChoice } from '../settings-values.ts';
import type { SignInNetwork } from '../sign-in-network.ts';

/** What an organisation can set for every user of a computer, by its key in the policy file. */
export const policyFields = [
  'cloud',
  'tenant',
  'clientId',
  'allowedFlows',
  'neverKeepTokens',
  'proxy',
  'authorities',
  'updateFeed',
  'language',
] as const;
export type PolicyField = (typeof policyFields)[number];

/** What an organisation has set. What is absent is left to the person. */
export interface Policy {
  /** What a new connection begins with; each can be changed there. */
  cloud?: CloudId;
  tenant?: string;
  clientId?: string;
  /** The ways to sign in that may be gone, for all but the practice tenant; at least one. */
  allowedFlows?: readonly FlowId[];
  /** Nothing of a sign-in is kept on this computer, and what was kept is removed. */
  neverKeepTokens?: boolean;
  /** How servers are reached; a proxy's password is no part of it. */
  proxy?: SignInNetwork;
  /** Authorities that are trusted beside the system's and the person's; in PEM, one each. */
  authorities?: readonly string[];
  /** Where updates come from; empty where there are to be none. */
  updateFeed?: string;
  language?: LanguageChoice;
}

/**
 * True where a connection may use this way to sign in. The practice tenant is exempt: what its
 * sign-ins give opens nothing, and a newcomer is to see every way.
 */
export function isFlowAllowed(
  { allowedFlows }: Pick<Policy, 'allowedFlows'>,
  flow: FlowId,
  isPractice: boolean,
): boolean {
  return isPractice || allowedFlows === undefined || allowedFlows.includes(flow);
}
