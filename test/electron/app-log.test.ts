import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createAppLog } from '../../electron/app-log.ts';
import { readEntry } from '../../shared/log/entry.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'app-log-test-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const inFile = (): string => readFileSync(join(folder, 'app.log'), 'utf8');
const events = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => readEntry(line)?.event);

/** The standard error of a process, which a test reads or breaks. */
function terminal(write?: (done: (error?: Error) => void) => void) {
  const written: string[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      written.push(chunk.toString());
      if (write) write(done);
      else done();
    },
  });
  return { stream: stream as unknown as NodeJS.WriteStream, text: () => written.join('') };
}

test('what happens is in the file and in the terminal, line for line the same', () => {
  const { stream, text } = terminal();
  const { log, file } = createAppLog(folder, stream);
  log('info', 'second start');
  log('warn', 'window reloaded', { why: 'crashed' });
  expect(file.folder).toBe(folder);
  expect(events(inFile())).toEqual(['second start', 'window reloaded']);
  expect(text()).toBe(inFile());
});

test('what is less grave than the level that is set is in neither, from then on', () => {
  const { stream, text } = terminal();
  const { log, setLevel } = createAppLog(folder, stream);
  log('debug', 'ipc answered', { channel: 'run:start', ms: 1, ok: true });
  setLevel('debug');
  log('debug', 'ipc answered', { channel: 'run:start', ms: 2, ok: true });
  setLevel('warn');
  log('info', 'second start');
  log('warn', 'window unresponsive');
  expect(events(inFile())).toEqual(['ipc answered', 'window unresponsive']);
  expect(inFile()).toContain('"ms":2');
  expect(text()).toBe(inFile());
});

test('a terminal that was closed ends nothing, and the file goes on', async () => {
  const { stream } = terminal((done) => {
    done(new Error('EPIPE'));
  });
  const { log } = createAppLog(folder, stream);
  const closed = new Promise((resolve) => stream.on('close', resolve));
  log('info', 'second start');
  await closed;
  log('info', 'second start');
  expect(events(inFile())).toEqual(['second start', 'second start']);
});

test('a file that cannot be written ends nothing, and the terminal has the line', () => {
  writeFileSync(join(folder, 'taken'), '');
  const { stream, text } = terminal();
  const { log, file } = createAppLog(join(folder, 'taken'), stream);
  log('info', 'second start');
  expect(events(text())).toEqual(['second start']);
  expect(file.waiting()).toHaveLength(1);
});
