import { useEffect, useState } from 'react';
import type { AppError } from '../../shared/errors.ts';
import type { AssistantApi } from '../../shared/assistant-api.ts';
import type { LanguageId } from '../../shared/language-ids.ts';
import type { TextFormat } from '../../shared/report/formats.ts';
import type { ReportOf, ReportPreview } from '../../shared/report/request.ts';

/** The beginning of a report; until the next is there, that of the one before. */
export type Preview =
  | { kind: 'loading' }
  | { kind: 'ready'; preview: ReportPreview }
  | { kind: 'failed'; error: AppError };

export interface PreviewRequest {
  of: ReportOf;
  format: TextFormat;
  pseudonyms: boolean;
  language: LanguageId;
}

/** Asks the main process for the beginning of a report each time that another is wanted. */
export function usePreview(api: AssistantApi, request: PreviewRequest): Preview {
  const [preview, setPreview] = useState<Preview>({ kind: 'loading' });
  const asked = JSON.stringify(request);
  useEffect(() => {
    let isCurrent = true;
    void api.previewReport(JSON.parse(asked) as PreviewRequest).then((result) => {
      if (!isCurrent) return;
      setPreview(
        result.ok
          ? { kind: 'ready', preview: result.value }
          : { kind: 'failed', error: result.error },
      );
    });
    return () => {
      isCurrent = false;
    };
  }, [api, asked]);
  return preview;
}
