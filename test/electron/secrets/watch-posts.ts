import type * as networkClient from '../../../electron/auth/network-client.ts';

type Module = typeof networkClient;

/** The module with network clients that also put every body they post and get into `bodies`. */
export function watchPosts(original: Module, bodies: string[]): Module {
  return {
    ...original,
    createNetworkClient(options) {
      const client = original.createNetworkClient(options);
      const post = client.sendPostRequestAsync.bind(client);
      client.sendPostRequestAsync = async <T>(...asked: Parameters<typeof post>) => {
        bodies.push(asked[1]?.body ?? '');
        const answer = await post<T>(...asked);
        bodies.push(JSON.stringify(answer.body));
        return answer;
      };
      return client;
    },
  };
}
