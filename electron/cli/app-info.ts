import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { AppInfo } from '../../shared/app-info.ts';

const packageSchema = z.object({ productName: z.string(), version: z.string() });

/** What a ticket says of this program when it runs in the terminal. */
export async function terminalAppInfo(): Promise<AppInfo> {
  const text = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
  const { productName, version } = packageSchema.parse(JSON.parse(text));
  return {
    name: productName,
    version,
    platform: `${process.platform} ${process.arch}`,
    node: process.versions.node,
  };
}
