import type { FindingTexts } from '../diagnosis/explained.ts';
import { mailFindings } from './findings/mail.ja.ts';
import { signInFindings } from './findings/sign-in.ja.ts';

/** The words of all findings, by their IDs: none missing, none too many. */
export const findingTexts: FindingTexts = {
  ...signInFindings,
  ...mailFindings,
};
