import { describe, expect, test } from 'vitest';
import { codeSpan, escapeMarkdown, fenced } from '../../../shared/report/writers/markdown.ts';
import { reportSchema } from '../../../shared/report/schema.ts';
import type { RunRecord } from '../../../shared/run-record.ts';
import { passedRun, refusedRun } from '../run-records.ts';
import { written } from './written.ts';

const hostile = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '``` \n# planted\n<b>',
  'a | b | c',
  '\r\n## planted\r\n- [x](javascript:alert(1))',
  'a\u202egnp.exe\u202c',
  'עברית מימין לשמאל',
  '\u0000\u001b[31m\u0085',
  '![planted](https://evil.example/x.png) <https://evil.example>',
  '@everyone #1 $x$ &lt;b&gt;',
];

/** A run in which everybody says this everywhere. */
function saying(text: string): RunRecord {
  const record = refusedRun({ code: 'auth/refused', detail: text }, [
    { stage: 'auth', kind: 'received', text },
    { stage: 'auth', kind: 'received', text },
  ]);
  record.connection.name = text;
  record.token.audience = text;
  record.token.scopes = [text];
  const [check] = record.checks;
  if (!check?.tls?.chain[0]) throw new Error('the built record has a certificate');
  check.tls.chain[0].subject = text;
  check.user = text;
  check.capabilities = [text];
  for (const stage of check.stages) stage.summary = text;
  return record;
}

/** Tags of a page, and nothing else that is in angle brackets. */
const known =
  /^<\/?(?:!doctype html|html|head|meta|title|style|body|header|main|section|nav|strong|ul|ol|li|a|h[123]|p|dl|dt|dd|div|table|thead|tbody|tr|th|td|span|code|pre|mark)\b[^<>]*>$/;

describe.each(hostile)('what is said is %j', (text) => {
  test('HTML has no element, script or address of it', () => {
    const html = written(saying(text), 'html');
    const withoutStyle = html.replace(/<style>.*?<\/style>/s, '');
    const tags = withoutStyle.match(/<[^>]*>/g) ?? [];
    expect(tags.filter((tag) => !known.test(tag))).toEqual([]);
    expect(html).not.toMatch(/<script|<img|<b>/i);
    expect(html).not.toMatch(/[\u0000\u001b\u0085\u202e]/u);
    const links = [...withoutStyle.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, to = '']) => to);
    expect(links.filter((to) => !/^(?:#|https:\/\/learn\.microsoft\.com\/)/.test(to))).toEqual([]);
  });

  test('Markdown has it in code alone, and no line begins with it', () => {
    const lines = written(saying(text), 'markdown').split('\n');
    expect(lines.filter((line) => /^(?:## planted|# planted|- \[x\])/.test(line))).toEqual([]);
    const fences = lines.filter((line) => /^`{3,}/.test(line));
    // The transcripts of the sign-in, which is empty, and of the check.
    expect(fences).toHaveLength(2);
    expect(fences[0]).toMatch(/^`{3,}text$/);
    expect(fences[1]).toBe(fences[0]?.replace('text', ''));
    for (const line of lines.filter((each) => each.startsWith('|'))) {
      expect(line.replaceAll('\\|', '').split('|')).toHaveLength(6);
    }
  });

  test('JSON is read back with every letter', () => {
    const report = reportSchema.parse(JSON.parse(written(saying(text), 'json')));
    if (report.subject.kind !== 'run') throw new Error('it was a run');
    expect(report.subject.record.checks[0]?.user).toBe(text);
    expect(report.subject.record.checks[0]?.transcript[0]?.text).toBe(text);
  });
});

test('HTML is one file: a policy that lets nothing run or load, and no script', () => {
  const html = written(passedRun(), 'html');
  expect(html).toContain(
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">`,
  );
  expect(html).not.toMatch(/<script|<link|<iframe|@import|url\(/i);
  expect(written(passedRun(), 'html', { language: 'ja' })).toContain('<html lang="ja">');
});

test('a finding in HTML leads to the line of the transcript that shows it', () => {
  const html = written(refusedRun(), 'html');
  expect(html).toContain('href="#imap-line-6"');
  expect(html).toMatch(/<mark id="imap-line-6">[^<]*A01 NO AUTHENTICATE failed\.<\/mark>/);
});

test('marks of code are longer than any inside', () => {
  expect(codeSpan('a `` b')).toBe('```a `` b```');
  expect(codeSpan('`a`')).toBe('`` `a` ``');
  expect(fenced(['x ```` y']).split('\n')[0]).toBe('`````text');
  expect(escapeMarkdown('1. *a* [b](c) <d>')).toBe('1\\. \\*a\\* \\[b\\](c) \\<d\\>');
});

test('a report in Japanese has its own words in it, and what was said as it was', () => {
  const text = written(refusedRun(), 'text', { language: 'ja' });
  expect(text).toContain('アクセス トークン');
  expect(text).toContain('A01 NO AUTHENTICATE failed.');
  const table = text.split('\n').filter((line) => line.startsWith('|') || line.startsWith('+'));
  expect(table.length).toBeGreaterThan(10);
});
