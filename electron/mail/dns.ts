import { lookup } from 'node:dns/promises';
import type { AddressFamily } from '../../shared/network.ts';
import { MailFailure, systemCode, systemText } from './failure.ts';

/** An address of a host, as the system's resolver gave it. */
export interface HostAddress {
  address: string;
  family: 4 | 6;
}

/**
 * Every address of `host`, in the order in which the system gives them. It asks the system, not a
 * name server, so that a hosts file and a VPN count as they do for other programs. The look-up
 * cannot be stopped; who no longer wants it abandons it.
 *
 * @throws {MailFailure} `dns/not-found` where the name does not exist, else `dns/failed`
 */
export async function resolveHost(host: string): Promise<HostAddress[]> {
  try {
    const addresses = await lookup(host, { all: true, verbatim: true });
    return addresses.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }));
  } catch (error) {
    throw dnsFailure(error);
  }
}

/** Those of the addresses that may be used. */
export function addressesOfFamily(
  addresses: readonly HostAddress[],
  family: AddressFamily,
): readonly HostAddress[] {
  if (family === 'any') return addresses;
  return addresses.filter((address) => address.family === (family === 'ipv4' ? 4 : 6));
}

/** The failure behind an error of the resolver. */
export function dnsFailure(error: unknown): MailFailure {
  const isUnknownName = ['ENOTFOUND', 'EAI_NONAME', 'EAI_NODATA', 'ENODATA'].includes(
    systemCode(error),
  );
  return new MailFailure(isUnknownName ? 'dns/not-found' : 'dns/failed', systemText(error));
}
