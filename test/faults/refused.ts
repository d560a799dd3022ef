import { execFileSync } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLogFile } from '../../electron/log-file.ts';
import { saveFile } from '../../electron/windows/save-file.ts';
import { openStores, storeNames, type NumberedStores } from './stores.ts';

// Saves three states of everything in a folder: one, one while the system refuses to write, and one when
// it no longer does. What came of it is one line of JSON on standard output.

/** What each store said of a state, and what is found of it by who opens the folder anew. */
export interface Refused {
  codes: (string | undefined)[][];
  found: number[][];
  /** What of this program's is half written. */
  parts: string[];
  /** What saving a ticket said, and what was there afterwards. */
  ticket: [string | undefined, string][];
  log: string;
}

export const ways = ['full', 'limit', 'read-only'] as const;
export type Way = (typeof ways)[number];

const [profile = '', key = '', way = ''] = process.argv.slice(2);
const secretKey = Buffer.from(key, 'hex');
const filler = join(profile, 'filler');
const ticketPath = join(profile, 'ticket.txt');

function folders(): string[] {
  const all = readdirSync(profile, { recursive: true, withFileTypes: true });
  return [
    profile,
    ...all.filter((one) => one.isDirectory()).map((one) => join(one.parentPath, one.name)),
  ];
}

/** Has the system refuse to write, or no longer. */
function refuse(isRefused: boolean): void {
  if (way === 'read-only') {
    for (const folder of folders()) chmodSync(folder, isRefused ? 0o500 : 0o700);
  } else if (way === 'limit') {
    const soft = isRefused ? '0' : 'unlimited';
    execFileSync('prlimit', ['--pid', String(process.pid), `--fsize=${soft}:unlimited`]);
  } else if (isRefused) fillUp();
  else rmSync(filler);
}

/** Until nothing more fits, to the last byte. */
function fillUp(): void {
  for (let size = 65_536; size >= 1;) {
    try {
      writeFileSync(filler, Buffer.alloc(size), { flag: 'a' });
    } catch {
      size = Math.trunc(size / 2);
    }
  }
}

async function saveAll(stores: NumberedStores, number: number) {
  const codes = [];
  for (const name of storeNames) codes.push((await stores[name].save(number))?.code);
  return codes;
}

/** As of a program that was just started. */
async function found(): Promise<number[]> {
  const stores = await openStores(profile, secretKey, [2]);
  return Promise.all(storeNames.map((name) => stores[name].read()));
}

async function saveTicket(text: string): Promise<[string | undefined, string]> {
  const dialog = () => Promise.resolve({ canceled: false, filePath: ticketPath });
  const saved = await saveFile(dialog, {}, Buffer.from(text.padEnd(100_000)));
  return [saved.ok ? undefined : saved.error.code, readFileSync(ticketPath, 'utf8').trim()];
}

const stores = await openStores(profile, secretKey);
const log = createLogFile(join(profile, 'logs'));
const result: Refused = { codes: [], found: [], parts: [], ticket: [], log: '' };
for (const number of [1, 2, 3]) {
  if (number > 1) refuse(number === 2);
  result.codes.push(await saveAll(stores, number));
  result.ticket.push(await saveTicket(`ticket ${number}`));
  log.write(`line ${number}`);
  result.found.push(await found());
}
result.parts = readdirSync(profile, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /\.part$|set-aside/.test(name),
);
result.log = readFileSync(join(profile, 'logs', 'app.log'), 'utf8');
process.stdout.write(JSON.stringify(result));
