import type { Diagnosis } from '../../../shared/diagnosis/finding.ts';
import { languageIds, type LanguageId } from '../../../shared/language-ids.ts';
import { catalogues } from '../../../shared/messages/catalogues.ts';
import type { ReportLanguage } from '../../../shared/report/build-document.ts';
import { textFormats, type TextFormat } from '../../../shared/report/formats.ts';
import { pseudonymise } from '../../../shared/report/pseudonyms/pseudonymise.ts';
import { sourceOf, type SignInOnly } from '../../../shared/report/source.ts';
import { writeReport } from '../../../shared/report/write.ts';
import type { RunRecord } from '../../../shared/run-record.ts';

/** A language of the window. */
export function languageOf(id: LanguageId): ReportLanguage {
  return { id, messages: catalogues[id] };
}

/** The report of a run. */
export function written(
  record: RunRecord,
  format: TextFormat = 'text',
  { language = 'en', pseudonyms = false }: { language?: LanguageId; pseudonyms?: boolean } = {},
): string {
  const source = sourceOf({ kind: 'run', record });
  return writeReport(pseudonyms ? pseudonymise(source) : source, format, languageOf(language));
}

/** The report of a sign-in without a run. */
export function writtenSignIn(signIn: SignInOnly, format: TextFormat = 'text'): string {
  return writeReport(sourceOf({ kind: 'sign-in', ...signIn }), format, languageOf('en'));
}

/** The report of a run with what is behind its failures. */
export function writtenOf(record: RunRecord, diagnosis: Diagnosis): string {
  return writeReport(sourceOf({ kind: 'run', record }, diagnosis), 'text', languageOf('en'));
}

/** A report in all forms and languages, with names and with pseudonyms: for what must not be in any. */
export function everyForm(record: RunRecord, names: 'both' | 'pseudonyms' = 'both'): string {
  const source = sourceOf({ kind: 'run', record });
  return [...(names === 'both' ? [source] : []), pseudonymise(source)]
    .flatMap((each) =>
      languageIds.flatMap((id) =>
        textFormats.map((format) => writeReport(each, format, languageOf(id))),
      ),
    )
    .join('\n');
}
