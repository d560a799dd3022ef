import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { startPracticeTenant } from '../../electron/practice/practice-tenant.ts';
import { findingTexts } from '../../shared/messages/findings.en.ts';
import { bundleEntry } from '../e2e/bundle-entry.ts';
import type { Kept, Order, SignInUnderClock } from './clock-step.ts';
import { storeNames } from './stores.ts';

// The clock is that of the process alone: Debian's libfaketime stands before the system's.

const hour = 3_600_000;
const deadlineMs = 60_000;

let script: string;
let folder: string;
beforeAll(async () => {
  script = await bundleEntry(fileURLToPath(new URL('clock-step.ts', import.meta.url)));
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'faults-clock-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** @param clock as `faketime` takes it: `+1y`, `-20h`; `+0` for the right one */
async function under<T>(clock: string, order: Order): Promise<T> {
  // The monotonic clock stays as it is: nobody can set that.
  const words = ['-m', '--exclude-monotonic', '-f', clock, process.execPath, script];
  const child = spawn('faketime', words, {
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
  child.stdin.end(JSON.stringify(order));
  expect(await once(child, 'close')).toEqual([0, null]);
  return JSON.parse(output) as T;
}

test(
  'of a clock that is set back a year and put right again no store loses a state, and the log goes on',
  async () => {
    const order = { profile: join(folder, 'profile'), key: randomBytes(32).toString('hex') };
    const year = new Date().getUTCFullYear();
    const all = (number: number) => storeNames.map(() => number);
    const clocks = ['+0', '-1y', '+1y', '-1y', '+0'];
    for (const [number, clock] of clocks.entries()) {
      const kept = await under<Kept>(clock, order);
      expect(kept, clock).toEqual({
        year: year + Number(/^[+-]\d/.exec(clock)?.[0] ?? 0),
        before: all(number),
        after: all(number + 1),
      });
    }
    const log = readFileSync(join(order.profile, 'logs', 'app.log'), 'utf8')
      .trim()
      .split('\n');
    expect(log.map((line) => (JSON.parse(line) as { event: string }).event)).toEqual(
      clocks.map(() => 'second start'),
    );
  },
  deadlineMs,
);

test(
  'a sign-in under a clock that is wrong is told as that, or knows by how much it is wrong',
  async () => {
    const practice = await startPracticeTenant();
    try {
      const { authority, endpoints, ca, info } = practice;
      const order: Order = {
        practice: { authority, endpoints, ca },
        secret: info.clientSecret,
        connection: {
          ...{ version: 1, name: 'Scanner', practice: true, cloud: 'global' },
          ...{ tenant: info.tenantDomain, clientId: info.clientId, access: 'application' },
          ...{ flow: 'secret', protocols: ['imap'], offlineAccess: false },
          user: 'scanner@contoso.example',
        },
      };
      for (const clock of ['-1y', '+1y']) {
        const told = await under<SignInUnderClock>(clock, order);
        expect(told, clock).toEqual({ code: 'signin/network', finding: 'certificate-expired' });
      }
      const { cause, steps } = findingTexts['certificate-expired']({});
      expect([cause, ...steps].join(' ')).toMatch(/clock of this computer/);

      // Within the time of the certificates it works, and the end of the token is judged by the server's.
      const { clockOffsetMs = 0, ...rest } = await under<SignInUnderClock>('-20h', order);
      expect(rest).toEqual({});
      expect(Math.abs(clockOffsetMs - 20 * hour)).toBeLessThan(60_000);
    } finally {
      await practice.stop();
    }
  },
  deadlineMs,
);
