import { expect, test } from 'playwright/test';
import type { Locator, Page } from 'playwright';
import { languageIds } from '../../shared/language-ids.ts';
import { catalogues } from '../../shared/messages/catalogues.ts';
import { en, type Messages } from '../../shared/messages/en.ts';
import { axeFindings } from './axe.ts';
import { launch, type LaunchedApp } from './launch.ts';
import { fillSignInPage } from './person.ts';

let app: LaunchedApp;
let page: Page;
// Many looks at large pages: several times as long on a loaded machine.
test.setTimeout(200_000);
test.beforeEach(async () => {
  app = await launch();
  page = await app.firstWindow();
  page.setDefaultTimeout(10_000);
});
test.afterEach(() => app.close());

const heading = () => page.getByRole('heading', { level: 1 });
const press = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();
const field = (name: string) => page.getByRole('textbox', { name });

/** Waits until the page has the colours that it is to have: they come with the next rendering. */
async function expectGround(on: Page, isDark: boolean): Promise<void> {
  await on.waitForFunction((wanted) => {
    const theme = document.querySelector('.fui-FluentProvider');
    // A page of the practice tenant follows at once.
    if (!theme) return true;
    const [red = 0] = getComputedStyle(theme).color.match(/\d+/g)?.map(Number) ?? [];
    return red > 128 === wanted;
  }, isDark);
}

/** Every step and whatever opens on it, with nothing and with everything wrong. */
async function walk(m: Messages, look: (stop: string, on?: Page) => Promise<void>): Promise<void> {
  await look('first screen');
  await press(m.appLinks.about);
  await expect(page.getByRole('dialog').locator('summary').first()).toBeVisible();
  await look('about');
  await press(m.problem.open);
  await look('a problem is reported');
  await press(m.problem.show);
  await expect(page.getByRole('heading', { name: m.problem.shownHeading })).toBeFocused();
  await unfoldAll();
  await look('what is saved of a problem');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await press(m.explain.startButton);
  await look('explain');
  await page.keyboard.press('Escape');
  await press(m.start.ownButton);
  await press(m.tenant.next);
  await look('nothing filled in');
  await page.getByRole('radio', { name: m.tenant.clouds.dod.name }).check();
  await field(m.fields.tenant.label).fill('https:');
  await field(m.fields.imapPort.label).fill('99999');
  await look('tenant with what cannot be right');
  await press(m.step.back);
  await look('a connection in the list');
  await page.getByRole('button', { name: new RegExp(`^${m.connections.rename}`) }).click();
  await look('rename');
  await page.keyboard.press('Escape');

  await press(m.start.practiceButton);
  const menu = page.getByRole('combobox', { name: m.practice.label });
  await menu.click();
  await expect(page.getByRole('listbox').getByRole('option').nth(2)).toBeVisible();
  await look('menu of the practice tenant');
  await page.keyboard.press('Escape');
  await unfoldAll();
  await look('tenant');
  await press(m.tenant.next);
  await unfoldAll();
  await look('registration');
  await press(m.registration.next);
  await look('scopes');
  await press(m.scopes.next);
  await page.getByRole('radio', { name: m.mailboxes.shared }).check();
  await unfoldAll();
  await look('mailboxes');
  await page.getByRole('radio', { name: m.mailboxes.own }).check();
  await press(m.mailboxes.next);
  await look('sign-in');
  await press(m.signIn.start);
  const window = await app.waitForWindow((candidate) => candidate !== page);
  await expect(window.getByLabel('Password')).toBeVisible();
  await look('sign-in window', window);
  await window.close();
  await expect(page.getByText('signin/cancelled')).toBeVisible();
  await look('sign-in cancelled');
  await expect.poll(() => app.windows().length).toBe(1);
  await press(m.signIn.again);
  await fillSignInPage(
    await app.waitForWindow((candidate) => candidate !== page),
    'adele@contoso.example',
  );
  await expect(heading()).toHaveText(m.signIn.headingDone);
  await look('signed in');

  await press(m.signIn.next);
  await look('before the test');
  // The failure that has a script, a guide and the words for support.
  await menu.click();
  await menu.fill('smtp-disabled-for-tenant');
  await page.getByRole('listbox').getByRole('option').first().click();
  await press(m.test.start);
  await expect(page.getByRole('button', { name: m.test.next })).toBeVisible();
  await unfoldAll();
  await look('test that failed');
  await press(m.test.next);
  await unfoldAll();
  await look('report');
  await press(m.step.back);
  await press(m.test.again);
  await press(m.test.next);
  const chosen = page.locator('table').getByRole('checkbox');
  await expect(chosen).toHaveCount(2);
  for (const box of await chosen.all()) await box.check();
  await press(m.history.compare);
  await expect(page.getByRole('heading', { name: m.comparison.title })).toBeVisible();
  await look('two tests side by side');
}

async function unfoldAll(): Promise<void> {
  await page.evaluate(() => {
    for (const fold of document.querySelectorAll('details')) fold.open = true;
  });
}

/** Chooses the language where that is done, and leaves the first screen as it was. */
async function choose(language: keyof typeof catalogues): Promise<Messages> {
  await page.getByRole('combobox', { name: en.appLinks.language }).selectOption(language);
  const m = catalogues[language];
  await expect(page.getByRole('button', { name: m.start.practiceButton })).toBeVisible();
  return m;
}

for (const language of languageIds) {
  test(`axe finds nothing at any step, in light and in dark, in the language ${language}`, async () => {
    await walk(await choose(language), async (stop, on = page) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await on.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await expectGround(on, colorScheme === 'dark');
        // What is wrong with more than the colours is so in all of them.
        const found = await axeFindings(on, colorScheme === 'light' ? 'all' : 'colours');
        expect.soft(found, `${stop}, ${colorScheme}`).toEqual([]);
      }
    });
  });

  test(`axe finds nothing at any step, in high contrast, in the language ${language}`, async () => {
    const m = await choose(language);
    await press(m.appLinks.settings);
    await page
      .getByRole('radio', { name: m.settingsDialog.display.themes['high-contrast'] })
      .check();
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await expectGround(page, true);
    expect.soft(await axeFindings(page, 'all'), 'settings').toEqual([]);
    await page.keyboard.press('Escape');
    await walk(m, async (stop, on = page) => {
      expect.soft(await axeFindings(on, 'colours'), stop).toEqual([]);
    });
  });
}

test('axe finds nothing where the system gives all pages its own few colours', async () => {
  const look = async (stop: string): Promise<void> => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, forcedColors: 'active', reducedMotion: 'reduce' });
      await expectGround(page, colorScheme === 'dark');
      expect.soft(await axeFindings(page, 'colours'), `${stop}, ${colorScheme}`).toEqual([]);
    }
  };
  await look('first screen');
  await press(en.appLinks.settings);
  await expect(page.getByRole('heading', { name: en.settingsDialog.log.heading })).toBeVisible();
  await look('settings');
  await press(en.problem.open);
  await look('a problem is reported');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await press(en.start.ownButton);
  await press(en.tenant.next);
  await look('nothing filled in');
  await press(en.step.back);
  await press(en.start.practiceButton);
  await unfoldAll();
  await look('tenant');
  await press(en.tenant.next);
  await unfoldAll();
  await look('registration');
});

/** What of a control, or of what is drawn around it, can show that it has the focus. */
function drawn(control: Locator): Promise<string> {
  return control.evaluate((element) => {
    const around = [element, element.parentElement, element.nextElementSibling];
    const of = (each: Element, part?: string) => {
      const { outline, boxShadow, borderColor, transform } = getComputedStyle(each, part);
      return [outline, boxShadow, borderColor, transform].join();
    };
    return around
      .flatMap((each) => (each ? [of(each), of(each, '::before'), of(each, '::after')] : []))
      .join('; ');
  });
}

test('each kind of control shows by keyboard that it has the focus', async () => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await press(en.start.ownButton);
  const kinds: Record<string, Locator> = {
    'a step of the rail': page.getByRole('navigation').getByRole('button').first(),
    'a link below the rail': page.getByRole('button', { name: en.appLinks.settings }),
    'a choice of one': page.getByRole('radio').first(),
    'a field': field(en.fields.tenant.label),
    'the main button': page.getByRole('button', { name: en.tenant.next }),
    'a fold': page.locator('summary').first(),
  };
  for (const [kind, control] of Object.entries(kinds)) {
    await page.getByRole('heading', { level: 1 }).focus();
    const before = await drawn(control);
    // A key, so that the page takes the focus for one by keyboard.
    await page.keyboard.press('Shift');
    await control.focus();
    await expect(control).toBeFocused();
    await expect.poll(() => drawn(control), { message: kind }).not.toBe(before);
  }
});
