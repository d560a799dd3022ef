import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createSignInAttempt } from '../../../electron/auth/attempt.ts';
import { makeSecret } from '../../../electron/auth/make-secret.ts';

const expected = { redirectUri: 'https://redirect.example/done', issuer: 'https://issuer.example' };

describe('createSignInAttempt', () => {
  it('makes state and nonce of 256 random bits, new each time', async () => {
    const attempts = await Promise.all([createSignInAttempt(), createSignInAttempt()]);
    const values = attempts.flatMap(({ parameters }) => [parameters.state, parameters.nonce]);
    expect(new Set(values).size).toBe(4);
    for (const value of values) expect(Buffer.from(value, 'base64url')).toHaveLength(32);
  });

  it('gives a verifier whose SHA-256 is the challenge (RFC 7636 section 4.6)', async () => {
    const attempt = await createSignInAttempt();
    const { state, nonce, codeChallenge } = attempt.parameters;
    const result = attempt.finish(
      makeSecret(`${expected.redirectUri}?code=abc&state=${state}`),
      expected,
    );
    expect(result).toMatchObject({ kind: 'code', state, nonce });
    if (result.kind !== 'code') return;
    const verifier = result.verifier.reveal();
    expect(verifier).toMatch(/^[A-Za-z0-9._~-]{43,128}$/);
    expect(createHash('sha256').update(verifier).digest('base64url')).toBe(codeChallenge);
  });

  it('can be answered once', async () => {
    const attempt = await createSignInAttempt();
    const answer = makeSecret(`${expected.redirectUri}?code=abc&state=${attempt.parameters.state}`);
    expect(attempt.finish(answer, expected).kind).toBe('code');
    expect(attempt.finish(answer, expected)).toEqual({
      kind: 'unknown',
      reason: 'this sign-in was already answered',
    });
  });

  it('is over after a wrong answer too', async () => {
    const attempt = await createSignInAttempt();
    const { state } = attempt.parameters;
    const wrong = makeSecret(`${expected.redirectUri}?code=abc&state=wrong`);
    expect(attempt.finish(wrong, expected).kind).toBe('unknown');
    const right = makeSecret(`${expected.redirectUri}?code=abc&state=${state}`);
    expect(attempt.finish(right, expected).kind).toBe('unknown');
  });
});
