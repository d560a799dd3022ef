import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { CDPSession, Page } from 'playwright';
import { en } from '../../../shared/messages/en.ts';
import { median, quantile } from '../statistics.ts';
import { openPages, type BenchPages } from './open-page.ts';

/** What the page of the window costs. */
export interface RendererResult {
  /** Scripts and styles, in bytes after gzip: those of a start in English, and all there are. */
  size: { needed: number; all: number };
  /** With the processor slowed down, in milliseconds after the navigation; medians. */
  opening: { slowDown: number; rounds: number; startScreen: number; firstStep: number };
  /** The 95th percentile of the times between frames, in milliseconds, without a screen's limit. */
  frames: { lines: number; empty: number; scrolling: number; jumping: number; arriving: number };
  /** The page's heap after garbage was collected, in bytes: before the first run and after each. */
  heap: number[];
}

const slowDown = 4;
const openingRounds = 5;
/** Lines of a run. */
const manyLines = 100_000;
const perSecond = 2_000;
/** How long lines arrive at that rate, in seconds. */
const arrivingSeconds = 5;
/** What one turn of a mouse's wheel scrolls, and the thumb of a scroll bar that is pulled. */
const wheelPixels = 120;
const pulledPixels = 4_000;
const scrollFrames = 400;
const runs = 10;

/** Measures the pages as built, in an installed browser. */
export async function benchRenderer(): Promise<RendererResult> {
  const pages = await openPages();
  try {
    return {
      size: sizes(pages.folder),
      opening: await opening(pages),
      frames: await frameTimes(pages),
      heap: await heapAfterRuns(pages),
    };
  } finally {
    await pages.close();
  }
}

function sizes(folder: string): RendererResult['size'] {
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const assets = readdirSync(join(folder, 'assets')).filter((name) => /\.(js|css)$/.test(name));
  const sum = (names: readonly string[]) =>
    names.reduce(
      (bytes, name) => bytes + gzipSync(readFileSync(join(folder, 'assets', name))).length,
      0,
    );
  return { needed: sum(assets.filter((name) => page.includes(name))), all: sum(assets) };
}

async function opening({ newPage, url }: BenchPages): Promise<RendererResult['opening']> {
  const starts: number[] = [];
  const steps: number[] = [];
  for (let round = 0; round < openingRounds; round++) {
    const page = await newPage();
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowDown });
    await page.goto(`${url}#open`);
    // Noted in the page itself, so that no way to here is in the times.
    const { startScreen, firstStep } = await page.evaluate(() => window.bench.opened());
    starts.push(startScreen);
    steps.push(firstStep);
    await page.context().close();
  }
  return {
    ...{ slowDown, rounds: openingRounds },
    startScreen: median(starts),
    firstStep: median(steps),
  };
}

/** From the first screen to the page of the test. */
async function goToTest(page: Page, url: string): Promise<void> {
  await page.goto(url);
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  await press(en.start.practiceButton);
  for (const { next } of [en.tenant, en.registration, en.scopes, en.mailboxes]) await press(next);
  await press(en.signIn.start);
  await page.evaluate(() => window.bench.signIn());
  await press(en.signIn.next);
}

async function beginRun(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Test (mailbox access|again)$/ }).click();
  await page.evaluate(() => {
    window.bench.beginRun();
  });
}

async function frameTimes({ newPage, url }: BenchPages): Promise<RendererResult['frames']> {
  const page = await newPage();
  await goToTest(page, url);
  await beginRun(page);
  const preloaded = manyLines - perSecond * arrivingSeconds;
  await page.evaluate((to) => window.bench.fill(1, to), preloaded);
  const arriving = await page.evaluate(
    ([from, to, rate]) => window.bench.frames(() => window.bench.stream(from, to, rate)),
    [preloaded + 1, manyLines, perSecond] as const,
  );
  await page.evaluate(() => {
    window.bench.endRun();
    document.querySelector('[role="log"]')?.scrollTo(0, 0);
  });
  const scrolled = (pixels: number) =>
    page.evaluate(([by, count]) => window.bench.frames(() => window.bench.scroll(by, count)), [
      pixels,
      scrollFrames,
    ] as const);
  const scrolling = await scrolled(wheelPixels);
  const jumping = await scrolled(pulledPixels);
  await page.context().close();
  const empty = await emptyFrames(newPage);
  const worst = (times: readonly number[]) => quantile(times, 0.95);
  return {
    lines: manyLines,
    empty: worst(empty),
    scrolling: worst(scrolling),
    jumping: worst(jumping),
    arriving: worst(arriving),
  };
}

/** What a page with nothing in it has on this machine. */
async function emptyFrames(newPage: BenchPages['newPage']): Promise<number[]> {
  const page = await newPage();
  await page.goto('about:blank');
  const times = await page.evaluate(() => window.bench.frames(() => window.bench.idle(2_000)));
  await page.context().close();
  return times;
}

async function heapAfterRuns({ newPage, url }: BenchPages): Promise<number[]> {
  const page = await newPage();
  const session = await page.context().newCDPSession(page);
  await goToTest(page, url);
  const heap = [await usedHeap(session)];
  for (let run = 0; run < runs; run++) {
    await beginRun(page);
    await page.evaluate((to) => window.bench.fill(1, to), manyLines);
    await page.evaluate(() => {
      window.bench.endRun();
    });
    await page.getByRole('button', { name: en.test.next }).waitFor();
    heap.push(await usedHeap(session));
  }
  await page.context().close();
  return heap;
}

async function usedHeap(session: CDPSession): Promise<number> {
  // What is let go of in one collection can hold what is found only by the next.
  for (let turn = 0; turn < 3; turn++) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize;
}
