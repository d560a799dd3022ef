import { expect, test } from 'playwright/test';
import { en } from '../../shared/messages/en.ts';
import { ja } from '../../shared/messages/ja.ts';
import type { Page } from 'playwright';
import { wizardSteps } from '../../shared/wizard/steps.ts';
import { launch, type LaunchedApp } from './launch.ts';
import { signInAtPractice, startPractice, walkTo } from './walk.ts';

let app: LaunchedApp;
let page: Page;
// Many looks at large pages: several times as long on a loaded machine.
test.setTimeout(150_000);
test.beforeEach(async () => {
  app = await launch();
  page = await app.firstWindow();
});
test.afterEach(() => app.close());

/** The smallest window, and the usual one at 200 %: half as many CSS pixels each way. */
const sizes = [
  { width: 900, height: 600 },
  { width: 620, height: 410 },
] as const;

/**
 * What of a page is lost in its window: that it has to be scrolled sideways, and each control that is
 * not to be seen whole in its width, or is covered where a pointer would press it.
 */
async function lost(): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth > clientWidth) found.push(`the page is ${String(scrollWidth)} wide`);
    const bodies = [...document.querySelectorAll('.page-body, .start, .dialog-body, .rail')];
    for (const body of bodies) {
      if (body.scrollWidth > body.clientWidth) {
        const wide = [...body.querySelectorAll('*')].find(
          (each) => each.getBoundingClientRect().right > body.getBoundingClientRect().right,
        );
        found.push(`${body.className} scrolls sideways: ${wide?.className ?? ''}`);
      }
    }
    const open = document.querySelector('dialog[open]') ?? document;
    const controls = open.querySelectorAll<HTMLElement>(
      'button, input, select, textarea, summary, [tabindex="0"]',
    );
    for (const control of controls) {
      if (!control.checkVisibility({ checkVisibilityCSS: true })) continue;
      // What is wide scrolls in a box of its own, and its controls come along.
      control.scrollIntoView({ block: 'center', inline: 'nearest' });
      const { left, right, top, bottom, width } = control.getBoundingClientRect();
      const name = `${control.tagName} ${(control.ariaLabel ?? control.innerText) || control.id}`;
      if (width > 0 && (left < -1 || right > clientWidth + 1)) found.push(`${name} sticks out`);
      const middle = Math.min(Math.max((top + bottom) / 2, 1), window.innerHeight - 1);
      const at = document.elementFromPoint((left + right) / 2, middle);
      const label = control.closest('label') ?? control.parentElement;
      const isThere = at !== null && (control.contains(at) || (label?.contains(at) ?? false));
      if (width > 1 && !isThere) found.push(`${name} is covered by ${at?.className ?? 'nothing'}`);
    }
    return found;
  });
}

/** What moves on the page now; nothing is to. */
async function moving(): Promise<string[]> {
  return page.evaluate(() =>
    document
      .getAnimations()
      .filter(({ playState }) => playState === 'running')
      .map(({ effect }) => {
        const target = effect instanceof KeyframeEffect ? effect.target : null;
        return target?.className.toString() ?? 'unknown';
      }),
  );
}

async function expectNothingLost(stop: string): Promise<void> {
  for (const size of sizes) {
    await page.setViewportSize(size);
    expect.soft(await lost(), `${stop}, ${String(size.width)} wide`).toEqual([]);
  }
}

test('nothing is lost in a small window or at 200 %, and nothing moves where that is not wanted', async () => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await expectNothingLost('first screen');
  await page.getByRole('button', { name: en.appLinks.settings }).click();
  await expectNothingLost('settings');
  expect(await moving()).toEqual([]);
  await page.keyboard.press('Escape');
  await startPractice(page);
  await walkTo(page, 'Sign in');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  // A spinner turns while the page waits.
  await expect(page.getByRole('button', { name: en.signIn.cancel })).toBeVisible();
  expect(await moving()).toEqual([]);
  await page.getByRole('button', { name: en.signIn.cancel }).click();
  await signInAtPractice(app, page, 'adele@contoso.example');
  await page.getByRole('button', { name: en.signIn.next }).click();
  await page.getByRole('combobox', { name: en.practice.label }).click();
  await page.getByRole('combobox', { name: en.practice.label }).fill('smtp-disabled-for-tenant');
  await page.getByRole('listbox').getByRole('option').first().click();
  await page.getByRole('button', { name: en.test.start }).click();
  await expect(page.getByRole('button', { name: en.test.next })).toBeVisible();
  await page.getByRole('button', { name: en.test.next }).click();
  const rail = page.getByRole('navigation');
  for (const step of wizardSteps) {
    await rail.getByRole('button', { name: new RegExp(`^${en.step.names[step]}`) }).click();
    await page.evaluate(() => {
      for (const fold of document.querySelectorAll('details')) fold.open = true;
    });
    await expectNothingLost(step);
  }
  await page.getByRole('combobox', { name: en.appLinks.language }).selectOption('ja');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(ja.report.heading);
  for (const step of wizardSteps) {
    await rail.getByRole('button', { name: new RegExp(`^${ja.step.names[step]}`) }).click();
    await expectNothingLost(`${step} in Japanese`);
  }
});
