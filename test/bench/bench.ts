import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeSecret } from '../../electron/auth/make-secret.ts';
import { adele, startBench } from '../integration/imap-bench.ts';
import { findDovecot } from '../servers/require-dovecot.ts';

// Our IMAP check against curl on the same Dovecot, in turn, so that a slow moment of the machine
// hits both. curl does the same work: TLS, sign-in with XOAUTH2, SELECT INBOX, LOGOUT; its time is
// its own `time_total`, without its process start. Absolute figures are this machine's; the ratio
// is what to compare.
const pairs = 100;

const bench = await startBench(await findDovecot());
if (!bench)
  throw new Error('The benchmark needs Dovecot: apt-get install dovecot-imapd dovecot-auth-lua');
const folder = await mkdtemp(join(tmpdir(), 'assistant-bench-'));
try {
  const caFile = join(folder, 'ca.pem');
  await writeFile(caFile, bench.practice.ca);
  const token = makeSecret(await bench.practice.mint({ user: adele }));
  // The token goes in on standard input: process arguments are everybody's to read.
  const curlConfig = [
    `url = "imaps://localhost:${String(bench.dovecot.imapsPort)}/"`,
    `user = "${adele}:"`,
    `oauth2-bearer = "${token.reveal()}"`,
    `cacert = "${caFile}"`,
    'request = "SELECT INBOX"',
    'silent',
    `output = "${join(folder, 'reply')}"`,
    'write-out = "%{time_total}"',
  ].join('\n');

  const ours: number[] = [];
  const curls: number[] = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    const { record } = await bench.check({ token });
    if (record.outcome !== 'ok') throw new Error('our check did not pass');
    ours.push(record.durationMs);
    curls.push(await timeCurl(curlConfig));
  }
  const ratios = ours.map((time, at) => time / (curls[at] ?? Number.NaN));
  console.log(`IMAPS check with transcript, ${String(pairs)} pairs, milliseconds`);
  for (const [name, values] of [
    ['ours', ours],
    ['curl', curls],
    ['ours / curl', ratios],
  ] as const) {
    console.log(
      `${name.padEnd(12)} median ${quantile(values, 0.5)}  90 % ${quantile(values, 0.9)}`,
    );
  }
} finally {
  await rm(folder, { recursive: true, force: true });
  await bench.stop();
}

/** Runs curl once; resolves with its `time_total` in milliseconds. */
async function timeCurl(config: string): Promise<number> {
  const child = spawn('curl', ['--config', '-'], { stdio: ['pipe', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stdin.end(config);
  const code = await new Promise((resolve) => child.on('close', resolve));
  const seconds = Number(output);
  if (code !== 0 || !(seconds > 0)) throw new Error(`curl ended with ${String(code)}: ${output}`);
  return seconds * 1000;
}

/** The value below which a share of the values lies, with two decimals. */
function quantile(values: readonly number[], share: number): string {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN).toFixed(2);
}
