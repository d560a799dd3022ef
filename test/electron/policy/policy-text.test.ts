import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPolicyText } from '../../../electron/policy/policy-text.ts';

const text = '{\r\n  "tenant": "contoso.com"\r\n}\r\n';
const values = { tenant: 'contoso.com' };

test.each([
  ['UTF-8', Buffer.from(text)],
  ['UTF-8 with its mark', Buffer.from(`\ufeff${text}`)],
  ['UTF-16 with its mark, as PowerShell 5 writes it', Buffer.from(`\ufeff${text}`, 'utf16le')],
])('%s is read', (_name, bytes) => {
  expect(readPolicyText(bytes)).toEqual({ values });
});

test.each([
  ['another encoding', Buffer.from('{"tenant": "\xe9"}', 'latin1'), { fault: 'encoding' }],
  ['UTF-16 with half a character', Buffer.from([0xff, 0xfe, 0x7b]), { fault: 'encoding' }],
  ['a comment', Buffer.from('{\n  // the tenant\n  "tenant": "x"\n}'), { fault: 'comments' }],
  ['a comma too many', Buffer.from('{\n  "tenant": "x",\n}'), { fault: 'not-json', detail: '3:1' }],
  ['nothing', Buffer.alloc(0), { fault: 'not-json' }],
  ['a list', Buffer.from('[]'), { fault: 'not-object' }],
  ['null', Buffer.from('null'), { fault: 'not-object' }],
])('%s is told', (_name, bytes, expected) => {
  expect(readPolicyText(bytes)).toEqual(expected);
});

test('what is said of a broken file quotes nothing of it', () => {
  const broken = Buffer.from('{"tenant": canary-5e1f}');
  expect(JSON.stringify(readPolicyText(broken))).not.toContain('canary');
});

test('no bytes whatsoever throw', () => {
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), fc.json().map(bytesOf)), (bytes) => {
      readPolicyText(bytes);
    }),
    { numRuns: 300 },
  );
});

function bytesOf(json: string): Uint8Array {
  return Buffer.from(json);
}
