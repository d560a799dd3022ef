import type { z } from 'zod';
import type { CheckEventBatch } from './check-events.ts';
import { appRequests } from './ipc/app.ts';
import { connectionRequests } from './ipc/connection.ts';
import { credentialRequests } from './ipc/credential.ts';
import { guideRequests } from './ipc/guide.ts';
import { networkRequests } from './ipc/network.ts';
import { policyRequests } from './ipc/policy.ts';
import { practiceRequests } from './ipc/practice.ts';
import { problemRequests } from './ipc/problem.ts';
import { reportRequests } from './ipc/report.ts';
import { runRequests } from './ipc/run.ts';
import { signInRequests } from './ipc/sign-in.ts';
import { updateRequests } from './ipc/update.ts';
import type { SignInLine, SignInProgress } from './sign-in.ts';
import type { UpdateState } from './updates/state.ts';

/**
 * The whole contract between the window and the main process: a channel, what is asked and what is
 * answered. Both sides derive their types from it and the main process parses every request with
 * it. No answer has a place for a secret.
 */
export const requests = {
  ...appRequests,
  ...practiceRequests,
  ...signInRequests,
  ...credentialRequests,
  ...networkRequests,
  ...runRequests,
  ...connectionRequests,
  ...reportRequests,
  ...problemRequests,
  ...guideRequests,
  ...policyRequests,
  ...updateRequests,
} as const;

export type RequestChannel = keyof typeof requests;
export type RequestOf<C extends RequestChannel> = z.infer<(typeof requests)[C]['request']>;
export type ResponseOf<C extends RequestChannel> = z.infer<(typeof requests)[C]['response']>;

/** What the main process tells the window without being asked. */
export interface Notifications {
  'run:events': CheckEventBatch;
  /** What happens while somebody is to sign in. */
  'sign-in:progress': SignInProgress;
  /** The lines that were added to the transcript of the sign-in under way. */
  'sign-in:lines': { lines: readonly SignInLine[] };
  /** “Report a problem” was chosen in the application menu. */
  'problem:asked': undefined;
  /** Where updates stand now. */
  'update:changed': UpdateState;
}
export type NotificationChannel = keyof Notifications;
