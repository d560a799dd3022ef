/**
 * `npm run dist`: builds the app and packs it; `--help` shows the arguments.
 *
 * From the environment:
 * - PUBLISHER_NAME, PUBLISHER_MAIL, PUBLISHER_HOMEPAGE, PUBLISHER_WINDOWS_NAMES, PUBLISHER_UPDATE_KEY:
 *   who hands out the build (build/publisher.ts);
 * - CSC_LINK, CSC_KEY_PASSWORD: the certificate, as a path, an https address or base64, and its password;
 *   WIN_CSC_LINK and WIN_CSC_KEY_PASSWORD stand before them on Windows, CSC_NAME is one in the keychain
 *   of macOS;
 * - AZURE_SIGNING_ENDPOINT, AZURE_SIGNING_ACCOUNT, AZURE_SIGNING_PROFILE with AZURE_TENANT_ID,
 *   AZURE_CLIENT_ID, AZURE_CLIENT_SECRET: Azure Artifact Signing instead, on Windows;
 * - APPLE_API_KEY, APPLE_API_KEY_ID, APPLE_API_ISSUER, or APPLE_ID, APPLE_APP_SPECIFIC_PASSWORD,
 *   APPLE_TEAM_ID, or APPLE_KEYCHAIN_PROFILE: notarisation;
 * - ELECTRON_MIRROR, and HTTPS_PROXY: where Electron's binary comes from.
 */
import { spawnSync } from 'node:child_process';
import { copyFile, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { writePackageFiles } from '../linux/package-files.ts';
import { publisher, readPublisher } from '../publisher.ts';
import { type DistOptions, readArguments, usage } from './arguments.ts';
import { describeFailure } from './describe-failure.ts';
import { pack } from './pack.ts';
import { planSigning } from './signing.ts';
import { readableSize, writeSums } from './sums.ts';

const own = createRequire(import.meta.url);
const root = fileURLToPath(new URL('../..', import.meta.url));

/** Runs the build. @returns whether it ended well */
function build(): boolean {
  const tsx = join(dirname(own.resolve('tsx/package.json')), 'dist/cli.mjs');
  const args = [tsx, join(root, 'build/build.ts')];
  return spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status === 0;
}

/** @returns the exit code */
async function dist(options: DistOptions): Promise<number> {
  const plans = options.systems.map((system) => planSigning(system, process.env, options.stub));
  const problem = plans.find((plan) => plan.problem !== undefined)?.problem;
  if (problem !== undefined) {
    console.error(`Nothing was packed: ${problem}`);
    return 1;
  }
  if (!options.built && !build()) return 1;
  writePackageFiles();
  const output = resolve(root, options.output ?? (options.stub ? 'release-stub' : 'release'));
  await rm(output, { recursive: true, force: true });
  try {
    for (const [index, system] of options.systems.entries()) {
      await pack(system, { ...options, output, mustSign: plans[index]?.mustSign ?? false });
    }
  } catch (thrown) {
    console.error(describeFailure(thrown));
    return 1;
  }
  // What is in the app, for those who look for parts with known faults.
  const { name, version } = own('../../package.json') as { name: string; version: string };
  await copyFile(
    join(root, 'dist/sbom.cdx.json'),
    join(output, `${name}-${version}-sbom.cdx.json`),
  );
  console.log(`\nIn ${output}:`);
  if (options.foldersOnly) console.log('  only folders, as asked for');
  else {
    for (const { name: file, size, sha256 } of await writeSums(output)) {
      console.log(`  ${sha256}  ${readableSize(size).padStart(10)}  ${file}`);
    }
  }
  for (const [index, system] of options.systems.entries()) {
    for (const line of plans[index]?.lines ?? []) console.log(`${system}: ${line}`);
  }
  if (publisher.name === readPublisher({}).name) {
    console.log('Publisher: none; set PUBLISHER_NAME, PUBLISHER_MAIL and PUBLISHER_HOMEPAGE.');
  } else console.log(`Publisher: ${publisher.name} <${publisher.mail}>, ${publisher.homepage}`);
  if (publisher.updateKey === '') {
    console.log('Updates: this build takes none; set PUBLISHER_UPDATE_KEY.');
  }
  if (options.stub) console.log('Packed with a stand-in for Electron: not for handing out.');
  return 0;
}

const args = process.argv.slice(2);
if (args.includes('--help')) console.log(usage);
else {
  const options = readArguments(args, process.platform);
  if (typeof options === 'string') {
    console.error(options);
    process.exitCode = 2;
  } else process.exitCode = await dist(options);
}
