import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clouds } from '../../shared/clouds.ts';
import { startPracticeTenant } from '../practice/practice-tenant.ts';

/** Exit codes, as those of `check`. */
const exitFailed = 1;
const exitUsage = 2;

/**
 * Runs a practice tenant for use with any other program: prints one line of JSON with all that the
 * program needs to know, and runs until interrupted.
 */
async function main(args: readonly string[]): Promise<void> {
  if (args.length > 0) {
    console.error(`Unknown argument: ${args.join(' ')}\nUsage: npm run practice`);
    process.exitCode = exitUsage;
    return;
  }
  const interrupted = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.once(signal, () => {
        resolve();
      });
    }
  });

  const directory = await mkdtemp(join(tmpdir(), 'practice-tenant-'));
  try {
    const practice = await startPracticeTenant();
    try {
      const caFile = join(directory, 'ca.pem');
      await writeFile(caFile, practice.ca, { flag: 'wx' });
      const about = {
        redirectUri: clouds.global.nativeClientRedirectUri.value,
        ...practice.info,
        caFile,
      };
      console.log(JSON.stringify(about));
      await interrupted;
    } finally {
      await practice.stop();
    }
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

await main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(`The practice tenant could not run: ${String(error)}`);
  process.exitCode = exitFailed;
});
