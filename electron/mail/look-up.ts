import { isIP } from 'node:net';
import type { StageResult } from '../../shared/stages.ts';
import type { CheckRun } from './check-run.ts';
import { withDeadline } from './deadline.ts';
import { addressesOfFamily, resolveHost, type HostAddress } from './dns.ts';
import { MailFailure } from './failure.ts';
import type { CheckRequest } from './types.ts';

/**
 * The stage `dns`: the addresses of the host to connect to, all of them shown. When a check is
 * repeated from a later stage, those of the check before are taken and the stage is kept as it was.
 *
 * @param host the server, or the proxy
 * @returns those of the address family that the route wants
 * @throws what ended the stage, after it is recorded
 */
export async function lookUp(run: CheckRun, host: string): Promise<readonly HostAddress[]> {
  const { stages, recorder, deadlines, signal, request, found } = run;
  const { endpoint, route } = request;
  const show = (addresses: readonly HostAddress[]): string => {
    found.addresses = addresses.map(({ address }) => address);
    return found.addresses.join(', ');
  };

  const kept = keptLookUp(request);
  if (kept) {
    recorder.note(`${host} has ${show(kept.addresses)}, as looked up in the check before`);
    stages.keep(kept.result);
    return kept.usable;
  }

  let usable: readonly HostAddress[] = [];
  await stages.run('dns', async () => {
    if (route.proxy) recorder.note(`${host} is the proxy; it looks ${endpoint.host} up itself`);
    const addresses = await withDeadline(deadlines.dns, signal, () => resolveHost(host));
    const text = show(addresses);
    recorder.note(`${host} has ${text}`);
    usable = addressesOfFamily(addresses, route.family);
    if (route.family !== 'any') {
      const wanted = route.family === 'ipv4' ? 'IPv4' : 'IPv6';
      recorder.note(`only ${wanted} is used`);
      if (usable.length === 0) {
        throw new MailFailure('dns/no-address', `${host} has no ${wanted} address, only ${text}`);
      }
    }
    return text;
  });
  return usable;
}

interface KeptLookUp {
  result: StageResult;
  addresses: readonly HostAddress[];
  usable: readonly HostAddress[];
}

/**
 * What can be taken over from the check before: nothing where it looked up another host, or where
 * none of its addresses may be used now.
 */
function keptLookUp({ retry, endpoint, route }: CheckRequest): KeptLookUp | undefined {
  if (!retry || retry.from === 'dns') return undefined;
  const { previous } = retry;
  const result = previous.stages.find(({ stage }) => stage === 'dns');
  const wasProxied = previous.stages.some(({ stage }) => stage === 'proxy');
  const isSameHost =
    previous.endpoint.host === endpoint.host && wasProxied === (route.proxy !== undefined);
  if (result?.status !== 'ok' || !isSameHost) return undefined;
  const addresses = previous.addresses.map((address): HostAddress => {
    return { address, family: isIP(address) === 6 ? 6 : 4 };
  });
  const usable = addressesOfFamily(addresses, route.family);
  return usable.length === 0 ? undefined : { result, addresses, usable };
}
