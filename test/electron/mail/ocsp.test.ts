import { CRLReasons } from '@peculiar/asn1-x509';
import { describe, expect, test } from 'vitest';
import { stapledRevocation } from '../../../electron/mail/ocsp.ts';
import { ocspResponse, type Statement } from './helpers/ocsp-response.ts';

const serialNumber = '7F0102030405060708090A0B0C0D0E0F';
const at = new Date('2026-10-01T12:00:00Z');
const revoked: Statement = { serialNumber, revoked: { at, reason: CRLReasons.keyCompromise } };

describe('a stapled statement', () => {
  test('that the certificate is revoked says since when and why', () => {
    expect(stapledRevocation(ocspResponse(revoked), serialNumber)).toBe(
      'revoked since 2026-10-01T12:00:00.000Z: keyCompromise',
    );
    const unexplained = ocspResponse({ serialNumber, revoked: { at } });
    expect(stapledRevocation(unexplained, serialNumber)).toBe(
      'revoked since 2026-10-01T12:00:00.000Z',
    );
  });

  test('that it is good says nothing', () => {
    expect(stapledRevocation(ocspResponse({ serialNumber }), serialNumber)).toBeUndefined();
  });

  test('counts only for the certificate it is about', () => {
    const other = { ...revoked, serialNumber: '6F01' };
    expect(stapledRevocation(ocspResponse(other), serialNumber)).toBeUndefined();
    expect(stapledRevocation(ocspResponse(other, revoked), serialNumber)).toBeDefined();
    expect(stapledRevocation(ocspResponse(other), '006f01')).toBeDefined();
  });
});

describe('garbage says nothing and breaks nothing', () => {
  const response = ocspResponse(revoked);

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['text', Buffer.from('HTTP/1.1 200 OK')],
    ['zeros', Buffer.alloc(1000)],
    ['depth', Buffer.alloc(60_000, Buffer.of(0x30, 0x82, 0xff, 0xff))],
    // The status "try later" (3), without a response.
    ['another status', Buffer.of(0x30, 0x03, 0x0a, 0x01, 0x03)],
  ])('%s', (_, bytes) => {
    expect(stapledRevocation(bytes, serialNumber)).toBeUndefined();
  });

  test('a response cut anywhere', () => {
    for (let length = 0; length < response.length; length += 3) {
      expect(stapledRevocation(response.subarray(0, length), serialNumber)).toBeUndefined();
    }
  });

  test('a response with one byte changed', () => {
    // Every place would take seconds; these meet tags, lengths and values alike.
    for (let index = 0; index < response.length; index += 7) {
      const changed = Buffer.from(response);
      changed.writeUInt8(changed.readUInt8(index) ^ 0xff, index);
      expect(() => stapledRevocation(changed, serialNumber)).not.toThrow();
    }
  });

  test('a serial number that is none', () => {
    expect(stapledRevocation(response, '')).toBeUndefined();
    expect(stapledRevocation(response, 'not hexadecimal')).toBeUndefined();
  });
});
