import { describe, expect, test } from 'vitest';
import { makeSecret } from '../../electron/auth/make-secret.ts';
import { createLog, describeException, redact, type LogFields } from '../../electron/log.ts';

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

describe('a log entry', () => {
  test('is one line of JSON with time, level, event and fields', () => {
    const { lines, log } = recordedLog();
    log('warn', 'ipc refused', { channel: 'run:start', count: 2, retry: false, detail: undefined });
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      {
        channel: 'run:start',
        count: 2,
        retry: false,
        time: '1970-01-01T00:00:00.000Z',
        level: 'warn',
        event: 'ipc refused',
      },
    ]);
  });

  test('stays one line whatever a field holds, and no field can pass for another', () => {
    const { lines, log } = recordedLog();
    log('info', 'x', { host: 'a\nb\r\u0000\u2028", "level":"error', level: 'error', event: 'y' });
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toMatch(/[\r\n\0]/);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'info', event: 'x' });
  });

  test('has its texts redacted, those of its fields too', () => {
    const { lines, log } = recordedLog();
    log('info', 'went to ?code=marker-1', { to: 'https://x/?code=marker-2' });
    expect(lines[0]).toContain('[redacted]');
    expect(lines[0]).not.toContain('marker');
  });

  test('takes no object, so no secret', () => {
    // @ts-expect-error a Secret is no field of a log line
    const fields: LogFields = { token: makeSecret('eyJ0eXAi') };
    const { lines, log } = recordedLog();
    log('info', 'x', fields);
    expect(lines[0]).not.toContain('eyJ0eXAi');
  });
});

describe('redaction', () => {
  const token = `eyJ${'a'.repeat(40)}.eyJ${'b'.repeat(80)}.${'c'.repeat(43)}`;

  test.each([
    ['a token', token, token],
    ['a token in a sentence', `refused ${token} today`, token],
    ['a bearer header', 'Authorization: Bearer short-token', 'short-token'],
    ['a code in a redirect', 'https://x/nativeclient?code=0.AXoA&state=Zm9v', '0.AXoA'],
    ['a state in a redirect', 'https://x/nativeclient?code=0.AXoA&state=Zm9v', 'Zm9v'],
    ['a verifier in a form', 'grant_type=x&code_verifier=abc', 'abc'],
    ['a client secret in a form', 'client_secret=Q~8', 'Q~8'],
    [
      'an initial response',
      Buffer.from(`user=a\x01auth=Bearer ${token}\x01\x01`).toString('base64'),
      'ZXlK',
    ],
  ])('takes out %s', (_name, text, secret) => {
    expect(redact(text)).toContain('[redacted]');
    expect(redact(text)).not.toContain(secret);
  });

  test.each([
    'outlook.office365.com:993',
    'AADSTS50105',
    '72f988bf-86f1-41af-91ab-2d7cd011db47',
    'not in the contract',
  ])('leaves %s alone', (text) => {
    expect(redact(text)).toBe(text);
  });

  test('cuts what is too long to read', () => {
    expect(redact('ab '.repeat(1000)).length).toBeLessThan(310);
  });
});

describe('an exception in the log', () => {
  test('has its name and where it came from, and not its message', () => {
    const fields = describeException(new RangeError('user=a\n    at secret (x.js:1:1)'));
    expect(fields['exception']).toBe('RangeError');
    expect(fields['at']).toContain('log.test.ts');
    expect(JSON.stringify(fields)).not.toContain('secret');
  });

  test('has no folder names, which can be personal', () => {
    const error = new Error('x');
    error.stack =
      'Error: x\n    at run (file:///home/ada/app/main.js:1:2)\n    at C:\\Users\\ada\\b.js:3:4';
    expect(describeException(error)['at']).not.toContain('ada');
    expect(describeException(error)['at']).toContain('main.js:1:2');
    expect(describeException(error)['at']).toContain('b.js:3:4');
  });

  test('shows no stack whose head it does not know', () => {
    const error = new Error('x');
    error.stack = 'changed: secret\n    at secret';
    expect(describeException(error)).toEqual({ exception: 'Error' });
  });

  test('may be anything', () => {
    expect(describeException('secret')).toEqual({ exception: 'string' });
    expect(describeException(undefined)).toEqual({ exception: 'undefined' });
  });
});
