import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { practiceTenantInfoSchema } from '../../../shared/practice.ts';
import { httpsRequest } from '../practice/https-request.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const tsx = createRequire(import.meta.url).resolve('tsx');

/** Starting a TypeScript program takes seconds where all cores are busy. */
const testTimeoutMs = 60_000;

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

interface Running {
  child: ChildProcess;
  /** The first line on standard output; all of it when the program ends before. */
  firstLine: Promise<string>;
  ended: Promise<{ code: number | null; stdout: string; stderr: string }>;
}

/** Starts the program as `npm run practice` does, without npm's own lines and processes around it. */
function start(...args: string[]): Running {
  const child = spawn(process.execPath, ['--import', tsx, 'electron/cli/practice.ts', ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let stdout = '';
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) => {
    child.once('close', (code) => {
      resolve({ code, stdout, stderr });
    });
  });
  const firstLine = new Promise<string>((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      if (stdout.includes('\n')) resolve(stdout.slice(0, stdout.indexOf('\n')));
    });
    void ended.then(() => {
      resolve(stdout);
    });
  });
  return { child, firstLine, ended };
}

describe('npm run practice', { timeout: testTimeoutMs }, () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    'prints one line of JSON that leads to a running tenant, until %s',
    async (signal) => {
      const { child, firstLine, ended } = start();
      const { redirectUri, caFile, ...info } = JSON.parse(await firstLine) as Record<
        string,
        unknown
      >;
      expect(practiceTenantInfoSchema.parse(info)).toEqual(info);
      expect(redirectUri).toBe('https://login.microsoftonline.com/common/oauth2/nativeclient');

      const file = String(caFile);
      const ca = await readFile(file, 'utf8');
      expect(ca).toMatch(/^-----BEGIN CERTIFICATE-----\n/);
      expect(ca).not.toContain('PRIVATE KEY');
      const url = `${String(info['authority'])}/v2.0/.well-known/openid-configuration`;
      expect((await httpsRequest(url, { ca })).status).toBe(200);

      child.kill(signal);
      const { code, stdout, stderr } = await ended;
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout.split('\n')).toHaveLength(2);
      expect(existsSync(dirname(file))).toBe(false);
      await expect(httpsRequest(url, { ca })).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    },
  );

  it('says what it does not understand, and ends with 2', async () => {
    const { code, stdout, stderr } = await start('--port', '80').ended;
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain('Unknown argument: --port 80');
  });
});
