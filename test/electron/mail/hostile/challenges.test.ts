import { afterAll, describe, expect, test } from 'vitest';
import { seedToken, seedUser, wireLines } from '../helpers/run-check.ts';
import { instead, reply } from './acts.ts';
import { face, nothingIsLeft, type Act } from './face.ts';
import { imap, pop, smtp, type Kind } from './manners.ts';

afterAll(nothingIsLeft);

const servers: readonly { kind: Kind; asks: string; refuses: string; accepts: string }[] = [
  { kind: imap, asks: '+ ', refuses: 'A01 NO no\r\n', accepts: 'A01 OK in\r\n' },
  { kind: pop, asks: '+ ', refuses: '-ERR no\r\n', accepts: '+OK in\r\n' },
  { kind: smtp, asks: '334 ', refuses: '535 5.7.3 no\r\n', accepts: '235 2.7.0 in\r\n' },
];

const encode = (text: string | Uint8Array): string => Buffer.from(text).toString('base64');

/** What an error challenge may be, and what the transcript must say of it. */
const challenges: Readonly<Record<string, readonly [challenge: string, said: string]>> = {
  'of no base64': ['%%%%', '%%%%'],
  'of base64 cut off': ['eyJzdGF0dXMi', '{"status"'],
  'of no JSON': [encode('{"status":401'), '{"status":401'],
  'of JSON that is no object': [encode('[[[[[[1]]]]]]'), '[[[[[[1]]]]]]'],
  'of JSON that would change every object': [
    encode('{"__proto__":{"status":"200"},"status":"401"}'),
    '"status":"401"',
  ],
  'of deep JSON': [encode('['.repeat(2000)), '[[[['],
  'of nothing': ['', ''],
  'of control characters': [encode('{"status":"\x1b[2J\0"}'), '\\x1b[2J\\x00'],
  'of a right-to-left override': [encode('{"scope":"\u202e"}'), '\\u{202e}'],
  'of bytes that are no text': [encode(Uint8Array.of(0xff, 0xfe, 0x80)), '//6A'],
  'with the token': [encode(`{"scope":"${seedToken}"}`), 'access token hidden'],
  'with base64 of the token': [encode(`{"scope":"${encode(seedToken)}"}`), 'access token hidden'],
};

/** Sends a challenge, takes the line that answers it, and says the last word. */
function challenge(line: string, lastWord: string): Act {
  return async ({ peer }) => {
    peer.send(`${line}\r\n`);
    await peer.line();
    peer.send(lastWord);
    return undefined;
  };
}

describe.each(servers)('$kind.protocol: an error challenge', ({ kind, asks, refuses, accepts }) => {
  test.concurrent.each(Object.entries(challenges))('%s', async (_, [text, said]) => {
    const { record, failure } = await face(kind, {
      'auth response': challenge(`${asks}${text}`, refuses),
    });
    expect(failure).toBe('auth auth/refused');
    const notes = record.transcript.filter(
      ({ kind: line, stage }) => line === 'note' && stage === 'auth',
    );
    expect(notes.map((note) => note.text).join('\n')).toContain(said);
  });

  test.concurrent('of 60,000 characters is cut', async () => {
    const { record, failure } = await face(kind, {
      'auth response': challenge(`${asks}${encode('x'.repeat(45_000))}`, refuses),
    });
    expect(failure).toBe('auth auth/refused');
    const notes = record.transcript.filter(({ kind: line }) => line === 'note');
    expect(Math.max(...notes.map(({ text }) => text.length))).toBeLessThan(10_000);
  });

  test.concurrent('after which all is well all of a sudden is not believed', async () => {
    const { failure } = await face(kind, {
      'auth response': challenge(`${asks}${encode('{"status":"401"}')}`, accepts),
    });
    expect(failure).toBe('auth protocol/unexpected-reply');
  });

  test.concurrent('and nine more', async () => {
    const { record, failure } = await face(kind, {
      'auth response': async ({ peer }) => {
        for (let count = 0; count < 10; count++) {
          peer.send(`${asks}${encode('{"status":"401"}')}\r\n`);
          await peer.line();
        }
        return undefined;
      },
    });
    expect(failure).toBe('auth protocol/unexpected-reply');
    // The command, the token, and one answer to a challenge: the second challenge gets none.
    expect(wireLines(record, 'auth').filter((line) => line.startsWith('C:'))).toHaveLength(3);
  });

  test.concurrent('ten of them in one packet', async () => {
    const { failure, record } = await face(kind, {
      'auth response': ({ peer }) => {
        peer.send(`${asks}${encode('{"status":"401"}')}\r\n`.repeat(10) + accepts);
        return undefined;
      },
    });
    expect(failure).toBe('auth protocol/unexpected-reply');
    expect(wireLines(record, 'auth').filter((line) => line.startsWith('C:')).length).toBeLessThan(
      4,
    );
  });
});

/** Other ways to sign in: the mechanism of RFC 7628, and the token on the command's own line. */
const otherWays = [
  { kind: imap, offer: '* CAPABILITY AUTH=OAUTHBEARER\r\nTAG OK\r\n', asks: '+ ' },
  { kind: pop, offer: '+OK\r\nSASL OAUTHBEARER\r\n.\r\n', asks: '+ ' },
  { kind: smtp, offer: '250-a\r\n250 AUTH OAUTHBEARER\r\n', asks: '334 ' },
] as const;

test.concurrent.each(otherWays)(
  '$kind.protocol: OAUTHBEARER refused again and again is answered once',
  async ({ kind, offer, asks }) => {
    const hello = { imap: 'CAPABILITY', pop: 'CAPA', smtp: 'EHLO' }[kind.protocol];
    const { record, failure } = await face(kind, {
      [`capability ${hello}`]: reply(offer),
      'auth response': async ({ peer }) => {
        for (let count = 0; count < 10; count++) {
          peer.send(`${asks}${encode('{"status":"invalid_token"}')}\r\n`);
          await peer.line();
        }
        return undefined;
      },
    });
    expect(failure).toBe('auth protocol/unexpected-reply');
    const sent = wireLines(record, 'auth').filter((line) => line.startsWith('C:'));
    expect(sent).toHaveLength(3);
    expect(sent.at(-1)).toBe('C: AQ==');
  },
);

describe("imap: a server that takes the token on the command's own line", () => {
  const offer = reply('* CAPABILITY IMAP4rev1 SASL-IR AUTH=XOAUTH2\r\nTAG OK\r\n');
  const also = { 'capability CAPABILITY': offer };

  test.concurrent('and asks for it all the same, and again, gets it once', async () => {
    const { received, failure } = await face(
      imap,
      { 'auth AUTHENTICATE': reply('+ \r\n') },
      { also },
    );
    // The line that it takes for the token is the empty one that answers an error challenge.
    expect(failure).toBe('auth protocol/unexpected-reply');
    expect(received.split(encode(`user=${seedUser}`).slice(0, 16))).toHaveLength(2);
  });

  test.concurrent('and refuses and accepts it in one packet is not believed', async () => {
    const act = instead(`+ ${encode('{"status":"401"}')}\r\nTAG OK in\r\n`);
    const { failure } = await face(imap, { 'auth AUTHENTICATE': act }, { also });
    expect(failure).toBe('auth protocol/unexpected-reply');
  });
});
