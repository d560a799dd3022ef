import type { ErrorCode } from '../errors.ts';
import { appErrors } from './errors/app.ja.ts';
import { connectionErrors } from './errors/connections.ja.ts';
import { credentialErrors } from './errors/credentials.ja.ts';
import type { ErrorText } from './errors/error-text.ts';
import { mailErrors } from './errors/mail.ja.ts';
import { signInErrors } from './errors/sign-in.ja.ts';
import { updateErrors } from './errors/updates.ja.ts';

/** The text of every error code, in Japanese. */
export const errorTexts: Readonly<Record<ErrorCode, ErrorText>> = {
  ...appErrors,
  ...connectionErrors,
  ...signInErrors,
  ...credentialErrors,
  ...mailErrors,
  ...updateErrors,
};
