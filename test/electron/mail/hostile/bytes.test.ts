import { afterAll, describe, expect, test } from 'vitest';
import { seedToken, wireLines } from '../helpers/run-check.ts';
import { instead } from './acts.ts';
import { face, nothingIsLeft, type Act } from './face.ts';
import { imap, momentsOf, pop, smtp, stageOfMoment, type Kind, type Moment } from './manners.ts';

afterAll(nothingIsLeft);

/** What a server puts into the text of a reply, and what the transcript shows of it. */
const oddities: Readonly<Record<string, readonly [sent: string | Uint8Array, shown: string]>> = {
  NUL: ['a\0b', 'a\\x00b'],
  'a bare CR': ['a\rb', 'a\\x0db'],
  'a second CR at the end': ['a\r', 'a\\x0d'],
  'an escape sequence that clears the screen': ['\x1b[2J\x1b[Hgone', '\\x1b[2J\\x1b[Hgone'],
  'an escape sequence of one byte': [Buffer.from([0x9b, 0x32, 0x4a]), '\\x9b2J'],
  'an escape sequence that sets the title': ['\x1b]0;title\x07', '\\x1b]0;title\\x07'],
  'backspaces and a delete': ['no\b\byes\x7f', 'no\\x08\\x08yes\\x7f'],
  'a right-to-left override': [Buffer.from('a\u202eb\u2066c'), 'a\\u{202e}b\\u{2066}c'],
  'what is drawn as nothing': [
    Buffer.from('a\u200bb\ufeffc\u00ad'),
    'a\\u{200b}b\\u{feff}c\\u{ad}',
  ],
  'line separators': [Buffer.from('a\u2028b\u2029c\u0085'), 'a\\u{2028}b\\u{2029}c\\u{85}'],
  'Latin-1': [Buffer.from('caf\xe9', 'latin1'), 'caf\\xe9'],
  'every byte from 128 on': [
    Buffer.from(Array.from({ length: 128 }, (_, index) => 128 + index)),
    Array.from({ length: 128 }, (_, index) => `\\x${(128 + index).toString(16)}`).join(''),
  ],
  'UTF-8': [Buffer.from('grüße 📬'), 'grüße 📬'],
  'UTF-8 that is cut off': [Buffer.from('grüße').subarray(0, 3), 'gr\\xc3'],
  'UTF-8 that is longer than it need be': [Buffer.from([0xc0, 0xaf]), '\\xc0\\xaf'],
  'a surrogate in UTF-8': [Buffer.from([0xed, 0xa0, 0x80]), '\\xed\\xa0\\x80'],
};

const markup = '<img src=x onerror=alert(1)> =cmd|calc ${1} %s';

/** A refusal of the token with text of the server's choice, and how its line begins. */
const refusals: readonly { kind: Kind; start: string }[] = [
  { kind: imap, start: 'A01 NO ' },
  { kind: pop, start: '-ERR ' },
  { kind: smtp, start: '535 ' },
];

function refuse(start: string, text: string | Uint8Array): Act {
  return ({ peer }) => {
    peer.send(Buffer.concat([Buffer.from(start), Buffer.from(text), Buffer.from('\r\n')]));
    return undefined;
  };
}

/** Sends the same one byte in each packet. */
function refuseInPieces(start: string, text: string | Uint8Array): Act {
  return async ({ peer }) => {
    const bytes = Buffer.concat([Buffer.from(start), Buffer.from(text), Buffer.from('\r\n')]);
    for (const byte of bytes) {
      peer.send(Uint8Array.of(byte));
      await new Promise(setImmediate);
    }
    return undefined;
  };
}

describe.each(refusals)('$kind.protocol: a refusal with', ({ kind, start }) => {
  test.concurrent.each(Object.entries(oddities))('%s', async (_, [sent, shown]) => {
    const { record, failure } = await face(kind, { 'auth response': refuse(start, sent) });
    expect(failure).toBe('auth auth/refused');
    expect(wireLines(record, 'auth')).toContain(`S: ${start}${shown}`);
  });

  test.concurrent('UTF-8 split across packets is put together again', async () => {
    const { record } = await face(kind, { 'auth response': refuseInPieces(start, 'grüße 📬') });
    expect(wireLines(record, 'auth')).toContain(`S: ${start}grüße 📬`);
  });

  test.concurrent('broken UTF-8 split across packets is shown byte by byte', async () => {
    const broken = Buffer.from([0xf0, 0x9f, 0x93, 0x20, 0xf0, 0x9f]);
    const { record } = await face(kind, { 'auth response': refuseInPieces(start, broken) });
    expect(wireLines(record, 'auth')).toContain(`S: ${start}\\xf0\\x9f\\x93 \\xf0\\x9f`);
  });

  test.concurrent('text for browsers, spreadsheets and formatters is kept as text', async () => {
    const { record } = await face(kind, { 'auth response': refuse(start, markup) });
    expect(wireLines(record, 'auth')).toContain(`S: ${start}${markup}`);
  });

  test.concurrent('a line feed alone ends the line, and is shown', async () => {
    const { record, failure } = await face(kind, {
      'auth response': ({ peer }) => {
        peer.send(`${start}no\n`);
        return undefined;
      },
    });
    expect(failure).toBe('auth auth/refused');
    expect(wireLines(record, 'auth')).toContain(`S: ${start}no\\x0a`);
  });

  test.concurrent('the token, whole, in pieces and in base64, hides it', async () => {
    const encoded = Buffer.from(`user=x\x01auth=Bearer ${seedToken}`).toString('base64');
    const pieces = [seedToken, seedToken.slice(0, 20), seedToken.slice(15), encoded];
    const { record, failure } = await face(kind, {
      'auth response': refuseInPieces(start, pieces.join(' | ')),
    });
    expect(failure).toBe('auth auth/refused');
    // That nothing of it shows is seen to for every server.
    expect(record.transcript.filter(({ redacted }) => redacted)).toHaveLength(2);
  });
});

/** Bytes that are no line of any protocol. */
const garbage: Readonly<Record<string, Uint8Array>> = {
  NULs: Buffer.from('\0\0\0\0\r\n'),
  'a line feed': Buffer.from('\n'),
  'a bare CR and a line feed after it': Buffer.from('\r\r\n'),
  'bytes from 128 on': Buffer.from([0x80, 0xff, 0xfe, 0x0d, 0x0a]),
  'a TLS alert in the clear': Buffer.from([0x15, 0x03, 0x03, 0x00, 0x02, 0x02, 0x28, 0x0d, 0x0a]),
  'an escape sequence': Buffer.from('\x1b[31m\r\n'),
};

const places: { kind: Kind; at: Moment }[] = [imap, pop, smtp].flatMap((kind) =>
  momentsOf(kind)
    .filter((at) => ['greeting', 'capability', 'auth'].includes(stageOfMoment(at)))
    .map((at) => ({ kind, at })),
);

describe.each(places)('$kind.protocol at $at: instead of a reply,', ({ kind, at }) => {
  test.concurrent.each(Object.entries(garbage))('%s', async (_, bytes) => {
    const { failure } = await face(kind, { [at]: instead(bytes) });
    expect(failure).toBe(`${stageOfMoment(at)} protocol/unexpected-reply`);
  });
});
