import type { BrowserContext, Page } from 'playwright';

/** A window of the app appears within a few seconds, also on a loaded machine. */
const windowDeadlineMs = 30_000;

/**
 * The first open page that `predicate` takes, now or after any page opened or went elsewhere.
 *
 * @throws Error when there is none in time
 */
export function waitForPage(
  context: BrowserContext,
  predicate: (page: Page) => boolean | Promise<boolean>,
): Promise<Page> {
  return new Promise((resolve, reject) => {
    const watched = new Set<Page>();
    const deadline = setTimeout(() => {
      finish();
      const open = context.pages().map((page) => page.url());
      reject(new Error(`No such window within ${windowDeadlineMs} ms; open: ${open.join(' ')}`));
    }, windowDeadlineMs);

    async function look(): Promise<void> {
      for (const page of context.pages()) {
        if (!watched.has(page)) {
          watched.add(page);
          page.on('domcontentloaded', onChange);
        }
        if (page.isClosed() || !(await predicate(page))) continue;
        finish();
        resolve(page);
        return;
      }
    }
    function onChange(): void {
      look().catch((error: unknown) => {
        finish();
        reject(error instanceof Error ? error : new Error(String(error)));
      });
    }
    function finish(): void {
      clearTimeout(deadline);
      context.off('page', onChange);
      for (const page of watched) page.off('domcontentloaded', onChange);
    }
    context.on('page', onChange);
    onChange();
  });
}
