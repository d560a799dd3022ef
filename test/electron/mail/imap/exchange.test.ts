import { describe, expect, test } from 'vitest';
import { makeSecret } from '../../../../electron/auth/make-secret.ts';
import {
  checkAgainst,
  evidenceOf,
  failureOf,
  seedToken,
  seedUser,
  stageOf,
  wireLines,
} from '../helpers/run-check.ts';
import { exchange } from '../helpers/scripted-server.ts';

/** The base64 of Microsoft's example exchange, copied as it is printed. */
const seedBase64 =
  'dXNlcj1zb21ldXNlckBleGFtcGxlLmNvbQFhdXRoPUJlYXJlciB5YTI5LnZGOWRmdDRxbVRjMk52YjNSbGNrQmhkSFJoZG1semRHRXVZMjl0Q2cBAQ==';
const { fingerprint } = makeSecret(seedToken);
const hidden = `user=${seedUser} · access token hidden, ${seedToken.length} characters, sha256 ${fingerprint}`;

const greeting = 'S: * OK The Microsoft Exchange IMAP4 service is ready.';
const capabilities = [
  'C: C01 CAPABILITY',
  'S: * CAPABILITY IMAP4 IMAP4rev1 AUTH=PLAIN SASL-IR UIDPLUS AUTH=XOAUTH2',
  'S: C01 OK Completed',
];
const signIn = [`C: A01 AUTHENTICATE XOAUTH2 ${seedBase64}`, 'S: A01 OK AUTHENTICATE completed.'];
const mailbox = [
  'C: S01 SELECT INBOX',
  'S: * 3 EXISTS',
  'S: * 0 RECENT',
  'S: * FLAGS (\\Seen \\Answered)',
  'S: S01 OK [READ-WRITE] SELECT completed.',
  'C: E01 EXAMINE INBOX',
  'S: E01 OK [READ-ONLY] EXAMINE completed.',
  'C: C02 CLOSE',
  'S: C02 OK CLOSE completed.',
];
const goodbye = [
  'C: L01 LOGOUT',
  'S: * BYE Microsoft Exchange Server IMAP4 server signing off.',
  'S: L01 OK LOGOUT completed.',
];

/** An exchange as the transcript shows it. */
function shown(steps: readonly string[]): string[] {
  return steps.map((step) => step.replace(seedBase64, hidden));
}

describe("Microsoft's example exchanges", () => {
  test('success is reproduced line for line', async () => {
    const steps = [greeting, ...capabilities, ...signIn, ...mailbox, ...goodbye];
    const { record, server } = await checkAgainst(exchange(...steps));
    expect(wireLines(record)).toEqual(shown(steps));
    expect(server.received()).toContain(`A01 AUTHENTICATE XOAUTH2 ${seedBase64}\r\n`);
    expect(record.outcome).toBe('ok');
    expect(record.stages.map(({ stage, status }) => `${stage} ${status}`)).toEqual([
      'dns ok',
      'tcp ok',
      'tls ok',
      'greeting ok',
      'capability ok',
      'auth ok',
      'mailbox ok',
      'logout ok',
    ]);
    expect(stageOf(record, 'mailbox').summary).toBe('3 messages');
  });

  test('failure is reproduced line for line, and is followed by a goodbye', async () => {
    const steps = [
      greeting,
      ...capabilities,
      `C: A01 AUTHENTICATE XOAUTH2 ${seedBase64}`,
      'S: A01 NO AUTHENTICATE failed.',
    ];
    const { record } = await checkAgainst(exchange(...steps, ...goodbye));
    expect(wireLines(record)).toEqual(shown([...steps, ...goodbye]));
    expect(record.outcome).toBe('failed');
    expect(failureOf(record)).toBe('auth failed auth/refused');
    expect(stageOf(record, 'auth').error?.detail).toBe('NO AUTHENTICATE failed.');
    expect(evidenceOf(record, 'auth')).toBe('A01 NO AUTHENTICATE failed.');
    expect(stageOf(record, 'mailbox').status).toBe('not-reached');
    expect(stageOf(record, 'logout').status).toBe('ok');
  });

  test('every line has its stage, its bytes and a time that never goes back', async () => {
    const steps = [greeting, ...capabilities, ...signIn, ...mailbox, ...goodbye];
    const { record } = await checkAgainst(exchange(...steps));
    const lines = record.transcript.filter(({ kind }) => kind !== 'note');
    expect(lines.map(({ bytes }) => bytes)).toEqual(steps.map((step) => step.length - 3 + 2));
    expect(record.transcript.map(({ n }) => n)).toEqual(record.transcript.map((_, i) => i + 1));
    const times = record.transcript.map(({ atMs }) => atMs);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(wireLines(record, 'auth')).toEqual(shown(signIn));
    expect(wireLines(record, 'logout')).toEqual(goodbye);
  });
});

describe('AUTHENTICATE', () => {
  const twoSteps = [
    'C: A01 AUTHENTICATE XOAUTH2',
    'S: + ',
    `C: ${seedBase64}`,
    'S: A01 OK AUTHENTICATE completed.',
  ];
  const challenge = '+ eyJzdGF0dXMiOiI0MDEiLCJzY2hlbWVzIjoiYmVhcmVyIiwic2NvcGUiOiJtYWlsIn0=';

  test('takes two steps where the server does not offer SASL-IR', async () => {
    const plain = capabilities.map((step) => step.replace(' SASL-IR', ''));
    const steps = [greeting, ...plain, ...twoSteps, ...mailbox, ...goodbye];
    const { record } = await checkAgainst(exchange(...steps));
    expect(record.outcome).toBe('ok');
    expect(wireLines(record)).toEqual(shown(steps));
  });

  test('takes two steps where it is asked to, whatever is offered', async () => {
    const steps = [greeting, ...capabilities, ...twoSteps, ...mailbox, ...goodbye];
    const { record } = await checkAgainst(exchange(...steps), { initialResponse: 'never' });
    expect(record.outcome).toBe('ok');
  });

  test.each([
    ['one step', [`C: A01 AUTHENTICATE XOAUTH2 ${seedBase64}`], 'auto'],
    ['two steps', ['C: A01 AUTHENTICATE XOAUTH2', 'S: +', `C: ${seedBase64}`], 'never'],
  ] as const)('answers the error challenge with an empty line after %s', async (_, start, mode) => {
    const refusal = [
      ...start,
      `S: ${challenge}`,
      'C: ',
      'S: A01 NO [AUTHENTICATIONFAILED] Authentication failed.',
    ];
    const steps = [greeting, ...capabilities, ...refusal, ...goodbye];
    const { record } = await checkAgainst(exchange(...steps), { initialResponse: mode });
    expect(wireLines(record, 'auth')).toEqual(shown(refusal));
    expect(failureOf(record)).toBe('auth failed auth/refused');
    expect(stageOf(record, 'auth').error?.detail).toBe(
      'NO [AUTHENTICATIONFAILED] Authentication failed.',
    );
    expect(
      record.transcript.filter(({ kind }) => kind === 'note').map(({ text }) => text),
    ).toContain(`the server's challenge says: {"status":"401","schemes":"bearer","scope":"mail"}`);
  });

  test.each([
    ['OK before the token was sent', ['C: *', 'S: A01 OK done'], 'never'],
    ['OK after an error challenge', ['C: *', `S: ${challenge}`, 'C: ', 'S: A01 OK done'], 'auto'],
    ['a second challenge', ['C: *', `S: ${challenge}`, 'C: ', `S: ${challenge}`], 'auto'],
    ['another tag', ['C: *', 'S: A02 OK done'], 'auto'],
    ['a reply of POP', ['C: *', 'S: +OK done'], 'auto'],
    ['an empty line', ['C: *', 'S: '], 'auto'],
  ] as const)('%s is an unexpected reply', async (_, steps, initialResponse) => {
    const { record } = await checkAgainst(exchange(greeting, ...capabilities, ...steps), {
      initialResponse,
    });
    expect(failureOf(record)).toBe('auth failed protocol/unexpected-reply');
    expect(evidenceOf(record, 'auth')).toBe(steps.at(-1)?.slice(3));
    expect(stageOf(record, 'logout').status).toBe('not-reached');
  });

  test('a mailbox with a line end in it is refused before anything is sent', async () => {
    const { record, server } = await checkAgainst(exchange(greeting, ...capabilities, ...goodbye), {
      user: 'a@example.com\r\nA02 LOGOUT',
    });
    expect(failureOf(record)).toBe('auth failed input/invalid');
    expect(server.received()).toBe('C01 CAPABILITY\r\nL01 LOGOUT\r\n');
  });
});

describe('the mailbox', () => {
  test.each([
    ['BAD User is authenticated but not connected.', 'mailbox/not-connected'],
    ['NO [NONEXISTENT] Unknown Mailbox: INBOX', 'mailbox/refused'],
    ['BAD Command Error. 12', 'mailbox/refused'],
  ])('%s at SELECT', async (text, code) => {
    const select = ['C: S01 SELECT INBOX', `S: S01 ${text}`];
    const { record } = await checkAgainst(
      exchange(greeting, ...capabilities, ...signIn, ...select, ...goodbye),
    );
    expect(failureOf(record)).toBe(`mailbox failed ${code}`);
    expect(stageOf(record, 'mailbox').error?.detail).toBe(text);
    expect(wireLines(record, 'mailbox')).toEqual(select);
    expect(wireLines(record, 'logout')).toEqual(goodbye);
  });

  test('a server that will not reopen the inbox read-only is left without CLOSE', async () => {
    const refused = [...mailbox.slice(0, 5), 'C: E01 EXAMINE INBOX', 'S: E01 BAD Unknown command'];
    const { record } = await checkAgainst(
      exchange(greeting, ...capabilities, ...signIn, ...refused, ...goodbye),
    );
    expect(record.outcome).toBe('ok');
    expect(wireLines(record, 'mailbox')).toEqual(refused);
  });

  test('one message is one message, and a literal in the replies is read as such', async () => {
    const select = [
      'C: S01 SELECT INBOX',
      'S: * 1 EXISTS',
      'S: * LIST () "/" {13}',
      'S: S01 NO trap',
      'S: ',
      'S: S01 OK done',
    ];
    const { record } = await checkAgainst(
      exchange(greeting, ...capabilities, ...signIn, ...select, ...mailbox.slice(5), ...goodbye),
    );
    expect(record.outcome).toBe('ok');
    expect(stageOf(record, 'mailbox').summary).toBe('1 message');
  });
});

describe('greeting, capability and goodbye', () => {
  test('PREAUTH is an unexpected reply', async () => {
    const { record, server } = await checkAgainst(exchange('S: * PREAUTH welcome back'));
    expect(failureOf(record)).toBe('greeting failed protocol/unexpected-reply');
    expect(evidenceOf(record, 'greeting')).toBe('* PREAUTH welcome back');
    expect(server.received()).toBe('');
  });

  test('BYE as the greeting is the reason', async () => {
    const { record } = await checkAgainst(exchange('S: * BYE too many connections'));
    expect(failureOf(record)).toBe('greeting failed imap/bye');
    expect(stageOf(record, 'greeting').error?.detail).toBe('BYE too many connections');
  });

  test('BYE in the middle of a command is the reason', async () => {
    const { record } = await checkAgainst(
      exchange(greeting, ...capabilities, ...signIn, 'C: *', 'S: * BYE Connection closed. 14'),
    );
    expect(failureOf(record)).toBe('mailbox failed imap/bye');
    expect(evidenceOf(record, 'mailbox')).toBe('* BYE Connection closed. 14');
  });

  test('BYE between two commands is the reason', async () => {
    const { record } = await checkAgainst(async (peer) => {
      peer.send('* OK ready\r\n* BYE changed my mind\r\n');
      await peer.gone;
    });
    expect(failureOf(record)).toBe('capability failed imap/bye');
  });

  test('a server without XOAUTH2 fails at its capabilities, with a goodbye', async () => {
    const plain = capabilities.map((step) => step.replace(' AUTH=XOAUTH2', ''));
    const { record, server } = await checkAgainst(exchange(greeting, ...plain, ...goodbye));
    expect(failureOf(record)).toBe('capability failed auth/not-offered');
    expect(evidenceOf(record, 'capability')).toContain('AUTH=PLAIN');
    expect(stageOf(record, 'logout').status).toBe('ok');
    expect(server.received()).not.toContain('AUTHENTICATE');
  });

  test.each([
    ['an answer before its command', '* OK ready\r\nC01 OK done\r\n'],
    ['a continuation before a command', '* OK ready\r\n+ go on\r\n'],
  ])('%s is an unexpected reply', async (_, sent) => {
    const { record, server } = await checkAgainst(async (peer) => {
      peer.send(sent);
      await peer.gone;
    });
    expect(failureOf(record)).toBe('capability failed protocol/unexpected-reply');
    expect(wireLines(record, 'capability').filter((line) => line.startsWith('C:'))).toEqual([]);
    expect(server.received()).toBe('');
  });

  test('a sign-in that is accepted before the token was sent does not get the token', async () => {
    const { record, server } = await checkAgainst(async (peer) => {
      peer.send('* OK ready\r\n');
      await peer.line();
      peer.send('* CAPABILITY AUTH=XOAUTH2 SASL-IR\r\nC01 OK done\r\nA01 OK welcome\r\n');
      await peer.gone;
    });
    expect(failureOf(record)).toBe('auth failed protocol/unexpected-reply');
    expect(server.received()).toBe('C01 CAPABILITY\r\n');
  });

  test('capabilities refused, or never listed, are an unexpected reply', async () => {
    for (const reply of ['S: C01 BAD what', 'S: C01 OK done']) {
      const { record } = await checkAgainst(exchange(greeting, 'C: *', reply));
      expect(failureOf(record)).toBe('capability failed protocol/unexpected-reply');
    }
  });

  test('closing after BYE without a tagged OK is a goodbye too', async () => {
    const { record } = await checkAgainst(async (peer) => {
      const steps = [greeting, ...capabilities, ...signIn, ...mailbox];
      await Promise.race([exchange(...steps, 'C: L01 LOGOUT', 'S: * BYE see you')(peer), ended()]);
      function ended(): Promise<void> {
        return new Promise((resolve) => {
          peer.socket.on('data', (chunk: Buffer) => {
            if (!chunk.toString().startsWith('L01')) return;
            setImmediate(() => {
              peer.socket.end();
              resolve();
            });
          });
        });
      }
    });
    expect(wireLines(record, 'logout')).toEqual(['C: L01 LOGOUT', 'S: * BYE see you']);
    expect(record.outcome).toBe('ok');
  });

  test('closing without any goodbye is a failure of the last stage', async () => {
    const { record } = await checkAgainst(async (peer) => {
      void exchange(greeting, ...capabilities, ...signIn, ...mailbox, 'C: *')(peer);
      peer.socket.on('data', (chunk: Buffer) => {
        if (chunk.toString().startsWith('L01')) peer.socket.end();
      });
      await peer.gone;
    });
    expect(failureOf(record)).toBe('logout failed stage/closed');
    expect(record.outcome).toBe('failed');
  });
});
