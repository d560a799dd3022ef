import type { INetworkModule, NodeAuthOptions } from '@azure/msal-node';
import type { PracticeTenant } from '../../../electron/practice/types.ts';
import { httpsRequest } from './https-request.ts';

/**
 * MSAL's requests over node:https, trusting one authority's certificate.
 *
 * @param requested gets the host of each
 */
export function practiceNetwork(
  practice: Pick<PracticeTenant, 'ca'>,
  requested: string[] = [],
): INetworkModule {
  const send = async (
    url: string,
    method: string,
    options?: { headers?: Record<string, string>; body?: string },
  ) => {
    requested.push(new URL(url).host);
    const answer = await httpsRequest(url, {
      ca: practice.ca,
      method,
      ...(options?.headers ? { headers: options.headers } : {}),
      ...(options?.body === undefined ? {} : { body: options.body }),
    });
    return { headers: {}, body: JSON.parse(answer.body) as never, status: answer.status };
  };
  return {
    sendGetRequestAsync: (url, options) => send(url, 'GET', options),
    sendPostRequestAsync: (url, options) => send(url, 'POST', options),
  };
}

/** What MSAL has to know of the practice tenant. */
export function practiceAuth(
  { authority, info }: PracticeTenant,
  tenant = info.tenantId,
): Pick<NodeAuthOptions, 'authority' | 'clientId' | 'knownAuthorities'> & { clientId: string } {
  const { host, origin } = new URL(authority);
  return {
    clientId: info.clientId,
    authority: `${origin}/${tenant}`,
    knownAuthorities: [host],
  };
}
