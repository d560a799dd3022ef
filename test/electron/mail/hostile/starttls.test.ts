import { afterAll, describe, expect, test } from 'vitest';
import { stageOf, wireLines } from '../helpers/run-check.ts';
import { before, behind, close, inHandshake, instead, reply } from './acts.ts';
import { face, nothingIsLeft, testRows, type Act, type Row } from './face.ts';
import { imapStarttls, popStarttls, smtpStarttls, type Moment } from './manners.ts';

afterAll(nothingIsLeft);

const unexpected = 'protocol/unexpected-reply';

/** The two commands in the clear, and what a protocol says. */
const servers = [
  {
    kind: imapStarttls,
    asks: 'starttls CAPABILITY',
    starts: 'starttls STARTTLS',
    offers: (word: string) => `* CAPABILITY IMAP4rev1 ${word}\r\nTAG OK done\r\n`,
    everything: 'STARTTLS AUTH=XOAUTH2',
    ok: 'TAG OK done\r\n',
    no: 'TAG NO not now\r\n',
    busy: 'TAG NO [UNAVAILABLE] not now\r\n',
    busyCode: 'server/unavailable',
    early: 'T01 OK begin\r\n',
    injected: '* CAPABILITY IMAP4rev1 AUTH=XOAUTH2\r\nC01 OK done\r\n',
  },
  {
    kind: popStarttls,
    asks: 'starttls CAPA',
    starts: 'starttls STLS',
    offers: (word: string) => `+OK\r\n${word}\r\n.\r\n`,
    everything: 'STLS\r\nSASL XOAUTH2',
    ok: '+OK done\r\n',
    no: '-ERR not now\r\n',
    busy: '-ERR [SYS/TEMP] not now\r\n',
    busyCode: 'server/unavailable',
    early: '+OK begin\r\n',
    injected: '+OK\r\nSASL XOAUTH2\r\n.\r\n',
  },
  {
    kind: smtpStarttls,
    asks: 'starttls EHLO',
    starts: 'starttls STARTTLS',
    offers: (word: string) => `250-mail.example.com\r\n250-${word}\r\n250 UIDL\r\n`,
    everything: 'STARTTLS\r\n250-AUTH XOAUTH2',
    ok: '220 2.0.0 go ahead\r\n',
    no: '501 5.5.4 not now\r\n',
    busy: '454 4.7.0 TLS not available\r\n',
    // RFC 3207 section 4: the code is about TLS.
    busyCode: 'starttls/refused',
    early: '220 go ahead\r\n',
    injected: '250-mail.example.com\r\n250 AUTH XOAUTH2\r\n',
  },
] as const;

const alert = Uint8Array.of(0x15, 3, 3, 0, 2, 2, 40);
const inTheClear = Buffer.from('* OK this is not TLS\r\n');

type Server = (typeof servers)[number];

const rowsOf = (server: Server): Row[] => {
  const { kind, asks, starts, offers, ok, no, busy, busyCode, early, injected } = server;
  const row = (what: string, at: Moment, does: Act, fails: string): Row => ({
    ...{ what, kind, at, does, fails },
    keepsToken: true,
  });
  return [
    row('not offered', asks, reply(offers('UIDL')), 'starttls starttls/not-offered'),
    row(
      'stripped, with XOAUTH2 offered in the clear',
      asks,
      reply(offers('AUTH=XOAUTH2 SASL XOAUTH2')),
      'starttls starttls/not-offered',
    ),
    row(
      'stripped to a word of the same length',
      asks,
      reply(offers(kind === popStarttls ? 'XXXX' : 'XXXXXXXX')),
      'starttls starttls/not-offered',
    ),
    row('refused', starts, instead(no), 'starttls starttls/refused'),
    row('refused for now', starts, instead(busy), `starttls ${busyCode}`),
    row('answered before it was asked for', asks, behind(early), `starttls ${unexpected}`),
    row(
      'answered with nothing that counts',
      starts,
      instead('hello\r\n'),
      `starttls ${unexpected}`,
    ),
    row(
      'asked for the token',
      starts,
      instead(kind === smtpStarttls ? '334 \r\n' : '+ \r\n'),
      `starttls ${unexpected}`,
    ),
    row(
      'with a reply injected behind the go-ahead',
      starts,
      behind(injected),
      'tls starttls/injected',
    ),
    row(
      'with half a line injected behind the go-ahead',
      starts,
      behind('* OK'),
      'tls starttls/injected',
    ),
    row(
      'with an empty line injected behind the go-ahead',
      starts,
      behind('\r\n'),
      'tls starttls/injected',
    ),
    row(
      'with one byte injected behind the go-ahead',
      starts,
      behind('\0'),
      'tls starttls/injected',
    ),
    row('with a second go-ahead', starts, behind(ok), 'tls starttls/injected'),
    row(
      'with a handshake begun behind the go-ahead',
      starts,
      behind('\x16\x03\x03\x00\x2a'),
      'tls starttls/injected',
    ),
    row(
      'with text before the handshake',
      'tls',
      inHandshake(instead(inTheClear)),
      'tls tls/not-tls',
    ),
    row(
      'with a reply before the handshake',
      'tls',
      inHandshake(instead(injected)),
      'tls tls/not-tls',
    ),
    row('with an alert in the clear', 'tls', inHandshake(instead(alert)), 'tls tls/failed'),
    row('closed in the handshake', 'tls', inHandshake(close), 'tls stage/closed'),
    row(
      'and nothing under TLS',
      ('capability ' + asks.slice(9)) as Moment,
      close,
      'capability stage/closed',
    ),
    row(
      'with XOAUTH2 offered in the clear alone',
      ('capability ' + asks.slice(9)) as Moment,
      reply(offers('UIDL')),
      'capability auth/not-offered',
    ),
    row(
      'with the first byte',
      'greeting',
      instead(Buffer.from('\x16\x03\x03\x00\x2a\x02\r\n', 'latin1')),
      `greeting ${unexpected}`,
    ),
    row(
      'with an alert as greeting',
      'greeting',
      ({ peer }) => {
        peer.socket().end(alert);
        return undefined;
      },
      'greeting stage/closed',
    ),
  ];
};

describe('STARTTLS', () => {
  testRows(servers.flatMap(rowsOf));
});

describe.each(servers)('$kind.protocol', (server) => {
  const { kind, asks, starts, offers, everything, injected } = server;
  test('what was injected is shown, and the connection is closed', async () => {
    const { record, received } = await face(kind, { [starts]: behind(injected) });
    expect(wireLines(record).at(-1)).toBe(`S: ${injected.replaceAll('\r\n', '\\x0d\\x0a')}`);
    expect(stageOf(record, 'capability').status).toBe('not-reached');
    // Not even a ClientHello: nothing is said to such a server any more.
    expect(received).not.toContain('\x16\x03\x01');
  });

  test('what was injected just too late for the packet of the go-ahead fails all the same', async () => {
    const { failure } = await face(kind, {
      [starts]: async ({ peer, reply: due }) => {
        peer.send(due);
        await new Promise(setImmediate);
        peer.send(injected);
        await peer.gone;
        return undefined;
      },
    });
    expect(['tls starttls/injected', 'tls tls/not-tls']).toContain(failure);
  });

  test('what was said in the clear counts for nothing under TLS', async () => {
    const { record, failure } = await face(kind, {
      [asks]: reply(offers(everything)),
      [`capability ${asks.slice(9)}`]: reply(offers('UIDL')),
    });
    expect(failure).toBe('capability auth/not-offered');
    expect(record.capabilities?.join(' ')).not.toContain('XOAUTH2');
  });
});

test('what a server says before its go-ahead is no injection', async () => {
  const act = before('* OK one moment\r\n');
  const { failure } = await face(imapStarttls, { 'starttls STARTTLS': act });
  expect(failure).toBe('none');
});
