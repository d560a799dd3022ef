import type { FindingValues } from '../../diagnosis/values.ts';

/** What the words of findings ask of the values, whatever their language. */

/** True where one of these AADSTS numbers was named. */
export function isNumber({ numbers = [] }: FindingValues, ...wanted: readonly number[]): boolean {
  return numbers.some((number) => wanted.includes(number));
}

/** The scopes with the one that a refresh token is asked for by. */
export function withOffline(scopes: readonly string[]): readonly string[] {
  return scopes.includes('offline_access') ? scopes : [...scopes, 'offline_access'];
}
