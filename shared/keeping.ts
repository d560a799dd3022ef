import { z } from 'zod';
import { errorSchema } from './errors.ts';

/** Whether sign-ins can be kept on this computer, encrypted by the system. */
export const keepingStateSchema = z.strictObject({
  /** Why not: `keeping/unavailable` or `keeping/basic-text`; absent where they can. */
  problem: errorSchema.exactOptional(),
  /** What was kept, could not be read and was set aside: `keeping/set-aside`. */
  setAside: z.array(errorSchema),
});
export type KeepingState = z.infer<typeof keepingStateSchema>;

/** How much is kept on this computer, the practice tenant's aside. */
export const keepingContentsSchema = z.strictObject({
  /** App registrations with kept sign-ins. */
  apps: z.number().int().nonnegative(),
  /** Client secrets and certificates. */
  credentials: z.number().int().nonnegative(),
});
export type KeepingContents = z.infer<typeof keepingContentsSchema>;
