import { describe, expect, test } from 'vitest';
import { makeSecret } from '../../../electron/auth/make-secret.ts';
import { EchoFilter } from '../../../electron/mail/echo-filter.ts';
import { Recorder } from '../../../electron/mail/recorder.ts';
import { startSasl } from '../../../electron/mail/sasl.ts';
import type { CheckRequest } from '../../../electron/mail/types.ts';

const token = makeSecret('t'.repeat(1842));

function sasl(offered: readonly string[], user = 'adele@contoso.example') {
  const recorder = new Recorder('imap', 'auth', () => undefined);
  const request: CheckRequest = {
    protocol: 'imap',
    endpoint: { host: 'mail.example', port: 993, security: 'tls' },
    user,
    token,
    trust: { kind: 'system', extra: [] },
    route: { family: 'any' },
    initialResponse: 'auto',
  };
  const echoes = new EchoFilter(token);
  return { recorder, ...startSasl({ offered, evidenceLine: 3, request, recorder, echoes }) };
}

function decoded(base64: string): string {
  return Buffer.from(base64, 'base64').toString();
}

describe('the mechanism', () => {
  test('is XOAUTH2 wherever it is offered', () => {
    expect(sasl(['PLAIN', 'OAUTHBEARER', 'XOAUTH2']).mechanism).toBe('XOAUTH2');
  });

  test('is OAUTHBEARER where only that is offered', () => {
    expect(sasl(['PLAIN', 'OAUTHBEARER']).mechanism).toBe('OAUTHBEARER');
  });

  test('is missed with what is offered and the line that says so', () => {
    expect(() => sasl(['PLAIN', 'LOGIN'])).toThrow(
      expect.objectContaining({ code: 'auth/not-offered', detail: 'PLAIN LOGIN', evidenceLine: 3 }),
    );
  });
});

describe('the response', () => {
  test('shows whose mailbox, how long the token is and its fingerprint', () => {
    expect(sasl(['XOAUTH2']).response.shown).toBe(
      `user=adele@contoso.example · access token hidden, 1,842 characters, sha256 ${token.fingerprint}`,
    );
  });

  test('carries user and token on the wire', () => {
    expect(decoded(sasl(['XOAUTH2']).response.wire)).toBe(
      `user=adele@contoso.example\x01auth=Bearer ${'t'.repeat(1842)}\x01\x01`,
    );
    expect(decoded(sasl(['OAUTHBEARER']).response.wire)).toBe(
      `n,a=adele@contoso.example,\x01host=mail.example\x01port=993\x01auth=Bearer ${'t'.repeat(1842)}\x01\x01`,
    );
  });

  test('makes invisible characters of the user visible, and refuses those that end something', () => {
    expect(sasl(['XOAUTH2'], 'a\u202e@b').response.shown).toMatch(/^user=a\\u\{202e\}@b /);
    for (const mechanism of ['XOAUTH2', 'OAUTHBEARER']) {
      expect(() => sasl([mechanism], 'a\r@b')).toThrow(
        expect.objectContaining({ code: 'input/invalid' }),
      );
    }
  });
});

test('an error challenge is noted, and answered as its mechanism wants', () => {
  const challenge = Buffer.from('{"status":"401"}').toString('base64');
  const xoauth2 = sasl(['XOAUTH2']);
  expect(xoauth2.answerChallenge(challenge).bytes.toString()).toBe('\r\n');
  expect(xoauth2.recorder.transcript.map(({ text }) => text)).toEqual([
    `the server's challenge says: {"status":"401"}`,
  ]);
  expect(sasl(['OAUTHBEARER']).answerChallenge(challenge).bytes.toString()).toBe('AQ==\r\n');
});
