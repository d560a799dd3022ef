import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** WCAG 2.2 up to AA, and what axe's makers ask for besides. */
const allRules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** `all`, or `colours` for a page whose structure was looked at in other colours already. */
export type AxeScope = 'all' | 'colours';

/**
 * What axe finds wrong with a page as it is shown now: one line for each element, with the rule and
 * what axe says of it.
 */
export async function axeFindings(page: Page, scope: AxeScope): Promise<string[]> {
  // By the debugging protocol, which the policy of the page does not hold for.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  const runOnly: RunOptions['runOnly'] =
    scope === 'all'
      ? { type: 'tag', values: allRules }
      : { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };
  const options: RunOptions = { runOnly, resultTypes: ['violations'], elementRef: false };
  const { violations } = await page.evaluate(async (given) => {
    const { axe } = window as unknown as { axe: { run(o: unknown): Promise<AxeResults> } };
    // eslint-disable-next-line @typescript-eslint/unbound-method -- called on a style below
    const { getPropertyValue } = CSSStyleDeclaration.prototype;
    // With the system's few colours Chromium tells `color` as it is drawn, but the fill of the text
    // as the page would have it, which is not drawn. Axe asks for the fill first, then for `color`.
    if (matchMedia('(forced-colors: active)').matches) {
      CSSStyleDeclaration.prototype.getPropertyValue = function (name) {
        return name === '-webkit-text-fill-color' ? '' : getPropertyValue.call(this, name);
      };
    }
    try {
      return await axe.run(given);
    } finally {
      CSSStyleDeclaration.prototype.getPropertyValue = getPropertyValue;
    }
  }, options);
  return violations.flatMap(({ id, nodes }) =>
    nodes.slice(0, 5).map(({ target, failureSummary = '' }) => {
      const why = failureSummary.split('\n').slice(1).join(' ').trim();
      return `${id}: ${target.join(' ')}: ${why}`;
    }),
  );
}
