import type { Messages } from '../../messages/en.ts';
import type { SignInRecord } from '../../sign-in.ts';
import { makeVisible } from '../../text/visible.ts';
import type { ReportSection } from '../document.ts';
import { fieldsBlock, said, told } from '../fields.ts';
import { errorFields } from './failure.ts';

/**
 * One sign-in: how it was done and ended, and what was asked and answered.
 *
 * @param isExplained true where a finding says why it failed
 */
export function signInSections(
  record: SignInRecord,
  isExplained: boolean,
  evidence: ReadonlySet<number>,
  messages: Messages,
): ReportSection[] {
  const { reportDocument: text } = messages;
  const { flow, outcome, startedAt, finishedAt, error, lines } = record;
  return [
    {
      ...{ id: 'sign-in', title: text.sections.signIn(text.outcomes[outcome]), outcome },
      blocks: [
        fieldsBlock([
          told(text.fields.flow, text.flows[flow]),
          said(text.fields.started, startedAt),
          said(text.fields.finished, finishedAt),
          ...(error === undefined ? [] : errorFields(error, isExplained, messages)),
        ]),
      ],
    },
    {
      ...{ id: 'sign-in-transcript', title: text.sections.signInTranscript },
      blocks: [
        {
          ...{ kind: 'transcript', id: 'entra', evidence, empty: text.nothingSaid },
          lines: lines.map(({ n, atMs, kind, text: line }) => {
            return { n, atMs, kind, text: makeVisible(line) };
          }),
        },
      ],
    },
  ];
}
