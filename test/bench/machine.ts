import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { cpus, loadavg, totalmem } from 'node:os';
import { promisify } from 'node:util';
import { findMailServers } from '../servers/require-mail-servers.ts';

const run = promisify(execFile);

/** What the figures were taken on: without it they say nothing. */
export async function machineFacts(): Promise<string[]> {
  const processors = cpus();
  const programs = await findMailServers();
  if ('missing' in programs)
    throw new Error(`The benchmark needs real servers: ${programs.missing}`);
  const curl = await firstLine('curl', '--version');
  const exim = await firstLine(programs.exim, '-C', '/dev/null', '-bV');
  return [
    `${processors.length} × ${processors[0]?.model.trim() ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform} ${process.arch}`,
    `load before: ${loadavg()
      .map((load) => load.toFixed(2))
      .join(' ')}`,
    `Node ${process.versions.node} (OpenSSL ${process.versions.openssl}), ${curl.split(' (')[0] ?? curl}`,
    `imapflow ${await packageVersion('imapflow')}, nodemailer ${await packageVersion('nodemailer')}`,
    `Dovecot ${(await firstLine(programs.dovecot, '--version')).split(' ')[0] ?? '?'}, ${exim.split(' #')[0] ?? exim}`,
  ];
}

async function firstLine(program: string, ...options: string[]): Promise<string> {
  const { stdout } = await run(program, options);
  return stdout.split('\n')[0] ?? '';
}

async function packageVersion(name: string): Promise<string> {
  const file = new URL(`../../node_modules/${name}/package.json`, import.meta.url);
  const { version } = JSON.parse(await readFile(file, 'utf8')) as { version: string };
  return version;
}
