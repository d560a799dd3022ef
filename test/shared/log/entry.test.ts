import { expect, test } from 'vitest';
import { readEntry, writeEntry, type LogEntry } from '../../../shared/log/entry.ts';
import { fieldsOf, logEvents, type LogEvent } from '../../../shared/log/events.ts';
import { withheld, type FieldKind } from '../../../shared/log/field-kinds.ts';

const head = { v: 1, time: '2026-11-22T01:02:03.004Z', pid: 1, n: 1 };

const samples: Readonly<Record<FieldKind, string | number | boolean>> = {
  ...{ name: 'sign-in:start', names: 'allowedFlows, proxy', version: '24.0.0', count: 3 },
  ...{ numbers: '50105, 7000215', origin: 'https://login.example:8443', exception: 'TypeError' },
  ...{ frames: 'async run (main.js:1:2) < b.js:3:4', exit: -1, flag: true },
};

function entryOf(event: LogEvent, fields: LogEntry['fields']): LogEntry {
  return { ...head, level: logEvents[event].level, event, fields };
}

test('each event of the list is read back as it was written, with all of its fields', () => {
  for (const event of Object.keys(logEvents) as LogEvent[]) {
    const fields = Object.entries(fieldsOf(event)).map(([name, kind]) => [name, samples[kind]]);
    const entry = entryOf(event, Object.fromEntries(fields) as LogEntry['fields']);
    expect(readEntry(writeEntry(entry)), event).toEqual(entry);
  }
});

test('no field has a name that stands for something else in a line', () => {
  for (const event of Object.keys(logEvents) as LogEvent[]) {
    const names = Object.keys(fieldsOf(event));
    expect(
      names.filter((name) => ['v', 'time', 'level', 'event', 'pid', 'n'].includes(name)),
    ).toEqual([]);
  }
});

const good = writeEntry(entryOf('request failed', { channel: 'run:start', code: 'run/unknown' }));

test.each([
  ['nothing', ''],
  ['no JSON', 'hello'],
  ['a list', '[]'],
  ['null', 'null'],
  ['a line cut off', good.slice(0, -4)],
  ['another version', good.replace('"v":1', '"v":2')],
  ['another level', good.replace('"info"', '"error"')],
  ['another event', good.replace('request failed', 'request won')],
  ['the name of something that every object has', good.replace('request failed', 'toString')],
  ['a field more', good.replace('"n":1', '"n":1,"token":"eyJ0eXAi"')],
  ['a field that every object has', good.replace('"n":1', '"n":1,"__proto__":"x"')],
  ['an address in a field', good.replace('run/unknown', 'ada@contoso.example')],
  ['a token in a field', good.replace('run/unknown', 'a'.repeat(80))],
  ['an object in a field', good.replace('"run/unknown"', '{"a":1}')],
  ['another time', good.replace('2026-11-22T', 'yesterday ')],
  ['a long line', `${good.slice(0, -1)}${' '.repeat(9_000)}}`],
])('what is no line of this program is none: %s', (_name, line) => {
  expect(readEntry(good)).toBeDefined();
  expect(line).not.toBe(good);
  expect(readEntry(line)).toBeUndefined();
});

test('a value that was withheld is read back as that', () => {
  const entry = entryOf('ipc answered', { channel: withheld, ms: withheld });
  expect(readEntry(writeEntry(entry))).toEqual(entry);
});
