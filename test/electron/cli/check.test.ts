import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { people } from '../../../electron/practice/directory.ts';
import { runRecordSchema } from '../../../shared/run-record.ts';
import { checkStages, protocols } from '../../../shared/stages.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

interface Finished {
  status: number | null;
  stdout: string;
  stderr: string;
}

/**
 * Runs the command as `npm run check` does.
 *
 * @param onOutput told all of stdout so far whenever more comes, and how to send a signal
 */
function check(
  args: readonly string[],
  onOutput?: (stdout: string, kill: (signal: NodeJS.Signals) => void) => void,
  environment: Readonly<Record<string, string>> = {},
): Promise<Finished> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'electron/cli/check.ts', ...args], {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    onOutput?.(stdout, (signal) => child.kill(signal));
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => {
      resolve({ status, stdout, stderr });
    });
  });
}

/** Fails if the output holds a JWT, an XOAUTH2 response (`user=` in base64) or a password. */
function expectNoSecret({ stdout, stderr }: Finished): void {
  const output = stdout + stderr;
  expect(output).not.toMatch(/eyJ[\w-]+\.[\w-]+/);
  expect(output).not.toContain('dXNlcj');
  for (const { password } of people) expect(output).not.toContain(password);
}

/** Each test starts the program anew, up to two seconds of work on a machine that does others. */
const timeout = 60_000;

const transcriptLine = /^(IMAP|POP {1}|SMTP) {2}\+\d+\.\d{3} +(C:|S:|--)/;

/** The stages that the lines of one protocol went through. */
function stagesOf(lines: readonly string[], name: string): string[] {
  const pattern = new RegExp(`^${name} +--- (\\w+) ---$`);
  return lines.flatMap((line) => pattern.exec(line)?.[1] ?? []);
}

describe('npm run check -- --practice', { timeout }, () => {
  test('prints the transcripts side by side and a stage table for each, and exits 0', async () => {
    const finished = await check(['--practice']);
    expectNoSecret(finished);
    expect(finished.stderr).toBe('');
    expect(finished.status).toBe(0);
    const lines = finished.stdout.split('\n');
    expect(lines[0]).toBe('Practice tenant contoso.example, simulated on this computer.');
    expect(lines[1]).toBe('Signing in as adele@contoso.example ...');
    expect(lines[2]).toMatch(
      /^Signed in as adele@contoso\.example: access token of \d+ characters, fingerprint [0-9a-f]{8}\.$/,
    );
    for (const protocol of protocols) {
      const security = protocol === 'smtp' ? 'starttls' : 'tls';
      expect(stagesOf(lines, protocol.toUpperCase())).toEqual(
        checkStages(protocol, security, false),
      );
    }
    const hidden = lines.filter((line) =>
      / C: .*user=adele@contoso\.example · access token hidden/.test(line),
    );
    expect(hidden.map((line) => line.slice(0, 4).trim()).sort()).toEqual(['IMAP', 'POP', 'SMTP']);
    expect(lines.some((line) => / S: \w+ OK AUTHENTICATE completed\.$/.test(line))).toBe(true);
    expect(lines.filter((line) => /^\| \w+ +\| OK +\| \d+ ms +\|/.test(line))).toHaveLength(25);
    expect(lines.findIndex((line) => line.startsWith('| Stage'))).toBeGreaterThan(
      lines.findLastIndex((line) => transcriptLine.test(line)),
    );
    expect(lines.at(-2)).toBe('Passed: IMAP, POP and SMTP work.');
  });

  test('--json prints the run record and nothing else: as whom, in two steps, with a test message', async () => {
    const finished = await check([
      ...['--practice', '--json', '--two-step', '--user', 'Adele@contoso.example'],
      ...['--mailbox', 'scanner@contoso.example', '--send-test-message=alex@contoso.example'],
    ]);
    expectNoSecret(finished);
    expect(finished.stderr).toBe('');
    expect(finished.status).toBe(0);
    const record = runRecordSchema.parse(JSON.parse(finished.stdout));
    expect(record.outcome).toBe('ok');
    expect(record.connection).toMatchObject({
      practice: true,
      user: 'adele@contoso.example',
      sharedMailbox: 'scanner@contoso.example',
    });
    expect(record.checks.map(({ user, sender }) => [user, sender])).toEqual([
      ['scanner@contoso.example', undefined],
      ['scanner@contoso.example', undefined],
      ['adele@contoso.example', 'scanner@contoso.example'],
    ]);
    expect(record.checks[2]?.queueId).toBeTruthy();
    const said = record.checks[0]?.transcript.filter(({ stage }) => stage === 'auth') ?? [];
    expect(said.map(({ kind, text }) => `${kind} ${text}`).slice(0, 3)).toEqual([
      'sent A01 AUTHENTICATE XOAUTH2',
      'received + ',
      expect.stringMatching(/^sent user=\S+ · access token hidden/),
    ]);
  });

  test('a refused mailbox, a missing permission and a scenario each fail in their place; exits 1', async () => {
    const finished = await check([
      ...['--practice', '--user=megan@contoso.example', '--mailbox=scanner@contoso.example'],
      '--scenario=smtp-disabled-for-tenant',
    ]);
    expectNoSecret(finished);
    expect(finished.status).toBe(1);
    const lines = finished.stdout.split('\n');
    expect(
      lines.some((line) => / S: \w+ BAD User is authenticated but not connected\.$/.test(line)),
    ).toBe(true);
    expect(
      lines.some((line) => /^\| mailbox +\| FAILED +\|.*\[mailbox\/not-connected\]/.test(line)),
    ).toBe(true);
    expect(lines.some((line) => /^SMTP .* S: 535 5\.7\.139 /.test(line))).toBe(true);
    expect(lines.some((line) => line.startsWith('  What to do'))).toBe(true);
    expect(lines.at(-2)).toBe('Failed: IMAP stopped at “mailbox”, POP and SMTP stopped at “auth”.');
  });

  test('a proxy is given the password of the environment, which is shown nowhere', async () => {
    const asked: (string | undefined)[] = [];
    const proxy = createServer();
    proxy.on('connect', ({ headers }, socket) => {
      asked.push(headers['proxy-authorization']);
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const { port } = proxy.address() as AddressInfo;
    const finished = await check(
      ['--practice', '--protocol=pop', `--proxy=http://svc@127.0.0.1:${port}`],
      undefined,
      { PROXY_PASSWORD: 'canary-of-the-proxy' },
    );
    proxy.close();
    const encoded = Buffer.from('svc:canary-of-the-proxy').toString('base64');
    expect(asked).toEqual([`Basic ${encoded}`]);
    expect(finished.status).toBe(1);
    expect(finished.stdout).toMatch(/^\| proxy +\| FAILED .*\[proxy\/refused\]/m);
    expect(finished.stdout + finished.stderr).not.toContain('canary-of-the-proxy');
    expect(finished.stdout + finished.stderr).not.toContain(encoded);
  });

  test('--flow certificate signs the app in, and opens a mailbox that it was granted', async () => {
    const finished = await check(['--practice', '--flow=certificate', '--protocol=imap']);
    expectNoSecret(finished);
    expect(finished.stdout + finished.stderr).not.toContain('PRIVATE KEY');
    expect(finished.stderr).toBe('');
    expect(finished.status).toBe(0);
    const lines = finished.stdout.split('\n');
    expect(lines[1]).toBe('Signing in as the app ...');
    expect(lines[2]).toMatch(/^Signed in as [0-9a-f-]{36}: access token of \d+ characters, /);
    expect(lines[3]).toBe('Checking scanner@contoso.example over IMAP.');
    expect(lines.at(-2)).toBe('Passed: IMAP works.');
  });

  test('--flow device-code says what Entra ID refuses, and what to do', async () => {
    const finished = await check([
      ...['--practice', '--flow=device-code', '--user=alex@contoso.example'],
      // Met before there is a code, so that nothing waits the five seconds of a device code here.
      '--scenario=aadsts-90002-no-such-tenant',
    ]);
    expectNoSecret(finished);
    expect(finished.status).toBe(1);
    expect(finished.stdout).toContain('Signing in as alex@contoso.example ...');
    expect(finished.stderr).toContain('[tenant/not-found]');
    expect(finished.stderr).toMatch(/^ {2}What to do {3}1\. \S/m);
    expect(finished.stderr).toContain("AADSTS90002: Tenant 'contoso.example' not found.");
  });

  test('Ctrl-C during the sign-in ends it with 130', async () => {
    let interrupted = false;
    const finished = await check(['--practice'], (stdout, kill) => {
      if (interrupted || !stdout.includes('Signing in as')) return;
      interrupted = true;
      kill('SIGINT');
    });
    expectNoSecret(finished);
    expect(finished.status).toBe(130);
    expect(finished.stderr).toContain('[signin/cancelled]');
    expect(finished.stdout).not.toContain('Passed');
  });
});

describe('wrong arguments', { timeout }, () => {
  test.each([
    [['--practise'], '--practise'],
    [['--user', 'adele@contoso.example'], 'practice tenant only so far'],
    [['--practice', '--user', 'nobody@contoso.example'], '--user'],
  ])('%j exits 2 with the argument and the usage on stderr', async (args, named) => {
    const finished = await check(args);
    expect(finished.status).toBe(2);
    expect(finished.stdout).toBe('');
    expect(finished.stderr.split('\n')[0]).toContain(named);
    expect(finished.stderr).toContain('Usage: npm run check');
  });

  test('--help prints the usage on stdout and exits 0', async () => {
    const finished = await check(['--help']);
    expect(finished.status).toBe(0);
    expect(finished.stdout).toContain('Usage: npm run check');
    expect(finished.stderr).toBe('');
  });
});
