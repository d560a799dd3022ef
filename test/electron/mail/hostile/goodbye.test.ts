import { afterAll, describe, expect, test } from 'vitest';
import { closeMs, politeLogoutMs } from '../../../../electron/mail/limits.ts';
import { stageOf } from '../helpers/run-check.ts';
import { close, closeBelowTls, endless, reply, reset, silence } from './acts.ts';
import { face, nothingIsLeft, testRows, type Act, type Row } from './face.ts';
import { imap, kinds, pop, smtp, type Kind, type Moment } from './manners.ts';

afterAll(nothingIsLeft);

const goodbyes = {
  imap: { at: 'logout LOGOUT', refusal: 'TAG NO stay\r\n', no: 'TAG NO not you\r\n' },
  pop: { at: 'logout QUIT', refusal: '-ERR stay\r\n', no: '-ERR not you\r\n' },
  smtp: { at: 'logout QUIT', refusal: '500 5.5.1 stay\r\n', no: '535 5.7.3 not you\r\n' },
} as const satisfies Record<Kind['protocol'], { at: Moment; refusal: string; no: string }>;

const secureKinds = [imap, pop, smtp];

/** Says goodbye as is due, then does something else. */
function afterReply(act: Act): Act {
  return async (turn) => {
    turn.peer.send(turn.reply);
    await turn.peer.sent();
    return act(turn);
  };
}

/** More than an orderly end may need. */
const patienceMs = 5000;

describe.concurrent('after its goodbye', () => {
  test.each(kinds)('$protocol $security: a server may leave its side open', async (kind) => {
    const { record, failure } = await face(kind, {}, { neverCloses: true });
    expect(failure).toBe('none');
    expect(stageOf(record, 'logout').durationMs).toBeLessThan(closeMs + patienceMs);
  });

  testRows(
    kinds.flatMap((kind): Row[] => {
      const { at } = goodbyes[kind.protocol];
      return [
        { what: 'a server may close', kind, at, does: afterReply(close), fails: 'none' },
        {
          what: 'a server may close without ending TLS',
          ...{ kind, at, does: afterReply(closeBelowTls), fails: 'none' },
        },
        {
          what: 'a server may say more',
          kind,
          at,
          does: afterReply(reply('* more')),
          fails: 'none',
        },
      ];
    }),
  );
});

describe('a server that will not say goodbye', () => {
  testRows(
    secureKinds.map((kind): Row => {
      const { at, refusal } = goodbyes[kind.protocol];
      const row = { what: 'but refuses', kind, at, does: reply(refusal) };
      return { ...row, fails: 'logout protocol/unexpected-reply' };
    }),
  );
});

/** What a server does that has refused the token, when the check says goodbye. */
const sulks: Readonly<Record<string, Act>> = {
  'says nothing': silence,
  closes: close,
  resets: reset,
  'sends without end': endless('* OK more\r\n250 more\r\n'),
};

describe.concurrent('after a refusal nobody waits long for the goodbye', () => {
  const cells = secureKinds.flatMap((kind) =>
    Object.entries(sulks).map(([what, act]) => ({ name: `${kind.protocol}: ${what}`, kind, act })),
  );

  test.each(cells)('$name', async ({ kind, act }) => {
    const { at, no } = goodbyes[kind.protocol];
    const { record, failure } = await face(kind, { 'auth response': reply(no), [at]: act });
    expect(failure).toBe('auth auth/refused');
    expect(stageOf(record, 'logout').durationMs).toBeLessThan(politeLogoutMs + patienceMs);
  });
});
