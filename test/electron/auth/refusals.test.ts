import { describe, expect, it } from 'vitest';
import { maxDetailCharacters } from '../../../electron/auth/limits.ts';
import { makeSecret } from '../../../electron/auth/make-secret.ts';
import { readRefusal } from '../../../electron/auth/refusal-body.ts';
import { aadstsNumber, describeRefusal, type Refusal } from '../../../electron/auth/refusals.ts';
import { serverText } from '../../../electron/auth/server-text.ts';

const ids = [
  '5fb7c0e9-98a3-4f7c-a3cd-3cd1b1a5f901',
  'a1f4e7d2-1f0a-4a56-9f1e-6d5c0b9a8e77',
  '2026-11-20 14:25:11Z',
] as const;

describe('describeRefusal', () => {
  it('keeps the words of the server', () => {
    const description = 'AADSTS700016: Application was not found.';
    expect(describeRefusal({ error: 'unauthorized_client', description })).toEqual({
      code: 'signin/refused',
      detail: `unauthorized_client: ${description}`,
      refusal: { error: 'unauthorized_client', numbers: [700016] },
    });
    expect(describeRefusal({ error: 'access_denied', description: '' }).detail).toBe(
      'access_denied',
    );
  });

  it.each([
    ['access_denied', '', 'signin/denied'],
    ['access_denied', 'AADSTS65004: declined', 'signin/denied'],
    ['authorization_declined', '', 'signin/denied'],
    ['invalid_grant', 'AADSTS65004: declined', 'signin/denied'],
    ['access_denied', 'AADSTS530032: security policy', 'signin/blocked-by-policy'],
    ['access_denied', 'AADSTS70017: declined', 'signin/denied'],
    ['invalid_grant', 'AADSTS70008: expired', 'signin/code-expired'],
    ['invalid_grant', 'AADSTS54005: redeemed', 'signin/code-used'],
    ['invalid_grant', 'AADSTS65001: no consent', 'consent/missing'],
    ['access_denied', 'AADSTS90094: administrators only', 'consent/missing'],
    ['invalid_tenant', 'AADSTS900023: no tenant', 'tenant/not-found'],
    ['invalid_request', 'AADSTS90002: no tenant', 'tenant/not-found'],
    ['invalid_request', 'AADSTS90038: other cloud', 'tenant/other-cloud'],
    ['server_error', 'AADSTS90033: transient', 'signin/unavailable'],
    ['temporarily_unavailable', '', 'signin/unavailable'],
    ['invalid_client', 'AADSTS7000215: wrong', 'credential/wrong-secret'],
    ['invalid_client', 'AADSTS7000222: expired', 'credential/expired-secret'],
    ['invalid_client', 'AADSTS700027: unknown', 'credential/wrong-certificate'],
    ['invalid_client', 'AADSTS50012: failed', 'signin/refused'],
    ['invalid_client', 'AADSTS7000218: public', 'signin/refused'],
    ['expired_token', 'AADSTS70020: expired', 'signin/code-expired'],
    ['code_expired', '', 'signin/code-expired'],
    ['invalid_grant', 'AADSTS70019: expired', 'signin/code-expired'],
    ['interaction_required', 'AADSTS50076: MFA', 'signin/refused'],
    ['invalid_grant', 'AADSTS530003: other', 'signin/refused'],
  ])('names %s %s', (error, description, code) => {
    expect(describeRefusal({ error, description }, { flow: 'device-code' }).code).toBe(code);
  });

  // What Conditional Access refuses, and the flow that can work.
  it.each([50097, 50129, 53000, 53001])('sends AADSTS%i to the system browser', (number) => {
    const inText = { error: 'access_denied', description: `AADSTS${number}: not managed` };
    const inField = { error: 'interaction_required', description: '', numbers: [number] };
    for (const refusal of [inText, inField]) {
      expect(describeRefusal(refusal, { flow: 'window' }).code).toBe('signin/needs-browser');
      expect(describeRefusal(refusal, { flow: 'device-code' }).code).toBe(
        'signin/device-code-blocked',
      );
      for (const flow of ['browser', 'secret', 'certificate'] as const) {
        expect(describeRefusal(refusal, { flow }).code).toBe('signin/blocked-by-policy');
      }
      expect(describeRefusal(refusal).code).toBe('signin/blocked-by-policy');
    }
  });

  it('takes a block of Conditional Access for one of the flow only with a device code', () => {
    const refusal = { error: 'access_denied', description: 'AADSTS53003: blocked' };
    expect(describeRefusal(refusal, { flow: 'device-code' }).code).toBe(
      'signin/device-code-blocked',
    );
    expect(describeRefusal(refusal, { flow: 'window' }).code).toBe('signin/blocked-by-policy');
  });

  it('takes AADSTS50012 for the certificate only where one was used', () => {
    const refusal = { error: 'invalid_client', description: 'AADSTS50012: failed' };
    expect(describeRefusal(refusal, { flow: 'certificate' }).code).toBe(
      'credential/wrong-certificate',
    );
    expect(describeRefusal(refusal, { flow: 'window' }).code).toBe('signin/refused');
  });

  it.each([
    ['English', `Trace ID: ${ids[0]}\r\nCorrelation ID: ${ids[1]}\r\nTimestamp: ${ids[2]}`],
    ['in one line', `x. Trace ID: ${ids[0]} Correlation ID: ${ids[1]} Timestamp: ${ids[2]}`],
    [
      'German',
      `Ablaufverfolgungs-ID: ${ids[0]}, Korrelations-ID: ${ids[1]}, Zeitstempel: ${ids[2]}`,
    ],
    ['Japanese', `トレース ID: ${ids[0]} 相関 ID: ${ids[1]} タイムスタンプ: ${ids[2]}`],
    ['full-width', `トレース ID：${ids[0]}\n相関 ID：${ids[1]}\nタイムスタンプ：${ids[2]}`],
  ])('finds trace ID, correlation ID and time: %s', (_, ending) => {
    const application = 'b2d9ff0f-1111-4a56-9f1e-6d5c0b9a8e77';
    const description = `AADSTS700016: Application '${application}': not found. ${ending}`;
    expect(describeRefusal({ error: 'unauthorized_client', description }).refusal).toEqual({
      ...{ error: 'unauthorized_client', numbers: [700016] },
      ...{ traceId: ids[0], correlationId: ids[1], timestamp: ids[2] },
    });
  });

  it('believes the fields before the sentence', () => {
    const refusal: Refusal = {
      error: 'invalid_client',
      description: `AADSTS7000215: x. Trace ID: ${ids[1]} Correlation ID: ${ids[0]} Timestamp: 2020-01-01 00:00:00Z`,
      ...{ numbers: [7000215], traceId: ids[0], correlationId: ids[1], timestamp: ids[2] },
    };
    expect(describeRefusal(refusal).refusal).toEqual({
      ...{ error: 'invalid_client', numbers: [7000215] },
      ...{ traceId: ids[0], correlationId: ids[1], timestamp: ids[2] },
    });
  });

  it('finds no IDs where there are none, however the sentence is made', () => {
    const description = `${': '.repeat(5_000)}${ids[0]} `.repeat(20);
    expect(describeRefusal({ error: 'x', description }).refusal).toEqual({
      error: 'x',
      numbers: [],
    });
  });

  it('says how long the authority wants to be left alone', () => {
    const refusal = { error: 'temporarily_unavailable', description: '', retryAfterMs: 9_000 };
    expect(describeRefusal(refusal).retryAfterMs).toBe(9_000);
  });

  it('hides a secret in every part', () => {
    const secret = makeSecret('0.AX-canary-code-1234');
    const value = secret.reveal();
    const refusal = { error: value, description: value, traceId: value, timestamp: value };
    expect(JSON.stringify(describeRefusal(refusal, { secrets: [secret] }))).not.toContain('canary');
  });
});

describe('aadstsNumber', () => {
  it.each([
    ['AADSTS50011: The redirect URI', 50011],
    ['AADSTS7000218: The request body', 7000218],
    ['Error AADSTS90002. Tenant', 90002],
    ['no number', undefined],
    ['XAADSTS50011', undefined],
    ['AADSTS1', undefined],
  ])('reads %s', (text, number) => {
    expect(aadstsNumber(text)).toBe(number);
  });
});

describe('serverText', () => {
  it('makes control characters visible and cuts what is too long', () => {
    expect(serverText('a.\r\n b\n')).toBe('a. b');
    expect(serverText('a'.repeat(maxDetailCharacters))).toHaveLength(maxDetailCharacters);
    expect(serverText('a'.repeat(maxDetailCharacters + 1))).toBe(
      `${'a'.repeat(maxDetailCharacters)}…`,
    );
  });

  it('hides secrets that the server echoed, whichever way they are written', () => {
    const secret = makeSecret('0.AX?code/with+signs==');
    const value = secret.reveal();
    const base64 = Buffer.from(value).toString('base64');
    const text = [
      value,
      encodeURIComponent(value),
      base64,
      Buffer.from(value).toString('base64url'),
    ];
    expect(serverText(`got ${text.join(' and ')}`, [secret])).toBe(
      'got [hidden] and [hidden] and [hidden] and [hidden]',
    );
  });
});

describe('readRefusal', () => {
  it('takes the named fields and leaves the rest of the body behind', () => {
    expect(
      readRefusal({
        error: 'invalid_grant',
        error_description: 'AADSTS70008: expired',
        error_codes: [70008],
        access_token: 'canary',
      }),
    ).toEqual({
      error: 'invalid_grant',
      description: 'AADSTS70008: expired',
      numbers: [70008],
    });
  });

  it('reads an error whose other fields are of the wrong type', () => {
    expect(readRefusal({ error: 'invalid_grant', error_description: 7, error_codes: 'x' })).toEqual(
      { error: 'invalid_grant', description: '' },
    );
  });

  it.each([{}, { error: '' }, { error: 7 }, null, 'error', []])('finds none in %j', (body) => {
    expect(readRefusal(body)).toBeUndefined();
  });
});
