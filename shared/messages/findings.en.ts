import type { FindingId } from '../diagnosis/finding-ids.ts';
import type { FindingWords } from './findings/finding-text.ts';
import { mailFindings } from './findings/mail.en.ts';
import { signInFindings } from './findings/sign-in.en.ts';

/** The words of all findings, by their IDs: none missing, none too many. */
export const findingTexts: Readonly<Record<FindingId, FindingWords>> = {
  ...signInFindings,
  ...mailFindings,
};
