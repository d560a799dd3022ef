import { describe, expect, test } from 'vitest';
import { inboxCounts } from '../servers/mail-bench.ts';
import { type ServerName, serverProtocols } from '../servers/mail-servers.ts';
import type { MailService } from '../servers/exchange-authority.ts';
import { findSecrets } from '../support/secret-search.ts';
import { dialogue, evidence, failedAt, stageOf, statuses } from './check-facts.ts';
import { identity, type Login, logins, ways } from './logins.ts';
import { recordedCheck } from './recorded-check.ts';
import { useMailBench } from './use-mail-bench.ts';

const bench = useMailBench();

/** What the client shows of the line that carries the token. */
const token = /^C: user=\S+ · access token hidden, /;
/** The error challenge of XOAUTH2, and the empty line that answers it. */
const challenge = 'eyJzdGF0dXMiOiI0MDEi[\\w+/=]+$';

interface Wire {
  /** By this name the server asks the authority. */
  service: MailService;
  /** How it offers to take a token, once the connection is encrypted. */
  offer: string;
  /** Lines up to the token, for each way of signing in that the client has here. */
  openings: Partial<Record<(typeof ways)[number]['way'], readonly RegExp[]>>;
  accepted: readonly RegExp[];
  /** From the challenge to the refusal. */
  refused: readonly RegExp[];
}

const imap: Wire = {
  service: 'imap',
  offer: 'AUTH=XOAUTH2',
  openings: {
    'initial response': [/^C: \w+ AUTHENTICATE XOAUTH2 user=\S+ · access token hidden, /],
    'two steps': [/^C: \w+ AUTHENTICATE XOAUTH2$/, /^S: \+$/, token],
  },
  accepted: [/^S: \w+ OK \[CAPABILITY IMAP4rev1 .*\] Logged in$/],
  refused: [
    new RegExp(`^S: \\+ ${challenge}`),
    /^C:$/,
    /^S: \w+ NO \[AUTHENTICATIONFAILED\] Authentication failed\.$/,
  ],
};

const pop: Wire = {
  service: 'pop3',
  offer: 'SASL PLAIN XOAUTH2',
  openings: { 'two steps': [/^C: AUTH XOAUTH2$/, /^S: \+$/, token] },
  accepted: [/^S: \+OK Logged in\.$/],
  refused: [
    new RegExp(`^S: \\+ ${challenge}`),
    /^C:$/,
    /^S: -ERR \[AUTH\] Authentication failed\.$/,
  ],
};

const smtpOpening = [/^C: AUTH XOAUTH2$/, /^S: 334$/, token];

const exim: Wire = {
  service: 'smtp',
  offer: 'AUTH XOAUTH2',
  openings: { 'two steps': smtpOpening },
  accepted: [/^S: 235 Authentication succeeded$/],
  refused: [new RegExp(`^S: 334 ${challenge}`), /^C:$/, /^S: 535 Incorrect authentication data$/],
};

const submission: Wire = {
  service: 'submission',
  offer: 'AUTH PLAIN XOAUTH2',
  openings: { 'two steps': smtpOpening },
  accepted: [/^S: 235 2\.7\.0 Logged in\.$/],
  refused: [new RegExp(`^S: 334 ${challenge}`), /^C:$/, /^S: 535 5\.7\.8 Authentication failed\.$/],
};

/** Every way in, with what its server says. */
const servers: readonly (readonly [ServerName, Wire])[] = [
  ['imaps', imap],
  ['imapStarttls', imap],
  ['pop3s', pop],
  ['pop3Starttls', pop],
  ['smtpStarttls', exim],
  ['submissionStarttls', submission],
  ['submissions', submission],
];

const cells = servers.flatMap(([server, wire]) =>
  ways.flatMap(({ way, initialResponse }) => {
    const opening = wire.openings[way];
    if (opening === undefined) return [];
    const protocol = serverProtocols[server];
    return [{ server, ...wire, protocol, way, initialResponse, opening }];
  }),
);

describe.each(cells)('$server, $way', (cell) => {
  const { server, protocol, initialResponse, service } = cell;

  /** Runs a login and sees that the server asked about it, once, and that the token stayed in. */
  async function signIn(login: Login, as = identity(login, protocol)) {
    const { practice, authority } = bench();
    const secret = await login.token(practice, protocol);
    const before = authority.judged.length;
    const { record, everything } = await recordedCheck(bench(), server, {
      token: secret,
      initialResponse,
      ...as,
    });
    expect(findSecrets(everything, { token: secret.reveal() })).toEqual([]);
    expect(everything).toContain(secret.fingerprint);
    expect(record.mechanism).toBe('XOAUTH2');
    expect(record.capabilities).toContain(cell.offer);
    for (const name of ['STARTTLS', 'STLS']) expect(record.capabilities).not.toContain(name);
    const judged = authority.judged.slice(before);
    expect(judged).toHaveLength(1);
    expect(judged[0]).toMatchObject({ user: as.user, service });
    return { record, verdict: judged[0]?.verdict };
  }

  function expectDialogue(lines: string[], expected: readonly RegExp[]): void {
    expect(lines).toHaveLength(expected.length);
    for (const [index, pattern] of expected.entries()) expect(lines[index]).toMatch(pattern);
  }

  test.each(logins.filter(({ refused }) => refused?.(protocol) === undefined))(
    '$name: signed in',
    async (login) => {
      const { record, verdict } = await signIn(login);
      expect(verdict).toBe('ok');
      expectDialogue(dialogue(record, 'auth'), [...cell.opening, ...cell.accepted]);
      // Dovecot's submission lets everybody who signed in send as anybody; Exim does not.
      if (login.maySend === false && server === 'smtpStarttls') {
        expect(statuses(record)).toEqual(failedAt(record, 'send'));
        expect(stageOf(record, 'send')?.error?.code).toBe('send/sender-refused');
        expect(evidence(record, 'send')?.text).toMatch(/^550 5\.7\.60 /);
        return;
      }
      expect(record.outcome).toBe('ok');
      expect(new Set(Object.values(statuses(record)))).toEqual(new Set(['ok']));
      if (protocol === 'smtp') return;
      expect(record.mailboxSize?.messages).toBe(inboxCounts[login.mailbox]);
      if (protocol === 'pop') expect(record.mailboxSize?.bytes).toBeGreaterThan(0);
    },
  );

  test.each(logins.filter(({ refused }) => refused?.(protocol) !== undefined))(
    '$name: refused',
    async (login) => {
      const { record, verdict } = await signIn(login);
      expect(verdict).toBe(login.refused?.(protocol));
      expectRefusal(record);
    },
  );

  if (protocol === 'smtp') {
    test('shared mailbox as the user: refused', async () => {
      const delegate = logins.find(({ name }) => name === 'shared mailbox by a delegate');
      if (!delegate) throw new Error('there is no such login');
      const { mailbox } = delegate;
      const { record, verdict } = await signIn(delegate, { user: mailbox, sender: mailbox });
      expect(verdict).toBe('not-permitted');
      expectRefusal(record);
    });
  }

  function expectRefusal(record: Awaited<ReturnType<typeof signIn>>['record']): void {
    expect(record.outcome).toBe('failed');
    expect(statuses(record)).toEqual(failedAt(record, 'auth'));
    expect(stageOf(record, 'auth')?.error?.code).toBe('auth/refused');
    expectDialogue(dialogue(record, 'auth'), [...cell.opening, ...cell.refused]);
    const said = dialogue(record, 'auth').at(-1)?.slice('S: '.length);
    expect(evidence(record, 'auth')?.text).toBe(said);
  }
});
