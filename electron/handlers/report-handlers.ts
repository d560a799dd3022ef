import { catalogues } from '../../shared/messages/catalogues.ts';
import { compareRuns } from '../../shared/report/compare-runs.ts';
import { maxPreviewCharacters, type ReportPreview } from '../../shared/report/request.ts';
import type { Handlers } from '../ipc/types.ts';
import { success } from '../../shared/results.ts';
import type { HandlerDependencies } from './types.ts';

type Channels =
  | 'report:preview'
  | 'report:copy'
  | 'report:save'
  | 'history:list'
  | 'history:compare'
  | 'history:remove';

/** Reports of runs and of sign-ins that failed, and the runs that are kept. */
export function createReportHandlers({
  reports,
  history,
  writeClipboard,
  saveReport,
}: HandlerDependencies): Pick<Handlers, Channels> {
  return {
    'report:preview': async ({ of, format, ...style }) => {
      const text = await reports.text(of, format, style);
      return text.ok ? success(beginningOf(text.value)) : text;
    },
    'report:copy': async ({ of, ...style }) => {
      const text = await reports.text(of, 'text', style);
      if (!text.ok) return text;
      await writeClipboard(text.value);
      return success(undefined);
    },
    'report:save': async ({ of, format, ...style }) => {
      const file = await reports.file(of, format, style);
      if (!file.ok) return file;
      return saveReport(file.value, format, catalogues[style.language].reportPage);
    },
    'history:list': ({ connectionId }) => history.list(connectionId),
    'history:compare': async ({ connectionId, older, newer, language }) => {
      const one = await history.read(connectionId, older);
      if (!one.ok) return one;
      const other = await history.read(connectionId, newer);
      if (!other.ok) return other;
      return success(compareRuns(one.value, other.value, catalogues[language]));
    },
    'history:remove': ({ connectionId, runId }) => history.remove(connectionId, runId),
  };
}

/** As many whole lines as may cross to the window. */
function beginningOf(text: string): ReportPreview {
  const characters = text.length;
  if (characters <= maxPreviewCharacters) return { text, characters };
  const end = text.lastIndexOf('\n', maxPreviewCharacters - 1);
  return { text: text.slice(0, end < 0 ? maxPreviewCharacters : end + 1), characters };
}
