import { setTimeout as wait } from 'node:timers/promises';
import { isPausedByFetch, pausedRequests } from './fetch-router.ts';
import { closePage, type PageTarget } from './host.ts';

/** The page itself may go elsewhere at that moment; then it is emptied again. */
const emptyRetryMs = 250;
const maxEmptyAttempts = 4;

/** A popup's request comes within milliseconds; one that never does is not waited for longer. */
const requestDeadlineMs = 5_000;

/**
 * Closes a page that another one opened, whatever the handler said when it was asked: no popup may
 * stay. Its opener stands still until it runs, so it is let run, unable to send anything.
 *
 * @param url where it is going
 */
export async function refusePopup({ session, targetId }: PageTarget, url: string): Promise<void> {
  const refused = new Promise<void>((resolve) => {
    setTimeout(resolve, requestDeadlineMs).unref();
    session.on('Fetch.requestPaused', ({ requestId }) => {
      void session
        .trySend('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' })
        .then(() => {
          resolve();
        });
    });
  });
  // Only once this is answered is every request of the popup paused.
  const paused = await session.trySend('Fetch.enable', { patterns: pausedRequests });
  if (paused) {
    void session.trySend('Runtime.runIfWaitingForDebugger');
    // A page that is being closed is no longer paused: what it was about to send would be sent.
    if (isPausedByFetch(url)) await refused;
  }
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
