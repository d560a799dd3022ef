import { appError, type AppError } from '../../shared/errors.ts';
import { serverText } from '../auth/server-text.ts';
import { refusalOn } from './page-refusal.ts';
import { credentialFor, type PracticeCredentials } from './practice-sign-in-page.ts';
import { walkPages } from './walk-pages.ts';

/** What a person was told to do by a device code flow. */
export interface DevicePage {
  verificationUri: string;
  userCode: string;
  /** PEM of the practice certificate authority. */
  ca: string;
  signal: AbortSignal;
}

/**
 * Does on a practice tenant's page for device codes what a person does: types the code, signs in,
 * and confirms.
 *
 * @returns what the page says where the password was refused or no end came; what became of the
 *   sign-in, the flow that asks for it learns itself
 */
export async function completeDevicePage(
  { verificationUri, userCode, ca, signal }: DevicePage,
  credentials: PracticeCredentials,
): Promise<AppError | undefined> {
  try {
    const end = await walkPages({
      url: verificationUri,
      ca,
      signal,
      // The code is asked for as text, the person's name as an address.
      valueOf: (field) => (field.type === 'text' ? userCode : credentialFor(field, credentials)),
    });
    if (end.kind !== 'page') return appError('signin/protocol');
    const isRefused = end.askedAgain || end.page.status >= 400;
    return isRefused ? refusalOn(end.page, 'device-code') : undefined;
  } catch (error) {
    if (signal.aborted) return appError('signin/cancelled');
    return appError('signin/network', serverText(error instanceof Error ? error.message : ''));
  }
}
