import { spawn } from 'node:child_process';

export interface ProgramResult {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** A foreign program on loopback takes a second at most, more on a busy machine. */
const deadlineMs = 30_000;

/** Runs a program to its end without stopping this one, which has to answer it. */
export function runProgram(
  command: string,
  args: readonly string[],
  input = '',
): Promise<ProgramResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { timeout: deadlineMs });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.once('error', reject);
    child.once('close', (code) => {
      resolve({ code, stdout, stderr });
    });
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

/**
 * Skips the running test aloud if a program is missing; with `CI` set the test fails instead.
 *
 * @param skip vitest's own, of the test's context
 */
export async function requireProgram(
  command: string,
  skip: (note?: string) => never,
): Promise<void> {
  const present = await runProgram(command, ['--version']).then(
    ({ code }) => code === 0,
    () => false,
  );
  if (present) return;
  const text = `${command} is not installed`;
  if (process.env['CI']) throw new Error(text);
  skip(text);
}
