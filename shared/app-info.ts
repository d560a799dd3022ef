import { z } from 'zod';
import { policyFields } from './policy/policy.ts';

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
  /** What the organisation has set by a policy: the names, never the values. */
  managed: z.array(z.enum(policyFields)).optional(),
});
export type AppInfo = z.infer<typeof appInfoSchema>;
