import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createConnection, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Who signs, and how, is the packager's affair: a certificate's file, or a service. */
export type SignFile = (file: string) => Promise<boolean>;

/** A way for NSIS to have the uninstaller signed. */
export interface UninstallerSigning {
  /** The command for the script, with `%1` where NSIS puts the file. */
  command: string;
  close: () => Promise<void>;
}

/** Signing services answer within seconds; a build must not wait for ever. */
const deadlineMs = 120_000;

/**
 * NSIS writes the uninstaller into the Setup by itself, so that the packager never sees its file. NSIS
 * can run a command on it before that: this one hands the file to the packager, which is at work at
 * that time, through a socket, so that no secret is read anywhere else.
 *
 * @param sign signs a file in its place, and says whether it did
 */
export async function offerSigning(sign: SignFile): Promise<UninstallerSigning> {
  // Only who made the folder reaches into it. On Windows it is the name that nobody can guess.
  const folder = mkdtempSync(join(tmpdir(), 'sign-uninstaller-'));
  const address =
    process.platform === 'win32'
      ? `\\\\.\\pipe\\sign-uninstaller-${crypto.randomUUID()}`
      : join(folder, 'socket');
  const server: Server = createServer({ allowHalfOpen: true }, (socket) => {
    let file = '';
    socket.setEncoding('utf8');
    socket.on('data', (text: string) => (file += text));
    socket.on('end', () => {
      void sign(file).then(
        (signed) => socket.end(signed ? 'signed' : 'left unsigned'),
        (error: unknown) => socket.end(error instanceof Error ? error.message : 'failed'),
      );
    });
    socket.on('error', () => socket.destroy());
  });
  server.listen(address);
  await once(server, 'listening');
  const self = fileURLToPath(import.meta.url);
  return {
    command: [process.execPath, '--import', import.meta.resolve('tsx'), self, address, '%1']
      .map((word) => `"${word}"`)
      .join(' '),
    async close() {
      server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The command: asks the packager and waits. @returns the exit code, which ends the build but for 0 */
async function askPackager(address: string, file: string): Promise<number> {
  const socket = createConnection({ path: address, allowHalfOpen: true });
  socket.setTimeout(deadlineMs, () => socket.destroy(new Error('no answer')));
  socket.end(file);
  let answer = '';
  for await (const part of socket) answer += String(part);
  if (answer === 'signed') return 0;
  console.error(`The uninstaller was not signed: ${answer}`);
  return 1;
}

const [, program, address, file] = process.argv;
if (program === fileURLToPath(import.meta.url) && address !== undefined && file !== undefined) {
  process.exitCode = await askPackager(address, file);
}
