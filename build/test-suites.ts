/** What `npm test` can run, in the order in which it does; the checks before them always run. */
export const suites = ['unit', 'integration', 'packages', 'e2e'] as const;
export type Suite = (typeof suites)[number];

/**
 * The suites that `ASSISTANT_TEST_SUITES` names, with commas between them. There are systems on which
 * a suite can never run: real Dovecot and Exim, and the tools for Linux packages, are Debian's, so
 * Windows and macOS leave out `integration` and `packages`. What is left out is said aloud and counted as skipped, also with `CI=true`.
 *
 * @param value of the variable; all suites without it
 * @throws Error for a name that no suite has, and where none is named, so that a slip of the pen does
 *   not pass for success
 */
export function chosenSuites(value: string | undefined): ReadonlySet<Suite> {
  if (value === undefined) return new Set(suites);
  const named = value.split(',').map((name) => name.trim());
  const chosen = suites.filter((suite) => named.includes(suite));
  const unknown = named.filter((name) => !chosen.some((suite) => suite === name));
  if (unknown.length > 0) {
    const known = suites.join(', ');
    throw new Error(
      `ASSISTANT_TEST_SUITES names "${unknown.join('", "')}"; the suites are ${known}.`,
    );
  }
  return new Set(chosen);
}
