import type { AppError } from '../../shared/errors.ts';
import { errorTexts } from '../../shared/messages/errors.en.ts';
import type { SignInSummary } from '../../shared/sign-in.ts';
import { explain } from '../../shared/diagnosis/explained.ts';
import type { Evidence, FailureDiagnosis } from '../../shared/diagnosis/finding.ts';
import { findingCard } from '../../shared/messages/finding-card.en.ts';
import { findingTexts } from '../../shared/messages/findings.en.ts';
import { formatField } from '../../shared/text/layout.ts';
import { makeVisible } from '../../shared/text/visible.ts';
import { cutInTheMiddle } from '../../shared/transcript-text.ts';

/** Select Graphic Rendition parameters (ECMA-48 section 8.3.117). */
const parameters = { bold: '1', red: '31', green: '32', yellow: '33', cyan: '36', dim: '2' };
export type Style = keyof typeof parameters;

/** Styles a text for the terminal, or leaves it alone. */
export type Paint = (style: Style, text: string) => string;

/**
 * Colours only where they are seen and wanted: on a terminal that knows them, without `NO_COLOR`
 * (no-color.org).
 */
export function choosePaint(
  isTerminal: boolean,
  environment: Readonly<Record<string, string | undefined>>,
): Paint {
  const unwanted = (environment['NO_COLOR'] ?? '') !== '' || environment['TERM'] === 'dumb';
  if (!isTerminal || unwanted) return (_style, text) => text;
  return (style, text) => `\u001b[${parameters[style]}m${text}\u001b[0m`;
}

/** What a sign-in brought: of the token only what may be shown. */
export function renderSignIn({ account, token }: SignInSummary): string {
  return makeVisible(
    `Signed in as ${account}: access token of ${token.length} characters, fingerprint ${token.fingerprint}.`,
  );
}

/** A failure with its code, its cause and the next step, one line or more each. */
export function renderError(error: AppError, paint: Paint): string[] {
  const { title, cause, nextStep } = errorTexts[error.code];
  const wait = error.retryAfterMs;
  const entries: Entry[] = [
    ['Why', cause],
    ['Next step', nextStep],
    ['As reported', error.detail],
    ['To wait', wait === undefined ? undefined : `${wait} ms, as the server asked`],
  ];
  return [paint('red', `${title} [${error.code}]`), ...fieldLines(entries)];
}

type Entry = readonly [name: string, value: string | undefined];

function fieldLines(entries: readonly Entry[]): string[] {
  return entries.flatMap(([name, value]) =>
    value === undefined || value === ''
      ? []
      : formatField(name, makeVisible(value), { indent: 2, nameWidth: 13, width: 100 }),
  );
}

/**
 * A failure with what is behind it: the most likely cause with what shows it and what to do, the
 * others by their titles. Where nothing was recognised, the failure by its code, with what is known
 * to be right, what is usual, and what Microsoft's support asks for.
 */
export function renderDiagnosis(
  error: AppError,
  diagnosis: FailureDiagnosis | undefined,
  paint: Paint,
): string[] {
  if (!diagnosis) return renderError(error, paint);
  const { findings, values, recognised, support } = diagnosis;
  const [first, ...others] = explain(findings, values, findingTexts);
  const titlesOf = (explained: typeof others): string[] =>
    explained.map(
      ({ finding, text }) => `${text.title} (${findingCard.certainty[finding.certainty]})`,
    );
  if (!first || !recognised) {
    const usual = [...(first ? [first] : []), ...others].map(({ text }) => text.title);
    return [
      ...renderError(error, paint),
      ...fieldLines([
        ...inColumn('Known right', findingCard.knownRightSentences(diagnosis.knownRight)),
        ...inColumn('Usual causes', usual),
        ...findingCard.supportRows(support),
      ]),
    ];
  }
  const { finding, text } = first;
  const wait = finding.waitMinutes;
  return [
    paint('red', `${makeVisible(text.title)} [${error.code}]`),
    ...fieldLines([
      ['How sure', findingCard.certainty[finding.certainty]],
      ...inColumn('Evidence', finding.evidence.map(evidenceText)),
      ['Why', text.cause],
      ...inColumn(
        'What to do',
        text.steps.map((step, index) => `${String(index + 1)}. ${step}`),
      ),
      ['To wait', wait === undefined ? undefined : findingCard.wait(wait)],
      ['As reported', isQuoted(error, finding.evidence) ? undefined : error.detail],
      ['Server asked', waitText(error)],
      ['More', finding.link],
      ...inColumn('Or else', titlesOf(others)),
      ['Finding', finding.id],
    ]),
  ];
}

/** Whether the quoted lines say already what was reported. */
function isQuoted({ detail = '' }: AppError, evidence: readonly Evidence[]): boolean {
  return evidence.some((each) => each.kind === 'line' && each.text.includes(detail));
}

/** Values one below the other, the name before the first. */
function inColumn(name: string, values: readonly string[]): Entry[] {
  return values.map((value, index) => [index === 0 ? name : '', value]);
}

function evidenceText(evidence: Evidence): string {
  return evidence.kind === 'line'
    ? findingCard.line(evidence.n, cutInTheMiddle(evidence.text))
    : findingCard.claim(evidence.claim, evidence.value);
}

function waitText({ retryAfterMs }: AppError): string | undefined {
  return retryAfterMs === undefined ? undefined : `to wait ${retryAfterMs} ms`;
}
