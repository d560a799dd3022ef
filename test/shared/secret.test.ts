import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { makeSecret } from '../../electron/auth/make-secret.ts';

const value = 'EwBAAl3BAAUFFpUAo7J3Ve0bjLBWZWCclRC3EoAA';

/** What string conversion makes of a value whose type says nothing, as in code that forgot it. */
function asText(anything: unknown): string {
  return String(anything);
}

describe('a secret', () => {
  const secret = makeSecret(value);

  it('gives its value only where it is asked for it', () => {
    expect(secret.reveal()).toBe(value);
  });

  it.each([
    ['joined text', asText(secret)],
    ['JSON', JSON.stringify({ secret })],
    ['an inspected object', inspect({ secret }, { depth: 9, showHidden: true })],
    ['its own keys', JSON.stringify(Object.entries(secret))],
    ['a structured clone', JSON.stringify(structuredClone(secret))],
  ])('does not show in %s', (_, text) => {
    expect(text).not.toContain(value.slice(0, 8));
  });

  it('is told apart by its length and its SHA-256', () => {
    expect(secret.length).toBe(40);
    // printf %s EwBAAl3BAAUFFpUAo7J3Ve0bjLBWZWCclRC3EoAA | sha256sum
    expect(secret.fingerprint).toBe('fb80ea9d');
  });
});
