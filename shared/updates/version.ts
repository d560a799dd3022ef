/** What a release's version looks like: three numbers, and no more than that. */
const release = /^\d{1,6}\.\d{1,6}\.\d{1,6}$/;

/** True for `1.2.3`; releases with a pre-release part (`1.2.3-beta.1`) are offered to nobody. */
export function isReleaseVersion(text: string): boolean {
  return release.test(text);
}

/**
 * Whether a release is newer than another version, by the rules of Semantic Versioning 2.0.0 section
 * 11: numbers are compared one by one, and a pre-release comes before the release of its number.
 *
 * @param offered three numbers
 * @param running three numbers, perhaps with a pre-release part
 */
export function isNewer(offered: string, running: string): boolean {
  const [core = '', preRelease] = running.split('+')[0]?.split(/-(.*)/s) ?? [];
  const order = compareNumbers(offered, core);
  return order > 0 || (order === 0 && preRelease !== undefined);
}

/**
 * Compares the first three numbers of two versions, as those of systems are written, too
 * (`6.1.0-31-amd64`, `10.0.22631`).
 *
 * @returns less than zero where the first is lower, zero where they are equal
 */
export function compareNumbers(one: string, other: string): number {
  const [left, right] = [numbersOf(one), numbersOf(other)];
  for (const index of [0, 1, 2]) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function numbersOf(version: string): number[] {
  const [, numbers = ''] = /^(\d{1,9}(?:\.\d{1,9}){0,2})/.exec(version) ?? [];
  return numbers.split('.').map(Number);
}
