import { mailSignInFindings } from './findings/mail-sign-in.en.ts';

/** The words of all findings, by their IDs. */
export const findingTexts = {
  ...mailSignInFindings,
};
