import { z } from 'zod';
import { maxFeedAddressLength } from '../../shared/updates/feed-address.ts';
import { isReleaseVersion } from '../../shared/updates/version.ts';
import { jsonAs, writeKept } from '../store/kept-json.ts';
import { readBounded } from '../store/own-file.ts';

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
      const bytes = await readBounded(path, maxFileSize).catch(() => undefined);
      const found = Buffer.isBuffer(bytes) ? jsonAs(remembered, bytes.toString()) : undefined;
      if (found?.feed !== feed) return { feed };
      const { version: _version, ...seen } = found;
      return seen;
    },
    remember: async (seen) => {
      // A disk that is full is no reason to go without updates.
      await writeKept(path, { version: 1, ...seen }, maxFileSize);
    },
  };
}
