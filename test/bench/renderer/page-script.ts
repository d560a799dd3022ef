import { forWindow, type CheckEvent, type WindowEvent } from '../../../shared/check-events.ts';
import type { TranscriptLine } from '../../../shared/transcript.ts';
import { practiceDraft } from '../../../shared/wizard/draft.ts';
import { toConnection } from '../../../shared/wizard/validation.ts';
import { en } from '../../../shared/messages/en.ts';
import { createFakeAssistant } from '../../renderer/fake-assistant.ts';
import { passingRun, practice, summary } from '../../shared/wizard/fixtures.ts';

// Runs in the page, before its own scripts: the main process that it talks to, and what measures it.

const fake = createFakeAssistant();
/** How many lines come at once where it is not measured how they come. */
const batchEvents = 2_000;
/** How often the main process sends a batch, in milliseconds. */
const batchMs = 50;
let runs = 0;

/** What the bench calls. */
export interface PageBench {
  /**
   * Goes to the first step as soon as that can be done: when the first screen was there and when a
   * field of that step could be typed into, in milliseconds after the navigation.
   */
  opened: () => Promise<{ startScreen: number; firstStep: number }>;
  /** Ends the sign-in that was pressed for. */
  signIn: () => Promise<void>;
  /** Tells of a run of IMAP that has started, which has been pressed for. */
  beginRun: () => void;
  /** Tells of lines from one number to another, as fast as the page takes them. */
  fill: (from: number, to: number) => Promise<void>;
  /** Tells of lines as they come at a rate, a batch at a time. */
  stream: (from: number, to: number, perSecond: number) => Promise<void>;
  endRun: () => void;
  /** The times between frames while something goes on, in milliseconds. */
  frames: (work: () => Promise<void>) => Promise<number[]>;
  /** Moves the transcript by so many pixels in each of so many frames. */
  scroll: (pixels: number, frames: number) => Promise<void>;
  idle: (milliseconds: number) => Promise<void>;
}

function line(n: number): TranscriptLine {
  const text = `* ${n} FETCH (UID ${n} FLAGS (\\Seen) RFC822.SIZE ${(n * 37) % 100_000})`;
  const kind = n % 50 === 0 ? 'sent' : 'received';
  const stage = n % 20_000 < 10_000 ? 'auth' : 'mailbox';
  return { n, atMs: n, stage, kind, text, bytes: text.length + 2, redacted: false };
}

function lines(from: number, to: number): CheckEvent[] {
  return Array.from({ length: to - from + 1 }, (_none, index) => ({
    kind: 'line',
    protocol: 'imap',
    line: line(from + index),
  }));
}

function emit(events: WindowEvent[]): void {
  fake.emit(`run-${runs}`, events);
}

const frame = () =>
  new Promise<number>((resolve) => {
    requestAnimationFrame(resolve);
  });

const wait = (milliseconds: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, milliseconds);
  });

/** The task of a message: what comes over IPC comes in one of its own, and painting goes between. */
const task = () =>
  new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });

/** The first answer that a look in each frame gives. */
async function seen<T>(look: () => T | null | undefined): Promise<T> {
  for (;;) {
    const found = look();
    if (found !== null && found !== undefined) return found;
    await frame();
  }
}

/** From the start on, so that nothing that is measured waits for the one who measures. */
async function open(): Promise<{ startScreen: number; firstStep: number }> {
  const button = await seen(() =>
    [...document.querySelectorAll('button')].find(
      ({ textContent }) => textContent === en.start.ownButton,
    ),
  );
  const startScreen = performance.now();
  button.click();
  await seen(() => document.querySelector('main input:not([disabled])'));
  return { startScreen, firstStep: performance.now() };
}

const opening = location.hash === '#open' ? open() : undefined;

const bench: PageBench = {
  opened: () => opening ?? Promise.reject(new Error('opened for something else')),
  signIn: async () => {
    await seen(() => fake.calls.find(([name]) => name === 'startSignIn'));
    fake.endSignIn({ ok: true, value: summary });
  },
  beginRun: () => {
    runs += 1;
    emit([
      { kind: 'check-started', protocol: 'imap', stages: ['dns', 'auth', 'mailbox'] },
      { kind: 'stage-started', protocol: 'imap', stage: 'auth', atMs: 0 },
    ]);
  },
  fill: async (from, to) => {
    for (let first = from; first <= to; first += batchEvents) {
      emit(lines(first, Math.min(to, first + batchEvents - 1)));
      await task();
    }
  },
  stream: async (from, to, perSecond) => {
    const startedAt = performance.now();
    let told = from - 1;
    while (told < to) {
      await wait(batchMs);
      const due = from + Math.floor(((performance.now() - startedAt) / 1000) * perSecond);
      const last = Math.min(to, due);
      if (last > told) emit(lines(told + 1, last));
      told = last;
    }
  },
  endRun: () => {
    const connection = toConnection(practiceDraft(practice));
    if (!connection) throw new Error('no connection');
    const [end] = passingRun({ ...connection, protocols: ['imap'] }).slice(-1);
    if (end?.kind !== 'run-finished') throw new Error('no end');
    emit([forWindow({ ...end, record: { ...end.record, id: `run-${runs}` } })]);
  },
  frames: async (work) => {
    const times: number[] = [];
    const state: { goesOn: boolean } = { goesOn: true };
    const ended = work().finally(() => {
      state.goesOn = false;
    });
    let before = await frame();
    while (state.goesOn) {
      const now = await frame();
      times.push(now - before);
      before = now;
    }
    await ended;
    return times;
  },
  scroll: async (pixels, frames) => {
    const box = document.querySelector('[role="log"]');
    if (!box) throw new Error('no transcript');
    for (let count = 0; count < frames; count++) {
      box.scrollTop += pixels;
      await frame();
    }
  },
  idle: wait,
};

Object.assign(globalThis, { assistant: fake.api, bench });
