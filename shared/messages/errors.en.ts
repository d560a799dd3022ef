import type { ErrorCode } from '../errors.ts';
import { appErrors } from './errors/app.en.ts';
import { connectionErrors } from './errors/connections.en.ts';
import { credentialErrors } from './errors/credentials.en.ts';
import type { ErrorText } from './errors/error-text.ts';
import { mailErrors } from './errors/mail.en.ts';
import { signInErrors } from './errors/sign-in.en.ts';
import { updateErrors } from './errors/updates.en.ts';

/** The text of every error code, in English. */
export const errorTexts: Readonly<Record<ErrorCode, ErrorText>> = {
  ...appErrors,
  ...connectionErrors,
  ...signInErrors,
  ...credentialErrors,
  ...mailErrors,
  ...updateErrors,
};
