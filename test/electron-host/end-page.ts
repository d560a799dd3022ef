import { setTimeout as wait } from 'node:timers/promises';
import { closePage, type PageTarget } from './host.ts';

/** The page itself may go elsewhere at that moment; then it is emptied again. */
const emptyRetryMs = 250;
const maxEmptyAttempts = 4;

/**
 * Closes a page that another one opened, whatever the handler said when it was asked: no popup may
 * stay. Its opener stands still until it runs, so it is let run; what it requests, the host refuses.
 */
export async function refusePopup({ session, targetId }: PageTarget): Promise<void> {
  void session.trySend('Runtime.runIfWaitingForDebugger');
  await closePage(targetId);
}

/**
 * Closes the page of a window. Chromium sends what a page was about to request when the session that
 * would have paused it goes away with the page; so the page is emptied first, while its owner lets
 * nothing of it through.
 */
export async function emptyAndClose({ session, targetId }: PageTarget): Promise<void> {
  const emptied = new Promise<true>((resolve) => {
    session.on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId === undefined && frame.url === 'about:blank') resolve(true);
    });
  });
  for (let attempt = 0; attempt < maxEmptyAttempts; attempt++) {
    void session.trySend('Page.navigate', { url: 'about:blank' });
    if (await Promise.race([emptied, wait(emptyRetryMs, false, { ref: false })])) break;
  }
  await closePage(targetId);
}
