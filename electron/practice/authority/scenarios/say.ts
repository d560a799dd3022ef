import type { AuthorityMoment, AuthorityScenario } from './types.ts';

/** Gives the function that makes the scenarios of one moment; see {@link AuthorityScenario}. */
export function sayer(at: AuthorityMoment) {
  return (
    row: number,
    number: number,
    error: string,
    title: string,
    text: string,
    more: Omit<AuthorityScenario, 'at' | 'row' | 'number' | 'error' | 'title' | 'text'> = {},
  ): AuthorityScenario => ({ row, at, number, error, title, text, ...more });
}
