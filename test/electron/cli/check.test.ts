import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { people } from '../../../electron/practice/directory.ts';
import { runRecordSchema } from '../../../shared/run-record.ts';

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
): Promise<Finished> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'electron/cli/check.ts', ...args], {
    cwd: root,
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

const transcriptLine = /^\+\d+\.\d{3} +(C:|S:|--)/;

describe('npm run check -- --practice', { timeout }, () => {
  test('prints the transcript and the stage table and exits 0', async () => {
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
    const stages = lines.flatMap((line) => /^--- (\w+) ---$/.exec(line)?.[1] ?? []);
    expect(stages).toEqual([
      'dns',
      'tcp',
      'tls',
      'greeting',
      'capability',
      'auth',
      'mailbox',
      'logout',
    ]);
    expect(
      lines.filter((line) =>
        / C: \w+ AUTHENTICATE XOAUTH2 user=\S+ · access token hidden/.test(line),
      ),
    ).toHaveLength(1);
    expect(lines.some((line) => / S: \w+ OK AUTHENTICATE completed\.$/.test(line))).toBe(true);
    expect(lines.filter((line) => /^\| \w+ +\| OK +\| \d+ ms +\|/.test(line))).toHaveLength(8);
    expect(lines.findIndex((line) => line.startsWith('| Stage'))).toBeGreaterThan(
      lines.findLastIndex((line) => transcriptLine.test(line)),
    );
    expect(lines.at(-2)).toBe('Passed: the mailbox can be opened with this connection.');
  });

  test('--json prints the run record and nothing else', async () => {
    const finished = await check([
      '--practice',
      '--json',
      '--user',
      'Alex@contoso.example',
      '--mailbox',
      'scanner@contoso.example',
    ]);
    expectNoSecret(finished);
    expect(finished.stderr).toBe('');
    expect(finished.status).toBe(0);
    const record = runRecordSchema.parse(JSON.parse(finished.stdout));
    expect(record.outcome).toBe('ok');
    expect(record.connection).toMatchObject({
      practice: true,
      user: 'alex@contoso.example',
      sharedMailbox: 'scanner@contoso.example',
    });
    expect(record.checks[0]?.user).toBe('scanner@contoso.example');
  });

  test('a mailbox that the person may not open fails at mailbox and exits 1', async () => {
    const finished = await check([
      '--practice',
      '--user=megan@contoso.example',
      '--mailbox=scanner@contoso.example',
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
    expect(lines.some((line) => line.startsWith('  Next step'))).toBe(true);
    expect(lines.at(-2)).toMatch(/^Failed/);
  });

  test('--two-step sends the token in a line of its own', async () => {
    const finished = await check(['--practice', '--two-step']);
    expectNoSecret(finished);
    expect(finished.status).toBe(0);
    const said = finished.stdout
      .split('\n')
      .filter((line) => / [CS]: /.test(line))
      .map((line) => line.slice(line.search(/[CS]: /)));
    const command = said.findIndex((line) => /^C: \w+ AUTHENTICATE XOAUTH2$/.test(line));
    expect(command).toBeGreaterThan(0);
    expect(said[command + 1]).toMatch(/^S: \+/);
    expect(said[command + 2]).toMatch(/^C: user=\S+ · access token hidden/);
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
