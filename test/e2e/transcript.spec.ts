import { fileURLToPath } from 'node:url';
import { expect, test } from 'playwright/test';
import { launch } from './launch.ts';
import { signInAtPractice, startPractice, walkTo } from './walk.ts';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

test('a transcript of 25,000 lines is searched, filtered, walked by keys and copied whole', async () => {
  // Lines by the ten thousand take their time where both cores are busy.
  test.setTimeout(120_000);
  const app = await launch({
    inPlaceOf: { '/mail/run.ts': path('fixtures/long-run.ts') },
  });
  try {
    const page = await app.firstWindow();
    await startPractice(page);
    await walkTo(page, 'Sign in');
    await signInAtPractice(app, page, 'adele@contoso.example');
    await page.getByRole('button', { name: 'Continue to the test' }).click();
    await page.getByRole('button', { name: 'Test mailbox access' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('IMAP, POP and SMTP work.', {
      timeout: 30_000,
    });
    const log = page.getByRole('log');
    const rows = log.getByRole('listitem');

    await test.step('the end is in sight, and only some of the lines are in the page', async () => {
      await expect(log).toHaveAccessibleDescription(/^25,\d\d\d lines$/);
      const left = () => log.evaluate((box) => box.scrollHeight - box.scrollTop - box.clientHeight);
      await expect.poll(left).toBeLessThan(2);
      expect(await rows.count()).toBeLessThan(100);
      const total = Number(await rows.last().getAttribute('aria-setsize'));
      expect(total).toBeGreaterThan(25_000);
      await expect(rows.last()).toHaveAttribute('aria-posinset', String(total));
    });

    await test.step('a cell of the grid leads to the first line of its stage', async () => {
      await page.getByRole('button', { name: /^IMAP, Sign-in: passed/ }).click();
      await expect(page.locator(':focus')).toContainText('AUTHENTICATE XOAUTH2');
      await expect(page.locator(':focus')).toBeInViewport();
      // With the name of the stage above it, not at the very edge of the box.
      const stage = log.locator('.transcript-separator', { hasText: /^Sign-in$/ });
      await expect(stage).toBeInViewport({ ratio: 1 });
      await expect(page.getByRole('button', { name: 'Jump to the end' })).toBeVisible();
      await page.getByRole('button', { name: /^SMTP, TLS: passed/ }).click();
      await expect(log).toHaveAccessibleName('Transcript of SMTP');
      await expect(page.locator(':focus')).toContainText('TLSv1.3');
      await page.getByRole('tab', { name: 'IMAP' }).click();
    });

    await test.step('Ctrl+F searches, Enter goes from match to match', async () => {
      await page.keyboard.press('Control+f');
      await page.keyboard.type('* 2499');
      const found = page.locator('.transcript-found');
      await expect(found).toHaveText('11 found');
      await page.keyboard.press('Enter');
      await expect(found).toHaveText('1 of 11');
      await page.keyboard.press('Shift+Enter');
      await expect(found).toHaveText('11 of 11');
      await expect(page.locator('.is-pointed mark')).toHaveText('* 2499');
      await expect(page.locator('.is-pointed')).toBeInViewport();
      await page.keyboard.press('Escape');
    });

    await test.step('what is sent alone can be shown', async () => {
      await page.getByRole('button', { name: 'Received' }).click();
      await page.getByRole('button', { name: 'Notes' }).click();
      await expect(log).toHaveAccessibleDescription(/^\d+ of 25,\d\d\d lines$/);
      await expect(rows.first()).toHaveText('Capability');
      await page.getByRole('button', { name: 'Received' }).click();
      await page.getByRole('button', { name: 'Notes' }).click();
    });

    await test.step('keys select lines that are far out of sight, and copy gives all of them', async () => {
      await log.focus();
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('Home');
      await expect(page.locator(':focus')).toHaveAttribute('aria-posinset', '2');
      await page.keyboard.press('Shift+End');
      await expect(log).toHaveAccessibleDescription(/^25,\d\d\d lines selected$/);
      expect(await rows.count()).toBeLessThan(100);
      await page.keyboard.press('Control+c');
      await page.getByRole('button', { name: 'Test again', exact: true }).click();
      await expect
        .poll(() => app.output(), { timeout: 20_000 })
        .toMatch(/on the clipboard: 25\d\d\d lines, \+/);
    });
  } finally {
    await app.close();
  }
});
