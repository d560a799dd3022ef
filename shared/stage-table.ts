import type { CheckRecord } from './run-record.ts';
import type { StageResult, StageStatus } from './stages.ts';
import { formatTable } from './text/layout.ts';
import { makeVisible } from './text/visible.ts';

const statusWords: Readonly<Record<StageStatus, string>> = {
  ok: 'OK',
  failed: 'FAILED',
  cancelled: 'cancelled',
  'not-reached': 'not reached',
};

/** The most characters of each column; with the frame a line has 98 at most. */
const columnWidths = [10, 11, 10, 54];

function found(result: StageResult): string {
  const parts = [
    result.summary,
    result.kept === true ? '(kept from the check before)' : undefined,
    result.error === undefined ? undefined : `[${result.error.code}]`,
  ];
  return makeVisible(parts.filter((part) => part !== undefined).join(' '));
}

/**
 * The stages of one check as a table in ASCII: stage, result, time, and what was found there or the
 * code of the failure.
 *
 * @param decorate may colour the padded word of a status, for a terminal
 */
export function formatStageTable(
  check: Pick<CheckRecord, 'stages'>,
  decorate: (text: string, status: StageStatus) => string = (text) => text,
): string[] {
  const rows = check.stages.map((result) => [
    result.stage,
    statusWords[result.status],
    result.status === 'not-reached' ? '' : `${result.durationMs.toFixed(0)} ms`,
    found(result),
  ]);
  return formatTable(
    [['Stage', 'Result', 'Time', 'Found'], ...rows],
    columnWidths,
    (text, row, column) => {
      const status = column === 1 ? check.stages[row - 1]?.status : undefined;
      return status === undefined ? text : decorate(text, status);
    },
  );
}
