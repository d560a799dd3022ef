import { screen } from '@testing-library/react';
import type { ErrorCode } from '../../shared/errors.ts';

/** The card that explains a failure, whatever cause it names: by the code in its last line. */
export function failureCard(code: ErrorCode): HTMLElement {
  const card = queryFailureCard(code);
  if (!card) throw new Error(`No card explains ${code}.`);
  return card;
}

/** {@link failureCard}, or nothing where there is none. */
export function queryFailureCard(code: ErrorCode): HTMLElement | undefined {
  const [found] = screen.queryAllByText(code, { selector: 'code' });
  return found?.closest<HTMLElement>('section.failure') ?? undefined;
}
