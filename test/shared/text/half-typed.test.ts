import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canBecomeAddress,
  canBecomeDomain,
  canBecomeGuid,
  canBecomePort,
  canBecomeResource,
  canBecomeTenant,
} from '../../../shared/text/half-typed.ts';
import { isAddress, isDomain, isGuid, isTenant } from '../../../shared/text/validators.ts';
import { isPortText, isResourceText } from '../../../shared/wizard/cloud-values.ts';

const labels = fc.stringMatching(/^[a-z0-9](?:[a-z0-9-]{0,12}[a-z0-9])?$/);
const domains = fc.array(labels, { minLength: 2, maxLength: 4 }).map((parts) => parts.join('.'));
const locals = fc.stringMatching(/^[a-z0-9+_'-]{1,8}(?:\.[a-z0-9]{1,8}){0,2}$/);
const right = {
  guid: [isGuid, canBecomeGuid, fc.uuid()],
  domain: [isDomain, canBecomeDomain, domains],
  tenant: [isTenant, canBecomeTenant, fc.oneof(fc.uuid(), domains)],
  address: [
    isAddress,
    canBecomeAddress,
    fc.tuple(locals, domains).map(([local, domain]) => `${local}@${domain}`),
  ],
  port: [isPortText, canBecomePort, fc.integer({ min: 1, max: 65535 }).map(String)],
  resource: [
    isResourceText,
    canBecomeResource,
    fc
      .tuple(domains, fc.constantFrom('', '/', ':8443', ':8443/'))
      .map(([host, end]) => `https://${host}${end}`),
  ],
} as const;

describe('text that is still being typed', () => {
  it.each(Object.entries(right))(
    'can become right as long as it is the beginning of something right: %s',
    (_kind, [isRight, canBecome, texts]) => {
      fc.assert(
        fc.property(texts, (text: string) => {
          expect(isRight(text)).toBe(true);
          for (let length = 0; length <= text.length; length += 1) {
            expect(canBecome(text.slice(0, length)), text.slice(0, length)).toBe(true);
          }
        }),
        { numRuns: 60 },
      );
    },
  );

  it.each([
    ['guid', canBecomeGuid, ['x', '05cd6963a', '05cd6963-1a2b-4c3d-8e4f5', '05cd-', '“05cd']],
    ['domain', canBecomeDomain, ['.', '-a', 'a..', 'a-.b', 'a b', 'https:', 'adele@', 'a/', 'ä']],
    ['tenant', canBecomeTenant, ['https:', 'adele@', 'contoso com', 'contoso.com/']],
    ['address', canBecomeAddress, ['@', '.a', 'a..', 'a.@', 'a@@', 'a b', 'a@b..', 'user\\', '<']],
    ['port', canBecomePort, ['a', '-', '65536', '00000', '993,']],
    ['resource', canBecomeResource, ['o', 'http:', 'https://a b', 'https://a.b/c', 'https://a:']],
  ] as const)('cannot become right any more: %s', (_kind, canBecome, texts) => {
    for (const text of texts) expect(canBecome(text), text).toBe(false);
  });
});
