import type { Connection } from '../connection.ts';
import type { Draft } from '../wizard/draft.ts';
import {
  appEnabled,
  consent,
  enterpriseObjectId,
  permissions,
  signInLog,
  userAssignment,
} from './directory-guides.ts';
import { guideFacts, type GuideFacts } from './guide-facts.ts';
import type { GuideId } from './guide-ids.ts';
import type { Guide, GuideStep } from './guide.ts';
import {
  mailboxDelegation,
  mailboxProtocols,
  restrictedSender,
  smtpAuth,
} from './mailbox-guides.ts';
import {
  accountTypes,
  appCredential,
  publicClientFlows,
  redirectUri,
  registerForApplication,
  registerForPersons,
} from './registration-guides.ts';

const stepsOf: Readonly<Record<GuideId, (facts: GuideFacts) => GuideStep[]>> = {
  'register-app-delegated': registerForPersons,
  'register-app-application': registerForApplication,
  'account-types': accountTypes,
  'redirect-uri': redirectUri,
  'public-client-flows': publicClientFlows,
  'app-credential': appCredential,
  permissions,
  consent,
  'enterprise-object-id': enterpriseObjectId,
  'app-enabled': appEnabled,
  'user-assignment': userAssignment,
  'sign-in-log': signInLog,
  'mailbox-protocols': mailboxProtocols,
  'smtp-auth': smtpAuth,
  'mailbox-delegation': mailboxDelegation,
  'restricted-sender': restrictedSender,
};

/**
 * A guide with the values of one connection, or of one that is still being typed: only the steps
 * that apply to it, and only values that are known to be well formed.
 *
 * @returns no steps where the guide has nothing to say for this connection, such as consent for
 *   personal accounts
 */
export function guideFor(id: GuideId, source: Connection | Draft): Guide {
  const facts = guideFacts(source);
  return { id, facts, steps: stepsOf[id](facts) };
}
