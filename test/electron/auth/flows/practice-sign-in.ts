import { expect } from 'vitest';
import type { Flow } from '../../../../electron/auth/flows/types.ts';
import { signIn, type SignInInput } from '../../../../electron/auth/sign-in.ts';
import type { SignedIn, SignInOutcome } from '../../../../electron/auth/types.ts';
import { runConnection } from '../../../../electron/mail/run.ts';
import type { PracticeTenant } from '../../../../electron/practice/types.ts';
import { resolveTarget, type Target } from '../../../../electron/target.ts';
import type { Connection } from '../../../../shared/connection.ts';
import type { AppError } from '../../../../shared/errors.ts';
import type { SignInProgress } from '../../../../shared/sign-in.ts';
import { adele } from './practice-person.ts';

/** A connection to the practice tenant, for Adele. */
export function practiceConnection(
  { info }: PracticeTenant,
  changes: Partial<Connection> = {},
): Connection {
  return {
    version: 1,
    name: 'Practice',
    practice: true,
    cloud: 'global',
    tenant: info.tenantDomain,
    clientId: info.clientId,
    access: 'delegated',
    flow: 'browser',
    protocols: ['imap'],
    offlineAccess: true,
    user: adele.username,
    ...changes,
  };
}

export function practiceTarget(practice: PracticeTenant, connection: Connection): Target {
  const target = resolveTarget(connection, practice);
  if (!target) throw new Error('the practice tenant is no target');
  return target;
}

export interface PracticeAttempt {
  connection?: Partial<Connection>;
  target?: Partial<Target>;
  controller?: AbortController;
  flow?: Flow;
  openBrowser?: (url: string) => Promise<void>;
  onProgress?: (progress: SignInProgress) => void;
  input?: Partial<SignInInput>;
}

/** One sign-in at the practice tenant, with all that was told of it. */
export async function signInAtPractice(practice: PracticeTenant, attempt: PracticeAttempt) {
  const connection = practiceConnection(practice, attempt.connection);
  const target = { ...practiceTarget(practice, connection), ...attempt.target };
  const progress: SignInProgress[] = [];
  const outcome = await signIn({
    connection,
    target,
    surroundings: {
      showSignInPage: () => Promise.reject(new Error('no window')),
      openBrowser: attempt.openBrowser ?? (() => Promise.reject(new Error('no browser'))),
    },
    signal: (attempt.controller ?? new AbortController()).signal,
    ...(attempt.flow ? { flow: attempt.flow } : {}),
    onProgress: (step) => {
      progress.push(step);
      attempt.onProgress?.(step);
    },
    ...attempt.input,
  });
  return { connection, target, outcome, progress };
}

export function succeeded(outcome: SignInOutcome): SignedIn {
  if (outcome.kind === 'failed') throw new Error(JSON.stringify(outcome.error));
  return outcome.signedIn;
}

export function failureOf(outcome: SignInOutcome): AppError {
  if (outcome.kind === 'success') throw new Error('the sign-in succeeded');
  return outcome.error;
}

/** Opens the mailbox with what a sign-in brought: the way ends at IMAP, not at the token. */
export async function expectMailbox(
  connection: Connection,
  target: Target,
  signedIn: SignedIn,
): Promise<void> {
  const app = { name: 'Test', version: '0', platform: 'test', node: '0' };
  const record = await runConnection(
    { runId: 'run', app, connection, signedIn, target },
    { signal: new AbortController().signal, emit: () => undefined },
  );
  expect(record.outcome).toBe('ok');
}
