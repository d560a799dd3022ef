import 'reflect-metadata';
import { Extension } from '@peculiar/x509';

/** id-ce-nameConstraints, RFC 5280 section 4.2.1.10. */
const nameConstraintsOid = '2.5.29.30';

const sequence = 0x30;
/** `[0] permittedSubtrees`, constructed. */
const permittedSubtrees = 0xa0;
/** GeneralName `[2] dNSName` and `[7] iPAddress`, primitive. */
const dnsName = 0x82;
const ipAddress = 0x87;

/** 127.0.0.0/8 and ::1/128, each as address and mask. */
const loopbackIpv4 = Buffer.from('7f000000ff000000', 'hex');
const loopbackIpv6 = Buffer.from(`${'00'.repeat(15)}01${'ff'.repeat(16)}`, 'hex');

/** A critical extension that lets an authority vouch for localhost and loopback addresses only. */
export function loopbackNameConstraints(): Extension {
  const subtrees = [
    der(dnsName, Buffer.from('localhost', 'ascii')),
    der(ipAddress, loopbackIpv4),
    der(ipAddress, loopbackIpv6),
  ].map((name) => der(sequence, name));
  return new Extension(
    nameConstraintsOid,
    true,
    Uint8Array.from(der(sequence, der(permittedSubtrees, Buffer.concat(subtrees)))),
  );
}

/** One DER element; short-form lengths suffice for what is encoded here. */
function der(tag: number, content: Buffer): Buffer {
  if (content.length > 127) throw new RangeError('DER content too long for a short-form length');
  return Buffer.concat([Buffer.from([tag, content.length]), content]);
}
