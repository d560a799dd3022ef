import type { FindingValues } from '../../diagnosis/values.ts';

/**
 * What a finding says: what is wrong, in the administrator's terms and without blame; why, in one or
 * two sentences; and what to do, each step one thing.
 */
export interface FindingText {
  title: string;
  cause: string;
  steps: readonly string[];
}

/** A finding's words for one connection: what is not known of it is said in general. */
export type FindingWords = (values: FindingValues) => FindingText;
