import type { SignInRecord } from '../sign-in.ts';
import { makeVisible } from '../text/visible.ts';
import { formatTranscriptLine } from '../transcript-text.ts';
import { errorFields } from './failure.ts';
import { fields, outcomeWords, section } from './layout.ts';
import { flowWords } from './settings.ts';

/**
 * One sign-in: how it was done and ended, and what was asked and answered.
 *
 * @param isExplained true where a finding says why it failed
 */
export function signInSections(record: SignInRecord, isExplained: boolean): string[] {
  const { flow, outcome, startedAt, finishedAt, error, lines } = record;
  return [
    ...section(
      `SIGN-IN: ${outcomeWords[outcome]}`,
      fields([
        ['Flow', flowWords[flow]],
        ['Started', startedAt],
        ['Finished', finishedAt],
        ...(error === undefined ? [] : errorFields(error, isExplained)),
      ]),
    ),
    ...section(
      'SIGN-IN TRANSCRIPT',
      lines.length === 0
        ? ['  Nothing was sent or received.']
        : lines.map((line) =>
            formatTranscriptLine({ ...line, text: makeVisible(line.text) }, { full: true }),
          ),
    ),
  ];
}
