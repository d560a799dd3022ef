import { expect, test } from 'vitest';
import { contentSecurityPolicy } from '../../../electron/windows/content-security-policy.ts';

test('the policy allows the bundle, styles by nonce, and nothing else', () => {
  expect(contentSecurityPolicy('bm9uY2U=')).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-bm9uY2U='; " +
      "img-src 'self' data:; font-src 'self'; connect-src 'none'; base-uri 'none'; " +
      "form-action 'none'; frame-ancestors 'none'; object-src 'none'",
  );
});
