import type { AppError } from '../../shared/errors.ts';
import { errorTexts } from '../../shared/messages/errors.en.ts';
import type { SignInSummary } from '../../shared/sign-in.ts';
import { formatField } from '../../shared/text/layout.ts';
import { makeVisible } from '../../shared/text/visible.ts';

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
  const entries = [
    ['Why', cause],
    ['Next step', nextStep],
    ['As reported', error.detail],
    ['To wait', wait === undefined ? undefined : `${wait} ms, as the server asked`],
  ] as const;
  return [
    paint('red', `${title} [${error.code}]`),
    ...entries.flatMap(([name, value]) =>
      value === undefined
        ? []
        : formatField(name, makeVisible(value), { indent: 2, nameWidth: 13, width: 100 }),
    ),
  ];
}
