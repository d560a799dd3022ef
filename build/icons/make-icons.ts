/**
 * Makes the icons of all systems from `icon.svg`: `npx tsx build/icons/make-icons.ts`. Needs an
 * installed Chrome, Edge or Chromium, which draws them. What was made from what is written to
 * `made.sha256`, so that a test can tell when the drawing has changed since.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright';
import { findChromium } from '../../test/electron-host/find-chromium.ts';
import { icnsFile, icnsSizes, icoFile, type Picture } from './containers.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
const svg = readFileSync(`${folder}icon.svg`);

/** What Windows shows somewhere at one of its usual scales. */
const icoSizes = [16, 20, 24, 32, 40, 48, 64, 128, 256];

/** What the hicolor theme has folders for. */
const linuxSizes = [16, 24, 32, 48, 64, 128, 256, 512];

/** Icons of macOS keep a margin, 100 of 1024 pixels. Source: Apple, "App icons" template. */
const macMargin = 100 / 1024;

/** Draws the icon. @param margin on each side, as a part of the size */
async function draw(page: Page, size: number, margin = 0): Promise<Picture> {
  const inner = size * (1 - 2 * margin);
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(
    `<style>body { margin: ${size * margin}px } img { display: block }</style>
     <img src="data:image/svg+xml;base64,${svg.toString('base64')}" width="${inner}" height="${inner}">`,
  );
  await page.locator('img').evaluate((image: HTMLImageElement) => image.decode());
  return { size, png: await page.screenshot({ omitBackground: true }) };
}

async function drawAll(page: Page, sizes: readonly number[], margin?: number): Promise<Picture[]> {
  const pictures: Picture[] = [];
  for (const size of sizes) pictures.push(await draw(page, size, margin));
  return pictures;
}

const executablePath = findChromium();
if (executablePath === undefined) {
  console.error('Drawing the icons needs an installed Chrome, Edge or Chromium.');
  process.exit(1);
}
const browser = await chromium.launch({ executablePath });
try {
  const page = await browser.newPage();
  const linux = await drawAll(page, linuxSizes);
  const made = new Map<string, Buffer>([
    ['icon.ico', icoFile(await drawAll(page, icoSizes))],
    ['icon.icns', icnsFile(await drawAll(page, icnsSizes, macMargin))],
    ...linux.map(({ size, png }): [string, Buffer] => [`png/${size}x${size}.png`, png]),
  ]);
  mkdirSync(`${folder}png`, { recursive: true });
  for (const [name, content] of made) writeFileSync(folder + name, content);
  const sums = [['icon.svg', svg] as const, ...made].map(
    ([name, content]) => `${createHash('sha256').update(content).digest('hex')}  ${name}\n`,
  );
  writeFileSync(`${folder}made.sha256`, sums.join(''));
} finally {
  await browser.close();
}
