import { z } from 'zod';

/** What a ticket says of the program that wrote it. */
export const appInfoSchema = z.strictObject({
  name: z.string(),
  version: z.string(),
  /** `linux x64`, `win32 arm64` … */
  platform: z.string(),
  node: z.string(),
  /** Absent in the terminal. */
  electron: z.string().optional(),
  chromium: z.string().optional(),
});
export type AppInfo = z.infer<typeof appInfoSchema>;
