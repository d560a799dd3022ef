import { afterAll, describe } from 'vitest';
import { behind, instead, reply } from './acts.ts';
import { nothingIsLeft, testRows, type Row } from './face.ts';
import { imap, imapStarttls, kinds, momentsOf, pop, smtp, stageOfMoment } from './manners.ts';

afterAll(nothingIsLeft);

const unexpected = 'protocol/unexpected-reply';

/** What answers on a port that is somebody else's, or no mail server's at all. */
const strangers = {
  'a web server': 'HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n',
  'an SSH server': 'SSH-2.0-OpenSSH_9.9\r\n',
  'an empty line': '\r\n',
  'nothing but spaces': '   \r\n',
};

const mailServers = {
  'an IMAP server': ['imap', '* OK ready\r\n'],
  'a POP server': ['pop', '+OK ready\r\n'],
  'an SMTP server': ['smtp', '220 ready\r\n'],
} as const;

describe('a greeting that is none', () => {
  testRows(
    [imap, pop, smtp].flatMap((kind): Row[] => [
      ...Object.entries(strangers).map(([what, text]): Row => {
        return { what, kind, at: 'greeting', does: instead(text), fails: `greeting ${unexpected}` };
      }),
      ...Object.entries(mailServers)
        .filter(([, [protocol]]) => protocol !== kind.protocol)
        .map(([what, [, text]]): Row => {
          return {
            ...{ what, kind, at: 'greeting', does: instead(text) },
            fails: `greeting ${unexpected}`,
          };
        }),
    ]),
  );
});

const greetingRow = (kind: Row['kind'], text: string, code: string): Row => ({
  what: text.trim(),
  ...{ kind, at: 'greeting', does: reply(text), fails: `greeting ${code}`, keepsToken: true },
});

describe('a greeting that says no', () => {
  testRows([
    greetingRow(imap, '* BYE too busy\r\n', 'imap/bye'),
    greetingRow(imap, '* bye too busy\r\n', 'imap/bye'),
    greetingRow(imap, '* PREAUTH you are root\r\n', 'imap/preauth'),
    greetingRow(imapStarttls, '* PREAUTH you are root\r\n', 'imap/preauth'),
    greetingRow(imap, '* NO not now\r\n', unexpected),
    greetingRow(imap, 'C01 OK done\r\n', unexpected),
    greetingRow(imap, '+ go on\r\n', unexpected),
    greetingRow(pop, '-ERR not now\r\n', 'greeting/refused'),
    greetingRow(pop, '+ go on\r\n', unexpected),
    greetingRow(pop, '+OKAY\r\n', unexpected),
    greetingRow(smtp, '554 5.7.1 not you\r\n', 'greeting/refused'),
    greetingRow(smtp, '421 4.3.2 too busy\r\n', 'smtp/closing'),
    greetingRow(smtp, '250 hello\r\n', unexpected),
    greetingRow(smtp, '354 go on\r\n', unexpected),
    greetingRow(smtp, '2200 hello\r\n', unexpected),
    greetingRow(smtp, '22 hello\r\n', unexpected),
    greetingRow(smtp, '-220 hello\r\n', unexpected),
    greetingRow(smtp, '220-hello\r\n250 hello\r\n', unexpected),
    greetingRow(smtp, '220-hello\r\n* OK hello\r\n', unexpected),
  ]);
});

/** The moments at which a server that is in order may end the session all the same. */
const farewells = kinds.flatMap((kind) =>
  momentsOf(kind)
    .filter((moment) => !['tls', 'greeting'].includes(moment))
    .map((moment) => ({ kind, moment, stage: stageOfMoment(moment) })),
);

describe('BYE at any time', () => {
  testRows(
    farewells
      .filter(({ kind, stage }) => kind.protocol === 'imap' && stage !== 'logout')
      .map(({ kind, moment, stage }): Row => {
        const does = instead('* BYE going down\r\n');
        return { what: moment, kind, at: moment, does, fails: `${stage} imap/bye` };
      }),
  );
});

describe('421 at any time', () => {
  testRows(
    farewells
      .filter(({ kind }) => kind.protocol === 'smtp')
      .map(({ kind, moment, stage }): Row => {
        const does = instead('421 4.3.2 going down\r\n');
        return { what: moment, kind, at: moment, does, fails: `${stage} smtp/closing` };
      }),
  );
});

describe('a reply that belongs to another command', () => {
  testRows([
    ...[
      'X99 OK done',
      'c01 OK done',
      'TAGX OK done',
      'A01 OK done',
      ' TAG OK done',
      'TAG\tOK done',
    ].map((text): Row => ({
      what: text,
      ...{ kind: imap, at: 'capability CAPABILITY' },
      does: reply(`* CAPABILITY IMAP4rev1 AUTH=XOAUTH2\r\n${text}\r\n`),
      fails: `capability ${unexpected}`,
    })),
    ...(['auth AUTHENTICATE', 'auth response', 'mailbox SELECT', 'mailbox EXAMINE'] as const).map(
      (at): Row => ({
        what: `a wrong tag at ${at}`,
        ...{
          kind: imap,
          at,
          does: reply('X99 OK done\r\n'),
          fails: `${stageOfMoment(at)} ${unexpected}`,
        },
      }),
    ),
  ]);
});

describe('a reply before its command', () => {
  testRows([
    {
      what: 'with the greeting',
      ...{ kind: imap, at: 'greeting', does: behind('C01 OK done\r\n') },
      fails: `capability ${unexpected}`,
      keepsToken: true,
    },
    {
      what: 'a second one in the same packet',
      ...{ kind: imap, at: 'capability CAPABILITY', does: behind('TAG OK done\r\n') },
      fails: `auth ${unexpected}`,
      keepsToken: true,
    },
    {
      what: 'to the token, with the request for it',
      ...{ kind: imap, at: 'auth AUTHENTICATE', does: behind('TAG OK done\r\n') },
      fails: `auth ${unexpected}`,
      keepsToken: true,
    },
    {
      what: 'to SELECT, with the reply to the token',
      ...{ kind: imap, at: 'auth response', does: behind('S01 OK done\r\n') },
      fails: `mailbox ${unexpected}`,
    },
    ...[pop, smtp].flatMap((kind): Row[] => {
      const [ok, hello, started] =
        kind === pop
          ? (['+OK', 'CAPA', 'capability CAPA'] as const)
          : (['250', 'EHLO', 'capability EHLO'] as const);
      return [
        {
          what: `to ${hello}, with the greeting`,
          ...{ kind, at: 'greeting', does: behind(`${ok} done\r\n`) },
          fails: `capability ${unexpected}`,
          keepsToken: true,
        },
        {
          what: `to AUTH, with the reply to ${hello}`,
          ...{ kind, at: started, does: behind(kind === pop ? '+ \r\n' : '334 \r\n') },
          fails: `auth ${unexpected}`,
          keepsToken: true,
        },
        {
          what: 'to the token, with the request for it',
          ...{ kind, at: 'auth AUTH', does: behind(kind === pop ? '+OK in\r\n' : '235 in\r\n') },
          fails: `auth ${unexpected}`,
          keepsToken: true,
        },
        {
          what: 'to the next command, with the reply to the token',
          ...{ kind, at: 'auth response', does: behind(`${ok} 1 1\r\n`) },
          fails: `${kind === pop ? 'mailbox' : 'send'} ${unexpected}`,
        },
      ];
    }),
  ]);
});

const authAt = { imap: 'auth AUTHENTICATE', pop: 'auth AUTH', smtp: 'auth AUTH' } as const;

const authRow = (kind: Row['kind'], text: string, code: string): Row => ({
  what: text.trim(),
  ...{ kind, at: authAt[kind.protocol], does: instead(text), fails: `auth ${code}` },
  keepsToken: true,
});

describe('an answer to AUTH that does not ask for the token never gets it', () => {
  testRows([
    authRow(imap, 'TAG OK you are in\r\n', unexpected),
    authRow(imap, 'TAG NO not you\r\n', 'auth/refused'),
    authRow(imap, 'TAG BAD what?\r\n', 'auth/refused'),
    authRow(imap, '+go on\r\n', unexpected),
    authRow(imap, '* OK hello\nTAG OK smuggled behind a line feed\n', unexpected),
    authRow(imap, '334 \r\n', unexpected),
    authRow(pop, '+OK you are in\r\n', unexpected),
    authRow(pop, '-ERR not you\r\n', 'auth/refused'),
    authRow(pop, '+go on\r\n', unexpected),
    authRow(pop, '334 \r\n', unexpected),
    authRow(smtp, '250 2.0.0 done\r\n', unexpected),
    authRow(smtp, '235 2.7.0 you are in\r\n', unexpected),
    authRow(smtp, '354 go on\r\n', unexpected),
    authRow(smtp, '534 5.7.9 not so\r\n', 'auth/refused'),
    authRow(smtp, '+ \r\n', unexpected),
    authRow(smtp, '334-\r\n235 in\r\n', unexpected),
    authRow(smtp, '3340 \r\n', unexpected),
  ]);
});

describe('an answer to the token that is none', () => {
  const row = (kind: Row['kind'], text: string, code: string): Row => ({
    what: text.trim(),
    ...{ kind, at: 'auth response', does: instead(text), fails: `auth ${code}` },
  });
  testRows([
    row(imap, '* OK you are in\r\nTAG NO you are not\r\n', 'auth/refused'),
    row(imap, '* LIST {12}\r\nA01 OK done\n\r\nTAG NO not you\r\n', 'auth/refused'),
    row(imap, '* OK A01 OK done\r\nTAG NO not you\r\n', 'auth/refused'),
    row(imap, 'a01 OK done\r\n', unexpected),
    row(imap, 'A01 OKAY done\r\n', unexpected),
    row(imap, 'A01\r\n', unexpected),
    row(imap, '* PREAUTH you are in\r\nTAG NO you are not\r\n', 'auth/refused'),
    row(pop, '+OKAY\r\n', unexpected),
    row(pop, 'OK\r\n', unexpected),
    row(pop, '-ERROR\r\n', unexpected),
    row(pop, ' +OK\r\n', unexpected),
    row(smtp, '250 2.0.0 done\r\n', unexpected),
    row(smtp, '220 2.0.0 done\r\n', unexpected),
    row(smtp, '2.7.0 done\r\n', unexpected),
    row(smtp, '535-5.7.3 no\r\n235 2.7.0 yes\r\n', unexpected),
    row(smtp, '235-2.7.0 yes\r\n535 5.7.3 no\r\n', unexpected),
    row(smtp, '235-2.7.0 yes\r\n\r\n235 yes\r\n', unexpected),
  ]);
});
