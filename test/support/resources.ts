/**
 * The sockets, timers and servers of this process that are there now and were not before.
 *
 * @param before what `process.getActiveResourcesInfo()` said then
 */
export function newSince(before: readonly string[]): string[] {
  const known = [...before];
  return process.getActiveResourcesInfo().filter((name) => {
    const at = known.indexOf(name);
    if (at !== -1) known.splice(at, 1);
    return at === -1;
  });
}

/**
 * {@link newSince} once the system has closed what was given back, which takes it a few turns of the
 * event loop; what is still there after two seconds was not given back.
 */
export async function leftSince(before: readonly string[]): Promise<string[]> {
  const end = performance.now() + 2_000;
  while (newSince(before).length > 0 && performance.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return newSince(before);
}
