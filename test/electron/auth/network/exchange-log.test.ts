import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createExchangeLog } from '../../../../electron/auth/network/exchange-log.ts';
import { HiddenValues } from '../../../../electron/auth/network/hidden-values.ts';
import type { Incoming, Outgoing } from '../../../../electron/auth/network/send.ts';
import { createSignInLog } from '../../../../electron/auth/sign-in-log.ts';
import { makeSecret } from '../../../../electron/auth/make-secret.ts';
import type { SignInLine } from '../../../../shared/sign-in.ts';

const tokenUrl = new URL('https://login.example/tenant/oauth2/v2.0/token');
const token = `eyJ0eXAiOiJKV1QifQ.${'abcdefgh'.repeat(8)}.c2ln`;

interface Exchange {
  url?: URL;
  form?: Record<string, string>;
  headers?: Record<string, string>;
  status?: number;
  answerHeaders?: Record<string, string>;
  answer?: object | string;
}

function logOf(...exchanges: Exchange[]): readonly SignInLine[] {
  const log = createSignInLog();
  const exchangeLog = createExchangeLog(log, new HiddenValues());
  for (const { url = tokenUrl, form, headers = {}, status = 200, ...rest } of exchanges) {
    const request: Outgoing = {
      ...{ method: form ? ('POST' as const) : ('GET' as const), url, headers },
      ...(form ? { body: new URLSearchParams(form).toString() } : {}),
    };
    const { answer = {}, answerHeaders = {} } = rest;
    const incoming: Incoming = {
      ...{ status, headers: answerHeaders, sentAt: 0, answeredAt: 0 },
      text: typeof answer === 'string' ? answer : JSON.stringify(answer),
    };
    exchangeLog.sent(request);
    exchangeLog.received(incoming, typeof answer === 'string' ? undefined : answer);
  }
  return log.lines();
}

const texts = (lines: readonly SignInLine[]): string[] => lines.map(({ text }) => text);

describe('the transcript of an exchange', () => {
  it('shows what is sent by the names that are known to be harmless', () => {
    const code = `0.AX${'k'.repeat(60)}`;
    const lines = logOf({
      form: {
        grant_type: 'authorization_code',
        client_id: '11111111-2222-4333-8444-555555555555',
        scope: 'https://outlook.office.com/SMTP.Send offline_access',
        redirect_uri: 'http://localhost',
        ...{ code, code_verifier: 'v'.repeat(43), client_secret: 's3cret~value' },
        ...{ client_assertion: 'a.b.c', username: 'meg@contoso.com' },
      },
    });
    expect(texts(lines).slice(0, 2)).toEqual([
      'POST https://login.example/tenant/oauth2/v2.0/token',
      'form: grant_type=authorization_code, client_id=11111111-2222-4333-8444-555555555555, ' +
        'scope="https://outlook.office.com/SMTP.Send offline_access", redirect_uri=http://localhost, ' +
        `code=[hidden, 64 characters, SHA-256 starts with ${makeSecret(code).fingerprint}], ` +
        'code_verifier=[hidden, 43 characters], client_secret=[hidden, 12 characters], ' +
        'client_assertion=[hidden, 5 characters], username=[hidden, 15 characters]',
    ]);
    expect(lines.map(({ kind, redacted }) => [kind, redacted]).slice(0, 2)).toEqual([
      ['sent', false],
      ['sent', true],
    ]);
  });

  it('shows an answer by its known fields, and of tokens what tells them apart', () => {
    const lines = logOf({
      form: { grant_type: 'client_credentials' },
      answerHeaders: {
        'x-ms-request-id': 'r-1',
        'set-cookie': 'canary=1',
        'retry-after': '3',
        'content-type': 'application/json',
      },
      answer: {
        ...{ token_type: 'Bearer', expires_in: 3599, access_token: token, refresh_token: 'short' },
        ...{ id_token: token, user_code: 'ABCD1234', device_code: 'd'.repeat(40), extra: [1, 2] },
        ...{ other: { a: 1 }, nothing: null, truth: true },
      },
    });
    const { fingerprint } = makeSecret(token);
    const hiddenToken = `[hidden, ${token.length} characters, SHA-256 starts with ${fingerprint}]`;
    const device = makeSecret('d'.repeat(40)).fingerprint;
    expect(texts(lines).slice(2)).toEqual([
      'HTTP 200; retry-after: 3; x-ms-request-id: r-1',
      `JSON: token_type=Bearer, expires_in=3599, access_token=${hiddenToken}, ` +
        `refresh_token=[hidden, 5 characters], id_token=${hiddenToken}, ` +
        'user_code=[hidden, 8 characters], ' +
        `device_code=[hidden, 40 characters, SHA-256 starts with ${device}], ` +
        'extra=[hidden, list of 2], other=[hidden, object of 1], nothing=[hidden, null], ' +
        'truth=[hidden, boolean]',
    ]);
  });

  it('shows the words of a refusal, without what was sent', () => {
    const lines = logOf({
      form: { grant_type: 'client_credentials', client_secret: 'qT8~canary.secret' },
      status: 401,
      answer: {
        error: 'invalid_client',
        error_description: "AADSTS7000215: Invalid secret 'qT8~canary.secret'.\r\nTrace ID: 1",
        error_codes: [7000215],
        ...{ trace_id: 't', correlation_id: 'c', timestamp: '2026-11-20 14:25:11Z' },
      },
    });
    expect(texts(lines).at(-1)).toBe(
      'JSON: error=invalid_client, ' +
        'error_description="AADSTS7000215: Invalid secret \'[hidden]\'.\\r\\nTrace ID: 1", ' +
        'error_codes=7000215, trace_id=t, correlation_id=c, timestamp="2026-11-20 14:25:11Z"',
    );
  });

  it('shows of a query what is known to be harmless, and no name that is a secret', () => {
    const url = new URL('https://login.example/x?api-version=1.1&code=c0ffee-canary#canary');
    const lines = logOf({ url, form: { state: 'canary-state' }, answer: { 'canary-state': 1 } });
    expect(texts(lines)).toEqual([
      'POST https://login.example/x ? api-version=1.1, code=[hidden, 13 characters]',
      'form: state=[hidden, 12 characters]',
      'HTTP 200',
      'JSON: [name hidden]=[hidden, number]',
    ]);
  });

  it('shows nothing of what is no JSON object', () => {
    const lines = logOf({ answer: '<html>canary' });
    expect(texts(lines).at(-1)).toBe('[hidden, 12 bytes that are no JSON object]');
    expect(lines.at(-1)?.redacted).toBe(true);
  });
});

describe('a server that sends more than anybody does', () => {
  const canary = `Canary-Secret~${'1234567890'.repeat(9)}`;
  const sent = { form: { grant_type: 'client_credentials', client_secret: canary } };
  const echo = { answer: { error: 'invalid_client', error_description: `you sent ${canary}` } };
  const junk = (name: (index: number) => string): Exchange => ({
    answer: Object.fromEntries(
      Array.from({ length: 600 }, (_, index) => [name(index), `junk-${index}-${'x'.repeat(20)}`]),
    ),
  });

  it('does not drive out of the memory what was sent to it', () => {
    const tokens = Array.from({ length: 120 }, (_, index) => ({
      answer: { access_token: `token-${index}-${'y'.repeat(20)}` },
    }));
    const lines = logOf(
      sent,
      junk((index) => `unknown${index}`),
      ...tokens,
      echo,
    );
    expect(texts(lines).at(-1)).toBe(
      'JSON: error=invalid_client, error_description="you sent [hidden]"',
    );
  });

  it('does not hold up this program, nor show a piece of what it echoes at the cut', () => {
    const started = performance.now();
    for (const shift of [0, 5, 11, 17]) {
      const description = 'z'.repeat(shift) + canary.repeat(20_000);
      const answer = { error: 'invalid_client', error_description: description };
      const lines = logOf(
        sent,
        junk((index) => `unknown${index}`),
        { answer },
      );
      // Without the times: any digits may be in these.
      const shown = texts(lines).join('\n');
      expect(shown).not.toContain('Canary');
      expect(shown).not.toContain('1234');
    }
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

const alphabet = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.~+/= %&"\\';
// Without a colon: parts of an address are no secret.
const secretText = fc.string({
  unit: fc.constantFrom(...alphabet.split('')),
  ...{ minLength: 20, maxLength: 90 },
});
const secretParameters = [
  'code',
  'code_verifier',
  'client_secret',
  'client_assertion',
  'refresh_token',
  'device_code',
  'assertion',
  'password',
  'state',
  'x_unknown',
];
const forms: ((secret: string) => string)[] = [
  (secret) => secret,
  encodeURIComponent,
  (secret) => new URLSearchParams({ a: secret }).toString().slice(2),
  (secret) => JSON.stringify(secret).slice(1, -1),
  (secret) => Buffer.from(secret).toString('base64'),
  (secret) => Buffer.from(secret).toString('base64url'),
  (secret) => Buffer.from(`user:${secret}`).toString('base64'),
  (secret) => secret.slice(2),
];
/** Fields that are shown, and whatever else a server may think of. */
const echoFields = [
  'error',
  'error_description',
  'scope',
  'trace_id',
  'issuer',
  'token_endpoint',
  'suberror',
  'verification_uri',
  'message',
  'access_token',
];

describe('no secret', () => {
  it('of any form is in any line, wherever the server sends it back', () => {
    fc.assert(
      fc.property(
        fc.tuple(secretText, secretText, secretText),
        fc.constantFrom(...secretParameters),
        fc.constantFrom(...echoFields),
        fc.constantFrom('www-authenticate', 'x-ms-request-id', 'set-cookie'),
        fc.constantFrom(...forms),
        fc.boolean(),
        ([sent, received, fromHeader], parameter, field, header, form, inNextAnswer) => {
          const echo = { [field]: `before ${form(sent)} after ${form(received)}` };
          const lines = logOf(
            {
              form: { grant_type: 'x', [parameter]: sent },
              headers: { authorization: fromHeader },
              answerHeaders: { [header]: form(sent) },
              answer: { refresh_token: received, ...(inNextAnswer ? {} : echo) },
            },
            { form: { scope: `a ${form(received)}` }, answer: inNextAnswer ? echo : {} },
          );
          const all = texts(lines).join('\n');
          for (const secret of [sent, received, fromHeader]) {
            for (const other of forms.slice(0, 6)) expect(all).not.toContain(other(secret));
            expect(all).not.toContain(
              Buffer.from(`user:${secret}`).toString('base64').slice(8, 28),
            );
          }
          // A part is too much, too.
          expect(all).not.toContain(sent.slice(2, 18));
          expect(all).not.toContain(received.slice(2, 18));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is guessed by a fingerprint: only long values of the authority have one', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...secretParameters, ...echoFields),
        fc.string({ minLength: 1, maxLength: 31 }),
        (name, value) => {
          const all = texts(logOf({ form: { [name]: value }, answer: { [name]: value } }));
          expect(all.join('\n')).not.toContain('SHA-256');
        },
      ),
    );
    for (const name of ['client_secret', 'password', 'client_assertion', 'code_verifier']) {
      const long = 'x'.repeat(80);
      const all = texts(logOf({ form: { [name]: long }, answer: { [name]: long } })).join('\n');
      expect(all).toContain(`${name}=[hidden, 80 characters]`);
    }
  });
});
