import { describe, expect, test } from 'vitest';
import { makeSecret } from '../../electron/auth/make-secret.ts';
import { createLog, describeException, type Log } from '../../electron/log.ts';
import { readEntry } from '../../shared/log/entry.ts';
import type { FieldsOf } from '../../shared/log/events.ts';
import { withheld } from '../../shared/log/field-kinds.ts';
import { findSecrets } from '../support/secret-search.ts';

/** A log into an array, at a fixed time. */
function recordedLog() {
  const lines: string[] = [];
  return {
    lines,
    log: createLog(
      (line) => lines.push(line),
      () => 0,
    ),
  };
}

/** A log for what the compiler would refuse. */
type AnyLog = (level: string, event: string, fields?: Record<string, unknown>) => void;
const anyhow = (log: Log): AnyLog => log as unknown as AnyLog;

describe('a log entry', () => {
  test('is one line of JSON with version, time, level, event, process, number and fields', () => {
    const { lines, log } = recordedLog();
    log('warn', 'ipc refused', { channel: 'run:start', reason: 'not in the contract' });
    log('debug', 'ipc answered', { channel: 'run:start', ms: 2, ok: false });
    const head = { v: 1, time: '1970-01-01T00:00:00.000Z', pid: process.pid };
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      {
        ...{ ...head, level: 'warn', event: 'ipc refused', n: 1 },
        ...{ channel: 'run:start', reason: 'not in the contract' },
      },
      {
        ...{ ...head, level: 'debug', event: 'ipc answered', n: 2 },
        ...{ channel: 'run:start', ms: 2, ok: false },
      },
    ]);
    expect(lines.map((line) => readEntry(line)?.n)).toEqual([1, 2]);
  });

  test('is of the list or not written, and has the level of the list', () => {
    const { lines, log } = recordedLog();
    anyhow(log)('info', 'something else', { code: 'x' });
    anyhow(log)('info', 'toString');
    expect(lines).toEqual([]);
    anyhow(log)('debug', 'run threw', {});
    expect(readEntry(lines[0] ?? '')?.level).toBe('error');
    // @ts-expect-error the level of an event is always the same
    log('info', 'run threw', {});
    // @ts-expect-error what is not in the list does not compile
    log('info', 'something else');
    // @ts-expect-error nor does a field that the event does not have
    log('error', 'run threw', { user: 'ada@contoso.example' });
  });

  test('withholds each value that has not the form of its field, and drops each unknown field', () => {
    const { lines, log } = recordedLog();
    anyhow(log)('warn', 'ipc refused', {
      channel: 'a\nb\r\u0000\u2028", "level":"error',
      reason: 'ada@contoso.example',
      ...{ level: 'error', event: 'started', user: 'ada@contoso.example', n: 7 },
    });
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      ...{ level: 'warn', event: 'ipc refused', n: 1, channel: withheld, reason: withheld },
    });
    expect(lines[0]).not.toMatch(/[\r\n\0]|ada/);
  });

  test('takes no object, so no secret', () => {
    // @ts-expect-error a Secret is no field of a log line
    const fields: FieldsOf<'ipc refused'> = { reason: makeSecret('eyJ0eXAi') };
    const { lines, log } = recordedLog();
    log('warn', 'ipc refused', fields);
    expect(lines[0]).not.toContain('eyJ0eXAi');
    expect(lines[0]).toContain(withheld);
  });
});

describe('what no field of any event takes', () => {
  const token = `eyJ${'a'.repeat(40)}.eyJ${'b'.repeat(80)}.${'c'.repeat(43)}`;

  test.each([
    ['a token', token],
    ['a bearer header', 'Authorization: Bearer short-token'],
    ['a redirect with a code', 'https://x/nativeclient?code=0.AXoAMarker&state=Zm9vMarker'],
    ['a form with a verifier', 'grant_type=x&code_verifier=abcMarker'],
    ["an app's client secret", 'Q8~9Q~MarkerMarkerMarkerMarkerMarkerMarker'],
    [
      'an initial response',
      Buffer.from(`user=a\x01auth=Bearer ${token}\x01\x01`).toString('base64'),
    ],
    ['an address', 'ada.lovelace@contoso.example'],
    ['what a server said', '535 5.7.3 Authentication unsuccessful [AM0PR01CA0001.prod]'],
    ['a path', '/home/ada.lovelace/marker'],
    ['a path of Windows', 'C:\\Users\\ada.lovelace\\marker'],
  ])('%s', async (_name, text) => {
    const { logEvents, fieldsOf } = await import('../../shared/log/events.ts');
    const { lines, log } = recordedLog();
    for (const event of Object.keys(logEvents) as (keyof typeof logEvents)[]) {
      const fields = Object.keys(fieldsOf(event)).map((name) => [name, text] as const);
      anyhow(log)('info', event, Object.fromEntries(fields));
    }
    expect(lines).toHaveLength(Object.keys(logEvents).length);
    expect(findSecrets(lines.join('\n'), { text })).toEqual([]);
    expect(lines.join('\n')).not.toMatch(/marker|lovelace|eyJ/i);
  });
});

describe('an exception in the log', () => {
  test('has its name and where it came from, and not its message', () => {
    const fields = describeException(new RangeError('user=a\n    at secret (x.js:1:1)'));
    expect(fields.exception).toBe('RangeError');
    expect(fields.at).toContain('log.test.ts');
    expect(JSON.stringify(fields)).not.toContain('secret');
    expect(describeException(new Error()).at).toContain('log.test.ts');
  });

  test('has no folder names, which can be personal', () => {
    const error = new Error('x');
    error.stack = [
      'Error: x',
      '    at run (file:///home/ada/app/main.js:1:2)',
      '    at C:\\Users\\ada lovelace\\b.js:3:4',
      '    at async Object.go [as gone] (C:\\Program Files (x86)\\Ada\\c.js:5:6)',
      '    at process (node:internal/process/task_queues:95:5)',
    ].join('\n');
    const { at = '' } = describeException(error);
    expect(at).toBe(
      'run (main.js:1:2) < b.js:3:4 < async Object.go [as gone] (c.js:5:6) < process (task_queues:95:5)',
    );
    const { lines, log } = recordedLog();
    log('error', 'run threw', describeException(error));
    expect(lines[0]).toContain(JSON.stringify(at));
  });

  test('shows no stack whose head it does not know, and no line that is no frame', () => {
    const error = new Error('x');
    error.stack = 'changed: secret\n    at secret';
    expect(describeException(error)).toEqual({ exception: 'Error' });
    error.stack = 'Error: x\n    at what the server said: 535 denied\n    at run (a.js:1:2)';
    expect(describeException(error).at).toBe('run (a.js:1:2)');
  });

  test('may be anything, and is named by nothing but a name', () => {
    expect(describeException('secret')).toEqual({ exception: 'string' });
    expect(describeException(undefined)).toEqual({ exception: 'undefined' });
    const named = new Error('x');
    named.name = 'a secret, by name';
    expect(describeException(named).exception).toBe('Error');
  });
});
