import { describe, expect, test } from 'vitest';
import { encodeOauthbearer } from '../../../../shared/oauthbearer.ts';
import {
  checkAgainst,
  evidenceOf,
  failureOf,
  seedToken,
  seedUser,
  stageOf,
  wireLines,
} from '../helpers/run-check.ts';
import type { Script } from '../helpers/scripted-server.ts';
import { goodbye, greeting, rest } from './steps.ts';

/** `{"status":"invalid_token","scope":"mail"}` */
const challenge = 'eyJzdGF0dXMiOiJpbnZhbGlkX3Rva2VuIiwic2NvcGUiOiJtYWlsIn0=';

function offered(...names: readonly string[]): string[] {
  return ['C: C01 CAPABILITY', `S: * CAPABILITY IMAP4rev1 ${names.join(' ')}`, 'S: C01 OK done'];
}

/** As `exchange`, with `<response>` for what carries the token: it names the server's port. */
function exchange(...steps: readonly string[]): Script {
  return async (peer) => {
    const response = encodeOauthbearer({
      user: seedUser,
      token: seedToken,
      host: 'localhost',
      port: peer.socket.localPort ?? 0,
    });
    for (const step of steps) {
      const text = step.slice(3).replace('<response>', response);
      if (step.startsWith('S:')) peer.send(`${text}\r\n`);
      else if ((await peer.line()) !== text) throw new Error(`expected ${step}`);
    }
    await peer.gone;
  };
}

describe('OAUTHBEARER, where XOAUTH2 is not offered', () => {
  const oneStep = ['C: A01 AUTHENTICATE OAUTHBEARER <response>'];
  const twoSteps = ['C: A01 AUTHENTICATE OAUTHBEARER', 'S: + ', 'C: <response>'];
  const ways = [
    ['one step', offered('AUTH=OAUTHBEARER', 'SASL-IR'), oneStep],
    ['two steps', offered('AUTH=PLAIN', 'AUTH=OAUTHBEARER'), twoSteps],
  ] as const;

  test.each(ways)('signs in in %s', async (_, offer, start) => {
    const steps = [greeting, ...offer, ...start, 'S: A01 OK done', ...rest];
    const { record } = await checkAgainst(exchange(...steps));
    expect(failureOf(record)).toBe('none');
    expect(record.mechanism).toBe('OAUTHBEARER');
    expect(stageOf(record, 'capability').summary).toContain('AUTH=OAUTHBEARER');
    expect(stageOf(record, 'auth').summary).toBe('OAUTHBEARER');
    const shown = wireLines(record, 'auth').join('\n');
    expect(shown).toContain(
      `user=${seedUser} · access token hidden, ${seedToken.length} characters`,
    );
    expect(shown).not.toContain(Buffer.from(`Bearer ${seedToken}`).toString('base64').slice(4, 30));
  });

  test.each(ways)('answers the error challenge with ^A after %s', async (_, offer, start) => {
    const refusal = [`S: + ${challenge}`, 'C: AQ==', 'S: A01 NO [AUTHENTICATIONFAILED] no'];
    const steps = [greeting, ...offer, ...start, ...refusal, ...goodbye];
    const { record } = await checkAgainst(exchange(...steps));
    expect(failureOf(record)).toBe('auth failed auth/refused');
    expect(evidenceOf(record, 'auth')).toBe('A01 NO [AUTHENTICATIONFAILED] no');
    expect(wireLines(record, 'auth').slice(-3)).toEqual(refusal);
    expect(record.transcript.map(({ text }) => text)).toContain(
      `the server's challenge says: {"status":"invalid_token","scope":"mail"}`,
    );
    expect(stageOf(record, 'logout').status).toBe('ok');
  });

  test('is not taken where XOAUTH2 is there too', async () => {
    const { record, server } = await checkAgainst(
      exchange(greeting, ...offered('AUTH=OAUTHBEARER', 'AUTH=XOAUTH2')),
      { deadlines: { command: 200 } },
    );
    expect(record.mechanism).toBe('XOAUTH2');
    expect(server.received()).toContain('A01 AUTHENTICATE XOAUTH2\r\n');
  });
});
