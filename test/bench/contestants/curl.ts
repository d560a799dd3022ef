import { spawn } from 'node:child_process';
import { devNull } from 'node:os';
import type { Protocol } from '../../../shared/stages.ts';
import type { Contestant, Target } from './contestant.ts';

/**
 * What curl is asked for beside signing in, to come as near to our check as it can: it does one
 * thing a session, and has no way to try a sender without sending a message.
 */
const requests: Readonly<Record<Protocol, { scheme: string; options: readonly string[] }>> = {
  imap: { scheme: 'imaps', options: ['request = "SELECT INBOX"'] },
  // `head`: STAT answers with one line, where curl waits for many otherwise.
  pop: { scheme: 'pop3s', options: ['request = "STAT"', 'head'] },
  smtp: { scheme: 'smtp', options: ['request = "NOOP"', 'ssl-reqd'] },
};

/**
 * curl's own `time_total`: from the look-up of the name to the last byte of the reply. The start of
 * its process is not in it, and neither is its goodbye, which it says when it cleans up.
 */
export function curl(protocol: Protocol): Contestant {
  return {
    name: 'curl',
    measures: 'time_total: neither the start of its process nor its goodbye',
    signIn: async (target) => {
      const total = await timeTotal(configFor(protocol, target));
      return { total, sameWork: total };
    },
  };
}

/** curl's configuration. It holds the token, so it goes in on standard input, not as arguments. */
function configFor(protocol: Protocol, target: Target): string {
  const { scheme, options } = requests[protocol];
  return [
    `url = "${scheme}://${target.host}:${target.port}/"`,
    `user = "${target.user}:"`,
    `oauth2-bearer = "${target.token}"`,
    // Off by default, except for IMAP servers that offer SASL-IR.
    'sasl-ir',
    `cacert = "${target.caFile}"`,
    ...options,
    'silent',
    'show-error',
    `output = "${devNull}"`,
    'write-out = "%{time_total}"',
  ].join('\n');
}

/** Runs curl once; resolves with its `time_total` in milliseconds. */
async function timeTotal(config: string): Promise<number> {
  const child = spawn('curl', ['--disable', '--config', '-'], { stdio: 'pipe' });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  child.stdin.end(config);
  const code = await new Promise((resolve, reject) => {
    child.on('close', resolve);
    child.on('error', reject);
  });
  const milliseconds = Number(output) * 1000;
  if (code !== 0 || !(milliseconds > 0)) {
    throw new Error(`curl ended with ${String(code)}: ${errors}`);
  }
  return milliseconds;
}
