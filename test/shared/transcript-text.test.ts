import { describe, expect, test } from 'vitest';
import {
  cutInTheMiddle,
  formatTranscript,
  formatTranscriptLine,
} from '../../shared/transcript-text.ts';
import type { TranscriptLine } from '../../shared/transcript.ts';

function line(change: Partial<TranscriptLine>): TranscriptLine {
  return {
    ...{ n: 1, atMs: 92, stage: 'capability', kind: 'sent', text: 'C01 CAPABILITY' },
    ...{ bytes: 16, redacted: false },
    ...change,
  };
}

describe('a transcript', () => {
  test('has a separator before each stage, and the time and direction of each line', () => {
    expect(
      formatTranscript([
        line({ stage: 'dns', kind: 'note', atMs: 0.4, text: 'localhost has 127.0.0.1' }),
        line({}),
        line({ kind: 'received', atMs: 116.04, text: 'C01 OK Completed' }),
        line({ stage: 'auth', atMs: 12_345.6, text: '' }),
      ]),
    ).toBe(
      [
        '--- dns ---',
        '+0.000  -- localhost has 127.0.0.1',
        '--- capability ---',
        '+0.092  C: C01 CAPABILITY',
        '+0.116  S: C01 OK Completed',
        '--- auth ---',
        '+12.346 C:',
      ].join('\n'),
    );
  });

  test('of no lines is empty', () => {
    expect(formatTranscript([])).toBe('');
  });
});

describe('a long line', () => {
  const text = `${'a'.repeat(100)}${'b'.repeat(1234)}${'c'.repeat(100)}`;

  test('is cut in the middle, and says how much was left out', () => {
    expect(formatTranscriptLine(line({ text }))).toBe(
      `+0.092  C: ${'a'.repeat(100)} [… 1,234 characters left out …] ${'c'.repeat(100)}`,
    );
  });

  test('is shown whole on request', () => {
    expect(formatTranscriptLine(line({ text }), { full: true })).toBe(`+0.092  C: ${text}`);
    expect(formatTranscript([line({ text })], { full: true })).toContain(text);
  });

  test('is cut only from a certain length on, and never through a character', () => {
    expect(cutInTheMiddle('x'.repeat(240))).toBe('x'.repeat(240));
    expect(cutInTheMiddle('😀'.repeat(240))).toBe('😀'.repeat(240));
    expect(cutInTheMiddle('😀'.repeat(241))).toBe(
      `${'😀'.repeat(100)} [… 41 characters left out …] ${'😀'.repeat(100)}`,
    );
  });
});
