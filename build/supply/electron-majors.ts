/** Electron's project fixes security faults in this many of its newest majors. Source: Electron, "Electron Releases". */
const supportedMajors = 3;

/** A version that is handed out: no range, no preview. */
const release = /^(\d+)\.\d+\.\d+$/;

/**
 * Whether the pinned Electron is one that still gets security fixes.
 *
 * @param pinned as in package.json
 * @param newest the newest stable version, as the registry says
 * @returns what is wrong, in one line; `undefined` where nothing is
 */
export function electronFault(pinned: string, newest: string): string | undefined {
  const ours = release.exec(pinned)?.[1];
  const theirs = release.exec(newest)?.[1];
  if (ours === undefined) return `Electron is pinned to "${pinned}", which is no single version.`;
  if (theirs === undefined) return `The registry answered "${newest}", which is no version.`;
  const behind = Number(theirs) - Number(ours);
  if (behind < supportedMajors) return undefined;
  return `Electron ${pinned} is ${behind} majors behind ${newest}; the newest ${supportedMajors} get fixes.`;
}
