import { z } from 'zod';
import { maxFeedAddressLength } from '../../shared/updates/feed-address.ts';
import { isReleaseVersion } from '../../shared/updates/version.ts';
import { readBounded, replaceFile } from '../store/own-file.ts';

const maxFileSize = 4096;

/** What outlives the program of updates. */
const remembered = z.strictObject({
  version: z.literal(1),
  /** Which feed the rest is about. */
  feed: z.string().max(maxFeedAddressLength),
  /** When it was last asked, in milliseconds since 1970. */
  checkedAt: z.number().nonnegative().exactOptional(),
  /** The newest release that it ever had. */
  newest: z.string().refine(isReleaseVersion).exactOptional(),
});
export type Remembered = Omit<z.infer<typeof remembered>, 'version'>;

/** What was seen of the feed that is set. */
export interface UpdateMemory {
  /** Nothing where it was about another feed, or cannot be read. Never rejects. */
  recall(feed: string): Promise<Remembered>;
  /** Never rejects: what is not kept is asked again. */
  remember(seen: Remembered): Promise<void>;
}

/** @param path of the file; its folder is made when there is something to keep */
export function createUpdateMemory(path: string): UpdateMemory {
  return {
    recall: async (feed) => {
      try {
        const bytes = await readBounded(path, maxFileSize);
        const parsed = remembered.safeParse(JSON.parse(bytes?.toString() ?? ''));
        if (!parsed.success || parsed.data.feed !== feed) return { feed };
        const { checkedAt, newest } = parsed.data;
        return {
          feed,
          ...(checkedAt === undefined ? {} : { checkedAt }),
          ...(newest === undefined ? {} : { newest }),
        };
      } catch {
        return { feed };
      }
    },
    remember: async (seen) => {
      try {
        await replaceFile(path, Buffer.from(`${JSON.stringify({ version: 1, ...seen })}\n`));
      } catch {
        // A disk that is full is no reason to go without updates.
      }
    },
  };
}
